//! A journal that somebody edited or truncated.

use std::collections::BTreeSet;

use super::Job;
use crate::backend::{Row, Transaction};
use crate::error::{Error, Kind};
use crate::journal::Entry;
use crate::journal::statement::{self as journal, HEAD, JOURNAL};

/// A row that no version up to this one writes.
pub(super) fn unreadable(row: &Row) -> Error {
    Error::new(Kind::Journal, format!("the table `{JOURNAL}` has a row that this version can't read: {row}"))
        .with_hint("it was written by a newer version, or by hand")
}

/// Refuses where rows were added or deleted by hand, as far as that shows.
pub(super) async fn refuse(transaction: &mut dyn Transaction, job: &Job, entries: &[Entry]) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    if let Some(twice) = entries.iter().find(|entry| !seen.insert((&entry.package, &entry.id))) {
        return Err(Error::new(Kind::Journal, format!("the table `{JOURNAL}` has two rows of `{}`; nothing was done", twice.label()))
            .with_hint("somebody wrote to it by hand: delete the row that is wrong"));
    }
    // Whoever changes the journal removes the heads, so that they never outlive its rows.
    if entries.is_empty()
        && transaction.has_table(HEAD).await?
        && transaction.number(journal::heads(job.embedded.dialect)).await?.is_some_and(|heads| heads > 0)
    {
        return Err(Error::new(Kind::Journal, format!("the table `{JOURNAL}` has lost its rows; nothing was done")).with_hint(format!(
            "bring them back from a backup, or record what is in effect with `baseline` or `mark_applied`; where nothing is, `DELETE FROM {HEAD}`"
        )));
    }
    Ok(())
}
