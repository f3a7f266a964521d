//! Foreign keys.

use super::parts::{self, Part};
use super::{Change, Changes, existing};
use crate::Step;
use crate::schema::ForeignKey;
use crate::step::Key;

impl Part for ForeignKey {
    fn name(&self) -> &str {
        &self.name
    }

    fn same_but_name(&self, other: &Self) -> bool {
        let Self { name: _, columns, target, target_columns, on_delete, on_update, deferral, match_full } = self;
        (columns, target, target_columns) == (&other.columns, &other.target, &other.target_columns)
            && (*on_delete, *on_update, *deferral, *match_full) == (other.on_delete, other.on_update, other.deferral, other.match_full)
    }
}

pub(super) fn push(change: &Change<'_>, changes: &mut Changes<'_>) {
    let (before, after) = (&change.moved.foreign_keys, &change.after.foreign_keys);
    let difference = parts::compare(before, after, |_| false);
    let table = || change.after.name.clone();
    for from in difference.dropped {
        changes.push(Step::DropForeignKey { table: change.before.name.clone(), key: change.before.foreign_keys[from].clone() });
    }
    for (from, to) in difference.renamed {
        changes.push(Step::RenameForeignKey { table: table(), from: before[from].name.clone(), to: after[to].name.clone() });
    }
    for to in difference.added {
        existing::push(change, Key::ForeignKey(after[to].clone()), changes);
        changes.push(Step::AddForeignKey { table: table(), key: after[to].clone() });
    }
}
