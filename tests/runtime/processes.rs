//! Many processes at once, processes that are killed, futures that are dropped.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use integration::runs::scattered;
use migrator::{Atomicity, Migrator};

use crate::history::{MIGRATIONS, ROWS};
use crate::support::{Database, lines, open};

/// How often the history counts.
const COUNTS: usize = 8;

const PROCESSES: usize = 16;
const ROUNDS: usize = 3;
const KILLS: u64 = 40;

fn start(path: &Path, atomicity: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_migrate-and-end"));
    command.arg(path).arg(atomicity).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Everything is there once.
async fn assert_whole(path: &Path, context: &str) {
    let pool = open(path).await;
    assert_eq!(lines(&pool, "SELECT n FROM counter").await, [COUNTS.to_string()], "{context}");
    assert_eq!(lines(&pool, "SELECT count(*), sum(id) FROM item").await, [format!("{ROWS}|{}", ROWS * (ROWS + 1) / 2)], "{context}");
    assert_eq!(lines(&pool, "SELECT count(*) FROM part").await, [ROWS.to_string()], "{context}");
    assert_eq!(lines(&pool, "PRAGMA foreign_key_check").await, Vec::<String>::new(), "{context}");
    assert_eq!(lines(&pool, "PRAGMA integrity_check").await, ["ok"], "{context}");
    let journal = lines(&pool, "SELECT count(*), count(DISTINCT id), min(state), max(state) FROM _migrator_journal").await;
    assert_eq!(journal, ["9|9|applied|applied"], "{context}");
    assert_eq!(lines(&pool, "SELECT name FROM sqlite_master WHERE name LIKE '\\_new%' ESCAPE '\\'").await, Vec::<String>::new());
    pool.close().await;
}

async fn together(half: Option<&str>, atomicity: &str) {
    for round in 0..ROUNDS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("app.db");
        if let Some(target) = half {
            let pool = open(&path).await;
            Migrator::new(&MIGRATIONS).up_to(&pool, target).await.unwrap();
            pool.close().await;
        }
        let children: Vec<Child> = (0..PROCESSES).map(|_| start(&path, atomicity)).collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "round {round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_whole(&path, &format!("{half:?} {atomicity} round {round}")).await;
    }
}

#[tokio::test]
async fn sixteen_processes_on_an_empty_file() {
    together(None, "all").await;
}

#[tokio::test]
async fn sixteen_processes_on_a_half_migrated_file_each_in_its_own_transaction() {
    together(Some("count_3"), "each").await;
}

#[tokio::test]
async fn a_killed_process_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    let started = Instant::now();
    assert!(start(&whole, "each").wait().unwrap().success());
    let span = started.elapsed();
    let mut killed = 0;
    for seed in 0..KILLS {
        let path = folder.path().join(format!("{seed}.db"));
        let atomicity = if seed % 2 == 0 { "all" } else { "each" };
        let mut child = start(&path, atomicity);
        let micros = u64::try_from(span.as_micros()).unwrap() * 11 / 10;
        std::thread::sleep(Duration::from_micros(scattered(seed) % micros));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());

        let pool = open(&path).await;
        Migrator::new(&MIGRATIONS).atomicity(Atomicity::Each).up(&pool).await.unwrap();
        pool.close().await;
        assert_whole(&path, &format!("kill {seed} ({atomicity})")).await;
    }
    assert!(killed > 0, "no process was still running when it was to be killed");
}

/// Polls a future `polls` times at most; whether it ended.
pub(crate) async fn polled<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = Box::pin(future);
    let mut left = polls;
    std::future::poll_fn(|context| {
        if left == 0 {
            return std::task::Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

#[tokio::test]
async fn a_future_dropped_at_any_point_leaves_lock_and_connection_clean() {
    for atomicity in [Atomicity::All, Atomicity::Each] {
        let mut polls = 0;
        loop {
            let database = Database::new().await;
            let settings = database.settings().await;
            let migrator = Migrator::new(&MIGRATIONS).atomicity(atomicity);
            let ended = polled(migrator.up(&database.pool), polls).await.map(|result| result.unwrap());

            let context = format!("{atomicity:?} after {polls} polls");
            assert_eq!(database.settings().await, settings, "{context}");
            let mut other = sqlx::Connection::begin(&mut open_alone(&database.path()).await).await.map(drop);
            assert!(other.is_ok(), "{context}");
            other = writes(&database.path()).await;
            assert!(other.is_ok(), "{context}: the lock is still held: {other:?}");
            if ended.is_some() {
                assert!(polls > 50, "only {polls} points were tried");
                break;
            }
            migrator.up(&database.pool).await.unwrap();
            let path = database.path();
            database.pool.close().await;
            assert_whole(&path, &context).await;
            polls += 1 + polls / 10;
        }
    }
}

async fn open_alone(path: &Path) -> sqlx::SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_millis(50));
    sqlx::ConnectOptions::connect(&options).await.unwrap()
}

/// Whether somebody else can write at once.
async fn writes(path: &Path) -> Result<(), sqlx::Error> {
    let mut connection = open_alone(path).await;
    sqlx::raw_sql("BEGIN IMMEDIATE; ROLLBACK").execute(&mut connection).await.map(drop)
}

#[tokio::test]
async fn dropping_one_that_waits_for_the_lock_is_clean_too() {
    let database = Database::new().await;
    let settings = database.settings().await;
    let mut other = open_alone(&database.path()).await;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let migrator = Migrator::new(&MIGRATIONS);
    assert!(tokio::time::timeout(Duration::from_millis(150), migrator.up(&database.pool)).await.is_err());
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    assert_eq!(database.settings().await, settings);
    assert_eq!(migrator.up(&database.pool).await.unwrap().done.len(), 9);
}

#[tokio::test]
async fn waiting_too_long_says_who_and_how_long() {
    let database = Database::new().await;
    let mut other = open_alone(&database.path()).await;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let migrator = Migrator::new(&MIGRATIONS).lock_timeout(Duration::from_millis(200));
    let started = Instant::now();
    let error = migrator.up(&database.pool).await.unwrap_err();
    assert!(error.is_locked());
    assert!(started.elapsed() >= Duration::from_millis(200) && started.elapsed() < Duration::from_secs(20));
    assert!(error.to_string().contains("the database is in use by somebody else; gave up after 200ms"), "{error}");
    assert!(error.hint().unwrap().contains("Migrator::lock_timeout"));
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    assert_eq!(migrator.up(&database.pool).await.unwrap().done.len(), 9);
}

#[tokio::test]
async fn an_in_memory_database_survives_a_cancelled_run() {
    // A pool that is cancelled while it tests a connection closes it, and with it such a database; that is not what is tried here.
    let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).test_before_acquire(false);
    let pool = options.connect("sqlite::memory:").await.unwrap();
    sqlx::raw_sql("CREATE TABLE mine (id); INSERT INTO mine VALUES (1)").execute(&pool).await.unwrap();
    for polls in [5, 20, 40] {
        polled(Migrator::new(&MIGRATIONS).up(&pool), polls).await;
        assert_eq!(lines(&pool, "SELECT id FROM mine").await, ["1"]);
    }
    assert_eq!(Migrator::new(&MIGRATIONS).up(&pool).await.unwrap().done.len(), 9);
}
