//! Statements that can't be in a transaction, and transactions smaller than a migration.

use std::time::Duration;

use migrator::{Atomicity, Migration, Plan};

use crate::engine::{Engine, Postgres, admin_url, lines, on_every_database};
use crate::support::{Database, migrator, names, nothing};

/// A test on a PostgreSQL database of its own, unless PostgreSQL is left out.
async fn on_postgres(test: impl AsyncFnOnce(Postgres)) {
    if admin_url().is_some() {
        test(Postgres::new().await).await;
    }
}

const TABLE: Migration = Migration::new(
    "20250101000000",
    "table",
    |plan| {
        plan.sql("CREATE TABLE big (id INTEGER, a INTEGER, b INTEGER)");
        plan.sql("INSERT INTO big SELECT n, n, n % 5 FROM generate_series(1, 500) n");
    },
    |plan| plan.sql("DROP TABLE big"),
);
const INDEX: Migration = Migration::new(
    "20250102000000",
    "index",
    |plan| {
        plan.sql("ALTER TABLE big ADD COLUMN c INTEGER");
        plan.sql("CREATE UNIQUE INDEX CONCURRENTLY \"Big a\" ON big (a)");
        plan.sql("UPDATE big SET c = 1");
    },
    |plan| {
        plan.sql("DROP INDEX CONCURRENTLY \"Big a\"");
        plan.sql("ALTER TABLE big DROP COLUMN c");
    },
);
const LAST: Migration = Migration::new("20250103000000", "last", |plan| plan.sql("UPDATE big SET c = c + 1"), nothing);

/// The indexes of the table, and whether they are valid.
const INDEXES: &str =
    "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = 'big'::regclass ORDER BY 1";

#[tokio::test]
async fn a_statement_that_can_be_in_no_transaction_ends_one_and_begins_another() {
    on_postgres(async |database| {
        let settings = database.settings().await;
        let all = migrator(vec![TABLE, INDEX, LAST]);
        let plan = all.plan(&database.pool).await.unwrap();
        let shown: Vec<(bool, Vec<&str>)> = plan
            .groups
            .iter()
            .map(|group| (group.transaction, group.migrations.iter().map(|migration| migration.name.as_str()).collect()))
            .collect();
        assert_eq!(shown, [(true, vec!["table", "index"]), (false, vec!["index"]), (true, vec!["index"]), (true, vec!["last"])]);
        let text = plan.to_string();
        let expected = "-- apply 20250102000000_index, statement 1 of 3\nALTER TABLE big ADD COLUMN c INTEGER;\nCOMMIT;\n\
                        -- in no transaction:\n-- apply 20250102000000_index, statement 2 of 3\n\
                        CREATE UNIQUE INDEX CONCURRENTLY \"Big a\" ON big (a);\n\
                        BEGIN;\n-- apply 20250102000000_index, statement 3 of 3\nUPDATE big SET c = 1;\nCOMMIT;\n";
        assert!(text.contains(expected), "{text}");
        assert_eq!(plan.migrations().count(), 3);

        // With a pool of one connection.
        assert_eq!(names(&all.up(&database.pool).await.unwrap()), ["table", "index", "last"]);
        assert_eq!(database.rows(INDEXES).await, ["Big a|t"]);
        assert_eq!(database.rows("SELECT DISTINCT c FROM big").await, ["2"]);
        assert_eq!(database.rows("SELECT id FROM _migrator_step").await, Vec::<String>::new());
        assert_eq!(database.settings().await, settings);
        assert_eq!(database.left_open().await, Vec::<String>::new());
        assert!(all.up(&database.pool).await.unwrap().is_empty());

        let short = migrator(vec![TABLE, INDEX]);
        assert!(short.up(&database.pool).await.unwrap_err().is_newer_database());
        assert_eq!(names(&all.down(&database.pool, "table").await.unwrap()), ["last", "index"]);
        assert_eq!(database.columns("big").await, ["id", "a", "b"]);
        assert_eq!(database.rows(INDEXES).await, Vec::<String>::new());
        assert_eq!(names(&all.up(&database.pool).await.unwrap()), ["index", "last"]);
    })
    .await;
}

