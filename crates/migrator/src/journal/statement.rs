//! The journal's own statements, written by `sea-query` for the database at hand, and the rows that come back.

use schema_core::Dialect;
use sea_query::{ColumnDef, Expr, ExprTrait as _, OnConflict, Order, Query, Table, TableCreateStatement, UnionType, Value};

use super::settings::SETTINGS;
use super::{Entry, State};
use crate::backend::{Cell, Row};

/// The table with a row for every migration that ran.
pub(crate) const JOURNAL: &str = "_migrator_journal";
/// The table with a row for every program, which tells it that it has nothing to do.
pub(crate) const HEAD: &str = "_migrator_head";

/// The table with a row for a migration that is not wholly in effect: [`super::step`].
pub(crate) const STEP: &str = "_migrator_step";

/// A statement with its values.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(crate) sql: String,
    pub(crate) values: Vec<Cell>,
}

/// What is written when a migration was applied.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry {
    pub(crate) entry: Entry,
    /// What ran, as [`super::stored`] writes it.
    pub(crate) up: String,
    /// What will undo it.
    pub(crate) down: String,
}

/// The most rows that [`insert`] takes at once.
pub(crate) const INSERT_MAX: usize = 64;

const COLUMNS: [&str; 10] = ["sequence", "package", "id", "name", "checksum", "state", "draft", "applied_at", "duration", "tool"];

macro_rules! render {
    (query $dialect:expr, $statement:expr) => {{
        let (sql, values): (String, sea_query::Values) = match $dialect {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => $statement.build(sea_query::SqliteQueryBuilder),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => $statement.build(sea_query::PostgresQueryBuilder),
            #[cfg(feature = "mysql")]
            Dialect::Mysql => $statement.build(sea_query::MysqlQueryBuilder),
            #[allow(unreachable_patterns, reason = "dialects come and go with features")]
            _ => unreachable!("no backend of another dialect exists"),
        };
        Bound { sql, values: values.0.into_iter().map(cell).collect() }
    }};
    (schema $dialect:expr, $statement:expr) => {
        match $dialect {
            #[cfg(feature = "sqlite")]
            Dialect::Sqlite => $statement.to_string(sea_query::SqliteQueryBuilder),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => $statement.to_string(sea_query::PostgresQueryBuilder),
            #[cfg(feature = "mysql")]
            Dialect::Mysql => $statement.to_string(sea_query::MysqlQueryBuilder),
            #[allow(unreachable_patterns, reason = "dialects come and go with features")]
            _ => unreachable!("no backend of another dialect exists"),
        }
    };
}
pub(super) use render;

/// The statements that create the tables where they are missing, the journal last: it tells that the others are there. That a migration has
/// one row needs no index: whoever writes holds the lock and has read the journal under it, and an index would be one page more to write with
/// every migration.
pub(crate) fn create(dialect: Dialect) -> Vec<(&'static str, String)> {
    let is_mysql = dialect == Dialect::Mysql;
    let text = |name: &'static str| ColumnDef::new(name).text().not_null().take();
    let number = |name: &'static str| ColumnDef::new(name).big_integer().not_null().take();
    // A text holds 64 KiB on MySQL, and can't be a key.
    let long = |name: &'static str| if is_mysql { ColumnDef::new(name).custom("longtext").not_null().take() } else { text(name) };
    let key = |name: &'static str| if is_mysql { ColumnDef::new(name).string_len(KEY_MAX).not_null().take() } else { text(name) };
    // On SQLite only this type is the number of the row itself.
    let sequence = match dialect {
        Dialect::Sqlite => ColumnDef::new("sequence").integer().not_null().primary_key().take(),
        _ => ColumnDef::new("sequence").big_integer().not_null().primary_key().take(),
    };
    let table = |name: &'static str| table(dialect, name);
    let mut journal = table(JOURNAL);
    journal.col(sequence.clone()).col(text("package")).col(text("id")).col(text("name")).col(text("checksum")).col(text("state"));
    journal.col(number("draft")).col(number("applied_at")).col(number("duration")).col(text("tool")).col(long("up")).col(long("down"));
    let head = table(HEAD).col(key("scope").primary_key()).col(text("head")).take();
    let settings = table(SETTINGS).col(key("name").primary_key()).col(text("value")).take();
    let mut step = table(STEP);
    step.col(sequence).col(text("package")).col(text("id")).col(text("name")).col(text("function"));
    step.col(number("began")).col(number("ended")).col(number("count")).col(text("state")).col(long("steps")).col(long("error"));
    let tables = [(HEAD, head), (SETTINGS, settings), (STEP, step), (JOURNAL, journal)];
    tables.into_iter().map(|(name, table)| (name, render!(schema dialect, table))).collect()
}

