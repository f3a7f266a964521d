//! What refers to rows that are to leave, and what they refer to.

use super::Rows;
use crate::dialect::Statement;
use crate::schema::{Column, ForeignKey, Index, IndexPart, Schema};
use crate::step::Key;

impl Rows<'_> {
    /// Checks that no row refers to one of those with the primary keys that `keys` gives: nothing is deleted or emptied in its wake, and
    /// nothing is left to refer to what is gone.
    pub(super) fn referred(&self, schema: &Schema, keys: &str) -> Vec<Statement> {
        let nulled = self.aside.nulled();
        let own = match &self.aside.key {
            Key::ForeignKey(key) => Some((self.aside.table.as_str(), key)),
            Key::Primary { .. } | Key::Unique(_) | Key::Check(_) => None,
        };
        let known = schema.foreign_keys().map(|(table, key)| (table.name.as_str(), key));
        let mut to_here: Vec<(&str, &ForeignKey)> = known.chain(own).filter(|(_, key)| key.target == self.aside.table).collect();
        // The order of tables means nothing, and what is written is the same whatever it is.
        to_here.sort_by_key(|(table, key)| (*table, &key.name));
        let reads = |key: &ForeignKey| nulled.is_empty() || key.target_columns.iter().any(|name| nulled.contains(name));
        let mut found: Vec<Statement> = Vec::new();
        for (table, key) in to_here.into_iter().filter(|(_, key)| reads(key)) {
            let check = self.referred_by(table, key, keys);
            if !found.contains(&check) {
                found.push(check);
            }
        }
        found
    }

    fn referred_by(&self, table: &str, key: &ForeignKey, keys: &str) -> Statement {
        let (own, other) = (self.alias(), self.other_name("other", "another"));
        let pairs = key.columns.iter().zip(&key.target_columns);
        let mut equal: Vec<String> = pairs.map(|(from, to)| format!("{other}.{} = {own}.{}", self.quote(from), self.quote(to))).collect();
        // A row that refers to itself is in nobody's way.
        if table == self.aside.table {
            let same = self.key().map(|column| format!("{other}.{0} = {own}.{0}", self.quote(&column.name)));
            equal.push(format!("NOT ({})", same.collect::<Vec<_>>().join(" AND ")));
        }
        let by = key.columns.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        Statement::Check {
            message: format!("rows of `{}` that are to be kept aside are referred to by {by} of `{table}`", self.aside.table),
            sql: format!(
                "SELECT {}\nFROM {}\nWHERE {}\n    AND EXISTS (SELECT 1 FROM {} AS {other} WHERE {})",
                self.shown(),
                self.own(),
                self.key_in(keys),
                self.grammar.quote_table(table),
                equal.join(" AND ")
            ),
        }
    }

    /// Checks that rows which come back find their primary keys free and what they refer to there.
    pub(super) fn places(&self, schema: &Schema) -> Vec<Statement> {
        if !self.aside.keeps() || !self.aside.nulled().is_empty() {
            return Vec::new();
        }
        let (aside, table) = (self.aside_alias(), &self.aside.table);
        let key: Vec<String> = self.key().map(|column| format!("{aside}.{}", self.quote(&column.name))).collect();
        let shown = if key.is_empty() { "*".to_owned() } else { key.join(", ") };
        let rows = format!("SELECT {shown}\nFROM {}\nWHERE", self.aside_as());
        let taken = (!key.is_empty()).then(|| Statement::Check {
            message: format!("rows of `{table}` that were kept aside have a primary key that was given again"),
            sql: format!("{rows} EXISTS (SELECT 1 FROM {} WHERE {})", self.own(), self.same_key(&aside)),
        });
        let keys = schema.table(table).map(|table| table.foreign_keys.as_slice()).unwrap_or_default();
        let gone = keys.iter().map(|key| Statement::Check {
            message: format!("rows of `{table}` that were kept aside refer to rows which `{}` no longer has", key.target),
            sql: format!("{rows} {}", self.refers_to_nothing(key)),
        });
        taken.into_iter().chain(self.repeated(schema)).chain(gone).collect()
    }

    /// Checks that rows which come back have no unique key that another one got meanwhile.
    fn repeated(&self, schema: &Schema) -> Vec<Statement> {
        let aside = self.aside_alias();
        let columns = |index: &Index| -> Option<Vec<&Column>> {
            let plain = |part: &IndexPart| part.collation.is_none() && part.length.is_none();
            let names: Option<Vec<&str>> = index.parts.iter().map(|part| part.column_name().filter(|_| plain(part))).collect();
            let is_simple = index.unique && index.filter.is_none() && !index.nulls_not_distinct;
            names.filter(|_| is_simple)?.into_iter().map(|name| self.table.column(name)).collect()
        };
        let indexes = schema.table(&self.aside.table).map(|table| table.indexes.as_slice()).unwrap_or_default();
        let check = |columns: Vec<&Column>| {
            let name = |column: &&Column| self.quote(&column.name);
            let shown: Vec<String> = columns.iter().map(|column| format!("{aside}.{}", name(column))).collect();
            let same: Vec<String> =
                columns.iter().map(|column| format!("{}.{} = {}", self.alias(), name(column), self.restored(&aside, column))).collect();
            let names: Vec<String> = columns.iter().map(|column| format!("`{}`", column.name)).collect();
            Statement::Check {
                message: format!(
                    "rows of `{}` that were kept aside have the {} of rows that are there",
                    self.aside.table,
                    names.join(", ")
                ),
                sql: format!(
                    "SELECT {}\nFROM {}\nWHERE EXISTS (SELECT 1 FROM {} WHERE {})",
                    shown.join(", "),
                    self.aside_as(),
                    self.own(),
                    same.join(" AND ")
                ),
            }
        };
        indexes.iter().filter_map(columns).map(check).collect()
    }

    fn refers_to_nothing(&self, key: &ForeignKey) -> String {
        let (aside, other) = (self.aside_alias(), self.quote("target"));
        let given = key.columns.iter().map(|name| format!("{aside}.{} IS NOT NULL", self.quote(name)));
        let equal: Vec<String> = key
            .columns
            .iter()
            .zip(&key.target_columns)
            .filter_map(|(from, to)| Some((self.table.column(from)?, to)))
            .map(|(from, to)| format!("{other}.{} = {}", self.quote(to), self.restored(&aside, from)))
            .collect();
        let equal = equal.join(" AND ");
        let missing = |table: String| format!("NOT EXISTS (SELECT 1 FROM {table} AS {other} WHERE {equal})");
        let mut conditions: Vec<String> = given.collect();
        conditions.push(missing(self.grammar.quote_table(&key.target)));
        if key.target == self.aside.table {
            conditions.push(missing(self.aside()));
        }
        conditions.join("\n    AND ")
    }
}
