//! Enums that appear, change and go, with rows that hold their values.

use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, Default, Index, Schema};

use crate::model::*;

fn users(texts: &[&str], default: Option<&str>) -> Schema {
    let mut column = Column::new("role", role(texts));
    column.default = default.map(|text| Default::Variant(text.to_owned()));
    let mut user = table("user", [column, optional(Column::new("roles", DataType::Array(Box::new(DataType::Text(None)))))]);
    user.indexes.push(Index { filter: Some("role = 'Admin'".to_owned()), ..unique("user_admin_key", &["role"]) });
    user.checks.push(check("user_role_check", "role <> 'it''s' OR id > 0"));
    let other = table("other", [optional(Column::new("role", role(texts)))]);
    schema([user, other])
}

const DATA: &str = "INSERT INTO \"user\" (role) VALUES ('Admin'), ('it''s'), ('it''s'); INSERT INTO other (role) VALUES ('Admin'), (NULL)";

/// A20: a value is added, and is the default from then on. Both happen in one transaction.
#[tokio::test]
async fn a20_use_a_new_value_at_once() {
    if left_out() {
        return;
    }
    let (before, after) = (users(&["Admin", "it's"], Some("it's")), users(&["Admin", "new", "it's"], Some("new")));
    let mut case = Case::between(before, after, Intent::default(), DATA).await;
    assert!(!case.sql().contains("ADD VALUE"), "{}", case.sql());
    case.round_trip().await;
    case.again().await.unwrap();
    case.database.run("INSERT INTO \"user\" DEFAULT VALUES").await;
    assert_eq!(case.database.value("SELECT role FROM \"user\" ORDER BY id DESC").await, "new");
    let refusal = case.down().await.unwrap_err();
    assert_eq!(
        (refusal.message.as_str(), refusal.rows.as_slice()),
        ("`role` of `user` is not one of Admin, it's", &["id: 4, role: new".to_owned()][..])
    );
}

/// A19: a value goes; rows that hold it are in the way.
#[tokio::test]
async fn a19_remove_and_reorder() {
    if left_out() {
        return;
    }
    let (before, after) = (users(&["Admin", "b", "it's"], None), users(&["it's", "Admin"], None));
    let mut case = Case::between(before.clone(), after.clone(), Intent::default(), DATA).await;
    case.round_trip().await;
    case.database.run("UPDATE other SET role = 'b' WHERE role IS NULL").await;
    let refusal = case.up().await.unwrap_err();
    assert_eq!(
        (refusal.message.as_str(), refusal.rows),
        ("`role` of `other` is not one of it's, Admin", vec!["id: 2, role: b".to_owned()])
    );
}

/// The whole of what one change of an enum comes to.
#[tokio::test]
async fn the_statements_of_a_change() {
    if left_out() {
        return;
    }
    let side = |texts: &[&str]| schema([table("user", [defaulted(Column::new("role", role(texts)), Default::Variant("a".to_owned()))])]);
    let mut case = Case::between(side(&["a"]), side(&["a", "b"]), Intent::default(), "INSERT INTO \"user\" DEFAULT VALUES").await;
    assert_eq!(
        case.sql(),
        r#"ALTER TYPE "Role" RENAME TO "_migrator_old_Role";
CREATE TYPE "Role" AS ENUM ('a', 'b');
ALTER TABLE "user"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE "Role" USING CAST(CAST("role" AS TEXT) AS "Role"),
    ALTER COLUMN "role" SET DEFAULT 'a';
DROP TYPE "_migrator_old_Role""#
    );
    case.round_trip().await;
}

/// A value is stored as another; the old values are kept aside as text.
#[tokio::test]
async fn rename_a_value() {
    if left_out() {
        return;
    }
    let mut intent = Intent::default();
    for name in ["user", "other"] {
        let column = intent.tables.entry(name.to_owned()).or_default().columns.entry("role".to_owned()).or_default();
        let hint = schema_core::diff::VariantIntent { renamed_from: vec!["it's".to_owned()], new: false };
        column.variants.insert("Writer".to_owned(), hint);
    }
    let mut before = users(&["Admin", "it's"], None);
    let mut after = users(&["Admin", "Writer"], None);
    before.tables[0].checks.clear();
    after.tables[0].checks.clear();
    let mut case = Case::between(before, after, intent, DATA).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT role FROM \"user\" ORDER BY id").await, ["role: Admin", "role: Writer", "role: Writer"]);
}

