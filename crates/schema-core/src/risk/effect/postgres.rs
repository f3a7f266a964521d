//! What statements cost on PostgreSQL: measured on 11 to 18, which agree on all of this.

use super::{Blocks, Effect, Reason, Seen, Work};
use crate::Dialect;
use crate::risk::words::{Rest, Token};
use crate::schema::{Column, DataType};

/// The locks of a table that changes of the schema take, from the mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lock {
    /// `ROW EXCLUSIVE`: of those who write rows.
    RowExclusive,
    /// `SHARE`: keeps writers out.
    Share,
    /// `SHARE ROW EXCLUSIVE`: keeps writers out, and others with this lock.
    ShareRowExclusive,
    /// `ACCESS EXCLUSIVE`: keeps everybody out.
    AccessExclusive,
}

/// What is done with the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Nothing.
    Left,
    /// All are read.
    Read,
    /// All are read into an index.
    Indexed,
    /// All are written anew, and all indexes with them.
    Rewritten,
}

/// Declares what a statement, or one action of an `ALTER TABLE`, does: its words; the lock on the table, that on a table that it refers to
/// or stops referring to, what is done with the rows; and what was measured that says so.
macro_rules! operations {
    ($($variant:ident = $words:literal, $lock:ident, $other:expr, $rows:ident, [$($measured:literal),*];)*) => {
        /// What a statement, or one action of an `ALTER TABLE`, does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Operation {
            $($variant,)*
        }

        impl Operation {
            /// All of them.
            pub(super) const ALL: &[Self] = &[$(Self::$variant),*];

            /// The lock on the table, that on a table that it refers to or stops referring to, and what is done with the rows.
            pub(super) const fn facts(self) -> (Lock, Option<Lock>, Rows) {
                match self {
                    $(Self::$variant => (Lock::$lock, $other, Rows::$rows),)*
                }
            }

            /// How it is written.
            const fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => $words,)*
                }
            }

            /// The names of the measurements.
            const fn measured(self) -> &'static [&'static str] {
                match self {
                    $(Self::$variant => &[$($measured),*],)*
                }
            }
        }
    };
}

operations! {
    AddColumn = "`ADD COLUMN`", AccessExclusive, None, Left,
        ["ADD COLUMN nullable", "ADD COLUMN const DEFAULT", "ADD COLUMN NOT NULL const DEFAULT", "ADD COLUMN DEFAULT now() (stable)"];
    AddColumnWithValue = "`ADD COLUMN` with a default that each row computes, `STORED`, `AS IDENTITY`", AccessExclusive, None, Rewritten,
        ["ADD COLUMN DEFAULT clock_timestamp() (volatile)", "ADD COLUMN DEFAULT gen_random_uuid()", "ADD COLUMN IDENTITY", "ADD COLUMN GENERATED STORED"];
    DropColumn = "`DROP COLUMN`", AccessExclusive, None, Left, ["DROP COLUMN", "DROP COLUMN used in index"];
    Rename = "`RENAME`", AccessExclusive, None, Left, ["RENAME COLUMN", "RENAME CONSTRAINT", "SET SCHEMA"];
    AlterColumn = "`ALTER COLUMN` … `SET DEFAULT`, `DROP DEFAULT`, `DROP NOT NULL`, `ADD GENERATED`, `DROP IDENTITY`", AccessExclusive, None, Left,
        ["SET DEFAULT", "DROP DEFAULT", "DROP NOT NULL", "ADD IDENTITY to existing NOT NULL col", "DROP IDENTITY/seq default swap"];
    SetNotNull = "`ALTER COLUMN` … `SET NOT NULL`", AccessExclusive, None, Read, ["SET NOT NULL"];
    Relabel = "`ALTER COLUMN` … `TYPE`: a longer `VARCHAR`, `TEXT` instead of it, a wider `NUMERIC`", AccessExclusive, None, Left,
        ["TYPE varchar(10)->varchar(20)", "TYPE varchar(10)->text", "TYPE numeric(10,2)->(12,2)", "TYPE numeric(10,2)->numeric"];
    Recollate = "`ALTER COLUMN` … `TYPE` with another collation", AccessExclusive, None, Indexed, ["TYPE indexed text COLLATE change"];
    Retype = "`ALTER COLUMN` … `TYPE`: any other", AccessExclusive, None, Rewritten,
        ["TYPE int->bigint", "TYPE int->smallint", "TYPE varchar(20)->varchar(10)", "TYPE text->varchar(50)", "TYPE numeric(10,2)->(12,4)", "TYPE int->text", "TYPE int->numeric", "TYPE real->double", "TYPE enum->text", "TYPE text->enum", "TYPE text->uuid USING"];
    AddCheck = "`ADD CONSTRAINT` … `CHECK`", AccessExclusive, None, Read, ["ADD CHECK"];
    AddForeignKey = "`ADD CONSTRAINT` … `FOREIGN KEY`", ShareRowExclusive, Some(Lock::ShareRowExclusive), Read, ["ADD FK"];
    DropForeignKey = "`DROP CONSTRAINT` of a foreign key", AccessExclusive, Some(Lock::AccessExclusive), Left, ["DROP FK"];
    AddKey = "`ADD CONSTRAINT` … `UNIQUE`, `PRIMARY KEY`", AccessExclusive, None, Indexed, ["ADD UNIQUE"];
    AddExclusion = "`ADD CONSTRAINT` … `EXCLUDE`", AccessExclusive, None, Indexed, ["ADD EXCLUDE"];
    DropConstraint = "`DROP CONSTRAINT` of another", AccessExclusive, None, Left, ["DROP CHECK", "DROP PRIMARY KEY"];
    CreateIndex = "`CREATE INDEX`", Share, None, Indexed, ["CREATE INDEX", "CREATE UNIQUE INDEX"];
    DropIndex = "`DROP INDEX`", AccessExclusive, None, Left, ["DROP INDEX"];
    CreateTable = "`CREATE TABLE` that refers to another", AccessExclusive, Some(Lock::ShareRowExclusive), Left, ["CREATE TABLE with FK to parent"];
    DropTable = "`DROP TABLE` that refers to another", AccessExclusive, Some(Lock::AccessExclusive), Left, ["DROP TABLE having FK to parent"];
    Update = "`UPDATE` of all rows", RowExclusive, None, Read, [];
}

