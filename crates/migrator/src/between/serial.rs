//! PostgreSQL's `serial` is no type but a number, a default, and a sequence that is named for table and column. A column gets one by that word
//! only as it is created; here is what else has to be said of the sequence.

use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, Default, Table, name};
use schema_core::{Dialect, Pair, Schema};

/// What has to be done around the statements of a plan.
#[derive(Debug, std::default::Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Before them.
    pub(super) first: Vec<String>,
    /// After them.
    pub(super) last: Vec<String>,
}

impl Around {
    /// Puts `outer` around all of this.
    pub(super) fn enclose(&mut self, outer: Self) {
        self.first.splice(0..0, outer.first);
        self.last.extend(outer.last);
    }
}

/// A column on both sides.
struct Kept {
    table: Pair<String>,
    column: Pair<String>,
}

/// Writes out, in both schemas, the `serial` columns that become something else or become one, and returns what their sequences need.
pub(super) fn write_out(dialect: Dialect, schemas: Pair<&mut Schema>, intent: &Intent) -> Around {
    let mut around = Around::default();
    if dialect != Dialect::Postgres {
        return around;
    }
    let Pair { before, after } = schemas;
    for kept in kept(before, after, intent) {
        let (old, new) = (sequence(&kept.table.before, &kept.column.before), sequence(&kept.table.after, &kept.column.after));
        let Some(from) = column(before, &kept.table.before, &kept.column.before) else { continue };
        let Some(to) = column(after, &kept.table.after, &kept.column.after) else { continue };
        let kinds = Pair::new(kind(&from.data_type), kind(&to.data_type));
        match (kinds.before, kinds.after) {
            (None, None) => {}
            (Some(was), Some(is)) => {
                around.last.extend(rename(&old, &new));
                if was != is {
                    write(from, was, &old);
                    around.last.push(format!("ALTER SEQUENCE {} AS {}", quote(&new), sql_type(&is)));
                    write(to, is, &old);
                }
            }
            (Some(was), None) => {
                write(from, was, &old);
                around.last.push(format!("DROP SEQUENCE {}", quote(&old)));
            }
            (None, Some(is)) => {
                // An identity column that leaves may still have the name.
                let aside = name::temporary_table(&new);
                around.first.push(format!("CREATE SEQUENCE {} AS {}", quote(&aside), sql_type(&is)));
                write(to, is, &aside);
                around.last.extend(adopt(&kept, &aside));
                around.last.extend(rename(&aside, &new));
            }
        }
    }
    around
}

/// The columns of both sides that are the same, by their names and the declared renames.
fn kept(before: &Schema, after: &Schema, intent: &Intent) -> Vec<Kept> {
    let mut found = Vec::new();
    for table in &after.tables {
        let hints = intent.tables.get(&table.name);
        let names = hints.into_iter().flat_map(|hints| &hints.renamed_from).chain([&table.name]);
        let Some(old) = names.into_iter().find_map(|name| before.table(name)) else { continue };
        for column in &table.columns {
            let hints = hints.and_then(|hints| hints.columns.get(&column.name));
            let mut names = hints.into_iter().flat_map(|hints| &hints.renamed_from).chain([&column.name]);
            if let Some(was) = names.find_map(|name| old.column(name)) {
                let table = Pair::new(old.name.clone(), table.name.clone());
                found.push(Kept { table, column: Pair::new(was.name.clone(), column.name.clone()) });
            }
        }
    }
    found
}

fn column<'a>(schema: &'a mut Schema, table: &str, column: &str) -> Option<&'a mut Column> {
    schema.table_mut(table).and_then(|table: &mut Table| table.column_mut(column))
}

/// The number behind a `serial`.
fn kind(data_type: &DataType) -> Option<DataType> {
    match data_type {
        DataType::Custom(sql) if sql == "smallserial" => Some(DataType::Int16),
        DataType::Custom(sql) if sql == "serial" => Some(DataType::Int32),
        DataType::Custom(sql) if sql == "bigserial" => Some(DataType::Int64),
        _ => None,
    }
}

const fn sql_type(kind: &DataType) -> &'static str {
    match kind {
        DataType::Int16 => "smallint",
        DataType::Int32 => "integer",
        _ => "bigint",
    }
}

/// The column as a number with a default.
fn write(column: &mut Column, kind: DataType, sequence: &str) {
    column.data_type = kind;
    column.default = Some(Default::Sql(format!("nextval({}::regclass)", Dialect::Postgres.literal(&quote(sequence)))));
}

/// What `serial` calls its sequence.
fn sequence(table: &str, column: &str) -> String {
    name::within(table, |table| format!("{table}_{column}_seq"))
}

fn rename(from: &str, to: &str) -> Option<String> {
    let to = name::split(to).1;
    (name::split(from).1 != to).then(|| format!("ALTER SEQUENCE {} RENAME TO {}", quote(from), Dialect::Postgres.identifier(to)))
}

/// The sequence goes with the column, and on behind its largest number.
fn adopt(kept: &Kept, sequence: &str) -> [String; 2] {
    let (table, column) = (quote(&kept.table.after), Dialect::Postgres.identifier(&kept.column.after));
    let text = Dialect::Postgres.literal(&quote(sequence));
    [
        format!("ALTER SEQUENCE {} OWNED BY {table}.{column}", quote(sequence)),
        format!("SELECT setval({text}, GREATEST(nextval({text}), max({column}) + 1), false) FROM {table}"),
    ]
}

fn quote(name: &str) -> String {
    Dialect::Postgres.table(name)
}
