//! A schema as the database has it: what is retired is a table or column among the others.

use super::grammar::Grammar;
use crate::schema::Schema;

/// All tables and columns that are in the database. In the result, nothing is listed as retired.
pub(super) fn schema(grammar: &dyn Grammar, schema: &Schema) -> Schema {
    let live = schema.tables.iter().map(|table| grammar.table(table));
    let tables = live.chain(schema.retired.iter().map(|retired| grammar.retired_table(retired))).collect();
    Schema { tables, retired: Vec::new(), enums: schema.enums.clone() }
}