/// What the tables know of an operation, in words.
pub(crate) fn facts() -> impl Iterator<Item = crate::risk::Facts> {
    Operation::ALL.iter().map(|operation| {
        let (lock, other, rows) = operation.facts();
        crate::risk::Facts {
            statement: operation.words(),
            lock: lock.words(),
            other: other.map(Lock::words),
            rows: rows.words(),
            measured: operation.measured(),
        }
    })
}

impl Rows {
    const fn words(self) -> &'static str {
        match self {
            Self::Left => "left alone",
            Self::Read => "read",
            Self::Indexed => "indexed",
            Self::Rewritten => "written anew",
        }
    }
}

impl Operation {
    fn effect(self, table: &str, work: Option<Work>) -> Effect {
        Effect { table: table.to_owned(), blocks: self.facts().0.blocks(), work }
    }

    /// The same with the table at the other end.
    fn with_other(self, table: &str, other: Option<&str>, work: Option<Work>) -> Vec<Effect> {
        let other = other.filter(|other| *other != table).zip(self.facts().1);
        let other = other.map(|(other, lock)| Effect { table: other.to_owned(), blocks: lock.blocks(), work: None });
        [self.effect(table, work)].into_iter().chain(other).collect()
    }
}

impl Lock {
    const fn words(self) -> &'static str {
        match self {
            Self::RowExclusive => "ROW EXCLUSIVE",
            Self::Share => "SHARE",
            Self::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            Self::AccessExclusive => "ACCESS EXCLUSIVE",
        }
    }

    const fn blocks(self) -> Blocks {
        match self {
            Self::RowExclusive => Blocks::Nobody,
            Self::Share | Self::ShareRowExclusive => Blocks::Writers,
            Self::AccessExclusive => Blocks::Everybody,
        }
    }
}

