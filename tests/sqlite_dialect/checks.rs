//! What stops a plan before it has changed anything.

use schema_core::diff::Intent;
use schema_core::schema::{Column, Index, Table};

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
    let mut user = table("user", columns);
    more(&mut user);
    vec![user]
}

#[tokio::test]
async fn duplicates() {
    let columns = || [optional(text("email")), optional(int("team"))];
    let data = "INSERT INTO user (email, team) VALUES ('x', 1), ('x', NULL), (NULL, 1), (NULL, 1), ('X', 1), ('x', 2)";
    let by = |parts: &[&str]| with(columns(), |user| user.indexes.push(unique("user_key", parts)));
    refuse(
        with(columns(), |_| ()),
        by(&["email"]),
        Intent::default(),
        data,
        "`email` occurs more than once in `user`",
        &["email: x, rows: 3"],
    )
    .await;
    let mut case = Case::between(schema(with(columns(), |_| ())), schema(by(&["email", "team"])), Intent::default(), data).await;
    case.round_trip().await;
    let lower = |filter: Option<&str>| {
        let part = schema_core::schema::IndexPart::from(schema_core::schema::IndexKey::Expression("lower(email)".to_owned()));
        let index = Index { filter: filter.map(str::to_owned), parts: vec![part], ..unique("user_key", &[]) };
        with(columns(), |user| user.indexes.push(index))
    };
    let message = "`lower(email)` occurs more than once in `user`";
    refuse(with(columns(), |_| ()), lower(Some("team = 1")), Intent::default(), data, message, &["lower(email): x, rows: 2"]).await;
    let mut case = Case::between(schema(with(columns(), |_| ())), schema(lower(Some("team = 2"))), Intent::default(), data).await;
    case.round_trip().await;
}

/// The index is on a column that the same migration renames or fills.
#[tokio::test]
async fn duplicates_of_future_values() {
    let data = "INSERT INTO user (email) VALUES ('x'), ('X')";
    let before = || with([text("email")], |_| ());
    let after = |column: &str| {
        let index = unique("user_key", &[column]);
        with([text("email"), text(column)], |user| user.indexes.push(index))
    };
    let message = "`folded` occurs more than once in `user`";
    refuse(before(), after("folded"), backfill("user", "folded", "lower(email)"), data, message, &["folded: x, rows: 2"]).await;
    let renamed_to = with([text("mail")], |user| user.indexes.push(unique("user_key", &["mail"])));
    let data = "INSERT INTO user (email) VALUES ('x'), ('x')";
    let message = "`mail` occurs more than once in `user`";
    refuse(before(), renamed_to, renamed("user", "mail", "email"), data, message, &["mail: x, rows: 2"]).await;
}

#[tokio::test]
async fn orphans() {
    let team = table("team", []);
    let before = || vec![team.clone(), table("user", [optional(int("team_id"))])];
    let mut after = before();
    after[1].foreign_keys.push(key("user", "team_id", "team"));
    let data = "INSERT INTO team (id) VALUES (1); INSERT INTO user (team_id) VALUES (1), (NULL), (5)";
    let message = "`team_id` of `user` refers to rows that `team` does not have";
    refuse(before(), after.clone(), Intent::default(), data, message, &["id: 3, team_id: 5"]).await;
    // The table that is referred to is created at the same time, so it has no rows yet.
    let data = "INSERT INTO user (team_id) VALUES (NULL), (5)";
    refuse(vec![before().remove(1)], after, Intent::default(), data, message, &["id: 2, team_id: 5"]).await;
}

#[tokio::test]
async fn orphans_within_one_table() {
    let columns = || [optional(int("boss_id"))];
    let after = with(columns(), |user| user.foreign_keys.push(key("user", "boss_id", "user")));
    let data = "INSERT INTO user (boss_id) VALUES (2), (NULL), (7)";
    let message = "`boss_id` of `user` refers to rows that `user` does not have";
    refuse(with(columns(), |_| ()), after, Intent::default(), data, message, &["id: 3, boss_id: 7"]).await;
}

/// The names that the query uses itself.
#[tokio::test]
async fn orphans_of_a_table_called_target() {
    let columns = || [optional(int("target_id"))];
    let mut after = table("target", columns());
    after.foreign_keys.push(key("target", "target_id", "target"));
    let data = "INSERT INTO target (target_id) VALUES (1), (7)";
    let message = "`target_id` of `target` refers to rows that `target` does not have";
    refuse(vec![table("target", columns())], vec![after], Intent::default(), data, message, &["id: 2, target_id: 7"]).await;
}

#[tokio::test]
async fn failing_checks() {
    let columns = || [optional(int("age")), text("name")];
    let after = with(columns(), |user| user.checks.push(check("grown", "age >= 18 AND name <> 'it''s'")));
    let data = "INSERT INTO user (age, name) VALUES (17, 'a'), (NULL, 'b'), (18, 'it''s'), (18, 'c')";
    let message = "rows of `user` fail the check `grown`";
    let rows = ["id: 1, age: 17, name: a", "id: 3, age: 18, name: it's"];
    refuse(with(columns(), |_| ()), after, Intent::default(), data, message, &rows).await;
}

#[tokio::test]
async fn missing_values() {
    let data = "INSERT INTO user (name) VALUES ('a'), (NULL)";
    let before = || with([optional(text("name"))], |_| ());
    let message = "`name` of `user` is required and has no value";
    refuse(before(), with([text("name")], |_| ()), Intent::default(), data, message, &["id: 2"]).await;
    let after = with([optional(text("name")), text("shout")], |_| ());
    let message = "`shout` of `user` is required and has no value";
    refuse(before(), after, backfill("user", "shout", "upper(name)"), data, message, &["id: 2"]).await;
}

#[tokio::test]
async fn narrowing() {
    use schema_core::schema::DataType;
    let side = |data_type: DataType| with([Column::new("value", data_type)], |_| ());
    let data = "INSERT INTO user (value) VALUES (1), (40000)";
    let message = "`value` of `user` does not fit int16";
    refuse(side(DataType::Int64), side(DataType::Int16), Intent::default(), data, message, &["id: 2, value: 40000"]).await;
    let case = Case::between(schema(side(DataType::Int64)), schema(side(DataType::Int16)), Intent::default(), "").await;
    assert_eq!(case.rebuilds(), 0, "only the check");
    let message = "`value` of `user` does not fit text(3)";
    let data = "INSERT INTO user (value) VALUES ('größ'), ('grö')";
    refuse(side(DataType::Text(None)), side(DataType::Text(Some(3))), Intent::default(), data, message, &["id: 1, value: größ"]).await;
}

/// Checks come before everything else.
#[tokio::test]
async fn checks_come_first() {
    let before = vec![table("a", [optional(text("x"))]), table("b", [optional(text("x"))])];
    let mut after = vec![table("a", [text("x")]), table("b", [optional(text("x"))])];
    after[1].indexes.push(unique("b_x_key", &["x"]));
    let case = Case::between(schema(before), schema(after), Intent::default(), "").await;
    let plan = plan(&case.before, &case.steps);
    let checks: Vec<bool> = plan.iter().map(|statement| matches!(statement, schema_core::dialect::Statement::Check { .. })).collect();
    assert_eq!(checks, [true, true, false, false], "{}", case.sql());
}
