//! Going on with what is half done, on MySQL and MariaDB: what the database shows, and what a person is asked.

use std::cell::Cell;

use migrator::{Migration, Migrator, Plan, Resolve};

use crate::engine::{Engine as _, on_mysql};
use crate::support::{migrator, names, nothing};

/// Ends the connection: whoever sent it never hears of it, nor what became of the statement before it.
const CUT: &str = "KILL CONNECTION connection_id()";

thread_local! {
    /// The statements of the migration.
    static STATEMENTS: Cell<[&'static str; 2]> = const { Cell::new(["", ""]) };
}

/// A migration of these two statements.
fn of(statements: [&'static str; 2]) -> Migrator {
    fn record(plan: &mut Plan) {
        STATEMENTS.get().into_iter().for_each(|sql| plan.sql(sql));
    }
    STATEMENTS.set(statements);
    migrator(vec![Migration::new("20250101000000", "stops", record, nothing)])
}

const BEFORE: &str = "CREATE TABLE u (id INT PRIMARY KEY); CREATE TABLE t (id INT, c VARCHAR(5), KEY old (c)); INSERT INTO u VALUES (1); \
                      INSERT INTO t VALUES (1, 'a')";
const CLEAN: &str =
    "DROP VIEW IF EXISTS v; DROP TRIGGER IF EXISTS r; DROP PROCEDURE IF EXISTS p; DROP TABLE IF EXISTS made, renamed, other, t, u";
const JOURNAL: &str = "DROP TABLE IF EXISTS _migrator_head, _migrator_journal, _migrator_step";

/// Statements that commit, each with a query that only works, or only has a row, after it.
const DECIDABLE: [(&str, &str); 14] = [
    ("CREATE TABLE made (id INT)", "SELECT count(*) FROM made"),
    ("ALTER TABLE t ADD COLUMN d INT", "SELECT count(d) FROM t"),
    (
        "ALTER TABLE `t` MODIFY c VARCHAR(9) DEFAULT 'x'",
        "SELECT 1 FROM information_schema.columns WHERE table_schema = database() AND column_default LIKE '%x%'",
    ),
    (
        "ALTER TABLE t ADD CONSTRAINT k CHECK (id > 0)",
        "SELECT 1 FROM information_schema.check_constraints WHERE constraint_schema = database() AND constraint_name = 'k'",
    ),
    (
        "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES u (id)",
        "SELECT 1 FROM information_schema.referential_constraints WHERE constraint_schema = database()",
    ),
    ("ALTER TABLE t COMMENT 'new'", "SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND table_comment = 'new'"),
    ("ALTER TABLE t RENAME TO renamed", "SELECT count(*) FROM renamed"),
    ("RENAME TABLE t TO other", "SELECT count(*) FROM other"),
    ("CREATE UNIQUE INDEX i ON t (c)", "SELECT count(*) FROM t FORCE INDEX (i)"),
    ("DROP INDEX old ON t", "SELECT count(*) FROM t"),
    ("DROP TABLE t", "SELECT count(*) FROM u"),
    ("CREATE VIEW v AS SELECT 1 AS one", "SELECT one FROM v"),
    (
        "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.c = 'b'",
        "SELECT 1 FROM information_schema.triggers WHERE trigger_schema = database()",
    ),
    ("CREATE PROCEDURE p() SELECT 1", "SELECT 1 FROM information_schema.routines WHERE routine_schema = database()"),
];

#[tokio::test]
async fn the_database_shows_whether_a_statement_took_effect_and_it_runs_once() {
    on_mysql(async |database| {
        for (sql, after) in DECIDABLE {
            for took_effect in [true, false] {
                database.run(&format!("{CLEAN}; {JOURNAL}; {BEFORE}")).await;
                let error = of([sql, CUT]).up(&database.pool).await.unwrap_err();
                assert!(error.to_string().contains("half done: what of it took effect is not known; the next `up` finds out"), "{error}");
                if !took_effect {
                    // As if the server had been killed before the statement did anything.
                    database.run(&format!("{CLEAN}; {BEFORE}")).await;
                }
                let step = database.rows("SELECT began, ended FROM _migrator_step").await;
                assert_eq!(step, ["1|0"], "{sql}");
                // Each of the statements fails, or leaves a trace, when it runs twice.
                let report =
                    of([sql, "INSERT INTO u VALUES (2)"]).up(&database.pool).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
                assert_eq!(names(&report), ["stops"], "{sql}");
                assert_eq!(database.rows("SELECT id FROM u").await, ["1", "2"], "{sql}");
                assert_eq!(database.rows(after).await.len(), 1, "{sql}, {took_effect}");
                assert!(of([sql, "INSERT INTO u VALUES (2)"]).up(&database.pool).await.unwrap().is_empty());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_nothing_shows_a_person_is_asked() {
    let rows = ["TRUNCATE TABLE t", "INSERT INTO u VALUES (2)"];
    on_mysql(async |database| {
        for (answer, left) in [(Resolve::Done, "1"), (Resolve::NotDone, "0"), (Resolve::Undone, "0")] {
            database.run(&format!("{CLEAN}; {JOURNAL}; {BEFORE}")).await;
            of(["TRUNCATE TABLE t", CUT]).up(&database.pool).await.unwrap_err();
            database.run("INSERT INTO t VALUES (7, 'new')").await;
            for error in [of(rows).up(&database.pool).await.unwrap_err(), of(rows).plan(&database.pool).await.unwrap_err()] {
                assert!(error.is_half_done(), "{error}");
                let text = "`20250101000000_stops` stopped in statement 1 of 2 of `up`; whether statement 1 took effect is not known\n    TRUNCATE TABLE t";
                assert_eq!(error.to_string(), text);
                assert!(error.hint().unwrap().contains("`Resolve::Done` or `Resolve::NotDone`"), "{error:?}");
            }
            assert_eq!(database.rows("SELECT count(*) FROM t").await, ["1"]);
            of(rows).resolve(&database.pool, answer).await.unwrap();
            assert_eq!(names(&of(rows).up(&database.pool).await.unwrap()), ["stops"]);
            assert_eq!(database.rows("SELECT count(*) FROM t").await, [left], "{answer:?}");
            assert_eq!(database.rows("SELECT id FROM u").await, ["1", "2"]);
            let nothing = of(rows).resolve(&database.pool, answer).await.unwrap_err();
            assert!(nothing.to_string().contains("nothing is half done"), "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_took_effect_must_be_as_it_was_and_the_rest_may_be_corrected() {
    const ONE: &str = "CREATE TABLE made (id INT)";
    on_mysql(async |database| {
        database.run(BEFORE).await;
        let error = of([ONE, "INSERT INTO absent VALUES (1)"]).up(&database.pool).await.unwrap_err();
        assert!(error.hint().unwrap().contains("the next `up` goes on with statement 2"), "{error:?}");
        let fixed = "INSERT INTO made VALUES (1)";
        let error = of(["CREATE TABLE made (id BIGINT)", fixed]).up(&database.pool).await.unwrap_err();
        assert!(error.is_half_done(), "{error}");
        let said = "what of it took effect was changed since: statement 1 was\n    CREATE TABLE made (id INT);\nand is now\n    CREATE TABLE made (id BIGINT);";
        assert!(error.to_string().ends_with(said), "{error}");
        let not_in_question = of([ONE, fixed]).resolve(&database.pool, Resolve::Done).await.unwrap_err();
        assert!(not_in_question.to_string().contains("after statement 1 of 2 of `up`, which is not in question"), "{not_in_question}");

        let error = migrator(vec![]).up(&database.pool).await.unwrap_err();
        assert!(error.is_half_done() && error.to_string().contains("this program does not have it"), "{error}");
        // White space and comments do not count.
        assert_eq!(names(&of(["CREATE  TABLE made /* so */ (id INT)", fixed]).up(&database.pool).await.unwrap()), ["stops"]);
        assert_eq!(database.rows("SELECT id FROM made").await, ["1"]);
        assert!(of([ONE, fixed]).up(&database.pool).await.unwrap().is_empty(), "it is applied as it is now");
    })
    .await;
}

#[tokio::test]
async fn what_another_program_left_half_done_is_its_own_business() {
    fn stops(plan: &mut Plan) {
        plan.sql("CREATE TABLE theirs (id INT)");
        plan.sql("INSERT INTO absent VALUES (1)");
    }
    const THEIRS: Migration = Migration::new("20250101000000", "theirs", stops, nothing);
    const MINE: Migration =
        Migration::new("20250102000000", "mine", |plan| plan.sql("CREATE TABLE mine (id INT); CREATE TABLE b (id INT)"), nothing);
    let list = |migration, package| &*Box::leak(Box::new(crate::support::of(vec![migration]).package(package)));
    on_mysql(async |database| {
        let (theirs, mine) = (Migrator::new(list(THEIRS, "theirs")), Migrator::new(list(MINE, "mine")));
        theirs.up(&database.pool).await.unwrap_err();
        assert_eq!(mine.up(&database.pool).await.unwrap().done.len(), 1);
        assert!(mine.status(&database.pool).await.unwrap().is_current());
        assert_eq!(database.rows("SELECT package, ended FROM _migrator_step").await, ["theirs|1"]);
        database.run("CREATE TABLE absent (id INT)").await;
        assert_eq!(theirs.up(&database.pool).await.unwrap().done.len(), 1);
        assert!(mine.up(&database.pool).await.unwrap().is_empty());
    })
    .await;
}
