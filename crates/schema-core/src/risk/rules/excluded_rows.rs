//! Rows that exclude each other stop the migration.

use super::{Case, Code, Risk, risk};
use crate::Step;
use crate::schema::Index;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let added = case.steps.iter().filter_map(|step| if let Step::AddIndex { table, index } = step { Some((table, index)) } else { None });
    let found = added.filter(|(_, index)| index.excludes()).map(|(table, index)| {
        let message =
            format!("the migration stops if rows of `{table}` exclude each other by `{}`, and nothing asks beforehand", index.name);
        risk(
            Code::ExcludedRows,
            table,
            None,
            message,
            format!("ask the production database beforehand: {}", case.code(&query(case, table, index))),
        )
    });
    found.collect()
}

/// The pairs of rows that exclude each other.
fn query(case: &Case<'_>, table: &str, index: &Index) -> String {
    let compared = index.parts.iter().filter_map(|part| Some((case.quote(part.column_name()?), part.operator.as_ref()?)));
    let conditions: Vec<String> = compared.map(|(column, operator)| format!("one.{column} {operator} other.{column}")).collect();
    let table = case.table(table);
    format!("SELECT * FROM {table} AS one JOIN {table} AS other ON one.ctid < other.ctid AND {}", conditions.join(" AND "))
}