#[tokio::test]
async fn many_at_once_build_an_index_concurrently_once() {
    on_postgres(async |database| {
        for atomicity in [Atomicity::All, Atomicity::Each, Atomicity::None] {
            let one = || {
                let pool = database.other(1);
                let all = migrator(vec![TABLE, INDEX, LAST]).atomicity(atomicity).lock_timeout(Duration::from_mins(1));
                async move {
                    let report = all.up(&pool).await;
                    pool.close().await;
                    report.map(|report| report.done.len())
                }
            };
            let tasks: Vec<_> = (0..8).map(|_| tokio::spawn(one())).collect();
            let mut done = 0;
            for task in tasks {
                done += task.await.unwrap().unwrap();
            }
            assert_eq!(done, 3);
            assert_eq!(database.rows("SELECT count(*), min(c), max(c) FROM big").await, ["500|2|2"]);
            assert_eq!(database.rows(INDEXES).await, ["Big a|t"]);
            assert_eq!(database.left_open().await, Vec::<String>::new());
            database.run("DROP TABLE big, _migrator_journal, _migrator_head, _migrator_step").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_index_that_could_not_be_built_is_dropped_and_built_again() {
    fn unique(plan: &mut Plan) {
        plan.sql("UPDATE big SET id = id + 1");
        plan.sql("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS big_b ON big (b)");
    }
    on_postgres(async |database| {
        let all = || migrator(vec![TABLE, Migration::new("20250102000000", "unique", unique, nothing), LAST]);
        for _ in 0..2 {
            let error = all().up(&database.pool).await.unwrap_err();
            let text = error.to_string();
            assert!(
                text.starts_with("`20250102000000_unique`, `up`, statement 2 of 2: PostgreSQL refused it: could not create unique index"),
                "{text}"
            );
            assert!(text.contains("\nhalf done: statement 1 took effect and stays, the others did not"), "{text}");
            assert!(error.hint().unwrap().ends_with("the next `up` goes on with statement 2"), "{error:?}");
            assert_eq!(database.rows(INDEXES).await, ["big_b|f"], "PostgreSQL leaves it");
        }
        database.run("UPDATE big SET b = id; ALTER TABLE big ADD c INTEGER").await;
        assert_eq!(names(&all().up(&database.pool).await.unwrap()), ["unique", "last"]);
        assert_eq!(database.rows(INDEXES).await, ["big_b|t"]);
        assert_eq!(database.rows("SELECT min(id) FROM big").await, ["2"], "the first statement did not run again");
    })
    .await;
}

/// Waits until a query has a row.
async fn until(pool: &sqlx::PgPool, sql: &str) -> Vec<String> {
    loop {
        let found = lines(pool, sql).await;
        if !found.is_empty() {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn one_that_is_cut_off_while_it_builds_is_finished_by_the_next() {
    on_postgres(async |database| {
        migrator(vec![TABLE]).up(&database.pool).await.unwrap();
        let all = || migrator(vec![TABLE, INDEX, LAST]);
        // A transaction with a snapshot, which the index waits for once it is in the catalog.
        let other = database.other(1);
        lines(&other, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1").await;
        let cut = database.other(1);
        let task = tokio::spawn({
            let (all, cut) = (all(), cut.clone());
            async move { all.up(&cut).await }
        });
        let building = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE INDEX%' AND wait_event_type = 'Lock'";
        let pid = until(&database.pool, building).await.remove(0);
        let waits = all().lock_timeout(Duration::from_millis(100)).up(&database.pool).await.unwrap_err();
        assert!(waits.is_locked() && waits.to_string().contains(&format!("server process {pid}")), "{waits}");
        assert!(waits.to_string().contains("it runs `CREATE UNIQUE INDEX CONCURRENTLY"), "{waits}");
        database.run(&format!("SELECT pg_terminate_backend({pid})")).await;
        let error = task.await.unwrap().unwrap_err();
        assert!(error.to_string().contains("half done: what of it took effect is not known; the next `up` finds out"), "{error}");
        lines(&other, "ROLLBACK").await;
        assert_eq!(database.rows(INDEXES).await, ["Big a|f"]);
        assert_eq!(names(&all().up(&database.pool).await.unwrap()), ["index", "last"]);
        assert_eq!(database.rows(INDEXES).await, ["Big a|t"]);
        assert_eq!(database.rows("SELECT DISTINCT c FROM big").await, ["2"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_done_before_the_cut_is_not_done_again() {
    fn with(plan: &mut Plan, last: &'static str) {
        plan.sql("UPDATE big SET id = id + 1");
        plan.sql("CREATE INDEX CONCURRENTLY big_b ON big (b)");
        plan.sql("DROP INDEX CONCURRENTLY big_a");
        plan.sql("VACUUM big");
        plan.sql("REINDEX TABLE CONCURRENTLY big");
        plan.sql(last);
    }
    let of = |up| migrator(vec![TABLE, Migration::new("20250102000000", "many", up, nothing)]);
    on_postgres(async |database| {
        migrator(vec![TABLE]).up(&database.pool).await.unwrap();
        database.run("CREATE INDEX big_a ON big (a)").await;
        let error = of(|plan| with(plan, "SELECT pg_terminate_backend(pg_backend_pid())")).up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("statement 6 of 6"), "{error}");
        // The connection is gone, and with it who could have said so.
        assert_eq!(database.rows("SELECT began, ended FROM _migrator_step").await, ["5|5"]);
        // As it is when a server stops right before it could be noted that the third statement ended.
        database.run("UPDATE _migrator_step SET began = 3, ended = 2, state = 'there'").await;
        let names_of = |report: &migrator::Report| names(report).join(" ");
        assert_eq!(names_of(&of(|plan| with(plan, "SELECT 1")).up(&database.pool).await.unwrap()), "many");
        assert_eq!(database.rows(INDEXES).await, ["big_b|t"]);
        assert_eq!(database.rows("SELECT min(id) FROM big").await, ["2"]);
    })
    .await;
}

#[tokio::test]
async fn what_an_interrupted_reindex_and_an_interrupted_detach_left_is_put_right() {
    fn both(plan: &mut Plan) {
        plan.sql("REINDEX INDEX CONCURRENTLY parted_1_id_idx");
        plan.sql("ALTER TABLE parted DETACH PARTITION parted_1 CONCURRENTLY");
    }
    let parted = "CREATE TABLE parted (id INTEGER) PARTITION BY RANGE (id); CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (9); \
                  CREATE TABLE big (id INTEGER); CREATE INDEX parted_1_id_idx ON parted_1 (id)";
    on_postgres(async |database| {
        database.run(parted).await;
        // An invalid index of the name that REINDEX gives to its own: one whose building was interrupted.
        database.run("INSERT INTO parted VALUES (1), (1)").await;
        let failed = sqlx::raw_sql("CREATE UNIQUE INDEX CONCURRENTLY parted_1_id_idx_ccnew ON parted_1 (id)").execute(&database.pool).await;
        assert!(failed.is_err());
        // A detach that waits for a reader and is cut off.
        let reader = database.other(1);
        lines(&reader, "BEGIN; SELECT count(*) FROM parted").await;
        let detach = database.other(1);
        let task = tokio::spawn(async move { lines_or_error(&detach, "ALTER TABLE parted DETACH PARTITION parted_1 CONCURRENTLY").await });
        let pending =
            "SELECT a.pid FROM pg_inherits h, pg_stat_activity a WHERE h.inhdetachpending AND a.query LIKE 'ALTER TABLE parted DETACH%'";
        let pid = until(&database.pool, pending).await.remove(0);
        database.run(&format!("SELECT pg_terminate_backend({pid})")).await;
        assert!(task.await.unwrap().is_err());
        lines(&reader, "ROLLBACK").await;

        let all = migrator(vec![Migration::new("20250101000000", "both", both, nothing)]);
        assert_eq!(names(&all.up(&database.pool).await.unwrap()), ["both"]);
        assert_eq!(database.rows("SELECT count(*) FROM pg_inherits WHERE inhparent = 'parted'::regclass").await, ["0"]);
        assert_eq!(database.rows("SELECT count(*) FROM pg_index WHERE NOT indisvalid").await, ["0"]);
        assert_eq!(database.rows("SELECT count(*) FROM parted_1").await, ["2"]);
    })
    .await;
}

async fn lines_or_error(pool: &sqlx::PgPool, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(sql).execute(pool).await.map(drop)
}

#[tokio::test]
async fn a_migration_that_asks_to_be_one_transaction_is_told_what_can_not_be_in_it() {
    on_postgres(async |database| {
        let all = migrator(vec![TABLE, INDEX.atomicity(Atomicity::Each)]);
        let error = all.up(&database.pool).await.unwrap_err();
        assert!(error.to_string().contains("statement 2 of 3: `CREATE UNIQUE CONCURRENTLY` can't be in a migration"), "{error}");
        assert!(error.hint().unwrap().contains("the migration asks to be one transaction"), "{error:?}");
        assert!(database.objects().await.is_empty(), "nothing ran");
    })
    .await;
}

#[tokio::test]
async fn sqlite_has_statements_that_can_be_in_no_transaction_too() {
    fn vacuum(plan: &mut Plan) {
        plan.sql("CREATE TABLE a (id)");
        plan.sql("PRAGMA journal_mode = WAL");
        plan.sql("INSERT INTO a VALUES (1)");
        plan.sql("VACUUM");
    }
    let database = Database::new().await;
    let settings = database.settings().await;
    let all = || {
        migrator(vec![
            Migration::new("20250101000000", "vacuum", vacuum, nothing),
            Migration::new("20250102000000", "next", |plan| plan.sql("INSERT INTO a VALUES (2)"), nothing),
        ])
    };
    let one = || {
        let path = database.path();
        async move { all().up(&crate::support::open(&path).await).await.map(|report| report.done.len()) }
    };
    let tasks: Vec<_> = (0..6).map(|_| tokio::spawn(one())).collect();
    let mut done = 0;
    for task in tasks {
        done += task.await.unwrap().unwrap();
    }
    assert_eq!(done, 2);
    assert_eq!(database.rows("SELECT id FROM a").await, ["1", "2"]);
    assert_eq!(database.rows("PRAGMA journal_mode").await, ["wal"]);
    assert_eq!(database.rows("SELECT id FROM _migrator_step").await, Vec::<String>::new());
    assert_eq!(database.settings().await, settings);
}

const FIRST: Migration = Migration::new("20250101000000", "first", |plan| plan.sql("CREATE TABLE person (id INTEGER, name TEXT)"), nothing);

on_every_database!(one_transaction_for_each_statement_goes_on_where_it_stopped, a_migration_asks_for_a_transaction_for_each_statement);

async fn one_transaction_for_each_statement_goes_on_where_it_stopped<D: Engine>() {
    fn broken(plan: &mut Plan) {
        plan.sql("INSERT INTO person VALUES (1, 'Ada')");
        plan.sql("CREATE TABLE side (id INTEGER)");
        plan.sql("INSERT INTO person VALUES (2, 'Bob')");
        plan.sql("INSERT INTO absent VALUES (1)");
        plan.sql("UPDATE person SET name = 'X'");
    }
    let database = D::new().await;
    let all = || migrator(vec![FIRST, Migration::new("20250102000000", "broken", broken, nothing)]).atomicity(Atomicity::None);
    let plan = all().plan(database.pool()).await.unwrap();
    assert_eq!(plan.groups.len(), 6);
    for _ in 0..2 {
        let error = all().up(database.pool()).await.unwrap_err();
        assert!(error.to_string().contains("statement 4 of 5"), "{error}");
        assert!(error.to_string().contains("half done: statements 1 to 3 took effect and stay, the others did not"), "{error}");
        assert_eq!(database.rows("SELECT id, name FROM person ORDER BY id").await, ["1|Ada", "2|Bob"]);
        let status = all().status(database.pool()).await.unwrap();
        assert_eq!(status.migrations[1].stopped.as_deref(), Some("after statement 3 of 5 of `up`"));
    }
    database.run("CREATE TABLE absent (id INTEGER)").await;
    assert_eq!(names(&all().up(database.pool()).await.unwrap()), ["broken"]);
    assert_eq!(database.rows("SELECT id, name FROM person ORDER BY id").await, ["1|X", "2|X"]);
    assert_eq!(database.rows("SELECT id FROM absent").await, ["1"]);
    assert!(all().up(database.pool()).await.unwrap().is_empty());
}

async fn a_migration_asks_for_a_transaction_for_each_statement<D: Engine>() {
    fn broken(plan: &mut Plan) {
        plan.sql("INSERT INTO person VALUES (1, 'Ada')");
        plan.check("there are people", "SELECT * FROM person");
    }
    let database = D::new().await;
    let next = Migration::new("20250103000000", "next", |plan| plan.sql("INSERT INTO person VALUES (2, 'Bob')"), nothing);
    let asks = Migration::new("20250102000000", "asks", broken, nothing).atomicity(Atomicity::None);
    let error = migrator(vec![FIRST, asks, next]).up(database.pool()).await.unwrap_err();
    assert!(error.is_check_failed(), "{error}");
    assert_eq!(error.applied().len(), 1, "what came before it is committed");
    assert_eq!(database.rows("SELECT id FROM person").await, ["1"]);
    database.run("DELETE FROM person").await;
    assert_eq!(names(&migrator(vec![FIRST, asks, next]).up(database.pool()).await.unwrap()), ["asks", "next"]);
    assert_eq!(database.rows("SELECT id FROM person").await, ["2"]);
}
