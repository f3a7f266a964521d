//! From one given state to another: what is not there afterwards is dropped.

use integration::{catalog, random};
use migrator::introspect;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use schema_core::diff::{Intent, between};
use schema_core::schema::{DataType, Schema};
use schema_core::{Dialect, Pair};

use crate::database::Database;
use crate::model::{Executor as _, int, key, schema, table, text};

async fn created(schema: &Schema) -> Database {
    let mut database = Database::new().await;
    let steps = between(Pair::new(&Schema::default(), schema), &Intent::default()).unwrap();
    database.apply(&Dialect::Sqlite.plan(&Schema::default(), &steps).unwrap()).await.unwrap();
    database
}

async fn turn(database: &mut Database, before: &Schema, after: &Schema, intent: &Intent) {
    let steps = between(Pair::new(before, after), intent).unwrap();
    let plan = Dialect::Sqlite.plan(before, &steps).unwrap();
    database.apply(&plan).await.unwrap();
}

#[tokio::test]
async fn what_goes_is_dropped_and_the_rest_kept() {
    let mut user = table("user", [text("name"), int("age"), int("team_id")]);
    user.foreign_keys.push(key("user", "team_id", "team"));
    let before = schema([table("team", [text("label")]), user]);
    let mut age = int("age");
    age.data_type = DataType::Text(None);
    let after = schema([table("user", [age, text("team_id")])]);
    let mut database = created(&before).await;
    database.run("INSERT INTO team (id, label) VALUES (1, 'a'); INSERT INTO user (id, name, age, team_id) VALUES (7, 'x', 30, 1)").await;
    turn(&mut database, &before, &after, &Intent::no_renames(&after)).await;
    assert_eq!(database.rows("SELECT * FROM user").await, ["id: 7, age: 30, team_id: 1"]);
    assert_eq!(database.structure().await, created(&after).await.structure().await);
}

async fn structure(database: &mut Database) -> String {
    catalog::render(Dialect::Sqlite, &introspect::sqlite(database.connection()).await.unwrap())
}

#[tokio::test]
async fn random_states() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..150 {
        let change = random::change().new_tree(&mut runner).unwrap().current();
        let mut before = change.before.clone();
        before.retired.clear();
        before.tables.iter_mut().for_each(|table| table.retired.clear());
        let mut database = created(&before).await;
        let first = structure(&mut database).await;
        turn(&mut database, &before, &change.after, &change.intent).await;
        assert_eq!(structure(&mut database).await, structure(&mut created(&change.after).await).await, "{before:#?}\n{:#?}", change.after);
        turn(&mut database, &change.after, &before, &Intent::no_renames(&before)).await;
        assert_eq!(structure(&mut database).await, first, "{:#?}\n{before:#?}", change.after);
    }
}
