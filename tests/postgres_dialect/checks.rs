//! What stops a plan before it has changed anything.

use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, Index, Table};

use crate::model::*;

/// Runs the change against `data`; it must be refused with this message and these rows, and change nothing.
async fn refuse(before: Vec<Table>, after: Vec<Table>, intent: Intent, data: &str, message: &str, rows: &[&str]) {
    let mut case = Case::between(schema(before.clone()), schema(after), intent, data).await;
    let schema = case.before.clone();
    let (structure, there) = (case.database.structure().await, case.rows(&schema).await);
    let refusal = case.up().await.unwrap_err();
    assert_eq!((refusal.message.as_str(), refusal.rows), (message, rows.iter().map(ToString::to_string).collect()));
    assert_eq!(case.database.structure().await, structure);
    assert_eq!(case.rows(&schema).await, there);
}

fn with(columns: impl IntoIterator<Item = Column>, more: impl FnOnce(&mut Table)) -> Vec<Table> {
    let mut user = table("person", columns);
    more(&mut user);
    vec![user]
}

#[tokio::test]
async fn duplicates() {
    if left_out() {
        return;
    }
    let columns = || [optional(text("email")), optional(int("team"))];
    let data = "INSERT INTO person (email, team) VALUES ('x', 1), ('x', NULL), (NULL, 1), (NULL, 1), ('X', 1), ('x', 2)";
    let message = "`email` occurs more than once in `person`";
    let by = |parts: &[&str]| with(columns(), |user| user.indexes.push(unique("user_key", parts)));
    refuse(with(columns(), |_| ()), by(&["email"]), Intent::default(), data, message, &["email: x, rows: 3"]).await;
    let nulls = |nulls_not_distinct| {
        with(columns(), |user| user.indexes.push(Index { nulls_not_distinct, ..unique("user_key", &["email", "team"]) }))
    };
    let message = "`email`, `team` occur together more than once in `person`";
    refuse(with(columns(), |_| ()), nulls(true), Intent::default(), data, message, &["email: NULL, team: 1, rows: 2"]).await;
    Case::between(schema(with(columns(), |_| ())), schema(nulls(false)), Intent::default(), data).await.round_trip().await;
}

/// A new column is NULL in every row: of a type, for the check that reads it.
#[tokio::test]
async fn checks_over_new_columns() {
    if left_out() {
        return;
    }
    let after = with([text("name"), optional(int("age"))], |user| user.checks.push(check("grown", "age > 17 AND name <> 'a'")));
    let data = "INSERT INTO person (name) VALUES ('a'), ('b')";
    let message = "rows of `person` fail the check `grown`";
    refuse(with([text("name")], |_| ()), after, Intent::default(), data, message, &["id: 1, name: a, age: NULL"]).await;
}

#[tokio::test]
async fn orphans_and_missing_values() {
    if left_out() {
        return;
    }
    let team = table("team", []);
    let before = || vec![team.clone(), table("person", [optional(int("team_id"))])];
    let mut after = before();
    after[1].foreign_keys.push(key("person", "team_id", "team"));
    let data = "INSERT INTO team (id) VALUES (1); INSERT INTO person (team_id) VALUES (1), (NULL), (5)";
    let message = "`team_id` of `person` refers to rows that `team` does not have";
    refuse(before(), after.clone(), Intent::default(), data, message, &["id: 3, team_id: 5"]).await;
    let required = with([text("name")], |_| ());
    let message = "`name` of `person` is required and has no value";
    let data = "INSERT INTO person (name) VALUES ('a'), (NULL)";
    refuse(with([optional(text("name"))], |_| ()), required, Intent::default(), data, message, &["id: 2"]).await;
}

#[tokio::test]
async fn narrowing() {
    if left_out() {
        return;
    }
    let side = |data_type: DataType| with([Column::new("value", data_type)], |_| ());
    let data = "INSERT INTO person (value) VALUES (1), (40000)";
    let message = "`value` of `person` does not fit int16";
    refuse(side(DataType::Int64), side(DataType::Int16), Intent::default(), data, message, &["id: 2, value: 40000"]).await;
    let message = "`value` of `person` does not fit text(3)";
    let data = "INSERT INTO person (value) VALUES ('größ'), ('grö'), ('abc ')";
    let rows = ["id: 1, value: größ", "id: 3, value: abc "];
    refuse(side(DataType::Text(None)), side(DataType::Text(Some(3))), Intent::default(), data, message, &rows).await;
    let message = "`value` of `person` does not fit json";
    let data = "INSERT INTO person (value) VALUES ('{}'), ('{'), ('\"\\u0000\"')";
    let rows = ["id: 2, value: {", "id: 3, value: \"\\u0000\""];
    refuse(side(DataType::Text(None)), side(DataType::Json), Intent::default(), data, message, &rows).await;
}
