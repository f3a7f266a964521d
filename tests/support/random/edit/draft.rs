//! A schema being edited, and where each of its tables and columns comes from.

use std::collections::{BTreeMap, BTreeSet};

use schema_core::diff::{ColumnIntent, Conversion, Existing, Intent, Key, Resolved, TableIntent, VariantIntent, conversion};
use schema_core::schema::{Column, DataType, Table, name};
use schema_core::step::Filling;
use schema_core::{Dialect, Schema};

use crate::random::choices::Choices;
use crate::random::make::{literal, quoted};

#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) schema: Schema,
    /// Of each table of `schema`, at the same position.
    pub(super) origins: Vec<Origin>,
    /// The names of the tables before.
    pub(super) old_tables: BTreeSet<String>,
}

/// Where a table and its columns come from.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    /// Its name before; `None` for one that is new.
    pub(super) table: Option<String>,
    /// The name before of each column, by its present one; `None` for one that is new.
    pub(super) columns: BTreeMap<String, Option<String>>,
    /// The names of all columns before.
    pub(super) old_columns: BTreeSet<String>,
}

impl Draft {
    pub(super) fn new(before: &Schema) -> Self {
        let origin = |table: &Table| Origin {
            table: Some(table.name.clone()),
            columns: table.columns.iter().map(|column| (column.name.clone(), Some(column.name.clone()))).collect(),
            old_columns: table.columns.iter().map(|column| column.name.clone()).collect(),
        };
        Self {
            schema: before.clone(),
            origins: before.tables.iter().map(origin).collect(),
            old_tables: before.tables.iter().map(|table| table.name.clone()).collect(),
        }
    }

    /// The position of some table.
    pub(super) fn table(&self, choices: &mut Choices) -> usize {
        choices.below(self.schema.tables.len())
    }

    /// The name of some column of a table that was there before, and is not in its primary key.
    pub(super) fn column(&self, choices: &mut Choices, at: usize) -> Option<String> {
        let table = &self.schema.tables[at];
        let names: Vec<&String> =
            table.columns.iter().map(|column| &column.name).filter(|name| !table.primary_key.contains(name)).collect();
        choices.pick(&names).map(|name| (*name).clone())
    }

    /// Notes columns that were added without being noted.
    pub(super) fn note_new_columns(&mut self, at: usize) {
        for column in &self.schema.tables[at].columns {
            self.origins[at].columns.entry(column.name.clone()).or_default();
        }
    }

    /// Gives indexes, foreign keys and checks with generated names the names that are generated now.
    pub(super) fn regenerate(&mut self, at: usize, old: &Table) {
        let table = &mut self.schema.tables[at];
        for (index, old_index) in table.indexes.iter_mut().zip(&old.indexes) {
            if old_index.name == index_name(&old.name, old_index) {
                index.name = index_name(&table.name, index);
            }
        }
        for (key, old_key) in table.foreign_keys.iter_mut().zip(&old.foreign_keys) {
            if old_key.name == name::foreign_key(&old.name, &strs(&old_key.columns)) {
                key.name = name::foreign_key(&table.name, &strs(&key.columns));
            }
        }
        for (check, old_check) in table.checks.iter_mut().zip(&old.checks) {
            if old_check.name == name::check(&old.name, None) {
                check.name = name::check(&table.name, None);
            }
        }
    }

    /// Whether every column that tells rows apart or refers to others changes its type only in a way that keeps its values apart.
    pub(super) fn keeps_keys(&self, before: &Schema) -> bool {
        let is_new = |table: usize, name: &String| self.origins[table].columns.get(name).is_none_or(Option::is_none);
        let refers_to_nothing = |(at, table): (usize, &Table)| {
            let mut columns = table.foreign_keys.iter().flat_map(|key| &key.columns);
            let kept = self.origins[at].table.is_some();
            columns.all(|name| !kept || !is_new(at, name) || table.column(name).is_some_and(|column| column.nullable))
        };
        self.schema.tables.iter().enumerate().all(refers_to_nothing)
            && self.kept_columns(before).all(|(table, old, new)| {
                let in_index = |index: &schema_core::schema::Index| {
                    index.unique && index.parts.iter().any(|part| part.column_name() == Some(&new.name))
                };
                let in_key = table.primary_key.contains(&new.name)
                    || self.schema.foreign_keys().any(|(owner, key)| {
                        (owner.name == table.name && key.columns.contains(&new.name))
                            || (key.target == table.name && key.target_columns.contains(&new.name))
                    });
                let protected = in_key || table.indexes.iter().any(in_index);
                let filled = old.nullable && !new.nullable;
                let kept = matches!(conversion(&old.data_type, &new.data_type), Conversion::Same | Conversion::Total);
                !protected || (kept && !filled && old.collation == new.collation)
            })
    }

