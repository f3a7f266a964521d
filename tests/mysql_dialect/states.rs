//! From one given state to another: what is not there afterwards is dropped.

use schema_core::diff::{Intent, between};
use schema_core::schema::{DataType, Schema};
use schema_core::{Dialect, Pair};

use crate::database::Database;
use crate::model::*;
use crate::sketch::*;

async fn turn(database: &mut Database, before: &Schema, after: &Schema) {
    let steps = between(Pair::new(before, after), &Intent::no_renames(after)).unwrap();
    database.apply(&Dialect::Mysql.plan(before, &steps).unwrap()).await.unwrap();
}

#[tokio::test]
async fn what_goes_is_dropped_and_the_rest_kept() {
    let mut account = user([short("name"), int("age"), int("team_id")]);
    account.foreign_keys.push(key("user", "team_id", "team"));
    account.indexes.push(index("user_name_idx", &["name", "age"]));
    let mut team = table("team", [short("label"), optional(int("user_id"))]);
    team.foreign_keys.push(key("team", "user_id", "user"));
    let before = schema([team, account]);
    let after = schema([user([of("age", DataType::Text(None)), of("team_id", DataType::Date)])]);
    let mut database = Database::new().await;
    turn(&mut database, &Schema::default(), &before).await;
    database.run("INSERT INTO team (id, label) VALUES (1, 'a'), (20240229, 'b')").await;
    database.run("INSERT INTO user (id, name, age, team_id) VALUES (7, 'x', 30, 20240229)").await;
    turn(&mut database, &before, &after).await;
    assert_eq!(database.rows("SELECT * FROM user").await, ["id: 7, age: 30, team_id: 2024-02-29"]);
    let mut other = Database::new().await;
    turn(&mut other, &Schema::default(), &after).await;
    assert_eq!(database.structure().await, other.structure().await);
}
