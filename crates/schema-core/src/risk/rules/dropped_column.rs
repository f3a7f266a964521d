//! A column is dropped with its values.

use super::{Case, Code, Risk, risk};
use crate::Step;
use crate::schema::Column;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    // A column that is computed holds nothing of its own.
    case.steps.iter().filter(|step| step.destroys().is_some()).filter_map(|step| of_step(case, step)).collect()
}

fn of_step(case: &Case<'_>, step: &Step) -> Option<Risk> {
    if let Step::DropColumn { table, column } = step {
        let Column { name, .. } = column;
        let rename =
            format!("ALTER TABLE {} RENAME COLUMN {} TO {}", case.table(table), case.quote(name), case.quote(&format!("{name}_old")));
        let instead = format!("rename it aside ({}), and drop it when nobody has missed it", case.code(&rename));
        Some(risk(Code::DroppedColumn, table, Some(name), format!("`{name}` of `{table}` is dropped with its values"), instead))
    } else if let Step::ReplaceColumn { table, before, keeps: false, .. } = step {
        let message = format!("the values that `{}` of `{table}` has before it is converted are dropped", before.name);
        let instead = "leave `retire = false` out, and they are kept aside".to_owned();
        Some(risk(Code::DroppedColumn, table, Some(&before.name), message, instead))
    } else {
        None
    }
}
