//! The laws of migrations over random changes of random schemas, executed on random rows: nothing is lost, `down` restores, and what `down`
//! has put aside comes back. `PROPTEST_CASES` says how many changes. [`walks`] go on for many changes.

#[path = "laws_rows/walks.rs"]
mod walks;

use std::cell::Cell;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use integration::change::{Change, IDS, Obstacle};
use integration::evolution::{Evolution, Outcome};
use integration::{database, random};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use schema_core::dialect::Statement;
use schema_core::diff::Intent;
use schema_core::snapshot::Snapshot;
use schema_core::{Dialect, Schema};

/// How many changes, unless the environment says otherwise.
const CASES: u32 = 120;

/// How many on each server, where a database costs more.
const CASES_OF_SERVERS: u32 = 20;

/// How many rows a table has at most.
const ROWS_MAX: u32 = 12;

/// How many threads share the work; the same everywhere, so that the same seed gives the same histories.
const WORKERS: u32 = 4;

/// How many smaller histories are tried when one fails: each costs a few databases.
const SHRINKS_MAX: u32 = 400;

/// What was tried.
#[derive(Default)]
struct Tally {
    /// Whether a processor has found a failure, so that the others need not go on.
    failed: AtomicBool,
    changes: AtomicUsize,
    steps: AtomicUsize,
}

#[test]
fn rows_survive_a_change() {
    run(Dialect::Sqlite, "changes", CASES, one);
}

#[test]
fn rows_survive_a_change_after_another() {
    run(Dialect::Sqlite, "changes after another", CASES / 8, two);
}

#[test]
fn rows_survive_a_change_on_postgres() {
    run(Dialect::Postgres, "changes", CASES_OF_SERVERS, one);
}

#[test]
fn rows_survive_a_change_after_another_on_postgres() {
    run(Dialect::Postgres, "changes after another", CASES_OF_SERVERS / 8, two);
}

#[test]
fn rows_survive_a_change_on_mysql() {
    run(Dialect::Mysql, "changes", CASES_OF_SERVERS, one);
}

#[test]
fn rows_survive_a_change_after_another_on_mysql() {
    run(Dialect::Mysql, "changes after another", CASES_OF_SERVERS / 8, two);
}

fn one(dialect: Dialect) -> impl Strategy<Value = Vec<random::Change>> {
    random::change_for(dialect).prop_map(|change| vec![change])
}

/// Two changes: what the first one has put aside is there when the second one comes.
fn two(dialect: Dialect) -> impl Strategy<Value = Vec<random::Change>> {
    random::history_for(dialect).prop_map(|mut history| {
        let hints = history[0].intent.hints();
        // A hint that was followed before is not followed again.
        let repeats = history.get(1).is_some_and(|second| second.intent.hints().iter().any(|hint| hints.contains(hint)));
        history.truncate(if repeats { 1 } else { 2 });
        history
    })
}

/// Tries so many histories, on several processors.
#[expect(clippy::print_stdout, reason = "how much was tried belongs into the output of the run")]
fn run<S: Strategy<Value = Vec<random::Change>>>(
    dialect: Dialect,
    what: &str,
    default: u32,
    strategy: impl Fn(Dialect) -> S + Send + Sync,
) {
    if !database::is_wanted(dialect).unwrap_or_else(|error| panic!("{error}")) {
        println!("LEFT OUT: {what} on {dialect}");
        return;
    }
    let cases = random::config(default).cases;
    let share = cases.div_ceil(WORKERS);
    let (tally, strategy) = (Tally::default(), &strategy);
    let shared = &tally;
    let failures: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> =
            (0..WORKERS).map(|at| scope.spawn(move || run_share(dialect, share, at, strategy(dialect), shared).err())).collect();
        workers.into_iter().filter_map(|worker| worker.join().expect("a worker reports what fails")).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let (changes, steps) = (tally.changes.into_inner(), tally.steps.into_inner());
    println!("{dialect}: {changes} {what}, of {steps} steps, went up, down and up again");
    assert!(changes >= cases as usize && steps >= changes, "{changes} changes of {steps} steps are too few");
}

