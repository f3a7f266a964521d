//! The differences of two catalogs: the steps from one to the other, told of the things that they are about.

use std::collections::BTreeMap;

use schema_core::diff::{self, Intent};
use schema_core::schema::{Check, Column, DataType, EnumType, ForeignKey, Table, name};
use schema_core::{Dialect, Pair, Schema, Step};

use super::words::{self, Trait};
use super::{Finding, FindingKind, Part};
use crate::between;

/// What a thing is called: what it is, its table, its name.
type Key = (String, Part, String);

/// The things that are on one side only, by what they are called.
#[derive(Default)]
struct Found {
    missing: BTreeMap<Key, Vec<Trait>>,
    additional: BTreeMap<Key, Vec<Trait>>,
    changed: BTreeMap<Key, Vec<Trait>>,
    changed_to: BTreeMap<Key, Vec<Trait>>,
    renamed: BTreeMap<Key, String>,
}

/// What of `schemas.after`, which is there, is not as in `schemas.before`, which is expected. Ordered by table, part and name.
pub(super) fn find(dialect: Dialect, schemas: Pair<&Schema>) -> Vec<Finding> {
    let mut found = Found::default();
    for step in steps(dialect, schemas) {
        found.take(dialect, &step);
    }
    // A type that only one side's columns have is there with them, or is told of with them.
    let is_used = |schema: &Schema, key: &Key| schema.tables.iter().flat_map(|table| &table.columns).any(|column| has_enum(column, &key.2));
    found.additional.retain(|key, _| key.1 != Part::EnumType || !is_used(schemas.before, key));
    found.missing.retain(|key, _| key.1 != Part::EnumType || !is_used(schemas.after, key));
    found.findings()
}

/// The steps from what is expected to what is there; nothing is taken for renamed.
fn steps(dialect: Dialect, schemas: Pair<&Schema>) -> Vec<Step> {
    diff::between(schemas, &intent(dialect, schemas)).unwrap_or_default()
}

/// That nothing was renamed, except what the database takes for one name.
pub(super) fn intent(dialect: Dialect, schemas: Pair<&Schema>) -> Intent {
    let mut intent = Intent::no_renames(schemas.after);
    if dialect == Dialect::Sqlite {
        between::same_but_case(schemas, &mut intent);
    }
    intent
}

impl Found {
    fn take(&mut self, dialect: Dialect, step: &Step) {
        let key = |table: &str, part: Part, name: &str| (table.to_owned(), part, name.to_owned());
        match step {
            Step::CreateTable { table, .. } => self.appears(table_key(table), Vec::new()),
            Step::RetireTable { table, .. } | Step::DropTable { table } => self.goes(table_key(table), Vec::new()),
            Step::RenameTable { from, to } => self.differs(key(from, Part::Table, from), words::name(from), words::name(to)),
            Step::AddColumn { table, column, .. } => {
                self.appears(key(table, column_part(&column.name), &column.name), words::column(dialect, column));
            }
            Step::RetireColumn { table, column, .. } | Step::DropColumn { table, column } => {
                self.goes(key(table, column_part(&column.name), &column.name), words::column(dialect, column));
            }
            Step::RenameColumn { table, from, to } => self.differs(key(table, Part::Column, from), words::name(from), words::name(to)),
            Step::AlterColumn { table, before, after }
            | Step::RecastColumn { table, before, after }
            | Step::ReplaceColumn { table, before, after, .. } => {
                let (expected, actual) = (words::column(dialect, before), words::column(dialect, after));
                if expected != actual {
                    self.differs(key(table, column_part(&after.name), &after.name), expected, actual);
                }
                self.enum_of(dialect, Pair::new(&before.data_type, &after.data_type));
            }
            Step::SetPrimaryKey { table, before, after } => {
                let key = key(table, Part::PrimaryKey, "");
                match (before.is_empty(), after.is_empty()) {
                    (true, _) => self.appears(key, words::primary_key(after)),
                    (_, true) => self.goes(key, words::primary_key(before)),
                    _ => self.differs(key, words::primary_key(before), words::primary_key(after)),
                }
            }
            Step::AddIndex { table, index } => self.appears(key(table, Part::Index, &index.name), words::index(index)),
            Step::DropIndex { table, index } => self.goes(key(table, Part::Index, &index.name), words::index(index)),
            Step::RenameIndex { table, from, to } => self.is_called(dialect, key(table, Part::Index, from), to),
            Step::AddForeignKey { table, key: added } => {
                self.appears(key(table, Part::ForeignKey, &key_name(dialect, added)), words::foreign_key(added));
            }
            Step::DropForeignKey { table, key: gone } => {
                self.goes(key(table, Part::ForeignKey, &key_name(dialect, gone)), words::foreign_key(gone));
            }
            Step::RenameForeignKey { table, from, to } => self.is_called(dialect, key(table, Part::ForeignKey, from), to),
            Step::AddCheck { table, check } => self.appears(key(table, Part::Check, check_name(dialect, check)), words::check(check)),
            Step::DropCheck { table, check } => self.goes(key(table, Part::Check, check_name(dialect, check)), words::check(check)),
            Step::RenameCheck { table, from, to } => self.is_called(dialect, key(table, Part::Check, from), to),
            Step::AlterOptions { table, before, after } => {
                self.differs(key(table, Part::Table, table), words::options(before), words::options(after));
            }
            Step::SetEnums { before, after } => self.enums(before, after),
            // Rows are no part of a schema.
            Step::Data(_) => {}
        }
    }

