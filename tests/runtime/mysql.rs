//! What only MySQL and MariaDB have: their lock, their rights, and migrations that stop half-way.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use migrator::{Atomicity, Migration, MigrationState, Migrator, Plan, Resolve, Target};
use sqlx::MySqlPool;
use sqlx::mysql::{MySqlConnectOptions, MySqlPoolOptions};

use crate::engine::{Engine as _, Mysql, mysql_lines, mysql_url, on_mysql};
use crate::support::{COUNTER, migrator, names, nothing};

const ONE: Migration = COUNTER;
const TWO: Migration = Migration::new("20250102000000", "two", count, nothing);
const THREE: Migration = Migration::new("20250103000000", "three", count, nothing);

fn count(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n + 1");
}

fn all() -> Migrator {
    migrator(vec![ONE, TWO, THREE])
}

/// The lock as somebody else holds it.
const HOLD: &str = "SELECT get_lock(concat('migrator_', left(sha2(lower(database()), 256), 32)), 0)";

#[tokio::test]
async fn sixteen_at_once_apply_everything_once() {
    on_mysql(async |database| {
        for atomicity in [Atomicity::All, Atomicity::Each] {
            let one = |at: usize| {
                let pool = database.other(1);
                async move {
                    let report = all().atomicity(atomicity).lock_timeout(Duration::from_mins(1)).up(&pool).await;
                    pool.close().await;
                    report.map(|report| report.done.len()).map_err(|error| format!("{at}: {error:?}"))
                }
            };
            let tasks: Vec<_> = (0..16).map(|at| tokio::spawn(one(at))).collect();
            let mut done = 0;
            for task in tasks {
                done += task.await.unwrap().unwrap();
            }
            assert_eq!(done, 3);
            assert_eq!(database.rows("SELECT n FROM counter").await, ["2"]);
            all().down(&database.pool, Target::All).await.unwrap();
            database.run("DROP TABLE _migrator_journal, _migrator_head, _migrator_step").await;
        }
    })
    .await;
}

#[tokio::test]
async fn waiting_too_long_says_who_and_what_it_runs() {
    on_mysql(async |database| {
        let other = database.other(1);
        mysql_lines(&other, HOLD).await;
        let id = mysql_lines(&other, "SELECT connection_id()").await.remove(0);
        let before = database.settings().await;
        let error = all().lock_timeout(Duration::from_millis(200)).up(&database.pool).await.unwrap_err();
        assert!(error.is_locked());
        let text = error.to_string();
        assert!(text.starts_with(&format!("another process is migrating this database: connection {id} (`")), "{text}");
        assert!(text.contains("which runs nothing for") && text.ends_with("gave up after 200ms"), "{text}");
        let busy = tokio::spawn(async move { mysql_lines(&other, "SELECT 'busy with this', sleep(3)").await });
        let error = loop {
            let error = all().lock_timeout(Duration::from_millis(50)).up(&database.pool).await.unwrap_err();
            if error.to_string().contains("busy") {
                break error;
            }
        };
        assert!(error.to_string().contains("`SELECT 'busy with this', sleep(3)`"), "{error}");
        assert_eq!(database.settings().await, before);
        busy.await.unwrap();
        assert_eq!(all().up(&database.pool).await.unwrap().done.len(), 3);
    })
    .await;
}

/// Statement 3 fails; the row of statement 2 is committed by nothing.
const HALF: Migration = Migration::new(
    "20250102000000",
    "half",
    |plan| {
        plan.sql("CREATE TABLE first (id INTEGER)");
        plan.sql("INSERT INTO counter VALUES (7)");
        plan.sql("INSERT INTO absent VALUES (1)");
        plan.sql("CREATE TABLE last (id INTEGER)");
    },
    nothing,
);

