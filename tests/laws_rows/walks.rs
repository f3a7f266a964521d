//! Many changes one after the other, with rows that come in between, some taken back and made again: five hundred ways, and ten times as many with
//! `MIGRATOR_TESTS=full`.

use std::sync::Mutex;
use std::thread;

use integration::evolution::walk::{Tally, walk};
use integration::{database, random, runs};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use schema_core::Dialect;

/// How many edits a way has.
const EDITS: usize = 50;

/// How many threads share the ways; the same everywhere, so that the same seed gives the same ways.
const WORKERS: u32 = 2;

/// How many shorter ways are tried when one fails.
const SHRINKS_MAX: u32 = 60;

#[test]
fn on_sqlite() {
    walks(Dialect::Sqlite, 488);
}

#[test]
fn on_postgres() {
    walks(Dialect::Postgres, 8);
}

#[test]
fn on_mysql() {
    walks(Dialect::Mysql, 4);
}

/// Goes so many ways, or ten times as many in a long run.
#[expect(clippy::print_stdout, reason = "how much was tried belongs into the output of the run")]
fn walks(dialect: Dialect, count: u32) {
    if !database::is_wanted(dialect).unwrap_or_else(|error| panic!("{error}")) {
        println!("LEFT OUT: walks on {dialect}");
        return;
    }
    let share = runs::times(count, count * 10).div_ceil(WORKERS);
    let total = Mutex::new(Tally::default());
    let failures: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|at| {
                let total = &total;
                scope.spawn(move || go(dialect, share, at, total).err())
            })
            .collect();
        workers.into_iter().filter_map(|worker| worker.join().expect("a worker reports what fails")).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let tally = total.into_inner().expect("no worker failed");
    println!("{dialect}: {tally:?} on {} ways", share * WORKERS);
    assert!(tally.changes > EDITS * (share * WORKERS) as usize / 2, "{tally:?} is too little");
    assert!(tally.returns > 0 && tally.fillings > 0, "{tally:?}");
}

fn go(dialect: Dialect, ways: u32, at: u32, total: &Mutex<Tally>) -> Result<(), String> {
    let mut config = Config { cases: ways, max_shrink_iters: SHRINKS_MAX, ..random::config(ways) };
    if let RngSeed::Fixed(seed) = &mut config.rng_seed {
        *seed += u64::from(at);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let test = |way: random::Walk| {
        let tally = runtime.block_on(walk(dialect, way, EDITS)).map_err(TestCaseError::fail)?;
        total.lock().expect("no worker panics").add(tally);
        Ok(())
    };
    TestRunner::new(config).run(&random::walk_for(dialect), test).map_err(|error| match error {
        TestError::Fail(reason, _) | TestError::Abort(reason) => reason.to_string(),
    })
}
