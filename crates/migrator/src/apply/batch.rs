//! SQL statements that go to the database in one message, because a message costs more than a small statement.
//!
//! Within a migration these are the statements that follow each other. Small migrations in one transaction go together too, as long as they
//! are nothing but SQL and nothing is to be examined between them. The database runs the statements one after the other and reports each
//! that has ended. So the one that failed is the first that was not reported, and a statement took the time from one report to the next.

use std::ops::Range;
use std::time::{Duration, Instant};

use schema_core::Dialect;

use super::prepare::Prepared;
use crate::agenda::Action;
use crate::agenda::group::{Group, Piece};
use crate::backend::Transaction;
use crate::error::{Error, Kind};
use crate::event::{Event, Observer};
use crate::journal::step;
use crate::plan::Recorded;
use crate::preview;
use crate::sql::effect::{Effect, effect};

/// The most statements in a message with those of several migrations.
const STATEMENTS_MAX: usize = 32;

/// A step that is SQL and nothing else.
pub(super) struct Located<'a> {
    prepared: &'a Prepared,
    at: usize,
    sql: &'a str,
}

impl<'a> Located<'a> {
    /// The step at that index, if it is SQL.
    fn find(prepared: &'a Prepared, at: usize) -> Option<Self> {
        prepared.sql(at).map(|sql| Self { prepared, at, sql })
    }
}

/// The SQL that follows without a break from the beginning of `steps` on.
pub(super) fn plain(prepared: &Prepared, mut steps: Range<usize>) -> Vec<Located<'_>> {
    std::iter::from_fn(|| Located::find(prepared, steps.next()?)).collect()
}

/// Divides what is to be done into what goes together.
pub(super) fn divide<'a>(all: &[Prepared], group: &'a Group, can_join: impl Fn(&[Recorded]) -> bool) -> Vec<Vec<&'a Piece>> {
    let mut batches: Vec<Vec<&Piece>> = Vec::new();
    // How many statements the last batch still takes; `None` when it takes nothing more.
    let mut room: Option<usize> = None;
    for piece in &group.pieces {
        let prepared = &all[piece.action];
        let count = prepared.steps.len();
        let joins = piece.steps == (0..count) && is_plain(prepared) && can_join(&prepared.steps);
        let left = room.filter(|_| joins).and_then(|room| room.checked_sub(count));
        match batches.last_mut() {
            Some(batch) if left.is_some() => batch.push(piece),
            _ => batches.push(vec![piece]),
        }
        room = left.or_else(|| STATEMENTS_MAX.checked_sub(count).filter(|_| joins));
    }
    batches
}

/// Whether a migration is nothing but SQL. Not what removes things when it is done, nor what is half done.
fn is_plain(prepared: &Prepared) -> bool {
    let is_migration = match prepared.action {
        Action::Apply(_) | Action::Revert(_) => prepared.half.is_none(),
        Action::RollBack(_) | Action::Forget(_) | Action::Seal(_) | Action::Replace(_) => false,
    };
    is_migration && plain(prepared, 0..prepared.steps.len()).len() == prepared.steps.len()
}

/// Runs the steps of migrations that go together. Returns how long each step of each took.
pub(super) async fn run(
    transaction: &mut dyn Transaction,
    all: &[Prepared],
    batch: &[&Piece],
    observer: &Observer,
) -> Result<Vec<Vec<Duration>>, Error> {
    let statements: Vec<Located<'_>> = batch.iter().flat_map(|piece| plain(&all[piece.action], piece.steps.clone())).collect();
    let mut times = send(transaction, &statements, None, observer).await?.into_iter();
    Ok(batch.iter().map(|piece| times.by_ref().take(piece.steps.len()).collect()).collect())
}

/// The row that is told of every statement before it runs.
pub(super) struct Announce {
    pub(super) dialect: Dialect,
    pub(super) row: i64,
}

impl Announce {
    /// The SQL that tells the row of a statement.
    fn sql(&self, transaction: &dyn Transaction, statement: &Located<'_>) -> String {
        let state = match effect(self.dialect, statement.sql) {
            Effect::Changes(objects) => Some(transaction.state(&objects)),
            Effect::Repeatable | Effect::Unknown => None,
        };
        step::announce(self.dialect, self.row, statement.at + 1, state)
    }
}

/// Runs SQL in one message. Returns how long each statement took. `announce` is told of each before it.
pub(super) async fn send(
    transaction: &mut dyn Transaction,
    statements: &[Located<'_>],
    announce: Option<&Announce>,
    observer: &Observer,
) -> Result<Vec<Duration>, Error> {
    if statements.is_empty() {
        return Ok(Vec::new());
    }
    let notes: Vec<String> =
        announce.map_or_else(Vec::new, |announce| statements.iter().map(|statement| announce.sql(transaction, statement)).collect());
    let text = |at: usize| notes.get(at).map(String::as_str);
    let sql: Vec<&str> = statements.iter().enumerate().flat_map(|(at, statement)| text(at).into_iter().chain([statement.sql])).collect();
    let each = sql.len() / statements.len();
    let mut ended = 0;
    let mut times = Vec::with_capacity(statements.len());
    let mut last = Instant::now();
    let mut done = || {
        ended += 1;
        if ended % each == 0 {
            let now = Instant::now();
            let elapsed = now.duration_since(std::mem::replace(&mut last, now));
            if let Some(Located { prepared, at, .. }) = statements.get(times.len()) {
                let (number, of) = (at + 1, prepared.steps.len());
                observer.tell(&Event::Statement { migration: &prepared.label, number, of, elapsed });
            }
            times.push(elapsed);
        }
    };
    let result = transaction.run_sql(&sql, &mut done).await;
    let result = result.and_then(|()| if times.len() < statements.len() { Err(cut_short()) } else { Ok(()) });
    let Some(failed) = statements.get(times.len()).or(statements.last()) else { return Ok(times) };
    match result {
        Ok(()) => Ok(times),
        Err(error) => {
            let step = &failed.prepared.steps[failed.at];
            Err(error.at(failed.prepared.place(Some(failed.at))).with_sql(preview::bare(failed.prepared.dialect, step)))
        }
    }
}

/// The database took less than all for the whole, as it would where a statement hides the next one.
fn cut_short() -> Error {
    Error::new(Kind::Definition, "the database did not run it: the statement before it does not end where it seems to")
        .with_hint("look for a character in the statement before it that ends or hides the rest")
}
