//! Tables that are rebuilt: everything that the statements do not know survives, or the rebuild is refused.

use migrator::{Migration, Plan};

use crate::support::{Database, migrator, nothing};

const INDEXED: &str = "CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, old TEXT);
    CREATE TABLE post (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE);
    CREATE TABLE log (text TEXT);
    CREATE INDEX by_mail ON user (lower(email)) WHERE old IS NULL;
    CREATE TRIGGER user_added AFTER INSERT ON user BEGIN INSERT INTO log VALUES ('+' || NEW.email); END;
    CREATE TRIGGER post_added AFTER INSERT ON post BEGIN INSERT INTO log SELECT 'post of ' || email FROM user WHERE id = NEW.user_id; END;
    CREATE VIEW mails AS SELECT email FROM user;
    INSERT INTO user VALUES (1, 'a', 'o'), (2, 'b', NULL), (100, 'gone', NULL); DELETE FROM user WHERE id = 100;
    INSERT INTO post VALUES (10, 1), (11, 2); DELETE FROM log;";

/// Makes `email` nullable.
fn nullable(plan: &mut Plan) {
    plan.rebuild(
        "user",
        &["id", "email", "old"],
        &[
            "CREATE TABLE \"_new_user\" (\n    id INTEGER PRIMARY KEY AUTOINCREMENT,\n    email TEXT,\n    old TEXT\n)",
            "INSERT INTO \"_new_user\" (id, email, old)\nSELECT id, email, old\nFROM user",
            "DROP TABLE user",
            "ALTER TABLE \"_new_user\" RENAME TO user",
        ],
    );
}

const NULLABLE: Migration = Migration::new("20250101000000", "nullable", nullable, nothing);

