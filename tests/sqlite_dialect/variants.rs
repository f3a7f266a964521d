//! Variants of an enum that are stored as others, with rows that are written in between.

use schema_core::diff::{Intent, VariantIntent};
use schema_core::schema::{Column, Default, Schema};

use crate::model::*;

fn users(texts: &[&str]) -> Schema {
    schema([table("user", [Column::new("role", role(texts))])])
}

/// The hint that rows with `from` get `to`.
fn variant(to: &str, from: &[&str]) -> Intent {
    let mut intent = Intent::default();
    let column = intent.tables.entry("user".to_owned()).or_default().columns.entry("role".to_owned()).or_default();
    let renamed_from = from.iter().map(ToString::to_string).collect();
    column.variants.insert(to.to_owned(), VariantIntent { renamed_from, new: false });
    intent
}

const ROLES: &str = "SELECT role FROM user ORDER BY id";

#[tokio::test]
async fn what_is_written_in_between_keeps_its_meaning() {
    let data = "INSERT INTO user (role) VALUES ('Admin'), ('it''s'), ('it''s')";
    let intent = variant("Writer", &["it's"]);
    let mut case = Case::between(users(&["Admin", "it's"]), users(&["Admin", "Writer"]), intent, data).await;
    case.up().await.unwrap();
    assert_eq!(case.database.rows(ROLES).await, ["role: Admin", "role: Writer", "role: Writer"]);
    case.database.run("UPDATE user SET role = 'Admin' WHERE id = 2; INSERT INTO user (role) VALUES ('Writer')").await;
    case.down().await.unwrap();
    assert_eq!(case.database.rows(ROLES).await, ["role: Admin", "role: Admin", "role: it's", "role: it's"]);
    case.database.run("UPDATE user SET role = 'it''s' WHERE id = 1; INSERT INTO user (role) VALUES ('Admin')").await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows(ROLES).await, ["role: Writer", "role: Admin", "role: Writer", "role: Writer", "role: Admin"]);
}

#[tokio::test]
async fn what_became_one_is_told_apart_again() {
    let data = "INSERT INTO user (role) VALUES ('a'), ('b'), ('c'), ('d')";
    let mut intent = variant("x", &["a", "b"]);
    intent = hints([intent, variant_beside("d", &["c"], "x", &["a", "b"])]);
    let mut case = Case::between(users(&["a", "b", "c", "d"]), users(&["x", "d"]), intent, data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows(ROLES).await, ["role: x", "role: x", "role: d", "role: d"]);
    case.down().await.unwrap();
    assert_eq!(case.database.rows(ROLES).await, ["role: a", "role: b", "role: c", "role: d"]);
    case.again().await.unwrap();
    case.database.run("INSERT INTO user (role) VALUES ('d'), ('x')").await;
    let refusal = case.down().await.unwrap_err();
    assert_eq!((refusal.message.as_str(), refusal.rows), ("`role` of `user` is not one of a, b, c, d", vec!["id: 6, role: x".to_owned()]));
}

/// Hints of two variants of one column.
fn variant_beside(to: &str, from: &[&str], other: &str, other_from: &[&str]) -> Intent {
    let mut intent = variant(to, from);
    let columns = variant(other, other_from).tables.remove("user").map(|table| table.columns).unwrap_or_default();
    for (name, hints) in columns {
        if let Some(column) = intent.tables.get_mut("user").and_then(|table| table.columns.get_mut(&name)) {
            column.variants.extend(hints.variants);
        }
    }
    intent
}

#[tokio::test]
async fn a_column_that_becomes_required_at_once_is_filled() {
    let side = |texts: &[&str], required: bool| {
        let mut schema = users(texts);
        let column = &mut schema.tables[0].columns[1];
        (column.nullable, column.default) = (!required, required.then(|| Default::Variant("Admin".to_owned())));
        schema
    };
    let data = "INSERT INTO user (role) VALUES ('b'), (NULL), ('Admin')";
    let mut case = Case::between(side(&["Admin", "b"], false), side(&["Admin", "c"], true), variant("c", &["b"]), data).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows(ROLES).await, ["role: c", "role: Admin", "role: Admin"]);
}