#[tokio::test]
async fn a_migration_that_stops_in_the_middle_says_what_took_effect_and_goes_on_from_there() {
    on_mysql(async |database| {
        let all = || migrator(vec![ONE, HALF, THREE]);
        let error = all().up(&database.pool).await.unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("`20250102000000_half`, `up`, statement 3 of 4: the server refused it: "), "{text}");
        assert!(
            text.contains(
                "\nhalf done: statement 1 took effect and stays, the others did not\nstays done: applied `20250101000000_one` in "
            ),
            "{text}"
        );
        assert!(error.hint().unwrap().contains("the next `up` goes on with statement 2"), "{error:?}");
        assert_eq!(names_of(error.applied()), ["one"]);
        assert_eq!(database.rows("SELECT n FROM counter").await, ["0"]);
        assert_eq!(database.tables().await, ["counter", "first"]);

        // Everybody is told, and nothing runs twice.
        let status = all().status(&database.pool).await.unwrap();
        assert_eq!(status.migrations[1].state, MigrationState::HalfDone);
        assert!(!status.is_current());
        assert!(status.to_string().contains("stopped   20250102000000_half  after statement 1 of 4 of `up`"), "{status}");
        let plan = all().plan(&database.pool).await.unwrap().to_string();
        assert!(plan.contains("-- apply 20250102000000_half, statements 2 to 4 of 4\nINSERT INTO counter VALUES (7);\n"), "{plan}");
        assert!(all().assert_current(&database.pool).await.unwrap_err().is_not_current());
        let error = all().up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("statement 3 of 4"), "{error}");

        database.run("CREATE TABLE absent (id INTEGER)").await;
        assert_eq!(names(&all().up(&database.pool).await.unwrap()), ["half", "three"]);
        assert_eq!(database.rows("SELECT n FROM counter ORDER BY n").await, ["1", "8"]);
        assert_eq!(database.tables().await, ["absent", "counter", "first", "last"]);
        assert_eq!(database.rows("SELECT * FROM _migrator_step").await, Vec::<String>::new());
        assert!(all().up(&database.pool).await.unwrap().is_empty());
    })
    .await;
}

fn names_of(done: &[migrator::Done]) -> Vec<&str> {
    done.iter().map(|done| done.name.as_str()).collect()
}

