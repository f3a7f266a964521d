//! A default is there for a version that may not run any more.

use super::{Case, Code, Risk, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let found = case.temporary.left.iter().map(|one| {
        let version = match &one.since {
            Some(since) => format!("the version before `{since}`"),
            None => "the version from before it was called `temporary`".to_owned(),
        };
        let message = format!("the default of `{}` of `{}` is for {version}", one.column, one.table);
        let instead =
            "when that no longer runs, remove `default(…, temporary)` from the field; the migration that this writes breaks nothing";
        risk(Code::TemporaryDefault, &one.table, Some(&one.column), message, instead)
    });
    found.collect()
}
