//! What only PostgreSQL has: its lock, its rights, its schemas, what it refuses in a transaction.

use std::future::Future;
use std::time::{Duration, Instant};

use migrator::{Atomicity, Migration, Migrator, Plan, Target};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use crate::engine::{Engine as _, Postgres, admin_url, lines};
use crate::support::{COUNTER, list, migrator, names, nothing};

/// A test on a database of its own, unless PostgreSQL is left out.
async fn on_postgres(test: impl AsyncFnOnce(Postgres)) {
    if admin_url().is_some() {
        test(Postgres::new().await).await;
    }
}

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
const HOLD: &str = "BEGIN; SELECT pg_try_advisory_xact_lock(1835624306, hashtext('public')); SELECT 'busy with this'";

#[tokio::test]
async fn sixteen_at_once_apply_everything_once() {
    on_postgres(async |database| {
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
            assert_eq!(database.left_open().await, Vec::<String>::new());
            all().down(&database.pool, Target::All).await.unwrap();
            database.run("DROP TABLE _migrator_journal, _migrator_head, _migrator_step").await;
        }
    })
    .await;
}

#[tokio::test]
async fn waiting_too_long_says_who_since_when_and_what_it_runs() {
    on_postgres(async |database| {
        let other = PgPoolOptions::new().max_connections(1).connect_lazy_with(database.options().application_name("other-app"));
        lines(&other, HOLD).await;
        let error = all().lock_timeout(Duration::from_millis(200)).up(&database.pool).await.unwrap_err();
        assert!(error.is_locked());
        let text = error.to_string();
        let pid = lines(&other, "SELECT pg_backend_pid()").await.remove(0);
        assert!(
            text.starts_with(&format!("another process is migrating this database: server process {pid} (`other-app` from ")),
            "{text}"
        );
        assert!(text.contains("in a transaction for ") && text.contains("it last ran `BEGIN; SELECT pg_try"), "{text}");
        assert!(text.ends_with("gave up after 200ms"), "{text}");
        lines(&other, "ROLLBACK").await;
        assert_eq!(all().up(&database.pool).await.unwrap().done.len(), 3);
    })
    .await;
}

/// A waiter must hold no snapshot, or this would wait for it, and it for this.
#[tokio::test]
async fn an_index_is_built_concurrently_while_others_wait_for_the_lock() {
    on_postgres(async |database| {
        database.run("CREATE TABLE big (id INTEGER)").await;
        let holder = database.other(1);
        lines(&holder, HOLD).await;
        let waiting: Vec<PgPool> = (0..4).map(|_| database.other(1)).collect();
        let tasks: Vec<_> = waiting.into_iter().map(|pool| tokio::spawn(async move { all().up(&pool).await.map(drop) })).collect();
        let built = tokio::time::timeout(Duration::from_secs(20), database.run("CREATE INDEX CONCURRENTLY i ON big (id)")).await;
        assert!(built.is_ok(), "it waits for those that wait for the lock");
        lines(&holder, "ROLLBACK").await;
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(database.rows("SELECT n FROM counter").await, ["2"]);
    })
    .await;
}

