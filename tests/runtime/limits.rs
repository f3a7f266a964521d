//! Statements that wait for a lock of somebody else, and statements that run for too long.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use migrator::{Backfill, Event, Migration, Migrator, Plan};
use sqlx::{AssertSqlSafe, MySqlPool, PgPool};
use tokio::sync::Notify;

use crate::engine::{Engine, Mysql, Postgres, admin_url, lines, mysql_lines, mysql_url};
use crate::support::{migrator, names, nothing};

const PEOPLE: Migration = Migration::new(
    "20250101000000",
    "people",
    |plan| {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50))");
        plan.sql("INSERT INTO person VALUES (1, 'Ada'), (2, 'Bob')");
    },
    nothing,
);

/// Its second statement needs the table for itself.
const PHONE: Migration = Migration::new(
    "20250102000000",
    "phone",
    |plan| {
        plan.sql("CREATE TABLE call_log (id INTEGER)");
        plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(50)");
        plan.sql("UPDATE person SET phone = 'none'");
    },
    nothing,
);

/// A server, and somebody else's connection to the database.
trait Server: Engine {
    type Other: Clone + Send + Sync + 'static;

    /// What tells which connection it is, in a message.
    const WHO: &'static str;
    /// A query that takes longer than a test wants to wait.
    const SLEEP: &'static str;

    fn is_here() -> bool;
    fn other(&self) -> Self::Other;
    /// Runs it on the one connection of `other`; returns the first rows.
    async fn on(other: &Self::Other, sql: &str) -> Vec<String>;
}

impl Server for Postgres {
    type Other = PgPool;

    const WHO: &'static str = "SELECT 'it is server process ' || pg_backend_pid()";
    const SLEEP: &'static str = "SELECT pg_sleep(600)";

    fn is_here() -> bool {
        admin_url().is_some()
    }

    fn other(&self) -> PgPool {
        self.other(1)
    }

    async fn on(other: &PgPool, sql: &str) -> Vec<String> {
        lines(other, sql).await
    }
}

impl Server for Mysql {
    type Other = MySqlPool;

    const WHO: &'static str = "SELECT concat('s, is connection ', connection_id())";
    const SLEEP: &'static str = "SELECT sleep(600)";

    fn is_here() -> bool {
        mysql_url().is_some()
    }

    fn other(&self) -> MySqlPool {
        self.other(1)
    }

    async fn on(other: &MySqlPool, sql: &str) -> Vec<String> {
        mysql_lines(other, sql).await
    }
}

