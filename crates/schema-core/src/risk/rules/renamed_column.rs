//! A column that the previous version may use has another name.

use super::{Case, Code, Risk, named, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        for from in before.columns.iter().map(|column| &column.name) {
            let Some(to) = case.names.column(&before.name, from).filter(|to| to != from) else { continue };
            let message = format!("`{from}` of `{}` is called `{to}` now, and the previous version may still use it", after.name);
            let instead = format!("keep the name in the database: `#[entity(column = {from:?})]`");
            found.push(risk(Code::RenamedColumn, &after.name, Some(to), message, instead));
        }
    }
    found
}
