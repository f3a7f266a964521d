//! Beginning anew.

use migrator::{Environment, Migration, Migrations, Migrator, Others, Target};

use crate::engine::{Engine, Mysql, Postgres, admin_url, mysql_url, on_every_database};
use crate::support::{Database, list, names, nothing, of};

const ONE: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| {
        plan.sql("CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(9))");
        plan.sql("CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER, FOREIGN KEY (a_id) REFERENCES a (id))");
        plan.sql("CREATE VIEW v AS SELECT name FROM a");
        plan.sql("CREATE VIEW w AS SELECT name FROM v");
    },
    nothing,
);
const TWO: Migration = Migration::new(
    "20250102000000",
    "second",
    |plan| plan.sql("CREATE TABLE c (id INTEGER PRIMARY KEY); CREATE TABLE gone (id INTEGER); DROP TABLE gone"),
    |plan| plan.sql("ALTER TABLE c RENAME TO _retired_20250102000000_c"),
);

fn development(migrations: &'static Migrations) -> Migrator {
    Migrator::new(migrations).environment(Environment::Development)
}

fn all() -> Migrator {
    development(list(vec![ONE, TWO]))
}

on_every_database!(
    everything_that_was_made_is_dropped_and_made_again,
    what_is_no_longer_in_the_program_is_dropped_as_well,
    what_others_made_is_named,
    what_others_refer_to_is_not_dropped,
    another_programs_migrations_stay,
    production_is_not_begun_anew,
    an_empty_database_is_simply_migrated,
);

async fn everything_that_was_made_is_dropped_and_made_again<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("INSERT INTO a VALUES (1, 'Ada'); INSERT INTO b VALUES (1, 1)").await;
    let before = (database.objects().await, database.settings().await);
    let report = all().fresh(database.pool()).await.unwrap();
    assert_eq!(names(&report), ["initial", "second"]);
    assert_eq!(report.dropped, ["a", "b", "c", "v", "w"]);
    assert!(report.to_string().starts_with("dropped 5 objects; applied 2 migrations: initial, second (in "), "{report}");
    assert_eq!((database.objects().await, database.settings().await), before);
    assert_eq!(database.rows("SELECT count(*) FROM a").await, ["0"]);
    assert_eq!(database.rows("SELECT count(*) FROM _migrator_journal").await, ["2"]);
    assert!(all().up(database.pool()).await.unwrap().is_empty());
}

async fn what_is_no_longer_in_the_program_is_dropped_as_well<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    all().down(database.pool(), 1).await.unwrap();
    assert!(database.tables().await.contains(&"_retired_20250102000000_c".to_owned()));
    // Neither of the two migrations exists any more, nor do their tables.
    let other = Migration::new("20250105000000", "begun_anew", |plan| plan.sql("CREATE TABLE c (id INTEGER, new INTEGER)"), nothing);
    let report = development(list(vec![other])).fresh(database.pool()).await.unwrap();
    assert_eq!(report.dropped.len(), 5);
    assert_eq!(database.tables().await, ["c"]);
    assert_eq!(database.columns("c").await, ["id", "new"]);
}

async fn what_others_made_is_named<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("CREATE TABLE stranger (id INTEGER); INSERT INTO stranger VALUES (7)").await;
    let error = all().fresh(database.pool()).await.unwrap_err();
    assert!(error.is_foreign());
    assert_eq!(error.to_string(), "no migration of this program made `stranger`; nothing was dropped");
    let report = all().fresh_others(Others::Keep).fresh(database.pool()).await.unwrap();
    assert_eq!(report.dropped.len(), 5);
    assert_eq!(database.rows("SELECT id FROM stranger").await, ["7"]);
    let report = all().fresh_others(Others::Drop).fresh(database.pool()).await.unwrap();
    assert_eq!(report.dropped.len(), 6);
    assert!(!database.tables().await.contains(&"stranger".to_owned()));
}