/// A table of the journal, without columns yet.
pub(super) fn table(dialect: Dialect, name: &'static str) -> TableCreateStatement {
    let mut table = Table::create().table(name).if_not_exists().take();
    if dialect == Dialect::Mysql {
        // Not what the server happens to have as its default: rows must be undone with their transaction, names differ by case.
        table.engine("InnoDB").character_set("utf8mb4").collate("utf8mb4_bin");
    }
    table
}

/// The longest scope, in characters: what a key takes on MySQL, where it is stored in up to four bytes a character.
const KEY_MAX: u32 = 700;

/// Whether the database commits every statement that changes the schema, and everything before it, at once.
pub(crate) fn commits_at_once(dialect: Dialect) -> bool {
    dialect == Dialect::Mysql
}

/// The one row that the program with this scope reads when it has nothing to do.
pub(crate) fn head(dialect: Dialect, scope: &str) -> Bound {
    let mut select = Query::select();
    select.column("head").from(HEAD).and_where(Expr::col("scope").eq(scope));
    if dialect == Dialect::Postgres {
        // Further along the search path is the one of another schema.
        let namespace = format!("SELECT c.relnamespace FROM pg_catalog.pg_class c WHERE c.oid = {HEAD}.tableoid");
        let current = "SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = current_schema()";
        select.and_where(Expr::cust(format!("({namespace}) = ({current})")));
    }
    render!(query dialect, select)
}

/// Says that the program with this scope has nothing to do.
pub(crate) fn set_head(dialect: Dialect, scope: &str, head: &str) -> Bound {
    let replace = OnConflict::column("scope").update_column("head").to_owned();
    render!(query dialect, Query::insert().into_table(HEAD).columns(["scope", "head"]).values_panic([scope.into(), head.into()]).on_conflict(replace))
}

/// Makes every program look at the journal again.
pub(crate) fn clear_heads(dialect: Dialect) -> Bound {
    render!(query dialect, Query::delete().from_table(HEAD))
}

/// How many programs are told that they have nothing to do.
pub(crate) fn heads(dialect: Dialect) -> Bound {
    render!(query dialect, Query::select().expr(Expr::col("scope").count()).from(HEAD))
}

/// All entries, oldest change first.
pub(crate) fn entries(dialect: Dialect) -> Bound {
    render!(query dialect, Query::select().columns(COLUMNS).from(JOURNAL).order_by("sequence", Order::Asc))
}

/// Reads a row of [`entries`]; `None` for one that this version did not write.
pub(crate) fn entry(row: &Row) -> Option<Entry> {
    let [sequence, package, id, name, checksum, state, draft, applied_at, duration, tool] = row.cells.as_slice() else { return None };
    Some(Entry {
        sequence: sequence.integer()?,
        package: package.text()?.to_owned(),
        id: id.text()?.to_owned(),
        name: name.text()?.to_owned(),
        checksum: checksum.text()?.to_owned(),
        state: State::from_name(state.text()?)?,
        draft: draft.integer()? != 0,
        applied_at: applied_at.integer()?,
        duration: duration.integer()?,
        tool: tool.text()?.to_owned(),
    })
}

/// The highest sequence number of the journal and of what is half done: changes whenever one of them does.
pub(crate) fn last_sequence(dialect: Dialect) -> Bound {
    let last = |table: &'static str| Query::select().expr_as(Expr::col("sequence").max(), "sequence").from(table).take();
    let both = last(JOURNAL).union(UnionType::All, last(STEP)).take();
    render!(query dialect, Query::select().expr(Expr::col("sequence").max()).from_subquery(both, "last"))
}

