//! The laws of migrations over random changes of random schemas, executed on random rows: nothing is lost, `down` restores, and what `down`
//! has put aside comes back. `PROPTEST_CASES` says how many changes.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use integration::change::{Change, IDS, Obstacle};
use integration::evolution::{Evolution, Outcome};
use integration::random;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use schema_core::dialect::Statement;
use schema_core::diff::Intent;
use schema_core::snapshot::Snapshot;

/// How many changes, unless the environment says otherwise.
const CASES: u32 = 2_000;

/// How many rows a table has at most.
const ROWS_MAX: u32 = 12;

/// What was tried.
#[derive(Default)]
struct Tally {
    changes: AtomicUsize,
    steps: AtomicUsize,
}

#[test]
#[expect(clippy::print_stdout, reason = "how much was tried belongs into the output of the run")]
fn rows_survive_up_down_and_up_again() {
    let cases = random::config(CASES).cases;
    let threads = thread::available_parallelism().map_or(1, usize::from).min(8);
    let share = cases.div_ceil(u32::try_from(threads).expect("there are few threads"));
    let tally = Tally::default();
    let failures: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| run(share, &tally).err())).collect();
        workers.into_iter().filter_map(|worker| worker.join().expect("a worker reports what fails")).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let (changes, steps) = (tally.changes.into_inner(), tally.steps.into_inner());
    println!("{changes} changes of {steps} steps went up, down and up again");
    assert!(changes >= cases as usize && steps >= changes, "{changes} changes of {steps} steps are too few");
}

fn run(cases: u32, tally: &Tally) -> Result<(), String> {
    let config = Config { cases, ..random::config(cases) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let test = |(change, first, count): (random::Change, u32, u32)| {
        let steps = runtime.block_on(law(&change, (first, first + count))).map_err(TestCaseError::fail)?;
        tally.changes.fetch_add(1, Ordering::Relaxed);
        tally.steps.fetch_add(steps, Ordering::Relaxed);
        Ok(())
    };
    TestRunner::new(config).run(&(random::change(), 0..5_000_u32, 0..ROWS_MAX), test).map_err(|error| match error {
        TestError::Fail(reason, (change, first, count)) => report(&format!("{reason}\nrows {first} to {}", first + count), &change),
        TestError::Abort(reason) => reason.to_string(),
    })
}

/// One change on rows; how many steps it had. The changes are such that no rows can be in their way.
async fn law(change: &random::Change, numbers: (u32, u32)) -> Result<usize, String> {
    let changes = migrations(change).map_err(|obstacle| format!("no migration: {obstacle:?}"))?;
    let fresh = Change::new(&Snapshot::default(), &change.after, &Intent::default(), IDS[0]).map_err(|obstacle| format!("{obstacle:?}"))?;
    let evolution = Evolution { changes: &changes, fresh: &fresh, extra: None, data: None, check: None, numbers, thorough: false };
    match evolution.run().await? {
        Outcome::Done => Ok(changes[1].steps.len()),
        Outcome::Refused(error) => Err(error),
    }
}

fn migrations(change: &random::Change) -> Result<Vec<Change>, Obstacle> {
    let first = Change::new(&Snapshot::default(), &change.before, &Intent::default(), IDS[0])?;
    let second = Change::new(&first.after, &change.after, &change.intent, IDS[1])?;
    Ok(vec![first, second])
}

/// What fails, as somebody would have to write it down to tell another.
fn report(reason: &str, change: &random::Change) -> String {
    let mut text = format!("{reason}\n");
    let Ok(changes) = migrations(change) else { return format!("{text}{change:#?}") };
    for (title, statements) in [("before", &changes[0].up), ("up", &changes[1].up), ("down", &changes[1].down)] {
        // Writing to a string does not fail.
        let _ = writeln!(text, "-- {title}\n{}", script(statements));
    }
    let _ = writeln!(text, "-- again\n{}", changes[1].again.as_ref().map_or_else(|| "as up".to_owned(), |again| script(again)));
    for step in &changes[1].steps {
        let _ = writeln!(text, "{step}");
    }
    let _ = writeln!(text, "hints: {:#?}\nbefore: {:#?}\nafter: {:#?}", change.intent, change.before, change.after);
    text
}

fn script(statements: &[Statement]) -> String {
    let parts = statements.iter().map(|statement| match statement {
        Statement::Sql(sql) => format!("{sql};\n"),
        Statement::Check { message, sql } => format!("-- check: {message}\n{sql};\n"),
        Statement::Rebuild { table, sql, .. } => format!("-- rebuild `{table}`\n{};\n", sql.join(";\n")),
    });
    parts.collect()
}