async fn what_others_refer_to_is_not_dropped<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("CREATE TABLE stranger (id INTEGER, FOREIGN KEY (id) REFERENCES a (id)); INSERT INTO a VALUES (1, 'Ada')").await;
    let error = all().fresh_others(Others::Keep).fresh(database.pool()).await.unwrap_err();
    assert!(format!("{error:?}").contains("stranger"), "{error:?}");
    assert_eq!(database.rows("SELECT name FROM a").await, ["Ada"]);
    assert!(all().up(database.pool()).await.unwrap().is_empty(), "nothing was forgotten");
    assert_eq!(all().fresh_others(Others::Drop).fresh(database.pool()).await.unwrap().dropped.len(), 6);
}

async fn another_programs_migrations_stay<D: Engine>() {
    let auth = Migration::new("20250101000000", "auth", |plan| plan.sql("CREATE TABLE session (id INTEGER)"), nothing);
    let auth: &'static Migrations = Box::leak(Box::new(of(vec![auth]).package("auth")));
    let app: &'static Migrations = Box::leak(Box::new(of(vec![TWO]).package("app")));
    let database = D::new().await;
    development(auth).up(database.pool()).await.unwrap();
    development(app).up(database.pool()).await.unwrap();
    database.run("INSERT INTO session VALUES (7)").await;
    let error = development(app).fresh(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("`session`"), "{error}");
    let report = development(app).fresh_others(Others::Keep).fresh(database.pool()).await.unwrap();
    assert_eq!((report.dropped, database.rows("SELECT id FROM session").await), (vec!["c".to_owned()], vec!["7".to_owned()]));
    assert!(development(auth).up(database.pool()).await.unwrap().is_empty());
    assert_eq!(development(app).with(auth).fresh(database.pool()).await.unwrap().dropped.len(), 2);
}

async fn production_is_not_begun_anew<D: Engine>() {
    let database = D::new().await;
    let production = all().environment(Environment::Production);
    production.up(database.pool()).await.unwrap();
    let before = database.objects().await;
    let error = production.fresh(database.pool()).await.unwrap_err();
    assert!(error.is_guarded());
    assert_eq!(error.to_string(), "everything would be dropped, in production; nothing was");
    let text = all().fresh(database.pool()).await.unwrap_err().to_string();
    assert!(text.contains("the database is marked as production, while this program runs in development"), "{text}");
    assert_eq!(database.objects().await, before);
    assert!(production.reset(database.pool()).await.unwrap_err().is_guarded());
    assert_eq!(production.allow_fresh().fresh(database.pool()).await.unwrap().dropped.len(), 5);
    assert_eq!(all().status(database.pool()).await.unwrap().mark, Some(Environment::Production));
}

async fn an_empty_database_is_simply_migrated<D: Engine>() {
    let database = D::new().await;
    let report = all().fresh(database.pool()).await.unwrap();
    assert_eq!((report.dropped.len(), report.done.len()), (0, 2));
    all().down(database.pool(), Target::Steps(1)).await.unwrap();
    assert_eq!(all().fresh(database.pool()).await.unwrap().dropped.len(), 5);
}