/// The stored `up` and `down` of an entry.
pub(crate) fn stored(dialect: Dialect, sequence: i64) -> Bound {
    render!(query dialect, Query::select().columns(["up", "down"]).from(JOURNAL).and_where(Expr::col("sequence").eq(sequence)))
}

/// The stored `up` and `down` of all entries, with their sequence numbers.
pub(crate) fn all_stored(dialect: Dialect) -> Bound {
    render!(query dialect, Query::select().columns(["sequence", "up", "down"]).from(JOURNAL).order_by("sequence", Order::Asc))
}

/// Adds entries, at most [`INSERT_MAX`].
pub(crate) fn insert(dialect: Dialect, entries: &[NewEntry]) -> Bound {
    let mut insert = Query::insert();
    insert.into_table(JOURNAL).columns(COLUMNS.into_iter().chain(["up", "down"]));
    for new in entries {
        let entry = &new.entry;
        insert.values_panic([
            entry.sequence.into(),
            entry.package.as_str().into(),
            entry.id.as_str().into(),
            entry.name.as_str().into(),
            entry.checksum.as_str().into(),
            entry.state.as_str().into(),
            i64::from(entry.draft).into(),
            entry.applied_at.into(),
            entry.duration.into(),
            entry.tool.as_str().into(),
            new.up.as_str().into(),
            new.down.as_str().into(),
        ]);
    }
    render!(query dialect, insert)
}

/// Removes an entry.
pub(crate) fn remove(dialect: Dialect, sequence: i64) -> Bound {
    render!(query dialect, Query::delete().from_table(JOURNAL).and_where(Expr::col("sequence").eq(sequence)))
}

/// Removes entries.
pub(crate) fn remove_all(dialect: Dialect, sequences: &[i64]) -> Bound {
    let numbers = sequences.iter().copied();
    render!(query dialect, Query::delete().from_table(JOURNAL).and_where(Expr::col("sequence").is_in(numbers)))
}

/// Marks an entry as undone; that is the newest change from now on.
pub(crate) fn revert(dialect: Dialect, sequence: i64, new: i64) -> Bound {
    let state = State::Reverted.as_str();
    let mut update = Query::update();
    update.table(JOURNAL).value("state", state).value("sequence", new).and_where(Expr::col("sequence").eq(sequence));
    render!(query dialect, update)
}

/// Marks an entry as no draft any more.
pub(crate) fn seal(dialect: Dialect, sequence: i64, new: i64) -> Bound {
    let mut update = Query::update();
    update.table(JOURNAL).value("draft", 0_i64).value("sequence", new).and_where(Expr::col("sequence").eq(sequence));
    render!(query dialect, update)
}

/// The values that the statements above use.
pub(super) fn cell(value: Value) -> Cell {
    match value {
        Value::BigInt(Some(number)) => Cell::Integer(number),
        Value::BigUnsigned(Some(number)) => i64::try_from(number).map_or(Cell::Null, Cell::Integer),
        Value::String(Some(text)) => Cell::Text(text),
        _ => Cell::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_the_ones_meant() {
        let sqlite = Dialect::Sqlite;
        assert_eq!(head(sqlite, "app").sql, r#"SELECT "head" FROM "_migrator_head" WHERE "scope" = ?"#);
        assert_eq!(head(sqlite, "app").values, [Cell::Text("app".to_owned())]);
        assert_eq!(
            set_head(sqlite, "app", "1").sql,
            r#"INSERT INTO "_migrator_head" ("scope", "head") VALUES (?, ?) ON CONFLICT ("scope") DO UPDATE SET "head" = "excluded"."head""#
        );
        assert_eq!(revert(sqlite, 3, 9).sql, r#"UPDATE "_migrator_journal" SET "state" = ?, "sequence" = ? WHERE "sequence" = ?"#);
        assert_eq!(
            last_sequence(sqlite).sql,
            r#"SELECT MAX("sequence") FROM (SELECT MAX("sequence") AS "sequence" FROM "_migrator_journal" UNION ALL SELECT MAX("sequence") AS "sequence" FROM "_migrator_step") AS "last""#
        );
        assert!(
            create(sqlite)[3].1.starts_with(r#"CREATE TABLE IF NOT EXISTS "_migrator_journal" ( "sequence" integer NOT NULL PRIMARY KEY"#)
        );
    }
}
