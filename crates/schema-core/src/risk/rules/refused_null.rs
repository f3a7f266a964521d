//! A column becomes required, and the previous version may write none.

use super::{Case, Code, Risk, columns, risk};
use crate::schema::Column;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let is_refused = |before: &Column, after: &Column| before.nullable && !after.nullable && before.generated.is_none();
    let refused = columns(case).into_iter().filter(|(_, before, after)| is_refused(before, after));
    let found = refused.map(|(table, _, column)| {
        let message = format!("`{}` of `{table}` is required, and the previous version may still write none", column.name);
        let instead = "first release a version that always writes it; make it required in the next";
        risk(Code::RefusedNull, table, Some(&column.name), message, instead)
    });
    found.collect()
}
