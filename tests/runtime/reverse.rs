//! Failures that are taken back, on MySQL and MariaDB, where no transaction undoes them.

use migrator::{Atomicity, Migration, MigrationState, Migrator, OnFailure, Plan, Resolve};

use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnectOptions;

use crate::engine::{Engine as _, Mysql, on_mysql};
use crate::support::{migrator, names, nothing};

const ONE: Migration = Migration::new(
    "20250101000000",
    "one",
    |plan| plan.sql("CREATE TABLE item (id INT PRIMARY KEY, label VARCHAR(20) NOT NULL, amount INT, KEY item_label (label))"),
    |plan| plan.sql("RENAME TABLE item TO _retired_item"),
)
.again(|plan| plan.sql("RENAME TABLE _retired_item TO item"));

/// Fails after everything that can be taken back has happened.
const TWO: Migration = Migration::new(
    "20250102000000",
    "two",
    |plan| {
        plan.sql("CREATE TABLE part (id INT PRIMARY KEY, item_id INT)");
        plan.sql("ALTER TABLE item ADD COLUMN total BIGINT, ADD COLUMN kind VARCHAR(5) NOT NULL DEFAULT 'x'");
        plan.sql("UPDATE item SET total = amount + 1");
        plan.sql("ALTER TABLE item RENAME COLUMN label TO title, MODIFY amount BIGINT NOT NULL, ADD UNIQUE KEY item_total (total)");
        plan.sql("ALTER TABLE part ADD CONSTRAINT part_item FOREIGN KEY (item_id) REFERENCES item (id)");
        plan.sql("DROP INDEX item_label ON item");
        plan.sql("RENAME TABLE item TO thing");
        plan.check("there is no row", "SELECT id FROM thing WHERE id = 3");
    },
    nothing,
);

const ROWS: &str = "INSERT INTO item VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', 30)";

fn all(second: Migration) -> Migrator {
    migrator(vec![ONE, second]).atomicity(Atomicity::Each).on_failure(OnFailure::Reverse)
}

/// Everything that the server says of the tables, and the rows of `item`.
async fn everything(database: &Mysql) -> Vec<String> {
    let mut all = database.rows("SHOW CREATE TABLE item").await;
    all.extend(database.tables().await);
    all.extend(database.rows("SELECT * FROM item ORDER BY id").await);
    all
}

async fn leftovers(database: &Mysql) -> Vec<String> {
    database.rows("SELECT id FROM _migrator_step UNION ALL SELECT id FROM _migrator_undo").await
}

#[tokio::test]
async fn what_took_effect_is_taken_back_and_the_database_is_as_before() {
    on_mysql(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        database.run(ROWS).await;
        let before = everything(&database).await;
        for _ in 0..2 {
            let error = all(TWO).up(&database.pool).await.unwrap_err();
            assert!(error.is_check_failed(), "{error}");
            assert!(error.to_string().contains("\ntaken back: statements 1 to 7, which took effect, were taken back"), "{error}");
            assert!(!error.to_string().contains("half done"), "{error}");
            assert_eq!(everything(&database).await, before);
            assert_eq!(leftovers(&database).await, Vec::<String>::new());
            assert_eq!(all(TWO).status(&database.pool).await.unwrap().migrations[1].state, MigrationState::Pending);
        }
        database.run("DELETE FROM item WHERE id = 3").await;
        assert_eq!(names(&all(TWO).up(&database.pool).await.unwrap()), ["two"]);
        assert_eq!(database.rows("SELECT id, title, amount, total, kind FROM thing").await, ["1|a|10|11|x", "2|b|20|21|x"]);
        assert_eq!(leftovers(&database).await, Vec::<String>::new());
    })
    .await;
}

/// Adds a row to the table that the migration makes, from another connection.
fn write(options: &MySqlConnectOptions) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = options.connect().await.unwrap();
        sqlx::raw_sql("INSERT INTO part VALUES (7, 1)").execute(&mut connection).await.unwrap();
    });
}

#[tokio::test]
async fn rows_that_came_meanwhile_are_kept_and_the_migration_stays_half_done() {
    fn comes(plan: &mut Plan) {
        plan.sql("CREATE TABLE part (id INT PRIMARY KEY)");
        plan.sql("ALTER TABLE part ADD COLUMN a INT");
        plan.sql("INSERT INTO absent VALUES (1)");
    }
    on_mysql(async |database| {
        // Somebody else writes a row as soon as the table is there.
        let options = database.options();
        let writing = all(Migration::new("20250102000000", "two", comes, nothing)).on_event(move |event| {
            if let migrator::Event::Statement { number: 2, .. } = event {
                std::thread::scope(|scope| scope.spawn(|| write(&options)).join().unwrap());
            }
        });
        let error = writing.up(&database.pool).await.unwrap_err();
        assert!(
            error
                .to_string()
                .contains("half done: statement 1 took effect and stays, the others did not; it is not taken back: part has rows"),
            "{error}"
        );
        assert_eq!(database.rows("SELECT id FROM part").await, ["7"]);
        assert_eq!(database.rows("SELECT function, began, ended FROM _migrator_step").await, ["up|1|1"]);
        // Going on is possible.
        database.run("CREATE TABLE absent (id INT)").await;
        let migrator = all(Migration::new("20250102000000", "two", comes, nothing));
        assert_eq!(names(&migrator.up(&database.pool).await.unwrap()), ["two"]);
        assert_eq!(database.rows("SELECT id FROM part").await, ["7"]);
        assert_eq!(leftovers(&database).await, Vec::<String>::new());
    })
    .await;
}

