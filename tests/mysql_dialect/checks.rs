//! What stops a plan before it has changed anything. Nothing is rolled back here, so it must not have begun.

use schema_core::schema::Default;

use crate::model::*;
use crate::sketch::*;

/// Undoes the change, which is refused; everything must be as it was.
async fn refused(case: &mut Case, message: &str, rows: &[&str]) {
    let after = case.after.clone();
    let (structure, there) = (case.database.structure().await, case.rows(&after).await);
    let refusal = case.down().await.unwrap_err();
    assert_eq!((refusal.message.as_str(), refusal.rows), (message, rows.iter().map(ToString::to_string).collect()));
    assert_eq!(case.database.structure().await, structure);
    assert_eq!(case.rows(&after).await, there);
}

/// The check reads a column under a name that only the plan gives it.
#[tokio::test]
async fn a_restored_column_without_values() {
    let before = users([short("name"), short("phone")]);
    let data = "INSERT INTO user (name, phone) VALUES ('a', '1')";
    let mut case = Case::between(before, users([short("name")]), unhinted(), data).await;
    case.up().await.unwrap();
    case.database.run("INSERT INTO user (name) VALUES ('b')").await;
    refused(&mut case, "`phone` of `user` is required and has no value", &["id: 2"]).await;
}

/// Tables and columns are called otherwise on both sides of a foreign key.
#[tokio::test]
async fn orphans_under_other_names() {
    let mut child = user([int("team_id"), short("name")]);
    child.foreign_keys.push(key("user", "team_id", "team"));
    let mut account = table("account", [int("group_id"), short("title")]);
    account.indexes.push(index("account_group_id_idx", &["group_id"]));
    let (before, after) = (schema([table("team", []), child]), schema([table("team_group", []), account]));
    let intent = hints([
        renamed_table("team_group", "team"),
        renamed_table("account", "user"),
        renamed("account", "group_id", "team_id"),
        renamed("account", "title", "name"),
    ]);
    let data = "INSERT INTO team (id) VALUES (1); INSERT INTO user (team_id, name) VALUES (1, 'a')";
    let mut case = Case::between(before, after, intent, data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO account (group_id, title) VALUES (9, 'b')").await;
    refused(&mut case, "`team_id` of `user` refers to rows that `team` does not have", &["id: 2, team_id: 9"]).await;
}

/// Two restored columns whose values for later rows are computed from each other.
#[tokio::test]
async fn values_are_read_as_they_were() {
    let sides = [
        users([
            short("name"),
            defaulted(short("one"), Default::Text("1".to_owned())),
            defaulted(short("two"), Default::Text("2".to_owned())),
        ]),
        users([short("name"), optional(short("one")), optional(short("two"))]),
    ];
    let intent = hints([backfill("user", "one", "concat('no ', two)"), backfill("user", "two", "concat('no ', one)")]);
    let data = "INSERT INTO user (name, one, two) VALUES ('a', 'x', NULL), ('b', NULL, 'y'), ('c', 'x', 'y')";
    let mut case = Case::between(sides[1].clone(), sides[0].clone(), intent, data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    let rows = case.database.rows("SELECT one, two FROM user ORDER BY id").await;
    assert_eq!(rows, ["one: x, two: no x", "one: no y, two: y", "one: x, two: y"]);
}
