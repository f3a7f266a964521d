//! A column that the previous version may use is gone.

use super::{Case, Code, Risk, named, needs_value, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        for column in before.columns.iter().filter(|column| case.names.column(&before.name, &column.name).is_none()) {
            let message = format!("`{}` of `{}` is gone, and the previous version may still use it", column.name, before.name);
            let instead = if needs_value(column) {
                "first release a version in which it is an `Option` and that no longer names it in queries; remove it in the next"
            } else {
                "first release a version that no longer names it in queries; remove it in the next"
            };
            found.push(risk(Code::GoneColumn, &after.name, Some(&column.name), message, instead));
        }
    }
    found
}
