//! A column is dropped with its values.

use super::{Case, Code, Risk, risk};
use crate::Step;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let dropped =
        case.steps.iter().filter_map(|step| if let Step::DropColumn { table, column } = step { Some((table, column)) } else { None });
    // A column that is computed holds nothing of its own.
    let dropped = dropped.filter(|(_, column)| column.generated.is_none()).map(|(table, column)| (table, &column.name));
    let found = dropped.map(|(table, column)| {
        let (quoted, aside) = (case.quote(column), case.quote(&format!("{column}_old")));
        let rename = case.code(&format!("ALTER TABLE {} RENAME COLUMN {quoted} TO {aside}", case.table(table)));
        let instead = format!("rename it aside ({rename}), and drop it when nobody has missed it");
        risk(Code::DroppedColumn, table, Some(column), format!("`{column}` of `{table}` is dropped with its values"), instead)
    });
    found.collect()
}
