//! Checks.

use super::parts::{self, Part};
use super::{Change, Changes, existing};
use crate::Step;
use crate::schema::Check;
use crate::step::Key;

impl Part for Check {
    fn name(&self) -> &str {
        &self.name
    }

    fn same_but_name(&self, other: &Self) -> bool {
        (&self.expression, self.no_inherit) == (&other.expression, other.no_inherit)
    }
}

pub(super) fn push(change: &Change<'_>, changes: &mut Changes<'_>) {
    let (before, after) = (&change.moved.checks, &change.after.checks);
    let broken = change.unfaithful();
    let difference = parts::compare(before, after, |at| broken.as_ref().is_some_and(|back| back.checks[at] != change.before.checks[at]));
    let table = || change.after.name.clone();
    for from in difference.dropped {
        changes.push(Step::DropCheck { table: change.before.name.clone(), check: change.before.checks[from].clone() });
    }
    for (from, to) in difference.renamed {
        changes.push(Step::RenameCheck { table: table(), from: before[from].name.clone(), to: after[to].name.clone() });
    }
    for to in difference.added {
        existing::push(change, Key::Check(after[to].clone()), changes);
        changes.push(Step::AddCheck { table: table(), check: after[to].clone() });
    }
}
