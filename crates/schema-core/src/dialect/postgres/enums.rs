//! The enum types of a run of steps: which appear, which go, and which give way to another of the same name.

use std::collections::BTreeMap;

use super::types::enum_of;
use super::{literal_all, quote, quote_table};
use crate::schema::{DataType, EnumType, Schema, Stored, name};

/// An enum by what it is: its name and its texts. While only some of the columns have moved on, there are two of one name.
type Version = (String, Vec<String>);

/// The texts of each enum before the first of all steps.
pub(super) type Texts = BTreeMap<String, Vec<String>>;

/// What happens to the types around the change of the tables.
#[derive(Default)]
pub(super) struct Types {
    /// Before it: types that leave their names, then those that appear.
    pub first: Vec<String>,
    /// After it: types that nobody uses any more.
    pub last: Vec<String>,
}

/// The texts of the enums of a schema by name.
pub(super) fn texts(schema: &Schema) -> Texts {
    versions(schema).into_iter().rev().collect()
}

/// Names the enums in both schemas as the database calls them while the tables change, and says what leads there and away. `original` tells
/// of two enums with one name which one has it.
pub(super) fn settle(staged: &mut Schema, target: &mut Schema, original: &Texts) -> Types {
    let (before, after) = (names(staged, original), names(target, original));
    let mut types = Types::default();
    let mut during = before.clone();
    for (version, old) in &before {
        let aside = || name::within(&version.0, |name| name::temporary(&format!("old_{name}")));
        let is_taken = after.values().any(|name| name == old);
        match after.get(version) {
            Some(new) if new == old => {}
            Some(new) => {
                types.first.push(rename(old, new));
                during.insert(version.clone(), new.clone());
            }
            None if is_taken => {
                types.first.insert(0, rename(old, &aside()));
                types.last.push(drop_type(&aside()));
                during.insert(version.clone(), aside());
            }
            None => types.last.push(drop_type(old)),
        }
    }
    for (version, new) in after.iter().filter(|(version, _)| !before.contains_key(*version)) {
        types.first.push(format!("CREATE TYPE {} AS ENUM ({})", quote_table(new), literal_all(&version.1)));
    }
    apply(staged, &during);
    apply(target, &after);
    types
}

/// The enums of a schema, those of columns in declared order.
fn versions(schema: &Schema) -> Vec<Version> {
    let columns = schema.tables.iter().flat_map(|table| &table.columns);
    let used = columns.filter_map(|column| enum_of(&column.data_type)).chain(&schema.enums);
    let mut found: Vec<Version> = Vec::new();
    for version in used.map(|own| (own.name.clone(), own.variants.clone())) {
        if !found.contains(&version) {
            found.push(version);
        }
    }
    found
}

/// What the database calls each enum of a schema.
fn names(schema: &Schema, original: &Texts) -> BTreeMap<Version, String> {
    let versions = versions(schema);
    let is_only = |version: &Version| versions.iter().filter(|other| other.0 == version.0).count() == 1;
    let keeps = |version: &Version| is_only(version) || original.get(&version.0) == Some(&version.1);
    let named = |version: &Version| if keeps(version) { version.0.clone() } else { name::temporary_table(&version.0) };
    versions.iter().map(|version| (version.clone(), named(version))).collect()
}

fn apply(schema: &mut Schema, names: &BTreeMap<Version, String>) {
    for column in schema.tables.iter_mut().flat_map(|table| &mut table.columns) {
        name_item(&mut column.data_type, names);
    }
}

fn name_item(data_type: &mut DataType, names: &BTreeMap<Version, String>) {
    match data_type {
        DataType::Array(item) => name_item(item, names),
        DataType::Enum(EnumType { name, variants, stored: Stored::Native }) => {
            if let Some(actual) = names.get(&(name.clone(), variants.clone())) {
                name.clone_from(actual);
            }
        }
        _ => {}
    }
}

fn rename(from: &str, to: &str) -> String {
    format!("ALTER TYPE {} RENAME TO {}", quote_table(from), quote(name::split(to).1))
}

fn drop_type(name: &str) -> String {
    format!("DROP TYPE {}", quote_table(name))
}