/// From text and back, and the type goes with its last column.
#[tokio::test]
async fn to_and_from_text() {
    if left_out() {
        return;
    }
    let side = |data_type: DataType| schema([table("user", [defaulted(Column::new("role", data_type), Default::Text("a".to_owned()))])]);
    let data = "INSERT INTO \"user\" (role) VALUES ('a'), ('b')";
    let mut case = Case::between(side(DataType::Text(None)), side(role(&["b", "a"])), Intent::default(), data).await;
    case.round_trip().await;
    let mut case = Case::between(side(role(&["b", "a"])), side(DataType::Text(Some(4))), Intent::default(), data).await;
    case.round_trip().await;
}

/// A column and a table that hold an enum are retired: the type can go, and comes back.
#[tokio::test]
async fn retired_columns_hold_no_type() {
    if left_out() {
        return;
    }
    let list = optional(Column::new("list", DataType::Array(Box::new(role(&["a", "b"])))));
    let mut log = table("log", [Column::new("role", role(&["a", "b"]))]);
    log.checks.push(check("log_role_check", "role >= 'a'"));
    let before = schema([table("user", [defaulted(Column::new("role", role(&["a", "b"])), Default::Variant("b".to_owned())), list]), log]);
    let after = schema([table("user", [])]);
    let data = "INSERT INTO \"user\" (list) VALUES ('{a,b}'), (NULL); INSERT INTO log (role) VALUES ('b')";
    let mut case = Case::between(before, after, Intent::default(), data).await;
    case.up().await.unwrap();
    assert_eq!(case.database.rows("SELECT typname FROM pg_type WHERE typtype = 'e'").await, Vec::<String>::new());
    case.down().await.unwrap();
    case.round_trip().await;
}

/// An array of an enum moves with it.
#[tokio::test]
async fn arrays() {
    if left_out() {
        return;
    }
    let array = |texts: &[&str]| optional(Column::new("roles", DataType::Array(Box::new(role(texts)))));
    let step = schema_core::Step::AlterColumn { table: "user".to_owned(), before: array(&["a", "b"]), after: array(&["c", "a"]) };
    let data = "INSERT INTO \"user\" (roles) VALUES ('{a,a}'), ('{}'), (NULL)";
    let mut case = Case::new(schema([table("user", [array(&["a", "b"])])]), data, vec![step]).await;
    case.round_trip().await;
    case.database.run("INSERT INTO \"user\" (roles) VALUES ('{a,b}')").await;
    let refusal = case.up().await.unwrap_err();
    assert_eq!(refusal.rows, ["id: 4, roles: {a,b}"]);
}

/// Two runs of steps: in between, the columns of one enum are of two types.
#[tokio::test]
async fn two_versions_for_a_while() {
    if left_out() {
        return;
    }
    let alter = |table: &str| {
        let of = |texts: &[&str]| Column::new("role", role(texts));
        schema_core::Step::AlterColumn { table: table.to_owned(), before: of(&["a"]), after: of(&["a", "b"]) }
    };
    let fill = |name: &str, sql: &str| schema_core::Step::AddColumn {
        table: "one".to_owned(),
        column: optional(text(name)),
        fill: Some(sql.to_owned()),
        retired: retired(name),
        restore: false,
    };
    let of = |name: &str| table(name, [Column::new("role", role(&["a"]))]);
    let steps = vec![alter("one"), fill("x", "role::text || '!'"), fill("y", "x || '?'"), alter("two")];
    let data = "INSERT INTO one (role) VALUES ('a'); INSERT INTO two (role) VALUES ('a')";
    let mut case = Case::new(schema([of("one"), of("two")]), data, steps).await;
    case.round_trip().await;
    case.again().await.unwrap();
    assert_eq!(case.database.rows("SELECT y FROM one").await, ["y: a!?"]);
}
