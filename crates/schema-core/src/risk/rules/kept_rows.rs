//! Rows leave their table, or lose a value.

use super::{Case, Code, Risk, asides, of_key, risk};
use crate::dialect::Statement;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let found = asides(case).filter(|aside| !aside.undone).map(|aside| {
        let message = match aside.nulled() {
            [] => format!("{} are kept aside", aside.rows()),
            columns => {
                let columns: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
                format!("{} lose {}, of which the values are kept aside", aside.rows(), columns.join(", "))
            }
        };
        let check = of_key(&aside.table, &aside.key);
        let query = case.statements.iter().find_map(|statement| match statement {
            Statement::Check { message, sql } if *message == check => Some(case.code(sql)),
            Statement::Check { .. } | Statement::Sql(_) | Statement::Rebuild { .. } => None,
        });
        let query = query.map_or_else(String::new, |query| format!(": {query}"));
        let instead = format!("ask the production database beforehand whether they are those that you mean{query}");
        risk(Code::KeptRows, &aside.table, aside.nulled().first().map(String::as_str), message, instead)
    });
    found.collect()
}
