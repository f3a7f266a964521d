//! Rows leave their table, or lose a value.

use super::{Case, Code, Risk, asides, of_aside, risk};
use crate::dialect::Statement;
use crate::step::Aside;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let found = asides(case).filter(|aside| !aside.undone && aside.keeps()).map(|aside| {
        let message = match aside.nulled() {
            [] => format!("{} are kept aside", aside.rows()),
            columns => {
                let columns: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
                format!("{} lose {}, of which the values are kept aside", aside.rows(), columns.join(", "))
            }
        };
        let instead = format!("ask the production database beforehand whether they are those that you mean{}", query(case, aside));
        risk(Code::KeptRows, &aside.table, aside.nulled().first().map(String::as_str), message, instead)
    });
    found.collect()
}

/// The query for what is in the way, behind a colon.
pub(super) fn query(case: &Case<'_>, aside: &Aside) -> String {
    let checks = of_aside(aside);
    let query = case.statements.iter().find_map(|statement| match statement {
        Statement::Check { message, sql } if checks.contains(message) => Some(case.code(sql)),
        _ => None,
    });
    query.map_or_else(String::new, |query| format!(": {query}"))
}
