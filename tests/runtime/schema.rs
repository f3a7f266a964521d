//! Tables of entities without migrations: created, changed and dropped, with rows in them.

use integration::case::entities;
use integration::change::migrator_with_snapshot;
use migrator::{Environment, Error, Migration, Migrations, Migrator, Plan, Schema, Target};
use schema_core::snapshot::{self, Snapshot};

use crate::drift;
use crate::engine::{Engine, on_every_database};
use crate::support::{migrator, nothing};

on_every_database! {
    tables_are_created_and_follow_the_entities,
    what_would_lose_something_is_left_or_refused,
    production_and_histories_are_left_alone,
    a_database_that_was_made_so_is_taken_over,
}

const FIRST: &str = "
    #[derive(EntityEnum)]
    pub enum Role { Admin, Member }

    #[derive(Entity)]
    pub struct Team {
        #[entity(primary_key, auto_increment)]
        pub id: i64,
        #[entity(unique, length = 50)]
        pub name: String,
    }

    #[derive(Entity)]
    pub struct User {
        #[entity(primary_key, auto_increment)]
        pub id: i64,
        #[entity(references = Team, on_delete = cascade)]
        pub team_id: i64,
        #[entity(default = Role::Member)]
        pub role: Role,
        pub age: Option<i32>,
        #[entity(length = 20, default = \"none\")]
        pub nick: String,
    }
";

const SECOND: &str = "
    #[derive(EntityEnum)]
    pub enum Role { Admin, Member, Guest }

    #[derive(Entity)]
    pub struct Team {
        #[entity(primary_key, auto_increment)]
        pub id: i64,
        #[entity(unique, length = 50)]
        pub name: String,
    }

    #[derive(Entity)]
    #[entity(index(age))]
    pub struct User {
        #[entity(primary_key, auto_increment)]
        pub id: i64,
        #[entity(references = Team, on_delete = cascade)]
        pub team_id: i64,
        #[entity(default = Role::Guest)]
        pub role: Role,
        pub age: Option<i64>,
        #[entity(default = 1)]
        pub level: i32,
    }

    #[derive(Entity)]
    pub struct Badge {
        #[entity(primary_key)]
        pub id: i64,
        pub text: Option<String>,
    }
";

/// The tables of these entities, as a build would bring them into a program.
pub(crate) fn schema(text: &str) -> Schema {
    let reading = entities("src/main.rs", text.to_owned()).unwrap();
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    of(Snapshot { schema: reading.schema, ..Snapshot::default() })
}

fn of(snapshot: Snapshot) -> Schema {
    let text = snapshot::write(&Snapshot { last: None, ..snapshot });
    Schema::of(Box::leak(Box::new(Migrations::new(&[]).snapshot(Box::leak(text.into_boxed_str())))))
}

/// A name as the database quotes it.
fn quoted<D: Engine>(sql: &str) -> String {
    if D::DIALECT == migrator::Dialect::Mysql { sql.replace('"', "`") } else { sql.to_owned() }
}

async fn fill<D: Engine>(database: &D) {
    database.run("INSERT INTO team (id, name) VALUES (1, 'red'), (2, 'blue')").await;
    database.run(&quoted::<D>("INSERT INTO \"user\" (id, team_id, age, nick) VALUES (1, 1, 20, 'a'), (2, 2, NULL, 'b')")).await;
}

async fn tables_are_created_and_follow_the_entities<D: Engine>() {
    let database = D::new().await;
    let (first, second) = (schema(FIRST), schema(SECOND));
    assert_eq!(first.update_sql(database.pool()).await.unwrap().len(), first.create_sql(D::DIALECT).unwrap().len());
    let made = first.create(database.pool()).await.unwrap();
    assert!(made.statements.len() >= 2 && made.left.is_empty(), "{made:?}");
    let error = first.create(database.pool()).await.unwrap_err();
    assert!(error.is_already_there() && error.to_string().contains("`team`, `user`"), "{error}");
    assert_eq!(first.update(database.pool()).await.unwrap().to_string(), "nothing to do");

    fill(&database).await;
    // Two at once: one of them does it.
    let (one, other) = tokio::join!(second.update(database.pool()), second.update(database.pool()));
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(one.statements.is_empty() != other.statements.is_empty(), "{one:?} {other:?}");
    for report in [one, other, second.update(database.pool()).await.unwrap()] {
        assert_eq!(report.left, ["`nick` of `user` is not in the entities and stays"], "{report}");
    }
    assert_eq!(second.update_sql(database.pool()).await.unwrap(), Vec::<String>::new());
    let rows = database.rows(&quoted::<D>("SELECT id, team_id, role, age, level, nick FROM \"user\" ORDER BY id")).await;
    assert_eq!(rows, ["1|1|Member|20|1|a", "2|2|Member|NULL|1|b"]);
    database.run(&quoted::<D>("INSERT INTO \"user\" (id, team_id, age) VALUES (3, 1, 5000000000)")).await;
    assert_eq!(database.rows(&quoted::<D>("SELECT role, age FROM \"user\" WHERE id = 3")).await, ["Guest|5000000000"]);
    database.run("INSERT INTO badge (id) VALUES (1)").await;

    assert!(!second.drop(database.pool()).await.unwrap().statements.is_empty());
    assert_eq!(database.tables().await, Vec::<String>::new());
    assert!(second.drop(database.pool()).await.unwrap().statements.is_empty());
}

