//! A default that the previous version may rely on is gone.

use super::{Case, Code, Risk, columns, needs_value, risk};
use crate::schema::Column;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let gave_one = |column: &Column| !column.nullable && (column.default.is_some() || column.auto_increment);
    let relied_on = |table: &str, column: &Column| !case.temporary.before.iter().any(|one| one.is_of(table, &column.name));
    let gone =
        columns(case).into_iter().filter(|(table, before, after)| gave_one(before) && needs_value(after) && relied_on(table, before));
    let found = gone.map(|(table, before, column)| {
        let message = format!("`{}` of `{table}` has no default any more, and the previous version may still rely on it", column.name);
        let instead = if before.default.is_some() {
            "first release a version that always writes it and says so, `default(…, temporary)`; take the default away in the next"
        } else {
            "first release a version that always writes it; take the default away in the next"
        };
        risk(Code::GoneDefault, table, Some(&column.name), message, instead)
    });
    found.collect()
}
