//! The two sides of a comparison, brought to a form in which they can be compared.

use std::collections::BTreeSet;

use schema_core::schema::{Column, DataType, RetiredColumn, Table, name};
use schema_core::{Dialect, Pair, Schema};

use super::find::find;
use super::sql::{self, Rename, Renamed};
use super::{Drift, Finding, FindingKind, Part, Scope, alike, notes};
use crate::Tool;
use crate::apply::catalog::Found;
use crate::introspect::{Catalog, ObjectKind};
use crate::scratch::seen_from;

/// What is expected, and what is there.
pub(super) struct Sides {
    dialect: Dialect,
    /// As the snapshots have it.
    expected: Schema,
    actual: Catalog,
}

impl Sides {
    pub(super) fn new(dialect: Dialect, expected: Schema, found: Found) -> Self {
        let expected = match &found.namespace {
            Some(namespace) => seen_from(expected, namespace),
            None => expected,
        };
        Self { dialect, expected, actual: found.catalog }
    }

    /// Names that mean the same to the database.
    fn same(&self, one: &str, other: &str) -> bool {
        if self.dialect == Dialect::Sqlite { one.eq_ignore_ascii_case(other) } else { one == other }
    }

    fn actual_table(&self, name: &str) -> Option<&Table> {
        self.actual.schema.tables.iter().find(|table| self.same(&table.name, name))
    }

    fn is_own(&self, name: &str) -> bool {
        self.expected.tables.iter().any(|table| self.same(&table.name, name))
    }

    /// The schema to create for comparison. Of what is retired all that counts is whether it is there, so only what is not is created.
    pub(super) fn wanted(&self) -> Schema {
        let mut wanted = self.expected.clone();
        wanted.retired.retain(|retired| self.actual.schema.retired.iter().all(|found| !self.same(&found.name, &retired.name)));
        for retired in &mut wanted.retired {
            // Names of constraints may be those of others.
            (retired.table.checks, retired.table.retired) = (Vec::new(), Vec::new());
        }
        for table in &mut wanted.tables {
            let found = self.actual_table(&table.name).map(|table| table.retired.as_slice()).unwrap_or_default();
            table.retired.retain(|retired| found.iter().all(|found| !self.same(&found.name, &retired.name)));
        }
        wanted
    }

    /// Compares what is there with what was made of [`wanted`](Self::wanted).
    pub(super) fn compare(self, expected: Catalog, scope: Scope) -> Drift {
        let is_own = |name: &str| self.is_own(name);
        let notes = notes::of_tables(self.dialect, &expected, &self.actual, &is_own, scope);
        let obstacle = self.obstacle(&expected.schema);
        let mut renames = self.renamed_tables(&expected.schema);
        let enums = enums(&expected.schema);
        let mut sides = Pair::new(self.with_found(flat(expected)), self.own(&enums));
        for table in &mut sides.after.schema.tables {
            let expected = sides.before.schema.tables.iter().find(|expected| self.same(&expected.name, &table.name));
            if let Some(expected) = expected {
                alike::adopt_checks(self.dialect, expected, table);
            }
        }
        let schemas = Pair::new(&sides.before.schema, &sides.after.schema);
        let mut findings = find(self.dialect, schemas);
        findings.extend(notes::invalid(&sides.after));
        renames.extend(sql::renamed_parts(self.dialect, schemas));
        sql::mention(&mut findings, &renames);
        let to_expected = obstacle.map_or_else(|| sql::to_expected(self.dialect, &sides, &findings, &renames), Err);
        let to_database = sql::to_database(self.dialect, sides);
        findings.extend(self.others(scope));
        findings.sort_by(|one, other| (&one.table, one.part, &one.name).cmp(&(&other.table, other.part, &other.name)));
        Drift { dialect: self.dialect, findings, notes, to_expected, to_database }
    }

    /// What is there of the tables, and what was made of [`wanted`](Self::wanted).
    pub(super) fn both(self, expected: Catalog) -> Pair<Catalog> {
        let mut own = self.actual.clone();
        let enums = enums(&expected.schema);
        own.schema.tables.retain(|table| self.is_own(&table.name));
        own.schema.enums.retain(|found| enums.contains(&found.name));
        for table in &mut own.schema.tables {
            if let Some(expected) = expected.schema.tables.iter().find(|expected| self.same(&expected.name, &table.name)) {
                alike::adopt_checks(self.dialect, expected, table);
            }
        }
        Pair::new(own, expected)
    }