/// What a statement does.
pub(super) fn effects(seen: &Seen<'_>, mut rest: Rest<'_>) -> Vec<Effect> {
    let whole = rest;
    if rest.eat("ALTER TABLE") {
        let Some(table) = rest.name() else { return Vec::new() };
        return rest.parts().into_iter().flat_map(|part| action(seen, &table, part)).collect();
    }
    if rest.eat("CREATE INDEX") || rest.eat("CREATE UNIQUE INDEX") {
        let name = rest.name().unwrap_or_default();
        let table = rest.eat("ON").then(|| rest.name()).flatten();
        return table.map(|table| Operation::CreateIndex.effect(&table, Some(Work::Index { name }))).into_iter().collect();
    }
    if rest.eat("DROP INDEX") {
        let table = rest.name().and_then(|name| seen.table_of(crate::schema::name::split(&name).1));
        return table.map(|table| Operation::DropIndex.effect(table, None)).into_iter().collect();
    }
    if rest.eat("CREATE TABLE") {
        let table = rest.name().unwrap_or_default();
        let targets = whole.names_after("REFERENCES");
        return targets.iter().flat_map(|target| Operation::CreateTable.with_other(&table, Some(target), None)).collect();
    }
    if rest.eat("DROP TABLE") {
        let Some(table) = rest.name() else { return Vec::new() };
        let keys = seen.case.before.table(&table).map(|table| table.foreign_keys.as_slice()).unwrap_or_default();
        return keys.iter().flat_map(|key| Operation::DropTable.with_other(&table, Some(&key.target), None)).collect();
    }
    if rest.eat("UPDATE") {
        return rest.name().map(|table| Operation::Update.effect(&table, Some(Work::Update))).into_iter().collect();
    }
    Vec::new()
}

/// What one action of an `ALTER TABLE` does.
fn action(seen: &Seen<'_>, table: &str, mut rest: Rest<'_>) -> Vec<Effect> {
    if rest.eat("ADD COLUMN") {
        let reason = rest.name().and_then(|column| value_of_its_own(column, rest));
        let operation = if reason.is_some() { Operation::AddColumnWithValue } else { Operation::AddColumn };
        return vec![operation.effect(table, reason.map(Work::Rewrite))];
    }
    if rest.eat("ADD CONSTRAINT") {
        return rest.name().map(|name| constraint(table, name, rest)).unwrap_or_default();
    }
    if rest.eat("DROP CONSTRAINT") {
        let target = rest.name().and_then(|name| seen.target_of(table, &name));
        let operation = if target.is_some() { Operation::DropForeignKey } else { Operation::DropConstraint };
        return operation.with_other(table, target, None);
    }
    if rest.eat("ALTER COLUMN") {
        let column = rest.name().unwrap_or_default();
        return vec![altered(seen, table, column, rest)];
    }
    let operation = if rest.eat("DROP COLUMN") { Operation::DropColumn } else { Operation::Rename };
    vec![operation.effect(table, None)]
}

fn constraint(table: &str, name: String, mut rest: Rest<'_>) -> Vec<Effect> {
    if rest.eat("FOREIGN KEY") {
        let target = rest.names_after("REFERENCES").into_iter().next().unwrap_or_default();
        let work = Work::ForeignKey { name, target: target.clone() };
        return Operation::AddForeignKey.with_other(table, Some(&target), Some(work));
    }
    vec![if rest.eat("CHECK") {
        Operation::AddCheck.effect(table, Some(Work::Check { name }))
    } else if rest.eat("EXCLUDE") {
        Operation::AddExclusion.effect(table, Some(Work::Index { name }))
    } else {
        Operation::AddKey.effect(table, Some(Work::Index { name }))
    }]
}

fn altered(seen: &Seen<'_>, table: &str, column: String, mut rest: Rest<'_>) -> Effect {
    if rest.eat("SET NOT NULL") {
        return Operation::SetNotNull.effect(table, Some(Work::NotNull { column }));
    }
    if !rest.eat("TYPE") {
        return Operation::AlterColumn.effect(table, None);
    }
    let operation = match seen.column(table, &column) {
        Some((before, after)) => retyping(before, after),
        None => Operation::Retype,
    };
    let work = match operation.facts().2 {
        Rows::Rewritten => Some(Work::Rewrite(retyped(seen, table, column))),
        Rows::Indexed => recollated(seen, table, &column).map(|name| Work::Index { name }),
        Rows::Left | Rows::Read => None,
    };
    operation.effect(table, work)
}

