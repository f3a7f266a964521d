//! The tables as they are once everything is renamed, which comes first: all that follows is compared in the new names.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Changes;
use super::rename::{self, Rename};
use super::tables::{Kept, Tables};
use crate::Step;
use crate::schema::{Table, name};
use crate::step::follow_column;

/// All renames of tables and columns.
pub(super) struct Renamed<'a> {
    tables: Vec<Rename>,
    /// The new name of each renamed table, by its old one.
    table_names: HashMap<&'a str, String>,
    /// The renames of columns, by the table's old name, in the order of the tables.
    columns: Vec<(&'a Table, Vec<Rename>)>,
    column_at: HashMap<&'a str, usize>,
}

impl<'a> Renamed<'a> {
    pub(super) fn new(tables: &Tables<'a>) -> Self {
        let sequence = rename::sequence(&tables.moves, &tables.displaced, name::temporary_table);
        let sequence = sequence.into_iter().flat_map(by_more_than_case).collect::<Vec<_>>();
        let moved = tables.moves.iter().map(|found| (found.from, found.to.to_owned()));
        let displaced = tables.displaced.iter().map(|name| (*name, name::temporary_table(name)));
        let table_names = moved.chain(displaced).collect();
        let mut columns = Vec::new();
        for kept in tables.kept() {
            let Some(matching) = &kept.columns else { continue };
            let sequence = rename::sequence(&matching.moves, &matching.displaced, name::temporary);
            if !sequence.is_empty() {
                columns.push((kept.before, sequence));
            }
        }
        let column_at = columns.iter().enumerate().map(|(at, (table, _))| (table.name.as_str(), at)).collect();
        Self { tables: sequence, table_names, columns, column_at }
    }

    /// The steps.
    pub(super) fn push(&self, changes: &mut Changes<'_>) {
        for Rename { from, to } in &self.tables {
            changes.push(Step::RenameTable { from: from.clone(), to: to.clone() });
        }
        for (table, sequence) in &self.columns {
            for Rename { from, to } in sequence {
                let table = self.table_name(&table.name).to_owned();
                changes.push(Step::RenameColumn { table, from: from.clone(), to: to.clone() });
            }
        }
    }

    /// How the columns of a table of `before` are renamed.
    pub(super) fn columns_of(&self, table: &Table) -> &[Rename] {
        self.column_at.get(table.name.as_str()).map_or(&[], |at| &self.columns[*at].1)
    }

    /// Whether a rename of anything changes how this table is written.
    pub(super) fn concern(&self, kept: &Kept<'_>) -> bool {
        !self.is_empty() && self.concern_table(kept.before)
    }

    /// A table of `before` as it is once everything is renamed.
    pub(super) fn follow<'t>(&self, table: &'t Table) -> Cow<'t, Table> {
        if self.is_empty() || !self.concern_table(table) {
            return Cow::Borrowed(table);
        }
        let mut moved = table.clone();
        self.table_name(&table.name).clone_into(&mut moved.name);
        for key in &mut moved.foreign_keys {
            if let Some(at) = self.column_at.get(key.target.as_str()) {
                let sequence = &self.columns[*at].1;
                key.target_columns.iter_mut().for_each(|name| *name = last_name(sequence, name));
            }
            key.target = self.table_name(&key.target).to_owned();
        }
        for Rename { from, to } in self.columns_of(table) {
            moved.columns.iter_mut().filter(|column| column.name == *from).for_each(|column| column.name.clone_from(to));
            follow_column(&mut moved, from, to);
        }
        Cow::Owned(moved)
    }

    fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.columns.is_empty()
    }

    fn concern_table(&self, table: &Table) -> bool {
        let renamed = |name: &str| self.table_names.contains_key(name) || self.column_at.contains_key(name);
        renamed(&table.name) || table.foreign_keys.iter().any(|key| renamed(&key.target))
    }

    fn table_name<'n>(&'n self, before: &'n str) -> &'n str {
        self.table_names.get(before).map_or(before, String::as_str)
    }
}

/// A database for which names that differ in case are one name refuses to rename a table to its own name.
fn by_more_than_case(rename: Rename) -> Vec<Rename> {
    if !rename.from.eq_ignore_ascii_case(&rename.to) {
        return vec![rename];
    }
    let aside = name::temporary_table(&rename.from);
    vec![Rename { from: rename.from, to: aside.clone() }, Rename { from: aside, to: rename.to }]
}

fn last_name(sequence: &[Rename], name: &str) -> String {
    sequence.iter().fold(name.to_owned(), |name, rename| if rename.from == name { rename.to.clone() } else { name })
}
