//! What no schema has a place for, as far as it concerns the tables of a migrator.

use schema_core::schema::name;
use schema_core::{Dialect, Pair};

use super::find::find;
use super::{Finding, FindingKind, Part, Property, Scope};
use crate::between::object_name;
use crate::introspect::{Catalog, Object, ObjectKind};
use crate::sql;

/// A sentence for each object that is on a table of the migrator, reads one, or is anywhere where everything is asked for.
pub(super) fn of_tables(
    dialect: Dialect,
    expected: &Catalog,
    actual: &Catalog,
    is_own: &dyn Fn(&str) -> bool,
    scope: Scope,
) -> Vec<String> {
    let own: Vec<&str> = actual.schema.tables.iter().map(|table| table.name.as_str()).filter(|name| is_own(name)).collect();
    let reads = |object: &Object| {
        let words: Vec<String> = sql::tokens(dialect, &object.sql).iter().map(sql::Token::name).collect();
        own.iter().any(|table| words.iter().any(|word| word == name::split(table).1))
    };
    let concerns = |object: &&Object| match object.kind {
        ObjectKind::Invalid => false,
        _ if scope == Scope::Database => true,
        ObjectKind::View | ObjectKind::MaterializedView => reads(object),
        ObjectKind::Trigger
        | ObjectKind::Index
        | ObjectKind::Constraint
        | ObjectKind::Setting
        | ObjectKind::Sequence
        | ObjectKind::Policy
        | ObjectKind::Rule
        | ObjectKind::Statistics => is_own(&object.table),
        ObjectKind::VirtualTable
        | ObjectKind::Table
        | ObjectKind::Function
        | ObjectKind::Domain
        | ObjectKind::Type
        | ObjectKind::Extension
        | ObjectKind::Event
        | ObjectKind::Other => false,
    };
    let added = actual.objects.iter().filter(|object| !expected.objects.contains(object));
    added.filter(concerns).map(sentence).collect()
}

/// An object in words, with its text where that says what it is.
fn sentence(object: &Object) -> String {
    match object.kind {
        ObjectKind::Setting | ObjectKind::Constraint => {
            format!("{} of `{}`: {}", object.kind.name(), object.table, first_line(&object.sql))
        }
        _ => object_name(object),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// Indexes and constraints that are there and do not hold.
pub(super) fn invalid(actual: &Catalog) -> Vec<Finding> {
    let finding = |object: &Object| {
        let table = actual.schema.tables.iter().find(|table| table.name == object.table)?;
        let part = match &object.name {
            index if table.index(index).is_some() => Part::Index,
            key if table.foreign_key(key).is_some() => Part::ForeignKey,
            _ => Part::Check,
        };
        let property = Property { name: "", expected: Some("valid".to_owned()), actual: Some("not valid".to_owned()) };
        let (table, name) = (object.table.clone(), object.name.clone());
        Some(Finding { kind: FindingKind::Changed, part, table, name, properties: vec![property], note: None })
    };
    actual.objects.iter().filter(|object| object.kind == ObjectKind::Invalid).filter_map(finding).collect()
}

/// Everything in which two readings of a database differ, what is retired left out, as sentences.
pub(crate) fn differences(dialect: Dialect, expected: &Catalog, actual: &Catalog) -> Vec<String> {
    let [before, after] = [expected, actual].map(|catalog| {
        let mut schema = catalog.schema.clone();
        schema.retired.clear();
        schema.tables.iter_mut().for_each(|table| table.retired.clear());
        schema
    });
    let findings = find(dialect, Pair::new(&before, &after)).into_iter().map(|finding| finding.to_string());
    let is_other = |one: &Object, other: &Object| (one.kind, &one.name, &one.table) == (other.kind, &other.name, &other.table);
    let gone = expected.objects.iter().filter(|object| !actual.objects.contains(object)).map(|object| {
        let is_changed = actual.objects.iter().any(|other| is_other(object, other));
        format!("{} is {}", object_name(object), if is_changed { "not the same" } else { "missing" })
    });
    let new = actual.objects.iter().filter(|object| !expected.objects.iter().any(|other| is_other(object, other)));
    let mut all: Vec<String> = findings.chain(gone).chain(new.map(|object| format!("{} is additional", object_name(object)))).collect();
    all.dedup();
    all
}
