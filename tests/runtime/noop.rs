//! With nothing to do, `up` is one statement that returns one row, whatever the length of the history.

use std::collections::BTreeMap;
use std::sync::{Mutex, Once};

use migrator::{Migration, Migrations, Migrator, Plan};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{ConnectOptions as _, SqlitePool};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::support::nothing;

/// A statement that sqlx logged.
#[derive(Debug, Clone, Default, PartialEq)]
struct Logged {
    summary: String,
    rows: u64,
}

/// The statements by the thread that ran them; every connection has one.
static LOG: Mutex<BTreeMap<String, Vec<Logged>>> = Mutex::new(BTreeMap::new());
static START: Once = Once::new();

/// Records what sqlx logs.
struct Recorder;

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut logged = Logged::default();
        event.record(&mut logged);
        let thread = std::thread::current().name().unwrap_or_default().to_owned();
        LOG.lock().unwrap().entry(thread).or_default().push(logged);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

impl Visit for Logged {
    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "rows_returned" {
            self.rows = value;
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "summary" {
            value.clone_into(&mut self.summary);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

async fn logged(path: &std::path::Path, thread: &'static str) -> SqlitePool {
    START.call_once(|| tracing::subscriber::set_global_default(Recorder).unwrap());
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .thread_name(move |_| thread.to_owned())
        .log_statements("debug".parse().unwrap());
    SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap()
}

fn taken(thread: &str) -> Vec<Logged> {
    LOG.lock().unwrap().remove(thread).unwrap_or_default()
}

/// A history of this length.
fn history(length: usize) -> &'static Migrations {
    fn step(plan: &mut Plan) {
        plan.sql("SELECT 1");
    }
    let one = |at: usize| {
        let id: &'static str = Box::leak(format!("2025{at:010}").into_boxed_str());
        &*Box::leak(Box::new(Migration::new(id, "step", step, nothing)))
    };
    let list: Vec<&'static Migration> = (0..length).map(one).collect();
    Box::leak(Box::new(Migrations::new(Vec::leak(list)).head("built")))
}

#[tokio::test]
async fn one_statement_one_row_at_10_and_at_10_000() {
    let mut costs = Vec::new();
    for (length, thread) in [(10, "noop-10"), (10_000, "noop-10000")] {
        let folder = tempfile::tempdir().unwrap();
        let pool = logged(&folder.path().join("app.db"), thread).await;
        let migrator = Migrator::new(history(length));
        assert_eq!(migrator.up(&pool).await.unwrap().done.len(), length);
        // What sqlx logs is messages, and there is one for the statements of many small migrations.
        let messages = taken(thread).len();
        assert!(messages > length / 32 && messages < length / 16 + 26, "{messages}");
        assert!(migrator.up(&pool).await.unwrap().is_empty());
        costs.push(taken(thread));
    }
    assert_eq!(costs[0], [Logged { summary: "SELECT \"head\" FROM \"_migrator_head\" …".to_owned(), rows: 1 }]);
    assert_eq!(costs[0], costs[1]);
}

#[tokio::test]
async fn an_empty_list_on_an_empty_database_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("app.db");
    let pool = logged(&path, "noop-empty").await;
    assert!(Migrator::new(history(0)).up(&pool).await.unwrap().is_empty());
    let writes =
        taken("noop-empty").into_iter().filter(|logged| logged.summary.starts_with("CREATE") || logged.summary.starts_with("INSERT"));
    assert_eq!(writes.count(), 0);
    assert_eq!(std::fs::metadata(&path).unwrap().len(), 0);
}

#[tokio::test]
async fn a_statement_is_not_logged_twice() {
    let folder = tempfile::tempdir().unwrap();
    let pool = logged(&folder.path().join("app.db"), "noop-self-test").await;
    taken("noop-self-test");
    sqlx::raw_sql("SELECT 1 UNION SELECT 2").fetch_all(&pool).await.unwrap();
    assert_eq!(taken("noop-self-test"), [Logged { summary: "SELECT 1 UNION SELECT …".to_owned(), rows: 2 }]);
}

#[tokio::test]
async fn one_statement_after_a_migration_took_the_place_of_others() {
    fn two(plan: &mut Plan) {
        plan.sql("SELECT 2");
    }
    static REPLACING: Migration = Migration::new("20250000000002", "both", two, nothing).replaces(&[
        "20250000000000_step",
        "20250000000001_step",
        "20250000000002_step",
    ]);
    static LAST: Migration = Migration::new("20250000000003", "last", two, nothing);
    static BEFORE: Migrations = Migrations::new(&[&REPLACING]);
    static AFTER: Migrations = Migrations::new(&[&REPLACING, &LAST]).head("built");
    let folder = tempfile::tempdir().unwrap();
    let pool = logged(&folder.path().join("app.db"), "noop-replaced").await;
    Migrator::new(history(3)).up(&pool).await.unwrap();
    for migrator in [Migrator::new(&BEFORE), Migrator::new(&AFTER)] {
        assert_eq!(migrator.up(&pool).await.unwrap().done.len(), 1);
        drop(taken("noop-replaced"));
        assert!(migrator.up(&pool).await.unwrap().is_empty());
        assert_eq!(taken("noop-replaced").len(), 1);
    }
}
