//! The rebuild and what must survive it.

use crate::model::*;

/// A1: the cascade of a child must not see the parent's rebuild.
#[tokio::test]
async fn a1_nullable_parent_column_with_cascading_child() {
    let parent = table("team", [text("name")]);
    let mut child = table("user", [int("team_id")]);
    child.foreign_keys.push(key("user", "team_id", "team"));
    let steps = vec![alter("team", text("name"), optional(text("name")))];
    let data = "INSERT INTO team (name) VALUES ('a'), ('b'); INSERT INTO user (team_id) VALUES (1), (1), (2)";
    let mut case = Case::new(schema([parent, child]), data, steps).await;
    case.round_trip().await;
    assert_eq!(case.database.value("SELECT count(*) FROM user").await, "3");
    case.database.run("DELETE FROM team WHERE id = 1").await;
    assert_eq!(case.database.value("SELECT count(*) FROM user").await, "1");
}
