//! All rows are updated by one statement.

use super::{Case, Code, Risk, in_batches, is_rewritten, risk, use_of};
use crate::Step;
use crate::risk::effect::{Blocks, Work};
use crate::step::{Fill, Using};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for toll in case.tolls.iter().filter(|toll| !is_rewritten(toll)) {
        let updates = toll.works.iter().filter(|(work, _)| *work == Work::Update);
        let Some(blocks) = updates.map(|(_, blocks)| *blocks).max() else { continue };
        let wait = match blocks {
            Blocks::Nobody => "whoever updates one of them waits".to_owned(),
            Blocks::Writers | Blocks::Everybody => format!("nobody can {} it meanwhile", use_of(blocks)),
        };
        let message = format!("all rows of `{}` are updated by one statement, and {wait}", toll.table);
        found.push(risk(Code::UpdatedRows, &toll.table, None, message, instead(case, &toll.table)));
    }
    found
}

fn instead(case: &Case<'_>, table: &str) -> String {
    let mut steps = case.steps.iter().filter(|step| step.table() == table);
    if let Some((column, value)) = steps.clone().find_map(filled) {
        let fill = in_batches(case, table, &format!("{} = {value}", case.quote(column)));
        return format!("let `{column}` be an `Option` in this release, fill it {fill}, and make it required in the next");
    }
    let set = steps.find_map(converted).map(|(column, value)| format!("{} = {value}", case.quote(&format!("{column}_new"))));
    let fill = in_batches(case, table, set.as_deref().unwrap_or("…"));
    format!("add a field beside it, fill it {fill}, and remove the old one a release later")
}

/// The column that a step fills, and with what.
fn filled(step: &Step) -> Option<(&str, &str)> {
    if let Step::AddColumn { column, fill: Some(fill), .. } = step {
        return Some((&column.name, fill));
    }
    let Step::ReplaceColumn { after, using: Some(Using::Fill(fill)), .. } = step else { return None };
    Some((&after.name, if let Fill::Sql(sql) = fill { sql } else { "DEFAULT" }))
}

/// The column that a step converts, and how.
fn converted(step: &Step) -> Option<(&str, &str)> {
    let Step::ReplaceColumn { after, using: Some(Using::Convert { sql, .. }), .. } = step else { return None };
    Some((&after.name, sql))
}
