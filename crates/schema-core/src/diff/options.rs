//! The primary key and what else a table has one of.

use super::{Change, Changes, existing};
use crate::Step;

pub(super) fn push(change: &Change<'_>, changes: &mut Changes<'_>) {
    let (before, after) = (change.moved, change.after);
    let table = || after.name.clone();
    if before.primary_key != after.primary_key {
        existing::push_primary(change, changes);
        let (before, after) = (before.primary_key.clone(), after.primary_key.clone());
        changes.push(Step::SetPrimaryKey { table: table(), before, after });
    }
    if before.options != after.options {
        changes.push(Step::AlterOptions { table: table(), before: before.options.clone(), after: after.options.clone() });
    }
}