    fn kept_columns<'a>(&'a self, before: &'a Schema) -> impl Iterator<Item = (&'a Table, &'a Column, &'a Column)> {
        self.schema.tables.iter().zip(&self.origins).flat_map(move |(table, origin)| {
            let old_table = origin.table.as_ref().and_then(|name| before.table(name));
            table.columns.iter().filter_map(move |column| {
                let old = origin.columns.get(&column.name)?.as_ref()?;
                Some((table, old_table?.column(old)?, column))
            })
        })
    }

    /// What a person would say: the answers to all questions, and some hints that mean nothing.
    pub(super) fn intent(&self, choices: &mut Choices, before: &Schema) -> Intent {
        let mut intent = Intent::default();
        for (table, origin) in self.schema.tables.iter().zip(&self.origins) {
            let mut hints = TableIntent { new: origin.table.is_none(), ..TableIntent::default() };
            hints.renamed_from = renamed_from(choices, &table.name, origin.table.as_ref());
            let old_table = origin.table.as_ref().and_then(|name| before.table(name));
            for column in &table.columns {
                let was = origin.columns.get(&column.name).and_then(Option::as_ref);
                let old = was.and_then(|name| old_table?.column(name));
                let mut hint = match old {
                    Some(old) => for_kept(choices, old, column),
                    None => for_new(choices, column, table),
                };
                if let Some(sql) = old_table.and_then(|old| another(choices, (old, table), origin, column)) {
                    hint.backfill = hint.backfill.map(|filling| filling.map_sql(|_| sql));
                }
                hint.renamed_from = renamed_from(choices, &column.name, was);
                hint.new &= was.is_none_or(|was| *was == column.name);
                hints.columns.insert(column.name.clone(), hint);
            }
            hints.columns.retain(|_, hint| *hint != ColumnIntent::default());
            hints.existing = existing(choices, table, old_table);
            intent.tables.insert(table.name.clone(), hints);
        }
        intent.tables.retain(|_, hints| *hints != TableIntent::default());
        intent
    }
}

/// Of some keys and checks, what becomes of rows that are in their way when they are new.
fn existing(choices: &mut Choices, table: &Table, was: Option<&Table>) -> BTreeMap<Resolved, Existing> {
    let by_first = || table.columns.first().map(|column| column.name.clone()).into_iter().collect();
    let had_key = was.is_some_and(|was| !was.primary_key.is_empty());
    let primary = [Key::Primary { name: String::new(), columns: table.primary_key.clone() }];
    let unique = table.indexes.iter().filter(|index| index.unique).cloned().map(Key::Unique);
    let keys = primary
        .into_iter()
        .chain(table.foreign_keys.iter().cloned().map(Key::ForeignKey).chain(table.checks.iter().cloned().map(Key::Check)))
        .chain(unique);
    let mut found = BTreeMap::new();
    for key in keys {
        let null = key.nullable(table, None);
        let existing = match &key {
            _ if table.primary_key.is_empty() || choices.chance(50) => continue,
            _ if !null.is_empty() && choices.chance(50) => Existing::SetNull(null),
            Key::Primary { .. } if choices.chance(20) => Existing::Delete,
            Key::Primary { .. } if !had_key => Existing::KeepFirst(by_first()),
            Key::Primary { .. } | Key::Unique(_) if choices.chance(50) => Existing::KeepFirst(Vec::new()),
            Key::Primary { .. } | Key::Unique(_) => Existing::KeepLast(by_first()),
            Key::ForeignKey(_) | Key::Check(_) => Existing::Delete,
        };
        found.insert(Resolved::of(&key), existing);
    }
    found
}

fn renamed_from(choices: &mut Choices, now: &str, was: Option<&String>) -> Vec<String> {
    let is_old = choices.chance(10) && was.is_some();
    let mut names: Vec<String> = if is_old { vec!["a name of long ago".to_owned()] } else { Vec::new() };
    names.extend(was.filter(|was| *was != now).cloned());
    names
}

