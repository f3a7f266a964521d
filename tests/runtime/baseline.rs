//! Taking over databases whose tables are there already.

use migrator::{Environment, Migration, Migrator, Plan, Target};

use crate::engine::{Engine, on_every_database};
use crate::support::{migrator, names, nothing};

const PEOPLE: Migration = Migration::new(
    "20250101000000",
    "people",
    |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, nick VARCHAR(50))"),
    |plan| plan.sql("DROP TABLE person"),
);
const INDEX_UP: fn(&mut Plan) = |plan| {
    plan.sql("ALTER TABLE person DROP COLUMN nick");
    plan.sql("CREATE INDEX person_name ON person (name)");
};
const INDEX: Migration = Migration::new("20250102000000", "index", INDEX_UP, nothing);
const PHONE: Migration =
    Migration::new("20250103000000", "phone", |plan| plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(50)"), nothing);

/// What somebody made by hand, with rows.
const MADE: &str = "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL); CREATE INDEX person_name ON person (name); \
                    INSERT INTO person VALUES (1, 'Ada'), (2, 'Bob'); CREATE TABLE other (id INTEGER)";

fn all() -> Migrator {
    migrator(vec![PEOPLE, INDEX, PHONE])
}

on_every_database!(
    what_is_the_same_is_taken_over,
    what_differs_is_named_and_nothing_is_recorded,
    a_history_is_there_once,
    what_is_only_tried_is_neither_guarded_nor_told,
    an_error_points_to_it,
);

async fn what_is_the_same_is_taken_over<D: Engine>() {
    let database = D::new().await;
    database.run(MADE).await;
    let settings = database.settings().await;
    let report = all().baseline(database.pool(), "index").await.unwrap();
    assert_eq!(names(&report), ["people", "index"]);
    assert!(report.to_string().starts_with("recorded 2 migrations as applied: people, index"), "{report}");
    assert_eq!(database.settings().await, settings);
    assert_eq!(database.scratch_places().await, Vec::<String>::new());
    assert_eq!(names(&all().up(database.pool()).await.unwrap()), ["phone"]);
    assert_eq!(database.rows("SELECT id, name FROM person ORDER BY id").await, ["1|Ada", "2|Bob"]);
    assert_eq!(names(&all().down(database.pool(), Target::All).await.unwrap()).len(), 3, "what undoes them is known, too");
}

async fn what_differs_is_named_and_nothing_is_recorded<D: Engine>() {
    let database = D::new().await;
    database.run(MADE).await;
    database.run("ALTER TABLE person ADD COLUMN extra INTEGER").await;
    let before = database.objects().await;
    for (target, says) in [(Target::from("index"), &["`extra`"][..]), (Target::Steps(1), &["`extra`", "`nick`", "person_name"])] {
        let error = all().baseline(database.pool(), target).await.unwrap_err();
        let text = error.to_string();
        assert!(error.is_not_baseline() && says.iter().all(|says| text.contains(says)), "{text}");
        assert!(!text.contains("other"), "{text}");
    }
    assert!(all().baseline(database.pool(), "indx").await.unwrap_err().hint().unwrap().contains("20250102000000_index"));
    assert!(all().baseline(database.pool(), Target::Only("index".to_owned())).await.is_err());
    assert_eq!(database.objects().await, before);
    database.run("ALTER TABLE person DROP COLUMN extra").await;
    assert_eq!(all().baseline(database.pool(), "index").await.unwrap().done.len(), 2);
}

async fn a_history_is_there_once<D: Engine>() {
    let database = D::new().await;
    migrator(vec![PEOPLE]).up(database.pool()).await.unwrap();
    let error = all().baseline(database.pool(), "people").await.unwrap_err();
    assert!(error.has_history() && error.to_string().contains("beginning with `20250101000000_people`"), "{error}");
    assert_eq!(names(&all().up(database.pool()).await.unwrap()), ["index", "phone"]);
}

async fn what_is_only_tried_is_neither_guarded_nor_told<D: Engine>() {
    let destroys = |plan: &mut Plan| {
        plan.destroys("nothing");
        INDEX_UP(plan);
    };
    let purge = Migration::new("20250102000000", "index", destroys, |plan| plan.irreversible("gone"));
    let production = || {
        let told = |event: &migrator::Event<'_>| panic!("{event:?}");
        migrator(vec![PEOPLE, purge]).environment(Environment::Production).on_event(told)
    };
    production().verify(D::new().await.pool()).await.unwrap();
    let database = D::new().await;
    database.run(MADE).await;
    assert_eq!(names(&production().baseline(database.pool(), "index").await.unwrap()), ["people", "index"]);
    assert_eq!(database.rows("SELECT id, name FROM person ORDER BY id").await, ["1|Ada", "2|Bob"]);
}

async fn an_error_points_to_it<D: Engine>() {
    let database = D::new().await;
    database.run(MADE).await;
    let error = all().up(database.pool()).await.unwrap_err();
    assert!(error.is_already_there() && error.hint().unwrap().contains("`Migrator::baseline`"), "{error:#}");
}
