//! `SELECT *` of the previous version gives other columns.

use super::{Case, Code, Risk, named, risk};
use crate::Dialect;
use crate::schema::Table;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    if case.dialect != Dialect::Postgres {
        return Vec::new();
    }
    let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    let differs = |before: &Table, after: &Table| {
        let (mut one, mut other) = (names(before), names(after));
        one.sort();
        other.sort();
        one != other
    };
    let found = named(case).filter(|(before, after)| differs(before, after)).map(|(_, after)| {
        let message = format!("`SELECT *` from `{}` that the previous version has prepared fails: it gives other columns", after.name);
        risk(Code::ChangedRow, &after.name, None, message, "name the columns in queries")
    });
    found.collect()
}
