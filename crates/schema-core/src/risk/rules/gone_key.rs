//! A unique key that the previous version may rely on is gone.

use super::{Case, Code, Risk, named, risk};
use crate::schema::Table;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        let there = keys(after);
        for gone in keys(before).into_iter().filter(|key| !there.contains(key)) {
            let columns = gone.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("{columns} of `{}` is no unique key any more, and the previous version may rely on it", after.name);
            let instead = "first release a version that does without `ON CONFLICT` or `ON DUPLICATE KEY` over it";
            found.push(risk(Code::GoneKey, &after.name, None, message, instead));
        }
    }
    found
}

/// The columns of each unique key, in the order of the alphabet.
fn keys(table: &Table) -> Vec<Vec<String>> {
    let unique = table.indexes.iter().filter(|index| index.unique && index.filter.is_none());
    let columns =
        unique.filter_map(|index| index.parts.iter().map(|part| part.column_name().map(str::to_owned)).collect::<Option<Vec<_>>>());
    let mut keys: Vec<Vec<String>> = columns.chain([table.primary_key.clone()]).filter(|key| !key.is_empty()).collect();
    for key in &mut keys {
        key.sort();
    }
    keys
}