fn for_new(choices: &mut Choices, column: &Column, table: &Table) -> ColumnIntent {
    let needs = !column.nullable && column.default.is_none();
    // A new foreign key refers to nothing yet.
    let refers = table.foreign_keys.iter().any(|key| key.columns.contains(&column.name));
    let filled = (needs || !refers && choices.chance(20)).then(|| Filling::sql(literal(choices.dialect, &column.data_type)));
    let backfill = filled.map(|filling| in_batches(choices, filling));
    ColumnIntent { new: true, backfill, ..ColumnIntent::default() }
}

/// Some go through the rows in small batches.
fn in_batches(choices: &mut Choices, filling: Filling) -> Filling {
    Filling { batch: choices.chance(40).then_some(2), ..filling }
}

fn for_kept(choices: &mut Choices, old: &Column, column: &Column) -> ColumnIntent {
    let mut hint = ColumnIntent { new: choices.chance(10), ..ColumnIntent::default() };
    if old.nullable && !column.nullable && (column.default.is_none() || choices.chance(50)) {
        let filling = Filling::sql(literal(choices.dialect, &column.data_type));
        hint.backfill = Some(in_batches(choices, filling));
    }
    if let (DataType::Enum(from), DataType::Enum(to)) = (&old.data_type, &column.data_type)
        && choices.chance(50)
    {
        hint.variants = remapped(choices, &from.variants, &to.variants);
        return hint;
    }
    hint.convert = match conversion(&old.data_type, &column.data_type) {
        Conversion::Same => choices.chance(10).then(|| "'of long ago'".to_owned()),
        Conversion::Total => None,
        Conversion::Checked | Conversion::None => Some(convert(choices.dialect, &old.data_type, column)),
    };
    hint
}

/// Sometimes, what another column of the same type that always has a value holds, by the name that it has before.
fn another(choices: &mut Choices, (old, new): (&Table, &Table), origin: &Origin, column: &Column) -> Option<String> {
    let is_alike = |one: &Column| one.data_type == column.data_type && !one.nullable && one.generated.is_none();
    let names: Vec<&String> = new
        .columns
        .iter()
        .filter(|other| other.name != column.name && is_alike(other) && other.collation == column.collation)
        .filter_map(|other| origin.columns.get(&other.name)?.as_ref())
        .filter(|was| old.column(was).is_some_and(is_alike))
        .collect();
    if choices.chance(50) { choices.pick(&names).map(|name| quoted(name, '"')) } else { None }
}

/// Every text that is gone is stored as one that is there, and what is new is said to be new.
fn remapped(choices: &mut Choices, from: &[String], to: &[String]) -> BTreeMap<String, VariantIntent> {
    let mut hints: BTreeMap<String, VariantIntent> = to.iter().map(|text| (text.clone(), VariantIntent::default())).collect();
    for gone in from.iter().filter(|text| !to.contains(text)) {
        if let Some(hint) = choices.pick(to).and_then(|text| hints.get_mut(text)) {
            hint.renamed_from.push(gone.clone());
        }
    }
    for text in to.iter().filter(|text| !from.contains(text)) {
        if let Some(hint) = hints.get_mut(text) {
            hint.new = true;
        }
    }
    hints.retain(|_, hint| *hint != VariantIntent::default());
    hints
}

/// SQL that gives a value of the new type for every value of the old one, and NULL for NULL where that is allowed.
fn convert(dialect: Dialect, old: &DataType, column: &Column) -> String {
    let text = if dialect == Dialect::Postgres && matches!(old, DataType::Enum(_)) { "::text" } else { "" };
    let name = quoted(&column.name, '"') + text;
    let value = literal(dialect, &column.data_type);
    if let (DataType::Enum(_), DataType::Enum(to)) = (old, &column.data_type) {
        let known: Vec<String> = to.variants.iter().map(|variant| quoted(variant, '\'')).collect();
        return format!("CASE WHEN {name} IS NULL OR {name} IN ({}) THEN {name} ELSE {value} END", known.join(", "));
    }
    format!("CASE WHEN {name} IS NOT NULL THEN {value} END")
}

fn index_name(table: &str, index: &schema_core::schema::Index) -> String {
    let parts: Vec<&str> = index.parts.iter().filter_map(|part| part.column_name()).collect();
    name::index(table, &parts, index.unique)
}

fn strs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
