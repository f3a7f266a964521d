//! A column that the previous version may write is the database's to write.

use super::{Case, Code, Risk, columns, risk};
use crate::Dialect;
use crate::schema::Column;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let is_taken = |column: &Column| column.generated.is_some() || (column.numbering.always && case.dialect == Dialect::Postgres);
    let taken = columns(case).into_iter().filter(|(_, before, after)| !is_taken(before) && is_taken(after));
    let found = taken.map(|(table, _, column)| {
        let how = if column.generated.is_some() { "computed" } else { "always numbered" };
        let message = format!("`{}` of `{table}` is {how} now, and the previous version may still write it", column.name);
        risk(Code::ComputedColumn, table, Some(&column.name), message, "first release a version that no longer writes it")
    });
    found.collect()
}