#[tokio::test]
async fn what_committed_nothing_leaves_nothing() {
    let first =
        Migration::new("20250102000000", "first", |plan| plan.sql("ALTER TABLE absent ADD x INT; CREATE TABLE a (id INT)"), nothing);
    let grammar =
        Migration::new("20250102000000", "grammar", |plan| plan.sql("INSERT INTO counter VALUES (1); CREATE TABEL a (id INT)"), nothing);
    let rows = Migration::new(
        "20250102000000",
        "rows",
        |plan| {
            plan.sql("INSERT INTO counter VALUES (1)");
            plan.check("there are rows", "SELECT n FROM counter ORDER BY n");
        },
        nothing,
    );
    on_mysql(async |database| {
        for migration in [first, grammar, rows] {
            let error = migrator(vec![ONE, migration]).up(&database.pool).await.unwrap_err();
            assert!(!error.to_string().contains("half done"), "{error}");
            assert_eq!(database.rows("SELECT n FROM counter").await, ["0"]);
            assert_eq!(database.rows("SELECT * FROM _migrator_step").await, Vec::<String>::new());
        }
        assert_eq!(all().up(&database.pool).await.unwrap().done.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_the_schema_that_fails_commits_what_came_before_it() {
    let data = Migration::new(
        "20250102000000",
        "data",
        |plan| plan.sql("INSERT INTO counter VALUES (1); UPDATE counter SET n = n + 1; CREATE TABLE counter (id INT)"),
        nothing,
    );
    on_mysql(async |database| {
        let error = migrator(vec![ONE, data]).up(&database.pool).await.unwrap_err();
        assert!(error.is_already_there(), "{error}");
        let rows = database.rows("SELECT n FROM counter ORDER BY n").await;
        let said = error.to_string();
        if rows == ["1", "2"] {
            assert!(said.contains("half done: statements 1 to 2 took effect and stay, the others did not"), "{said}");
        } else {
            assert_eq!((rows, said.contains("half done")), (vec!["0".to_owned()], false), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_down_that_stops_in_the_middle_is_finished_with_the_statements_that_it_began_with() {
    let up: fn(&mut Plan) = |plan| plan.sql("CREATE TABLE a (id INT); CREATE TABLE b (id INT)");
    let two = Migration::new("20250102000000", "two", up, |plan| plan.sql("DROP TABLE b; DROP TABLE absent; DROP TABLE a"));
    let other = Migration::new("20250102000000", "two", up, |plan| plan.sql("SELECT 1"));
    on_mysql(async |database| {
        migrator(vec![ONE, two]).up(&database.pool).await.unwrap();
        let error = migrator(vec![ONE, two]).down(&database.pool, 1).await.unwrap_err();
        assert!(error.to_string().contains("half done: statement 1 took effect and stays, the others did not"), "{error}");
        let plan = migrator(vec![ONE, two]).plan(&database.pool).await.unwrap().to_string();
        assert!(plan.contains("-- undo 20250102000000_two, statements 2 to 3 of 3\nDROP TABLE absent;"), "{plan}");
        assert!(plan.contains("-- apply 20250102000000_two\n"), "{plan}");
        database.run("CREATE TABLE absent (id INT)").await;
        let report = migrator(vec![ONE, other]).up(&database.pool).await.unwrap();
        assert_eq!(report.to_string().split(" (in").next(), Some("reverted 1 migration: two; applied 1 migration: two"), "{report}");
        assert_eq!(database.tables().await, ["a", "b", "counter"]);
    })
    .await;
}

#[tokio::test]
async fn a_step_in_rust_must_not_end_the_transaction() {
    let commits = Migration::new("20250102000000", "commits", Mysql::commit, nothing);
    let fails = Migration::new(
        "20250102000000",
        "fails",
        |plan| {
            plan.sql("CREATE TABLE a (id INT)");
            Mysql::fail(plan);
        },
        nothing,
    );
    on_mysql(async |database| {
        let error = migrator(vec![ONE, commits]).up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("the step `commit` ended the migration's transaction"), "{error}");
        assert!(error.to_string().contains("half done: whether statement 1 took effect is not known"), "{error}");
        migrator(vec![ONE, commits]).resolve(&database.pool, Resolve::Undone).await.unwrap();
        let error = migrator(vec![ONE, fails]).up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("the step `fail` failed: no luck"), "{error}");
        assert!(error.to_string().contains("half done: statement 1 took effect and stays, the others did not"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_plan_says_beforehand_that_nothing_can_be_undone() {
    on_mysql(async |database| {
        let plan = all().plan(&database.pool).await.unwrap();
        assert_eq!(plan.groups.len(), 3);
        let text = plan.to_string();
        assert!(text.starts_with("-- this database commits every statement that changes the schema"), "{text}");
        all().up(&database.pool).await.unwrap();
        assert_eq!(all().plan(&database.pool).await.unwrap().to_string(), "-- nothing to do\n");
    })
    .await;
}

/// Polls a future so often, then drops it.
async fn polled<T>(future: impl Future<Output = T>, polls: usize) -> Option<T> {
    let mut future = pin!(future);
    for _ in 0..polls {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return Some(value);
        }
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    None
}

#[tokio::test]
async fn a_future_that_is_dropped_leaves_neither_lock_nor_settings_and_the_next_one_finishes() {
    on_mysql(async |database| {
        let settings = database.settings().await;
        let mut polls = 1;
        loop {
            let ended = polled(all().up(&database.pool), polls).await.map(|result| result.unwrap());
            // The server may still have the closed connection; then the next one waits for its lock.
            assert_eq!(database.settings().await[..5], settings[..5], "after {polls} polls");
            let is_last = ended.is_some_and(|report| report.done.len() == 3);
            all().up(&database.pool).await.unwrap();
            assert_eq!(database.rows("SELECT n FROM counter").await, ["2"], "after {polls} polls");
            database.run("DROP TABLE IF EXISTS counter, _migrator_journal, _migrator_head, _migrator_step").await;
            if is_last {
                break;
            }
            polls += 1;
        }
        assert!(polls > 10, "only {polls} points were tried");
    })
    .await;
}

#[tokio::test]
async fn an_account_without_rights_is_told_which() {
    on_mysql(async |database| {
        let account = format!("{}_r", database.name);
        database.run(&format!("CREATE USER {account} IDENTIFIED BY 'p'; GRANT SELECT ON {}.* TO {account}", database.name)).await;
        let restricted = lazy(database.options().username(&account).password("p"));
        let error = all().up(&restricted).await.unwrap_err();
        assert!(error.is_privilege_missing(), "{error}");
        assert!(error.to_string().contains("because the account lacks a right: CREATE command denied"), "{error}");
        assert!(error.hint().unwrap().contains("the right CREATE on `_migrator_head`"), "{error:?}");
        all().up(&database.pool).await.unwrap();
        assert!(all().up(&restricted).await.unwrap().is_empty(), "reading is enough where there is nothing to do");
        restricted.close().await;
        database.run(&format!("DROP USER {account}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_session_that_only_reads_is_free_when_current_and_refused_when_not() {
    on_mysql(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        let only_reads = MySqlPoolOptions::new()
            .max_connections(1)
            .after_connect(|connection, _| {
                Box::pin(async move { sqlx::raw_sql("SET SESSION TRANSACTION READ ONLY").execute(connection).await.map(drop) })
            })
            .connect_lazy_with(database.options());
        assert!(migrator(vec![ONE]).up(&only_reads).await.unwrap().is_empty());
        assert!(migrator(vec![ONE]).status(&only_reads).await.unwrap().is_current());
        let error = all().up(&only_reads).await.unwrap_err();
        assert!(error.is_read_only(), "{error}");
    })
    .await;
}

fn lazy(options: MySqlConnectOptions) -> MySqlPool {
    MySqlPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(1)).connect_lazy_with(options)
}

#[tokio::test]
async fn what_is_wrong_with_a_url_is_said_without_it() {
    on_mysql(async |database| {
        let absent = all().up(&lazy(database.options().database("no_such_thing"))).await.unwrap_err();
        assert!(absent.is_missing_database(), "{absent}");
        assert!(absent.hint().unwrap().contains("CREATE DATABASE `no_such_thing` CHARACTER SET utf8mb4"), "{absent:?}");

        let account = all().up(&lazy(database.options().username("no_such_account").password("secret-word"))).await.unwrap_err();
        assert!(account.to_string().starts_with("the server does not let this account in"), "{account}");
        let refused = all().up(&lazy(database.options().port(1).password("secret-word"))).await.unwrap_err();
        assert!(refused.hint().unwrap().contains("no server answers"), "{refused:?}");
        for error in [absent, account, refused] {
            assert!(!format!("{error:?}").contains("secret-word"), "{error:?}");
        }

        let mut none = mysql_url().unwrap().parse::<MySqlConnectOptions>().unwrap();
        if none.get_database().is_some() {
            none = MySqlConnectOptions::new().host("127.0.0.1").port(none.get_port()).username(none.get_username());
        }
        let error = all().up(&lazy(none)).await.unwrap_err();
        assert!(!error.to_string().is_empty(), "{error}");
    })
    .await;
}

#[tokio::test]
async fn values_of_any_type_are_shown_in_a_check() {
    let check = Migration::new(
        "20250102000000",
        "check",
        |plan| {
            plan.check(
                "there are rows",
                "SELECT 1 AS a, 1.50 AS b, true AS c, x'00ff' AS d, NULL AS e, 0.5e0 AS f, 'ä' AS g, cast('2020-01-02' AS date) AS h, \
                 cast(18446744073709551615 AS unsigned) AS i UNION ALL SELECT 2, 2, 2, 2, 2, 2, 2, 2, 2; -- and so on",
            );
        },
        nothing,
    );
    on_mysql(async |database| {
        let error = migrator(vec![check]).up(&database.pool).await.unwrap_err();
        assert!(error.is_check_failed(), "{error}");
        let shown = "there are rows: 2 rows, for example a = 1, b = '1.50', c = 1, ";
        assert!(error.message().starts_with(shown) && error.message().contains("e = NULL, f = 0.5, g = 'ä', h = '2020-01-02'"), "{error}");
    })
    .await;
}
