//! A table is dropped with its rows.

use super::{Case, Code, Risk, risk};
use crate::Step;
use crate::schema::name;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let dropped = case.steps.iter().filter_map(|step| if let Step::DropTable { table } = step { Some(&table.name) } else { None });
    let found = dropped.map(|table| {
        let aside = case.quote(&format!("{}_old", name::split(table).1));
        let rename = case.code(&format!("ALTER TABLE {} RENAME TO {aside}", case.table(table)));
        let instead = format!("rename it aside ({rename}), and drop it when nobody has missed it");
        risk(Code::DroppedTable, table, None, format!("`{table}` is dropped with its rows"), instead)
    });
    found.collect()
}