/// The part of worker number `at`; where the seed is given, each has its own.
fn run_share(
    dialect: Dialect,
    cases: u32,
    at: u32,
    strategy: impl Strategy<Value = Vec<random::Change>>,
    tally: &Tally,
) -> Result<(), String> {
    let mut config = Config { cases, max_shrink_iters: SHRINKS_MAX, ..random::config(cases) };
    if let RngSeed::Fixed(seed) = &mut config.rng_seed {
        *seed += u64::from(at);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let mine = Cell::new(false);
    let test = |(history, first, count): (Vec<random::Change>, u32, u32)| {
        if tally.failed.load(Ordering::Relaxed) && !mine.get() {
            return Ok(());
        }
        let steps = runtime.block_on(law(dialect, &history, (first, first + count))).map_err(|error| {
            mine.set(true);
            tally.failed.store(true, Ordering::Relaxed);
            TestCaseError::fail(error)
        })?;
        tally.changes.fetch_add(1, Ordering::Relaxed);
        tally.steps.fetch_add(steps, Ordering::Relaxed);
        Ok(())
    };
    TestRunner::new(config).run(&(strategy, 0..5_000_u32, 0..ROWS_MAX), test).map_err(|error| match error {
        TestError::Fail(reason, (history, first, count)) => {
            report(dialect, &format!("{reason}\nrows {first} to {}", first + count), &history)
        }
        TestError::Abort(reason) => reason.to_string(),
    })
}

/// A history on rows, of which the last change is tested; how many steps that had. The changes are such that no rows can be in their way.
async fn law(dialect: Dialect, history: &[random::Change], numbers: (u32, u32)) -> Result<usize, String> {
    let changes = migrations(dialect, history).map_err(|obstacle| format!("no migration: {obstacle:?}"))?;
    let (Some(entities), Some(last)) = (history.last(), changes.last()) else { return Err("no change".to_owned()) };
    let fresh = Change::new(dialect, &Snapshot::default(), &entities.after, &Intent::default(), IDS[0])
        .map_err(|obstacle| format!("{obstacle:?}"))?;
    let evolution =
        Evolution { dialect, changes: &changes, fresh: &fresh, extra: None, data: None, check: None, old: None, numbers, thorough: false };
    match evolution.run().await? {
        Outcome::Done(_) => Ok(last.steps.len()),
        Outcome::Refused(error) => Err(error),
    }
}

/// The migration that creates the first schema, and one for each change.
fn migrations(dialect: Dialect, history: &[random::Change]) -> Result<Vec<Change>, Obstacle> {
    let first = history.first().map(|change| &change.before);
    let mut changes = vec![Change::new(dialect, &Snapshot::default(), first.unwrap_or(&Schema::default()), &Intent::default(), IDS[0])?];
    for (change, id) in history.iter().zip(&IDS[1..]) {
        let before = changes.last().map(|last| last.after.clone()).unwrap_or_default();
        changes.push(Change::new(dialect, &before, &change.after, &change.intent, id)?);
    }
    Ok(changes)
}

/// What fails, as somebody would have to write it down to tell another.
fn report(dialect: Dialect, reason: &str, history: &[random::Change]) -> String {
    let mut text = format!("{reason}\n");
    let Ok(changes) = migrations(dialect, history) else { return format!("{text}{history:#?}") };
    // Writing to a string does not fail.
    for (at, change) in changes.iter().enumerate() {
        let _ = writeln!(text, "==== migration {at}");
        let _ = change.steps.iter().try_for_each(|step| writeln!(text, "{step}"));
        let _ = writeln!(text, "-- up\n{}", script(dialect, &change.up));
    }
    if let Some(last) = changes.last() {
        let _ = writeln!(text, "-- down\n{}", script(dialect, &last.down));
        let _ = writeln!(text, "-- again\n{}", last.again.as_ref().map_or_else(|| "as up".to_owned(), |again| script(dialect, again)));
    }
    text
}

fn script(dialect: Dialect, statements: &[Statement]) -> String {
    let parts = statements.iter().map(|statement| match statement {
        Statement::Sql(sql) => format!("{sql};\n"),
        Statement::Check { message, sql } => format!("-- check: {message}\n{sql};\n"),
        Statement::Backfill(backfill) => format!("-- in batches\n{};\n", backfill.sql(dialect, "")),
        Statement::Rebuild { table, sql, .. } => format!("-- rebuild `{table}`\n{};\n", sql.join(";\n")),
    });
    parts.collect()
}