/// What the change of a column's type is.
pub(super) fn retyping(before: &Column, after: Option<&Column>) -> Operation {
    let Some(after) = after else {
        // An enum that is put aside becomes a text.
        return Operation::Retype;
    };
    if !is_relabelled(&before.data_type, &after.data_type) {
        Operation::Retype
    } else if before.collation == after.collation {
        Operation::Relabel
    } else {
        Operation::Recollate
    }
}

/// Whether all values are stored as they are under the new type.
fn is_relabelled(before: &DataType, after: &DataType) -> bool {
    match (before, after) {
        (DataType::Text(_), DataType::Text(None))
        | (DataType::Decimal(_), DataType::Decimal(None))
        | (DataType::Bytes(_), DataType::Bytes(_)) => true,
        (DataType::Text(Some(from)), DataType::Text(Some(to))) => from <= to,
        (DataType::Decimal(Some((precision, scale))), DataType::Decimal(Some((wider, same)))) => scale == same && precision <= wider,
        (DataType::Enum(from), DataType::Enum(to)) if from.is_native() && to.is_native() => from.variants == to.variants,
        // Other numbers are computed.
        (DataType::Enum(from), DataType::Enum(to)) if from.numbers().is_some() && to.numbers().is_some() => {
            from.variants.iter().all(|text| from.successor(text, to).is_none_or(|other| from.number(text) == to.number(other)))
                && from.storage() == to.storage()
        }
        (one, other) => Dialect::Postgres.sql_type(one) == Dialect::Postgres.sql_type(other),
    }
}

fn retyped(seen: &Seen<'_>, table: &str, column: String) -> Reason {
    match seen.column(table, &column) {
        Some((before, Some(after))) if matches!((before.data_type.item(), after.data_type.item()), (DataType::Enum(from), DataType::Enum(to)) if from.is_native() && to.is_native()) => {
            Reason::Enum { column }
        }
        Some((_, Some(after))) => Reason::Type { column, sql: Dialect::Postgres.sql_type(&after.data_type) },
        Some((_, None)) => Reason::Type { column, sql: Dialect::Postgres.sql_type(&DataType::Text(None)) },
        None => Reason::Column { column },
    }
}

/// An index over a column whose order changes.
fn recollated(seen: &Seen<'_>, table: &str, column: &str) -> Option<String> {
    let indexes = &seen.case.after.table(table)?.indexes;
    let over = |index: &&crate::schema::Index| index.parts.iter().any(|part| part.column_name() == Some(column));
    indexes.iter().find(over).map(|index| index.name.clone())
}

/// Functions that give one value for all rows of a statement. What is not listed may give each row its own.
const STABLE: [&str; 23] = [
    "NOW",
    "TRANSACTION_TIMESTAMP",
    "STATEMENT_TIMESTAMP",
    "CURRENT_TIMESTAMP",
    "LOCALTIMESTAMP",
    "CURRENT_SETTING",
    "TO_CHAR",
    "TO_TIMESTAMP",
    "TO_DATE",
    "DATE_TRUNC",
    "EXTRACT",
    "TIMEZONE",
    "MAKE_INTERVAL",
    "FLOOR",
    "CEIL",
    "ROUND",
    "ABS",
    "LOWER",
    "UPPER",
    "CONCAT",
    "COALESCE",
    "NULLIF",
    "CAST",
];

/// Words that stand before a bracket and call nothing.
const NO_CALLS: [&str; 12] =
    ["NUMERIC", "VARCHAR", "CHAR", "CHARACTER", "TIMESTAMP", "TIMESTAMPTZ", "TIME", "INTERVAL", "BIT", "DEFAULT", "ARRAY", "IN"];

/// Why a new column has a value of its own in each row, if it has.
fn value_of_its_own(column: String, rest: Rest<'_>) -> Option<Reason> {
    if rest.has("AS IDENTITY") {
        return Some(Reason::Numbered { column });
    }
    if rest.has("STORED") {
        return Some(Reason::Stored { column });
    }
    let type_words = rest.0.iter().take_while(|token| **token != Token::Word("DEFAULT".to_owned())).count();
    let default = Rest(rest.0.get(type_words..)?);
    let is_stable = |call: &str| STABLE.contains(&call) || NO_CALLS.contains(&call);
    default.calls().any(|call| !is_stable(call)).then_some(Reason::Value { column })
}
