//! A schema as the database has it: what is retired is a table or column among the others.

use super::types;
use crate::schema::{Column, RetiredTable, Schema, Table};

/// All tables and columns that are in the database. In the result, nothing is listed as retired.
pub(super) fn schema(schema: &Schema) -> Schema {
    let live = schema.tables.iter().map(table);
    Schema { tables: live.chain(schema.retired.iter().map(retired_table)).collect(), retired: Vec::new() }
}

fn table(table: &Table) -> Table {
    Table { columns: columns(table), retired: Vec::new(), ..table.clone() }
}

fn retired_table(retired: &RetiredTable) -> Table {
    Table { name: retired.name.clone(), foreign_keys: Vec::new(), indexes: Vec::new(), ..table(&retired.table) }
}

fn columns(table: &Table) -> Vec<Column> {
    let retired = table.retired.iter().map(|retired| types::retired(&retired.name, &retired.column));
    table.columns.iter().cloned().chain(retired).collect()
}