/// Polls a future `polls` times at most; whether it ended.
async fn polled<F: Future>(future: F, polls: usize) -> Option<F::Output> {
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
    on_postgres(async |database| {
        let settings = database.settings().await;
        for atomicity in [Atomicity::All, Atomicity::Each] {
            let (mut polls, mut dropped) = (0, 0);
            loop {
                let migrator = all().atomicity(atomicity);
                let ended = polled(migrator.up(&database.pool), polls).await.map(|result| result.unwrap());
                let context = format!("{atomicity:?} after {polls} polls");
                assert_eq!(database.settings().await, settings, "{context}");
                assert_eq!(database.left_open().await, Vec::<String>::new(), "{context}");
                dropped += usize::from(ended.is_none());
                let is_whole = ended.is_some_and(|report| report.done.len() == 3);
                migrator.up(&database.pool).await.unwrap();
                assert_eq!(database.rows("SELECT n FROM counter").await, ["2"], "{context}");
                database.run("DROP TABLE IF EXISTS counter, _migrator_journal, _migrator_head, _migrator_step").await;
                if is_whole && dropped > 10 {
                    break;
                }
                // Where the server answers before it is waited for, there are few points: then once more from the start.
                polls = if is_whole { 0 } else { polls + 1 };
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_value_of_an_enum_can_be_used_by_the_next_migration() {
    let create = Migration::new("20250101000000", "create", |plan| plan.sql("CREATE TYPE mood AS ENUM ('sad')"), nothing);
    let add = Migration::new("20250102000000", "add", |plan| plan.sql("SELECT 1; ALTER TYPE mood ADD VALUE 'happy' AFTER 'sad'"), nothing);
    let usage = Migration::new(
        "20250103000000",
        "use",
        |plan| plan.sql("CREATE TABLE t AS SELECT 'happy'::mood AS m; ALTER TABLE t ADD x INT"),
        nothing,
    );
    let last = Migration::new("20250104000000", "last", |plan| plan.sql("SELECT 2"), nothing);
    on_postgres(async |database| {
        let all = || migrator(vec![create, add, usage, last]);
        let plan = all().plan(&database.pool).await.unwrap();
        let groups: Vec<Vec<&str>> =
            plan.groups.iter().map(|group| group.migrations.iter().map(|migration| migration.name.as_str()).collect()).collect();
        assert_eq!(groups, [vec!["create", "add"], vec!["use", "last"]]);
        assert_eq!(names(&all().up(&database.pool).await.unwrap()), ["create", "add", "use", "last"]);
        assert_eq!(database.rows("SELECT m FROM t").await, ["happy"]);
        assert!(all().up(&database.pool).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_ends_a_transaction_or_is_for_another_database_is_refused_before_anything_runs() {
    let start = Migration::new("20250102000000", "start", |plan| plan.sql("START TRANSACTION"), nothing);
    let rebuild = Migration::new("20250102000000", "rebuild", |plan| plan.rebuild("counter", &["n"], &["SELECT 1"]), nothing);
    on_postgres(async |database| {
        let error = migrator(vec![ONE, start]).up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("`START TRANSACTION` can't be in a migration"), "{error}");
        let error = migrator(vec![ONE, rebuild]).up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("the rebuild of `counter` is written for SQLite"), "{error}");
        assert!(database.objects().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_mistake_in_the_grammar_is_shown_at_its_statement() {
    let broken = Migration::new(
        "20250102000000",
        "broken",
        |plan| {
            plan.sql("CREATE TABLE \"ä\" (n INTEGER); CREATE TABLE b (n INTEGER)");
            plan.sql("CREATE TABLE c (n INTEGER); CREATE TABEL d (n INTEGER); CREATE TABLE e (n INTEGER)");
        },
        nothing,
    );
    let twice = Migration::new(
        "20250102000000",
        "twice",
        |plan| plan.sql("CREATE TABLE a (n INT PRIMARY KEY); INSERT INTO a VALUES (1), (1); SELECT 1"),
        nothing,
    );
    on_postgres(async |database| {
        let error = migrator(vec![ONE, broken]).up(&database.pool).await.unwrap_err();
        let expected = "`20250102000000_broken`, `up`, statement 4 of 5: PostgreSQL refused it: syntax error at or near \"TABEL\"\n    CREATE TABEL d (n INTEGER)";
        assert_eq!(error.to_string(), expected);
        let error = migrator(vec![ONE, twice]).up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("statement 2 of 3: PostgreSQL refused it: duplicate key"), "{error}");
        assert_eq!(error.hint(), Some("Key (n)=(1) already exists."));
        assert!(database.objects().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn schemas_of_one_database_have_journals_of_their_own() {
    on_postgres(async |database| {
        database.run("CREATE SCHEMA tenant").await;
        all().up(&database.pool).await.unwrap();
        let tenant =
            PgPoolOptions::new().max_connections(1).connect_lazy_with(database.options().options([("search_path", "tenant,public")]));
        assert!(!all().status(&tenant).await.unwrap().is_current());
        // Neither the head nor the journal of `public` is taken for the tenant's, and nobody waits for the other's lock.
        let holder = database.other(1);
        lines(&holder, HOLD).await;
        assert_eq!(all().up(&tenant).await.unwrap().done.len(), 3);
        assert_eq!(lines(&tenant, "SELECT n FROM tenant.counter").await, ["2"]);
        assert!(all().up(&tenant).await.unwrap().is_empty());
        lines(&holder, "ROLLBACK").await;

        let nowhere = PgPoolOptions::new().max_connections(1).connect_lazy_with(database.options().options([("search_path", "absent")]));
        let error = all().up(&nowhere).await.unwrap_err();
        assert!(error.to_string().starts_with("no schema of the search path exists"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_role_without_rights_is_told_which() {
    on_postgres(async |database| {
        let role = format!("{}_reader", database.name);
        database.run(&format!("CREATE ROLE {role} LOGIN PASSWORD 'p'; REVOKE CREATE ON SCHEMA public FROM PUBLIC")).await;
        let options = database.options().username(&role).password("p");
        let restricted = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
        let error = all().up(&restricted).await.unwrap_err();
        assert!(error.is_privilege_missing(), "{error}");
        assert!(error.to_string().contains("the role lacks a right: permission denied for schema public"), "{error}");
        assert!(error.hint().unwrap().contains("GRANT USAGE, CREATE ON SCHEMA \"public\" TO"), "{error:?}");

        migrator(vec![ONE, TWO]).up(&database.pool).await.unwrap();
        let error = all().up(&restricted).await.unwrap_err();
        assert!(error.is_privilege_missing() && error.hint().unwrap().contains("ON \"_migrator_head\" TO"), "{error:?}");
        // Reading the head is all that a start with nothing to do needs.
        database.run(&format!("GRANT SELECT ON _migrator_head TO {role}")).await;
        assert!(migrator(vec![ONE, TWO]).up(&restricted).await.unwrap().is_empty());
        database
            .run(&format!(
                "GRANT SELECT, INSERT, UPDATE, DELETE ON _migrator_head, _migrator_journal, _migrator_settings, _migrator_step TO {role}"
            ))
            .await;
        let error =
            migrator(vec![ONE, TWO, Migration::new("20250104000000", "x", |plan| plan.sql("ALTER TABLE counter ADD m INT"), nothing)])
                .up(&restricted)
                .await
                .unwrap_err();
        assert!(error.is_privilege_missing(), "{error}");
        assert!(error.hint().unwrap().contains("the role that owns it"), "{error:?}");
        restricted.close().await;
        database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_database_that_only_reads_is_free_when_current_and_refused_when_not() {
    on_postgres(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        let options = database.options().options([("default_transaction_read_only", "on")]);
        let read_only = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
        assert!(migrator(vec![ONE]).up(&read_only).await.unwrap().is_empty());
        assert!(migrator(vec![ONE]).status(&read_only).await.unwrap().is_current());
        let error = all().up(&read_only).await.unwrap_err();
        assert!(error.is_read_only(), "{error}");
        assert!(all().assert_current(&read_only).await.unwrap_err().is_not_current());
    })
    .await;
}

#[tokio::test]
async fn a_lock_on_a_table_ends_the_wait_of_a_statement() {
    on_postgres(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        let other = database.other(1);
        lines(&other, "BEGIN; LOCK TABLE counter; SELECT 1").await;
        let started = Instant::now();
        let error = all().lock_timeout(Duration::from_millis(200)).up(&database.pool).await.unwrap_err();
        assert!(error.is_locked() && started.elapsed() < Duration::from_secs(20), "{error}");
        assert!(error.to_string().contains("somebody else has a lock that the statement needs"), "{error}");
        assert_eq!(error.migration(), Some("20250102000000_two"));
        lines(&other, "ROLLBACK").await;
        assert_eq!(all().up(&database.pool).await.unwrap().done.len(), 2);
    })
    .await;
}

fn lazy(options: PgConnectOptions) -> PgPool {
    PgPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(1)).connect_lazy_with(options)
}

#[tokio::test]
async fn what_is_wrong_with_a_url_is_said_without_it() {
    on_postgres(async |database| {
        let absent = all().up(&lazy(database.options().database("no_such_thing"))).await.unwrap_err();
        assert!(absent.is_missing_database(), "{absent}");
        assert!(absent.hint().unwrap().contains("CREATE DATABASE \"no_such_thing\""), "{absent:?}");

        let role = all().up(&lazy(database.options().username("no_such_role").password("secret-word"))).await.unwrap_err();
        assert!(role.to_string().starts_with("the server does not let this role in"), "{role}");
        let refused = all().up(&lazy(database.options().port(1).password("secret-word"))).await.unwrap_err();
        assert!(refused.hint().unwrap().contains("no server answers"), "{refused:?}");
        for error in [absent, role, refused] {
            assert!(!format!("{error:?}").contains("secret-word"), "{error:?}");
        }
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
                "SELECT 1::int2 AS a, 1.50::numeric AS b, true AS c, '\\x00ff'::bytea AS d, '{1,2}'::int[] AS e, NULL AS f, 0.5::float8 AS g, \
                 'x'::\"char\" AS h, 'infinity'::timestamptz AS i FROM generate_series(1, 3); -- and so on",
            );
        },
        nothing,
    );
    on_postgres(async |database| {
        let error = migrator(vec![check]).up(&database.pool).await.unwrap_err();
        let shown = "there are rows: 3 rows, for example a = 1, b = '1.50', c = 'true', d = x'00ff', e = '{1,2}', f = NULL, g = 0.5, h = 'x', \
                     i = 'infinity'";
        assert!(error.is_check_failed() && error.message() == shown, "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_draft_of_another_schema_is_not_purged() {
    const DRAFT: Migration = Migration::new(
        "20250102000000",
        "draft",
        |plan| plan.sql("ALTER TABLE counter ADD x TEXT; CREATE TABLE billing.side (id INTEGER)"),
        |plan| {
            plan.sql("ALTER TABLE counter RENAME x TO _retired_20250102000000_x");
            plan.sql("ALTER TABLE billing.side RENAME TO _retired_20250102000000_side");
        },
    );
    let draft: &'static migrator::Migrations = Box::leak(Box::new(crate::support::of(vec![ONE, DRAFT]).drafts(&["20250102000000"])));
    let left = "SELECT table_schema, table_name FROM information_schema.tables WHERE table_name LIKE '\\_retired%' ORDER BY 1";
    on_postgres(async |database| {
        database.run("CREATE SCHEMA billing; CREATE SCHEMA tenant; CREATE TABLE tenant._retired_20250102000000_mine (id INTEGER)").await;
        let tenant = PgPoolOptions::new().max_connections(1).connect_lazy_with(database.options().options([("search_path", "tenant")]));
        migrator(vec![ONE]).up(&tenant).await.unwrap();
        let development = |list| Migrator::new(list).environment(migrator::Environment::Development);
        development(draft).up(&database.pool).await.unwrap();
        development(list(vec![ONE])).up(&database.pool).await.unwrap();
        assert_eq!(database.rows(left).await, ["tenant|_retired_20250102000000_mine"]);
        assert_eq!(database.columns("counter").await, ["n"]);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_closed_in_the_middle_undoes_everything_and_says_so() {
    let cut = Migration::new("20250102000000", "cut", |plan| plan.sql("SELECT pg_terminate_backend(pg_backend_pid())"), nothing);
    on_postgres(async |database| {
        let error = migrator(vec![ONE, cut]).up(&database.other(1)).await.unwrap_err();
        assert_eq!(error.migration(), Some("20250102000000_cut"), "{error}");
        assert!(database.objects().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_view_over_a_column_that_changes_is_named_and_nothing_is_done() {
    let wide = Migration::new("20250102000000", "wide", |plan| plan.sql("ALTER TABLE counter ALTER COLUMN n TYPE BIGINT"), nothing);
    on_postgres(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        database.run("CREATE VIEW numbers AS SELECT n FROM counter").await;
        let before = database.objects().await;
        let error = migrator(vec![ONE, wide]).up(&database.pool).await.unwrap_err();
        let said = format!("{error:#}");
        assert!(
            said.contains("`20250102000000_wide`, `up`, statement 1 of 1") && said.contains("view numbers depends on column \"n\""),
            "{said}"
        );
        assert_eq!(database.objects().await, before);
    })
    .await;
}
