//! A new constraint may refuse what the previous version writes.

use super::{Case, Code, Risk, named, risk};
use crate::Step;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let found = case.steps.iter().filter_map(added).filter(|(table, _)| named(case).any(|(_, after)| after.name == **table)).map(
        |(table, name)| {
            let message = format!("`{name}` of `{table}` may refuse what the previous version writes");
            risk(Code::NewConstraint, table, None, message, "first release a version that keeps to it")
        },
    );
    found.collect()
}

/// The table and the name of a constraint that a step adds.
fn added(step: &Step) -> Option<(&String, &String)> {
    if let Step::AddIndex { table, index } = step {
        return (index.unique || index.excludes()).then_some((table, &index.name));
    }
    if let Step::AddForeignKey { table, key } = step {
        return Some((table, &key.name));
    }
    if let Step::AddCheck { table, check } = step { Some((table, &check.name)) } else { None }
}
