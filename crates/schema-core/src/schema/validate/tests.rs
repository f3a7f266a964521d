//! Each rule, broken.

use super::*;
use crate::schema::{Check, Default, Index};

/// A table with an integer key and a text.
fn table(name: &str) -> Table {
    Table {
        name: name.to_owned(),
        columns: vec![Column::new("id", DataType::Int64), Column::new("email", DataType::Text(None))],
        primary_key: vec!["id".to_owned()],
        ..Table::default()
    }
}

fn index(name: &str, columns: &[&str], unique: bool) -> Index {
    Index { name: name.to_owned(), unique, parts: columns.iter().copied().map(IndexPart::column).collect(), ..Index::default() }
}

fn key(columns: &[&str], target: &str, target_columns: &[&str]) -> ForeignKey {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    ForeignKey {
        name: "fk".to_owned(),
        columns: owned(columns),
        target: target.to_owned(),
        target_columns: owned(target_columns),
        on_delete: Action::NoAction,
        on_update: Action::NoAction,
        ..ForeignKey::default()
    }
}

fn schema(tables: impl IntoIterator<Item = Table>) -> Schema {
    Schema { tables: tables.into_iter().collect(), ..Schema::default() }
}

/// The codes that changing a good table gives, with the columns they are about.
fn codes(change: impl FnOnce(&mut Table)) -> Vec<(Code, Option<String>)> {
    let mut changed = table("user");
    change(&mut changed);
    schema([table("team"), changed]).violations().into_iter().map(|found| (found.code, found.column)).collect()
}

#[test]
fn a_good_schema_has_none() {
    assert_eq!(codes(|_| {}), []);
    assert_eq!(Schema::default().violations(), []);
}

#[test]
fn names() {
    let column = |name: &str| Some(name.to_owned());
    assert_eq!(codes(|table| table.name = "team".into()), [(Code::DuplicateName, None)]);
    assert_eq!(codes(|table| table.name = "sqlite_user".into()), [(Code::ReservedName, None)]);
    assert_eq!(codes(|table| table.name = "_retired_1_user".into()), [(Code::ReservedName, None)]);
    assert_eq!(codes(|table| table.name = String::new()), [(Code::ReservedName, None)]);
    assert_eq!(codes(|table| table.columns[1].name = "_new_a".into()), [(Code::ReservedName, column("_new_a"))]);
    assert_eq!(codes(|table| table.columns[1].name = "id".into()), [(Code::DuplicateName, column("id"))]);
    assert_eq!(codes(|table| table.columns[1].name = "ä".repeat(32)), [(Code::NameTooLong, column(&"ä".repeat(32)))]);
    assert_eq!(codes(|table| table.columns[1].name = "a".repeat(63)), []);
    assert_eq!(codes(|table| table.indexes.push(index(&"a".repeat(64), &["id"], false))), [(Code::NameTooLong, None)]);
    let two = |table: &mut Table| table.indexes = vec![index("i", &["id"], false), index("i", &["email"], false)];
    assert_eq!(codes(two), [(Code::DuplicateName, None)]);
    let check = Check { name: "c".into(), expression: "1".into(), ..Check::default() };
    assert_eq!(codes(|table| table.checks = vec![check.clone(), check.clone()]), [(Code::DuplicateName, None)]);
    assert_eq!(codes(|table| table.checks.push(Check { name: name::unnamed("check", 1), ..check })), []);
}

/// What is one name only to some databases.
#[test]
fn names_that_are_the_dialects_to_judge() {
    assert_eq!(codes(|table| table.name = "Team".into()), []);
    assert_eq!(codes(|table| table.columns[1].name = "ID".into()), []);
    assert_eq!(codes(|table| table.indexes.push(index("team", &["id"], false))), []);
    let (mut one, mut two) = (table("team"), table("user"));
    one.indexes.push(index("shared", &["email"], false));
    two.indexes.push(index("shared", &["email"], false));
    assert_eq!(schema([one, two]).violations(), []);
}

#[test]
fn keys() {
    let column = |name: &str| Some(name.to_owned());
    assert_eq!(codes(|table| table.primary_key.clear()), []);
    assert_eq!(codes(|table| *table = Table { name: "user".into(), ..Table::default() }), []);
    assert_eq!(codes(|table| table.primary_key.push("nope".into())), [(Code::MissingColumn, None)]);
    assert_eq!(codes(|table| table.primary_key.push("id".into())), [(Code::InvalidKey, column("id"))]);
    assert_eq!(codes(|table| table.indexes.push(index("i", &["nope"], false))), [(Code::MissingColumn, None)]);
    assert_eq!(codes(|table| table.indexes.push(index("i", &[], false))), [(Code::InvalidKey, None)]);
}

#[test]
fn foreign_keys() {
    let email = || Some("email".to_owned());
    let with = |key: ForeignKey| codes(|table| table.foreign_keys.push(key));
    assert_eq!(with(key(&["id"], "team", &["id"])), []);
    assert_eq!(with(key(&["id"], "nope", &["id"])), [(Code::MissingTarget, Some("id".to_owned()))]);
    assert_eq!(with(key(&["nope"], "team", &["id"])), [(Code::MissingColumn, None)]);
    assert_eq!(with(key(&["email"], "team", &["nope"])), [(Code::MissingColumn, email())]);
    assert_eq!(with(key(&["email"], "team", &["id"])), [(Code::InvalidKey, email())]);
    assert_eq!(with(key(&["email"], "team", &["email"])), [(Code::InvalidKey, email())]);
    assert_eq!(with(key(&["id", "email"], "team", &["id"])), [(Code::InvalidKey, None)]);
    assert_eq!(
        with(ForeignKey { on_delete: Action::SetNull, ..key(&["id"], "team", &["id"]) }),
        [(Code::InvalidKey, Some("id".to_owned()))]
    );
    let set_default = || ForeignKey { on_update: Action::SetDefault, ..key(&["id"], "team", &["id"]) };
    assert_eq!(with(set_default()).len(), 1);
    let defaulted = |table: &mut Table| {
        table.columns[0].default = Some(Default::Number("1".into()));
        table.foreign_keys.push(set_default());
    };
    assert_eq!(codes(defaulted), []);
}

#[test]
fn a_unique_index_can_be_referred_to_if_it_is_whole() {
    let violations = |change: fn(&mut Index)| {
        let mut team = table("team");
        let mut unique = index("u", &["email", "id"], true);
        change(&mut unique);
        team.indexes.push(unique);
        let mut user = table("user");
        user.foreign_keys.push(key(&["id", "email"], "team", &["id", "email"]));
        schema([team, user]).violations().len()
    };
    assert_eq!(violations(|_| {}), 0);
    assert_eq!(violations(|index| index.unique = false), 1);
    assert_eq!(violations(|index| index.filter = Some("id > 1".to_owned())), 1);
}
