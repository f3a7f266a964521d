//! A new column is required, and the previous version gives it no value.

use super::{Case, Code, Risk, named, needs_value, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        let is_new = |name: &str| case.names.column_before(&before.name, name).is_none();
        for column in after.columns.iter().filter(|column| is_new(&column.name) && needs_value(column)) {
            let message = format!("`{}` of `{}` is required, and the previous version inserts rows without it", column.name, after.name);
            let instead = "give it a default for the previous version, `default(…, temporary)`, and take that away in the next release";
            found.push(risk(Code::RequiredColumn, &after.name, Some(&column.name), message, instead));
        }
    }
    found
}