/// Nothing takes its second statement back.
const STAYS: Migration = Migration::new(
    "20250102000000",
    "two",
    |plan| {
        plan.sql("ALTER TABLE item ADD COLUMN note VARCHAR(9)");
        plan.sql("DELETE FROM item WHERE id = 1");
        plan.sql("ALTER TABLE item ADD COLUMN more INT");
        plan.sql("INSERT INTO absent VALUES (1)");
    },
    nothing,
);

#[tokio::test]
async fn what_is_settled_by_hand_forgets_what_was_noted() {
    on_mysql(async |database| {
        for by_hand in [true, false] {
            all(STAYS).up(&database.pool).await.unwrap_err();
            assert_eq!(database.rows("SELECT number FROM _migrator_undo ORDER BY 1").await, ["1", "3"]);
            if by_hand {
                all(STAYS).mark_applied(&database.pool, "two").await.unwrap();
                assert_eq!(leftovers(&database).await, Vec::<String>::new());
                all(STAYS).mark_unapplied(&database.pool, "two").await.unwrap();
            } else {
                all(STAYS).resolve(&database.pool, Resolve::Undone).await.unwrap();
                assert_eq!(leftovers(&database).await, Vec::<String>::new());
            }
            database.run("ALTER TABLE item DROP COLUMN note, DROP COLUMN more").await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_nothing_takes_back_is_named_before_and_after() {
    let stays = STAYS;
    on_mysql(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        database.run(ROWS).await;
        let plan = all(stays).plan(&database.pool).await.unwrap();
        assert_eq!(plan.on_failure, Some(OnFailure::Reverse));
        let way = plan.migrations().next().unwrap().no_way_back.clone().unwrap();
        assert_eq!((way.statement, way.why), (2, "it changes rows"));
        let text = plan.to_string();
        assert!(text.starts_with("-- this database commits every statement that changes the schema: after a failure, what ran of that migration is taken back\n"), "{text}");
        assert!(text.contains("-- a failure after statement 2 leaves it half done, because it changes rows\n"), "{text}");

        let error = all(stays).up(&database.pool).await.unwrap_err();
        let said = "half done: statements 1 to 3 took effect and stay, the others did not; it is not taken back: statement 2 can't be: it changes rows";
        assert!(error.to_string().contains(said), "{error}");
        assert!(error.hint().unwrap().contains("goes on with statement 4"), "{error:?}");
        assert_eq!(database.rows("SELECT id, note, more FROM item").await, ["2|NULL|NULL", "3|NULL|NULL"]);
        database.run("CREATE TABLE absent (id INT)").await;
        assert_eq!(names(&all(stays).up(&database.pool).await.unwrap()), ["two"]);
        assert_eq!(leftovers(&database).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_ran_before_the_policy_was_set_stays() {
    on_mysql(async |database| {
        migrator(vec![ONE]).up(&database.pool).await.unwrap();
        database.run(ROWS).await;
        all(TWO).on_failure(OnFailure::Resume).up(&database.pool).await.unwrap_err();
        let error = all(TWO).up(&database.pool).await.unwrap_err();
        assert!(
            error.to_string().contains("what statement 1 changed was not noted: it ran when failures were not to be taken back"),
            "{error}"
        );
        database.run("DELETE FROM thing WHERE id = 3").await;
        assert_eq!(names(&all(TWO).up(&database.pool).await.unwrap()), ["two"]);
    })
    .await;
}

#[tokio::test]
async fn all_or_nothing_undoes_what_the_same_call_applied() {
    on_mysql(async |database| {
        let whole = || all(TWO).atomicity(Atomicity::All);
        let plan = whole().plan(&database.pool).await.unwrap().to_string();
        assert!(plan.contains("is taken back, and those that the same call applied are undone"), "{plan}");
        let fails =
            Migration::new("20250103000000", "three", |plan| plan.sql("CREATE TABLE c (id INT); INSERT INTO absent VALUES (1)"), nothing);
        let whole = || migrator(vec![ONE, TWO, fails]).on_failure(OnFailure::Reverse);
        let error = whole().up_to(&database.pool, "two").await.map(drop).and(whole().up(&database.pool).await.map(drop)).unwrap_err();
        // `two` was applied by another call, and stays.
        assert!(error.to_string().contains("taken back: statement 1, which took effect, was taken back"), "{error}");
        assert!(!error.to_string().contains("undone"), "{error}");
        assert_eq!(database.tables().await, ["part", "thing"]);
        database.run("DROP TABLE part, thing, _migrator_journal, _migrator_step, _migrator_undo, _migrator_head").await;

        let two = Migration::new("20250102000000", "two", |plan| plan.sql("CREATE TABLE b (id INT)"), |plan| plan.sql("DROP TABLE b"));
        let whole = || migrator(vec![ONE, two, fails]).on_failure(OnFailure::Reverse);
        let error = whole().up(&database.pool).await.unwrap_err();
        assert!(
            error.to_string().contains("taken back: `20250102000000_two`, `20250101000000_one` undone, applied by the same call"),
            "{error}"
        );
        assert!(error.applied().is_empty(), "{error}");
        assert_eq!(database.tables().await, ["_retired_item"]);
        assert!(whole().status(&database.pool).await.unwrap().migrations.iter().all(|one| one.state != MigrationState::Applied));
        database.run("CREATE TABLE absent (id INT)").await;
        assert_eq!(names(&whole().up(&database.pool).await.unwrap()), ["one", "two", "three"]);
        assert_eq!(database.tables().await, ["absent", "b", "c", "item"]);
    })
    .await;
}