    /// The tables of others, where they are asked for.
    fn others(&self, scope: Scope) -> Vec<Finding> {
        if scope == Scope::Own {
            return Vec::new();
        }
        let is_other = |name: &&String| !self.is_own(name) && Tool::of_table(name).is_none();
        let tables = self.actual.schema.tables.iter().map(|table| &table.name).filter(is_other);
        let finding = |name: &String| Finding {
            kind: FindingKind::Additional,
            part: Part::Table,
            table: name.clone(),
            name: name.clone(),
            properties: Vec::new(),
            note: None,
        };
        tables.map(finding).collect()
    }

    /// What is in the way of a table that is missing, as the reason why there is no script.
    fn obstacle(&self, expected: &Schema) -> Option<String> {
        let mut missing = expected.tables.iter().filter(|table| self.actual_table(&table.name).is_none());
        let kinds = [ObjectKind::View, ObjectKind::MaterializedView, ObjectKind::Table, ObjectKind::VirtualTable, ObjectKind::Sequence];
        let in_the_way = |table: &Table| {
            self.actual.objects.iter().find(|object| kinds.contains(&object.kind) && self.same(&object.name, &table.name)).map(|object| {
                let what = if object.kind == ObjectKind::Table { "table that the model has no place for" } else { object.kind.name() };
                format!("there is a {what} called `{}`", table.name)
            })
        };
        missing.find_map(|table| in_the_way(table).or_else(|| self.taken(table)))
    }

    /// Whether a table of somebody else has a name that a missing one needs, as it has when it was renamed.
    fn taken(&self, missing: &Table) -> Option<String> {
        let names = |table: &Table| -> Vec<String> {
            match self.dialect {
                Dialect::Mysql => table.foreign_keys.iter().map(|key| key.name.clone()).collect(),
                _ => table.indexes.iter().map(|index| index.name.clone()).collect(),
            }
        };
        let is_near = |other: &Table| self.dialect != Dialect::Postgres || name::split(&other.name).0 == name::split(&missing.name).0;
        let needed = names(missing);
        let others = self.actual.schema.tables.iter().filter(|other| !self.is_own(&other.name) && is_near(other));
        let found =
            others.flat_map(|other| names(other).into_iter().map(move |name| (other, name))).find(|(_, name)| needed.contains(name));
        found.map(|(other, name)| format!("`{}` is missing, and `{}` has `{name}`, which it needs", missing.name, other.name))
    }

    /// Tables of others that look like one that is missing.
    fn renamed_tables(&self, expected: &Schema) -> Vec<Rename> {
        let is_same = |missing: &Table, found: &Table| {
            let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<BTreeSet<_>>();
            names(missing) == names(found)
        };
        let missing = expected.tables.iter().filter(|table| self.actual_table(&table.name).is_none());
        let others: Vec<&Table> = self.actual.schema.tables.iter().filter(|table| !self.is_own(&table.name)).collect();
        let found = |table: &Table| {
            let other = others.iter().find(|other| is_same(table, other))?;
            Some(Rename { what: Renamed::Table, from: table.name.clone(), to: other.name.clone() })
        };
        missing.filter_map(found).collect()
    }

    /// What is there of the expected tables, with what is retired among the other columns.
    fn own(&self, enums: &BTreeSet<String>) -> Catalog {
        let mut actual = self.actual.clone();
        actual.schema.tables.retain(|table| self.is_own(&table.name));
        // The retired tables that are there are where they should be.
        actual.schema.retired.clear();
        actual.schema.enums.retain(|found| enums.contains(&found.name) || self.expected.enums.iter().any(|own| own.name == found.name));
        flat(actual)
    }

    /// What is expected, with the retired columns that are there: they come from a migration that is in effect, or from one that was undone.
    fn with_found(&self, mut expected: Catalog) -> Catalog {
        for table in &mut expected.schema.tables {
            let found = self.actual_table(&table.name).map(|found| found.retired.clone()).unwrap_or_default();
            table.columns.extend(found.into_iter().map(column));
        }
        expected
    }
}

/// A catalog with what is retired among the other tables and columns.
fn flat(mut catalog: Catalog) -> Catalog {
    let schema = &mut catalog.schema;
    schema.tables.extend(std::mem::take(&mut schema.retired).into_iter().map(|retired| retired.table));
    for table in &mut schema.tables {
        let retired = std::mem::take(&mut table.retired);
        table.columns.extend(retired.into_iter().map(column));
    }
    catalog
}

fn column(retired: RetiredColumn) -> Column {
    Column { name: retired.name, ..retired.column }
}

/// The enum types that columns have, as the database calls them.
fn enums(schema: &Schema) -> BTreeSet<String> {
    let columns = schema.tables.iter().flat_map(|table| &table.columns);
    let name = |column: &Column| match column.data_type.item() {
        DataType::Enum(found) => Some(found.name.clone()),
        _ => None,
    };
    columns.filter_map(name).collect()
}
