//! Values go through the database's own cast.

use super::{Case, Code, Risk, risk};
use crate::Step;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for step in case.steps {
        let Step::RecastColumn { table, before, after } = step else { continue };
        let (from, to) = (&before.data_type, &after.data_type);
        let message = format!("the values of `{}` of `{table}` are cast from {from} to {to}, whatever that makes of them", after.name);
        let (column, added) = (case.quote(&after.name), case.quote(&format!("{}_new", after.name)));
        let fill = format!("UPDATE {} SET {added} = CAST({column} AS {})", case.table(table), case.dialect.sql_type(to));
        let instead = format!("add a column beside it, fill it ({}), compare, and drop the old one later", case.code(&fill));
        found.push(risk(Code::CastValues, table, Some(&after.name), message, instead));
    }
    found
}