    fn goes(&mut self, key: Key, traits: Vec<Trait>) {
        self.missing.insert(key, traits);
    }

    fn appears(&mut self, key: Key, traits: Vec<Trait>) {
        self.additional.insert(key, traits);
    }

    fn differs(&mut self, key: Key, expected: Vec<Trait>, actual: Vec<Trait>) {
        self.changed.entry(key.clone()).or_default().extend(expected);
        self.changed_to.entry(key).or_default().extend(actual);
    }

    /// What is the same under another name. SQLite's constraints have names that mean nothing.
    fn is_called(&mut self, dialect: Dialect, key: Key, to: &str) {
        let is_constraint = matches!(key.1, Part::ForeignKey | Part::Check);
        let means_nothing = name::is_unnamed(&key.2) || name::is_unnamed(to) || (dialect == Dialect::Sqlite && is_constraint);
        if !means_nothing {
            self.renamed.insert(key, to.to_owned());
        }
    }

    /// The values of a named enum type, which may be that of many columns. Elsewhere they are a part of the column's type.
    fn enum_of(&mut self, dialect: Dialect, types: Pair<&DataType>) {
        if dialect != Dialect::Postgres {
            return;
        }
        if let (DataType::Enum(before), DataType::Enum(after)) = (types.before.item(), types.after.item())
            && before.name == after.name
            && before.variants != after.variants
        {
            let key = (String::new(), Part::EnumType, after.name.clone());
            self.changed.insert(key.clone(), words::variants(&before.variants));
            self.changed_to.insert(key, words::variants(&after.variants));
        }
    }

    /// Enum types that no column has.
    fn enums(&mut self, before: &[EnumType], after: &[EnumType]) {
        for found in before {
            let key = (String::new(), Part::EnumType, found.name.clone());
            match after.iter().find(|other| other.name == found.name) {
                Some(other) if other == found => {}
                Some(other) => self.differs(key, words::variants(&found.variants), words::variants(&other.variants)),
                None => self.goes(key, words::variants(&found.variants)),
            }
        }
        for found in after.iter().filter(|found| before.iter().all(|other| other.name != found.name)) {
            self.appears((String::new(), Part::EnumType, found.name.clone()), words::variants(&found.variants));
        }
    }

    fn findings(mut self) -> Vec<Finding> {
        // What leaves and comes under one name is changed, and what comes as it left was only out of the way for a while.
        let both: Vec<Key> = self.missing.keys().filter(|key| self.additional.contains_key(key)).cloned().collect();
        for key in both {
            if let (Some(expected), Some(actual)) = (self.missing.remove(&key), self.additional.remove(&key))
                && expected != actual
            {
                self.differs(key, expected, actual);
            }
        }
        for (key, to) in std::mem::take(&mut self.renamed) {
            let from = words::name(&key.2);
            self.differs(key, from, words::name(&to));
        }
        let finding = |(table, part, name): Key, kind, properties| Finding { kind, part, table, name, properties, note: None };
        let missing = self.missing.into_iter().map(|(key, traits)| finding(key, FindingKind::Missing, words::told(traits, false)));
        let additional = self.additional.into_iter().map(|(key, traits)| finding(key, FindingKind::Additional, words::told(traits, true)));
        let changed = self.changed.into_iter().zip(self.changed_to.into_values());
        let changed = changed.map(|((key, expected), actual)| finding(key, FindingKind::Changed, words::changed(expected, actual)));
        let mut all: Vec<Finding> = missing.chain(changed).chain(additional).collect();
        all.sort_by(|one, other| (&one.table, one.part, &one.name, one.kind).cmp(&(&other.table, other.part, &other.name, other.kind)));
        all
    }
}

/// What a foreign key is called. Names of constraints mean nothing to SQLite, so it is known there by its columns.
fn key_name(dialect: Dialect, key: &ForeignKey) -> String {
    if dialect == Dialect::Sqlite { format!("({})", key.columns.join(", ")) } else { key.name.clone() }
}

/// What a check is called; on SQLite it is known by its condition.
fn check_name(dialect: Dialect, check: &Check) -> &str {
    if dialect == Dialect::Sqlite { &check.expression } else { &check.name }
}

fn has_enum(column: &Column, name: &str) -> bool {
    matches!(column.data_type.item(), DataType::Enum(found) if found.name == name)
}

fn table_key(table: &Table) -> Key {
    let part = if name::is_retired_table(&table.name) { Part::RetiredTable } else { Part::Table };
    (table.name.clone(), part, table.name.clone())
}

fn column_part(column: &str) -> Part {
    if column.starts_with(name::RETIRED_PREFIX) { Part::RetiredColumn } else { Part::Column }
}
