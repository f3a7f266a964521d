//! A foreign key or check that the previous version may rely on is gone.

use super::{Case, Code, Risk, named, risk};
use crate::schema::{Check, ForeignKey};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        let key =
            |key: &&ForeignKey| !after.foreign_keys.iter().any(|other| (&other.columns, &other.target) == (&key.columns, &key.target));
        let check = |check: &&Check| !after.checks.iter().any(|other| other.expression == check.expression);
        let keys = before.foreign_keys.iter().filter(key).map(|key| &key.name);
        for name in keys.chain(before.checks.iter().filter(check).map(|check| &check.name)) {
            let message = format!("`{name}` of `{}` is gone, and the previous version may rely on it", after.name);
            found.push(risk(Code::GoneConstraint, &after.name, None, message, "first release a version that does without it"));
        }
    }
    found
}