#[tokio::test]
async fn what_postgres_has_besides_tables() {
    const RICH: Migration = Migration::new(
        "20250101000000",
        "rich",
        |plan| {
            plan.sql("CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN age AS int CHECK (VALUE > 0); CREATE TYPE pair AS (x int, y int)");
            plan.sql("CREATE SCHEMA billing; CREATE SEQUENCE numbers");
            plan.sql("CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n'");
            plan.sql("CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$");
            plan.sql(
                "CREATE TABLE t (id int PRIMARY KEY DEFAULT nextval('numbers'), m mood, a age, p pair, other int, \
                 double int GENERATED ALWAYS AS (twice(id)) STORED, s serial)",
            );
            plan.sql("CREATE TABLE billing.u (id int PRIMARY KEY REFERENCES t (id))");
            plan.sql("ALTER TABLE t ADD FOREIGN KEY (other) REFERENCES billing.u (id)");
            plan.sql("CREATE TRIGGER stamp BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION stamp()");
            plan.sql("CREATE MATERIALIZED VIEW m AS SELECT id FROM t; CREATE VIEW v AS SELECT id FROM m");
            plan.sql("CREATE FUNCTION first_of() RETURNS t LANGUAGE sql AS 'SELECT * FROM t'");
            plan.sql("CREATE TABLE parts (id int) PARTITION BY RANGE (id); CREATE TABLE part PARTITION OF parts DEFAULT");
        },
        nothing,
    );
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let all = development(list(vec![RICH]));
    all.up(&database.pool).await.unwrap();
    let report = all.fresh(&database.pool).await.unwrap();
    let expected = ["age", "billing", "billing.u", "first_of", "m", "mood", "numbers", "pair", "parts", "stamp", "t", "twice", "v"];
    assert_eq!(report.dropped, expected);
    database.run("CREATE SCHEMA other; CREATE VIEW other.theirs AS SELECT id FROM t; CREATE TABLE billing.theirs (id int)").await;
    let error = all.fresh(&database.pool).await.unwrap_err();
    assert_eq!(error.to_string(), "no migration of this program made `billing.theirs`; nothing was dropped");
    let error = all.clone().fresh_others(Others::Keep).fresh(&database.pool).await.unwrap_err();
    assert!(format!("{error:?}").contains("view other.theirs depends on"), "{error:?}");
    assert!(all.up(&database.pool).await.unwrap().is_empty());
    database.run("DROP VIEW other.theirs; CREATE TABLE other.there (id int)").await;
    // What is in a schema of others is none of this program's business.
    assert_eq!(all.fresh_others(Others::Drop).fresh(&database.pool).await.unwrap().dropped.len(), expected.len() + 1);
    assert_eq!(database.rows("SELECT count(*) FROM other.there").await, ["0"]);
}

#[tokio::test]
async fn what_sqlite_has_besides_tables() {
    const RICH: Migration = Migration::new(
        "20250101000000",
        "rich",
        |plan| {
            plan.sql("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT); CREATE INDEX i ON a (b)");
            plan.sql("CREATE VIRTUAL TABLE found USING fts5(text)");
            plan.sql("CREATE VIEW v AS SELECT b FROM a");
            plan.sql("CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN INSERT INTO a (b) VALUES (new.b); END");
        },
        nothing,
    );
    let database = Database::new().await;
    let all = development(list(vec![RICH]));
    all.up(&database.pool).await.unwrap();
    database.run("INSERT INTO v VALUES ('x'); INSERT INTO found VALUES ('some text')").await;
    let report = all.fresh(&database.pool).await.unwrap();
    assert_eq!(report.dropped, ["a", "found", "v"]);
    database.run("INSERT INTO v VALUES ('x')").await;
    assert_eq!(database.rows("SELECT id FROM a").await, ["1"], "numbers begin anew, too");
    assert_eq!(database.settings().await[0], "1", "foreign keys are on again");
}

#[tokio::test]
async fn a_migration_that_stopped_in_the_middle_is_no_obstacle() {
    if mysql_url().is_none() {
        return;
    }
    let broken = Migration::new("20250103000000", "broken", |plan| plan.sql("CREATE TABLE d (id INT); CREATE TABLE d (id INT)"), nothing);
    let database = Mysql::new().await;
    let error = development(list(vec![ONE, TWO, broken])).up(&database.pool).await.unwrap_err();
    assert!(error.is_already_there(), "{error}");
    assert!(all().up(&database.pool).await.unwrap_err().is_half_done());
    let report = all().fresh(&database.pool).await.unwrap();
    assert!(report.dropped.contains(&"d".to_owned()), "what is half done made it: {:?}", report.dropped);
    assert_eq!(report.done.len(), 2);
    assert!(all().up(&database.pool).await.unwrap().is_empty());
}