async fn what_would_lose_something_is_left_or_refused<D: Engine>() {
    let database = D::new().await;
    schema(FIRST).create(database.pool()).await.unwrap();
    fill(&database).await;
    database.run("CREATE TABLE theirs (id INTEGER PRIMARY KEY)").await;
    let before = database.objects().await;
    let user = quoted::<D>("SELECT * FROM \"user\" ORDER BY id");
    let rows = database.rows(&user).await;
    let lossy = schema(&FIRST.replace("pub nick: String", "pub nick: i32").replace("length = 20, default = \"none\"", "default = 1"));
    let required = schema(&FIRST.replace("pub age: Option<i32>", "pub age: Option<i32>,\n pub year: i32"));
    for (schema, said) in
        [(&lossy, "`nick` of `user` has another type"), (&required, "`year` of `user` is required, and nothing says what rows get")]
    {
        let error = schema.update(database.pool()).await.unwrap_err();
        assert!(error.to_string().contains("can't be brought to the entities without loss") && error.to_string().contains(said), "{error}");
        assert!(error.hint().unwrap().contains("allow_loss"), "{error:?}");
        assert_eq!((database.objects().await, database.rows(&user).await), (before.clone(), rows.clone()));
    }
    // Rows that are in the way are found before anything changes.
    database.run(&quoted::<D>("UPDATE \"user\" SET nick = 'same'")).await;
    let unique = schema(&FIRST.replace("length = 20,", "unique, length = 20,"));
    let error = unique.update(database.pool()).await.unwrap_err();
    assert!(error.is_check_failed(), "{error}");
    assert_eq!(database.objects().await, before);

    let report = schema(SECOND).allow_loss().update(database.pool()).await.unwrap();
    assert!(report.left.is_empty(), "{report}");
    assert!(!database.columns("user").await.contains(&"nick".to_owned()));
    assert_eq!(database.rows(&quoted::<D>("SELECT id, age FROM \"user\" ORDER BY id")).await, ["1|20", "2|NULL"]);
    schema(SECOND).drop(database.pool()).await.unwrap();
    assert_eq!(database.tables().await, ["theirs"]);
}

async fn production_and_histories_are_left_alone<D: Engine>() {
    let database = D::new().await;
    let first = schema(FIRST);
    let there = first.clone().environment(Environment::Production);
    let refused = |error: Error| assert!(error.is_guarded() && error.to_string().contains("without migrations, in production"), "{error}");
    refused(there.create(database.pool()).await.unwrap_err());
    refused(there.update(database.pool()).await.unwrap_err());
    assert_eq!(database.tables().await, Vec::<String>::new());
    there.clone().allow_production().create(database.pool()).await.unwrap();
    refused(there.drop(database.pool()).await.unwrap_err());
    fill(&database).await;

    // Migrations say how to go on.
    let create = |plan: &mut Plan| plan.sql("CREATE TABLE team (id INTEGER PRIMARY KEY)");
    let error = migrator(vec![Migration::new("20250101000000", "initial", create, nothing)]).up(database.pool()).await.unwrap_err();
    assert!(error.is_already_there() && error.hint().unwrap().contains("`Migrator::baseline`"), "{error:?}");
    let other = |plan: &mut Plan| plan.sql("CREATE TABLE other (id INTEGER PRIMARY KEY)");
    migrator(vec![Migration::new("20250101000000", "other", other, nothing)]).up(database.pool()).await.unwrap();
    for error in [
        first.create(database.pool()).await.unwrap_err(),
        schema(SECOND).update(database.pool()).await.unwrap_err(),
        first.drop(database.pool()).await.unwrap_err(),
    ] {
        assert!(error.has_history() && error.to_string().contains("beginning with `20250101000000_other`"), "{error}");
        assert!(error.hint().unwrap().contains("`Migrator::up`"), "{error:?}");
    }
    assert_eq!(database.rows("SELECT count(*) FROM team").await, ["2"]);
}

async fn a_database_that_was_made_so_is_taken_over<D: Engine>() {
    let database = D::new().await;
    let changes = drift::changes(D::DIALECT);
    of(changes.last().unwrap().after.clone()).create(database.pool()).await.unwrap();
    let migrator: Migrator = migrator_with_snapshot(&changes.iter().collect::<Vec<_>>());
    migrator.baseline(database.pool(), Target::All).await.unwrap();
    assert!(migrator.status(database.pool()).await.unwrap().is_current());
    assert!(migrator.up(database.pool()).await.unwrap().is_empty());
}
