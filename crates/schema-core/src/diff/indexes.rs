//! Indexes.

use super::parts::{self, Part};
use super::{Change, Changes, existing};
use crate::Step;
use crate::schema::Index;
use crate::step::Key;

impl Part for Index {
    fn name(&self) -> &str {
        &self.name
    }

    fn same_but_name(&self, other: &Self) -> bool {
        let Self { name: _, unique, parts, filter, method, include, nulls_not_distinct, constraint, parameters } = self;
        (*unique, parts, filter) == (other.unique, &other.parts, &other.filter)
            && (method, include, parameters) == (&other.method, &other.include, &other.parameters)
            && (*nulls_not_distinct, *constraint) == (other.nulls_not_distinct, other.constraint)
    }
}

pub(super) fn push(change: &Change<'_>, changes: &mut Changes<'_>) {
    let (before, after) = (&change.moved.indexes, &change.after.indexes);
    let broken = change.unfaithful();
    let difference = parts::compare(before, after, |at| broken.as_ref().is_some_and(|back| back.indexes[at] != change.before.indexes[at]));
    let table = || change.after.name.clone();
    for from in difference.dropped {
        changes.push(Step::DropIndex { table: change.before.name.clone(), index: change.before.indexes[from].clone() });
    }
    for (from, to) in difference.renamed {
        changes.push(Step::RenameIndex { table: table(), from: before[from].name.clone(), to: after[to].name.clone() });
    }
    for to in difference.added {
        if after[to].unique {
            existing::push(change, Key::Unique(after[to].clone()), changes);
        }
        changes.push(Step::AddIndex { table: table(), index: after[to].clone() });
    }
}
