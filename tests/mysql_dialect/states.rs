//! From one given state to another: what is not there afterwards is dropped.

use integration::random;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use schema_core::diff::{Intent, between};
use schema_core::schema::{Action, DataType, Deferral, Schema, Table};
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

/// A random table as it could be here.
fn adapted(mut table: Table) -> Table {
    for column in &mut table.columns {
        column.collation = None;
        match &mut column.data_type {
            DataType::Text(length) | DataType::Bytes(length) => *length = Some(length.unwrap_or(90).min(90)),
            DataType::Custom(sql) => "VARCHAR(33)".clone_into(sql),
            _ => {}
        }
    }
    table.indexes.iter_mut().for_each(|index| index.filter = None);
    table.indexes.retain(|index| index.parts.iter().all(|part| part.column_name().is_some()));
    for key in &mut table.foreign_keys {
        key.deferral = Deferral::Never;
        key.target = key.target.replace('.', "_");
        for action in [&mut key.on_delete, &mut key.on_update] {
            if *action == Action::SetDefault {
                *action = Action::Cascade;
            }
        }
    }
    table.name = table.name.replace('.', "_");
    table
}

fn random_schema(schema: &Schema) -> Schema {
    Schema {
        tables: schema.tables.iter().cloned().map(|table| Table { retired: Vec::new(), ..adapted(table) }).collect(),
        ..Schema::default()
    }
}

#[tokio::test]
async fn random_states() {
    let mut runner = TestRunner::deterministic();
    let mut tried = 0;
    for _ in 0..150 {
        let change = random::change().new_tree(&mut runner).unwrap().current();
        let (before, after) = (random_schema(&change.before), random_schema(&change.after));
        let found: Vec<_> = [&before, &after].into_iter().flat_map(|schema| Dialect::Mysql.unsupported(schema)).collect();
        if !found.is_empty() {
            continue;
        }
        tried += 1;
        let mut database = Database::new().await;
        turn(&mut database, &Schema::default(), &before).await;
        let first = database.structure().await;
        turn(&mut database, &before, &after).await;
        let mut other = Database::new().await;
        turn(&mut other, &Schema::default(), &after).await;
        assert_eq!(database.structure().await, other.structure().await, "{before:#?}\n{after:#?}");
        turn(&mut database, &after, &before).await;
        assert_eq!(database.structure().await, first, "{after:#?}\n{before:#?}");
    }
    assert!(tried > 50, "{tried} of 150 random changes fit");
}