#[tokio::test]
async fn rows_children_triggers_views_indexes_and_the_sequence_survive() {
    let database = Database::with(INDEXED).await;
    migrator(vec![NULLABLE]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT * FROM user").await, ["1|a|o", "2|b|NULL"]);
    assert_eq!(database.rows("SELECT * FROM post").await, ["10|1", "11|2"], "no cascade fired");
    assert!(database.rows("SELECT sql FROM sqlite_master WHERE name = 'by_mail'").await[0].contains("WHERE old IS NULL"));
    database.run("INSERT INTO user (email) VALUES (NULL), ('new')").await;
    assert_eq!(database.rows("SELECT max(id) FROM user").await, ["102"], "numbers are not given out twice");
    database.run("INSERT INTO post VALUES (12, 102)").await;
    assert_eq!(database.rows("SELECT text FROM log WHERE text IS NOT NULL").await, ["+new", "post of new"]);
    assert_eq!(database.rows("SELECT count(*) FROM mails").await, ["4"]);
    assert_eq!(database.rows("PRAGMA foreign_key_check").await, Vec::<String>::new());
    assert_eq!(database.rows("SELECT \"table\" FROM pragma_foreign_key_list('post')").await, ["user"]);
    database.run("DELETE FROM user WHERE id = 1").await;
    assert_eq!(database.rows("SELECT id FROM post").await, ["11", "12"], "foreign keys are on again");
}

#[tokio::test]
async fn an_emptied_table_keeps_its_sequence() {
    let database = Database::with(INDEXED).await;
    database.run("DELETE FROM user").await;
    migrator(vec![NULLABLE]).up(&database.pool).await.unwrap();
    database.run("INSERT INTO user (email) VALUES ('new')").await;
    assert_eq!(database.rows("SELECT id FROM user").await, ["101"]);
}

#[tokio::test]
async fn a_column_added_by_hand_is_not_lost() {
    let database = Database::with(INDEXED).await;
    database.run("ALTER TABLE user ADD COLUMN extra TEXT; UPDATE user SET extra = 'kept'").await;
    let before = database.schema().await;
    let error = migrator(vec![NULLABLE]).up(&database.pool).await.unwrap_err();
    assert!(error.is_table_different());
    assert!(error.to_string().contains("the table `user` is not as the migrations left it: it also has `extra`"), "{error}");
    assert_eq!(database.schema().await, before);

    let database = Database::with("CREATE TABLE user (id INTEGER PRIMARY KEY, email TEXT)").await;
    let error = migrator(vec![NULLABLE]).up(&database.pool).await.unwrap_err();
    assert!(error.to_string().contains("it lacks `old`"), "{error}");
    let error = migrator(vec![NULLABLE]).up(&Database::new().await.pool).await.unwrap_err();
    assert!(error.to_string().contains("there is no table `user`"), "{error}");
}

#[tokio::test]
async fn retired_columns_that_the_statements_do_not_know_are_taken_along() {
    let database = Database::with(INDEXED).await;
    database.run("ALTER TABLE user ADD COLUMN _retired_20250909000000_x TEXT; UPDATE user SET _retired_20250909000000_x = 'kept'").await;
    migrator(vec![NULLABLE]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT id, _retired_20250909000000_x FROM user").await, ["1|kept", "2|kept"]);
}

/// Drops `old`, which an index by hand, a trigger or a view may need.
fn without_old(plan: &mut Plan) {
    plan.rebuild(
        "user",
        &["id", "email", "old"],
        &[
            "CREATE TABLE _new_user (id INTEGER PRIMARY KEY, email TEXT)",
            "INSERT INTO _new_user (id, email) SELECT id, email FROM user",
            "DROP TABLE user",
            "ALTER TABLE _new_user RENAME TO user",
        ],
    );
}

const WITHOUT_OLD: Migration = Migration::new("20250101000000", "without_old", without_old, nothing);
const TABLE: &str = "CREATE TABLE user (id INTEGER PRIMARY KEY, email TEXT, old TEXT); CREATE TABLE log (text TEXT);
    INSERT INTO user VALUES (1, 'a', 'o');";

#[tokio::test]
async fn what_would_no_longer_work_is_named_and_nothing_is_done() {
    for (sql, named) in [
        ("CREATE INDEX by_old ON user (old)", "the index `by_old` on `user`, which the entities do not know, would no longer work"),
        ("CREATE VIEW olds AS SELECT old FROM user", "the view `olds` would no longer work: no such column: old"),
        ("CREATE TRIGGER t AFTER UPDATE ON user BEGIN INSERT INTO log VALUES (NEW.old); END", "the trigger `t` on `user`"),
        ("CREATE TRIGGER t AFTER INSERT ON log BEGIN UPDATE user SET old = NEW.text; END", "the trigger `t` on `log`"),
        ("CREATE TRIGGER t AFTER DELETE ON log BEGIN SELECT old FROM user; END", "the trigger `t` on `log`"),
    ] {
        let database = Database::with(TABLE).await;
        database.run(sql).await;
        let before = database.schema().await;
        let error = migrator(vec![WITHOUT_OLD]).up(&database.pool).await.unwrap_err();
        assert!(error.is_broken_object(), "{sql}: {error}");
        assert!(error.to_string().contains(named), "{sql}: {error}");
        assert_eq!(database.schema().await, before, "{sql}");
        assert_eq!(database.rows("SELECT * FROM user").await, ["1|a|o"]);
    }
}

#[tokio::test]
async fn what_was_broken_before_is_no_reason_to_refuse() {
    let database = Database::with(TABLE).await;
    database.run("CREATE VIEW bad AS SELECT x FROM nowhere").await;
    migrator(vec![WITHOUT_OLD]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT * FROM user").await, ["1|a"]);
}

#[tokio::test]
async fn a_migration_may_drop_and_create_the_view_itself() {
    const HANDLED: Migration = Migration::new(
        "20250101000000",
        "handled",
        |plan| {
            plan.sql("DROP VIEW olds");
            without_old(plan);
            plan.sql("CREATE VIEW olds AS SELECT email AS old FROM user");
        },
        nothing,
    );
    let database = Database::with(TABLE).await;
    database.run("CREATE VIEW olds AS SELECT old FROM user").await;
    migrator(vec![HANDLED]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT * FROM olds").await, ["a"]);
}

#[tokio::test]
async fn dropping_a_column_that_a_trigger_elsewhere_needs_is_refused() {
    const DROP: Migration = Migration::new("20250101000000", "drop", |plan| plan.sql("ALTER TABLE user DROP COLUMN old"), nothing);
    let database = Database::with(TABLE).await;
    database.run("CREATE TRIGGER t AFTER INSERT ON log BEGIN UPDATE user SET old = NEW.text; END").await;
    let error = migrator(vec![DROP]).up(&database.pool).await.unwrap_err();
    assert!(error.to_string().contains("trigger"), "{error}");
    assert_eq!(database.rows("SELECT old FROM user").await, ["o"]);
}

#[tokio::test]
async fn a_copy_that_leaves_rows_out_is_refused() {
    const LOSSY: Migration = Migration::new(
        "20250101000000",
        "lossy",
        |plan| {
            plan.rebuild(
                "user",
                &["id", "email", "old"],
                &[
                    "CREATE TABLE _new_user (id INTEGER PRIMARY KEY, email TEXT, old TEXT)",
                    "INSERT INTO _new_user SELECT * FROM user WHERE id > 1",
                    "DROP TABLE user",
                    "ALTER TABLE _new_user RENAME TO user",
                ],
            );
        },
        nothing,
    );
    let database = Database::with(TABLE).await;
    let error = migrator(vec![LOSSY]).up(&database.pool).await.unwrap_err();
    assert!(error.to_string().contains("had 1 rows and would have 0"), "{error}");
    assert_eq!(database.rows("SELECT * FROM user").await, ["1|a|o"]);
}

const KEYS: &str = "PRAGMA foreign_keys = OFF; CREATE TABLE team (id INTEGER PRIMARY KEY);
    CREATE TABLE member (id INTEGER PRIMARY KEY, team_id INTEGER REFERENCES team (id));
    INSERT INTO team VALUES (1); INSERT INTO member VALUES (1, 1), (2, 99); PRAGMA foreign_keys = ON;";

#[tokio::test]
async fn only_new_violations_of_foreign_keys_block() {
    const ORPHAN: Migration =
        Migration::new("20250102000000", "orphan", |plan| plan.sql("INSERT INTO member VALUES (3, 55), (4, 56)"), nothing);
    const RENAME: Migration = Migration::new(
        "20250101000000",
        "rename",
        |plan| {
            plan.sql("ALTER TABLE member RENAME TO person");
            plan.sql("ALTER TABLE team RENAME TO crew");
        },
        |plan| {
            plan.sql("ALTER TABLE crew RENAME TO team");
            plan.sql("ALTER TABLE person RENAME TO member");
        },
    );
    let database = Database::with(KEYS).await;
    let all = migrator(vec![RENAME]);
    all.up(&database.pool).await.unwrap();
    all.down(&database.pool, 1).await.unwrap();
    let error = migrator(vec![ORPHAN]).up(&database.pool).await.unwrap_err();
    assert!(error.is_foreign_key_violation());
    assert_eq!(
        error.to_string(),
        "foreign keys would point at rows that are not there: row 3 of `member` has no row in `team`, row 4 of `member` has no row in `team`"
    );
    assert_eq!(database.rows("SELECT id FROM member").await, ["1", "2"]);
    assert_eq!(database.rows("PRAGMA foreign_keys").await, ["1"]);
}

#[tokio::test]
async fn swapped_names_and_renamed_parents_keep_their_rows() {
    const SWAP: Migration = Migration::new(
        "20250101000000",
        "swap",
        |plan| {
            plan.sql("ALTER TABLE team RENAME TO _new_swap");
            plan.sql("ALTER TABLE member RENAME TO team");
            plan.sql("ALTER TABLE _new_swap RENAME TO member");
        },
        nothing,
    );
    let database = Database::with(KEYS).await;
    migrator(vec![SWAP]).up(&database.pool).await.unwrap();
    assert_eq!(database.rows("SELECT id, team_id FROM team").await, ["1|1", "2|99"]);
    assert_eq!(database.rows("SELECT \"table\" FROM pragma_foreign_key_list('team')").await, ["member"]);
}