macro_rules! on_servers {
    ($($test:ident),* $(,)?) => {
        mod postgres {
            $(#[tokio::test] async fn $test() { super::on::<crate::engine::Postgres>(async |database| super::$test(database).await).await })*
        }

        mod mysql {
            $(#[tokio::test] async fn $test() { super::on::<crate::engine::Mysql>(async |database| super::$test(database).await).await })*
        }
    };
}
on_servers!(
    a_lock_that_is_given_back_lets_it_go_on,
    a_batch_is_tried_again,
    giving_up_says_who_and_the_next_one_finishes,
    a_statement_that_takes_too_long_is_ended
);

async fn on<S: Server>(test: impl AsyncFnOnce(S)) {
    if S::is_here() {
        let database = S::new().await;
        migrator(vec![PEOPLE]).up(database.pool()).await.unwrap();
        test(database).await;
    }
}

/// Both, giving each statement a short time to get its lock.
fn both() -> Migrator {
    migrator(vec![PEOPLE, PHONE]).statement_lock_timeout(Duration::from_millis(50))
}

/// A transaction that has read the table.
const READS: &str = "BEGIN; SELECT count(*) FROM person";

async fn a_lock_that_is_given_back_lets_it_go_on<S: Server>(database: S) {
    let settings = database.settings().await;
    let other = database.other();
    S::on(&other, READS).await;
    let (waits, enough) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let migrator = {
        let (waits, enough) = (Arc::clone(&waits), Arc::clone(&enough));
        both().lock_timeout(Duration::from_mins(5)).on_event(move |event| {
            if let Event::Waiting { reason, .. } = event {
                assert!(reason.contains("somebody else has a lock that the statement needs"), "{reason}");
                // The second one: it was tried again.
                if waits.fetch_add(1, Ordering::SeqCst) == 1 {
                    enough.notify_one();
                }
            }
        })
    };
    let give_back = async {
        enough.notified().await;
        // Nobody queues behind what waits: between two attempts, others get at the table.
        assert_eq!(S::on(&other, "SELECT count(*) FROM person").await, ["2"]);
        S::on(&other, "ROLLBACK").await;
    };
    let (report, ()) = tokio::join!(migrator.up(database.pool()), give_back);
    assert_eq!(names(&report.unwrap()), ["phone"]);
    assert!(waits.load(Ordering::SeqCst) >= 2);
    assert_eq!(database.rows("SELECT name, phone FROM person ORDER BY id").await, ["Ada|none", "Bob|none"]);
    assert_eq!(database.settings().await, settings);
}

async fn a_batch_is_tried_again<S: Server>(database: S) {
    database.run("INSERT INTO person VALUES (3, 'c'), (4, 'd'), (5, 'e'), (6, 'f'), (7, 'g'), (8, 'h'), (9, 'i'), (10, 'j')").await;
    let other = database.other();
    S::on(&other, "BEGIN; UPDATE person SET name = name WHERE id = 10").await;
    let more = |plan: &mut Plan| plan.backfill(Backfill::of("person").set("name", "concat(name, '!')").key(["id"]).batch(5));
    let more = Migration::new("20250102000000", "more", more, nothing);
    let (waits, enough, told) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
    let migrator = {
        let (waits, enough, told) = (Arc::clone(&waits), Arc::clone(&enough), Arc::clone(&told));
        migrator(vec![PEOPLE, more]).statement_lock_timeout(Duration::from_millis(50)).lock_timeout(Duration::from_mins(5)).on_event(
            move |event| match event {
                Event::Waiting { .. } if waits.fetch_add(1, Ordering::SeqCst) == 1 => enough.notify_one(),
                Event::Batch { rows, .. } => told.store(usize::try_from(*rows).unwrap(), Ordering::SeqCst),
                _ => {}
            },
        )
    };
    let give_back = async {
        enough.notified().await;
        // What was done before is permanent, and nobody holds it.
        let done = told.load(Ordering::SeqCst);
        assert!((5..10).contains(&done), "{done}");
        let changed = format!("SELECT count(*) FROM person WHERE id <= {done} AND name LIKE '_%!'");
        assert_eq!(S::on(&other, &changed).await, [done.to_string()]);
        S::on(&other, "ROLLBACK").await;
    };
    let (report, ()) = tokio::join!(migrator.up(database.pool()), give_back);
    assert_eq!(names(&report.unwrap()), ["more"]);
    assert!(waits.load(Ordering::SeqCst) >= 2);
    let names = ["Ada!", "Bob!", "c!", "d!", "e!", "f!", "g!", "h!", "i!", "j!"];
    assert_eq!(database.rows("SELECT name FROM person ORDER BY id").await, names);
}

async fn giving_up_says_who_and_the_next_one_finishes<S: Server>(database: S) {
    let settings = database.settings().await;
    let other = database.other();
    let who = S::on(&other, S::WHO).await.remove(0);
    S::on(&other, READS).await;
    let error = both().lock_timeout(Duration::from_millis(150)).up(database.pool()).await.unwrap_err();
    let text = error.to_string();
    assert!(error.is_locked() && text.starts_with("`20250102000000_phone`, `up`, statement 2 of 3: "), "{text}");
    assert!(text.contains(&who) && text.contains("gave up after 150ms"), "{who}: {text}");
    assert_eq!(database.columns("person").await, ["id", "name"]);
    assert_eq!(database.settings().await, settings);
    S::on(&other, "ROLLBACK").await;
    assert_eq!(names(&both().up(database.pool()).await.unwrap()), ["phone"]);
    assert_eq!(database.rows("SELECT name, phone FROM person ORDER BY id").await, ["Ada|none", "Bob|none"]);
}

async fn a_statement_that_takes_too_long_is_ended<S: Server>(database: S) {
    let settings = database.settings().await;
    let slow = Migration::new("20250102000000", "slow", |plan| plan.sql(S::SLEEP), nothing);
    let error = migrator(vec![PEOPLE, slow]).statement_timeout(Duration::from_millis(200)).up(database.pool()).await.unwrap_err();
    let text = format!("{error:#}");
    assert!(error.is_timed_out() && text.contains("`20250102000000_slow`, `up`, statement 1 of 1: the statement ran for longer"), "{text}");
    assert!(text.contains("raise `Migrator::statement_timeout`"), "{text}");
    assert_eq!(database.settings().await, settings);
    assert_eq!(database.rows("SELECT count(*) FROM person").await, ["2"]);
}

/// The server ends what a program runs that is no longer there.
#[tokio::test]
async fn a_server_looks_whether_its_client_is_there() {
    on::<Postgres>(async |database| {
        let migration = Migration::new(
            "20250102000000",
            "note",
            |plan| plan.sql("CREATE TABLE noted AS SELECT current_setting('client_connection_check_interval') AS v"),
            nothing,
        );
        migrator(vec![PEOPLE, migration]).up(&database.pool).await.unwrap();
        let is_linux = database.rows("SELECT version() LIKE '%linux%'").await == ["t"];
        assert_eq!(database.rows("SELECT v FROM noted").await, [if is_linux { "2s" } else { "0" }]);
        assert_eq!(database.rows("SELECT current_setting('client_connection_check_interval')").await, ["0"]);
    })
    .await;
}

/// A transaction of somebody else does not keep an index from being built for as long as the whole wait.
#[tokio::test]
async fn what_runs_in_no_transaction_waits_as_long_as_everything() {
    on::<Postgres>(async |database| {
        let index =
            Migration::new("20250102000000", "index", |plan| plan.sql("CREATE INDEX CONCURRENTLY by_name ON person (name)"), nothing);
        let other = database.other(1);
        lines(&other, "BEGIN; UPDATE person SET name = name").await;
        let all = || migrator(vec![PEOPLE, index]).statement_lock_timeout(Duration::from_millis(10));
        let error = all().lock_timeout(Duration::from_millis(200)).up(&database.pool).await.unwrap_err();
        assert!(error.is_locked(), "{error}");
        sqlx::raw_sql(AssertSqlSafe("ROLLBACK")).execute(&other).await.unwrap();
        assert_eq!(names(&all().up(&database.pool).await.unwrap()), ["index"]);
        let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_name'::regclass";
        assert_eq!(database.rows(valid).await, ["t"]);
    })
    .await;
}
