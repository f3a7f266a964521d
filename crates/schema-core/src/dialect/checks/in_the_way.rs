//! The rows that stop a key, as queries for their primary keys: those that the check in front of the key finds, less the ones that stay.

use super::Rows;
use crate::Step;
use crate::dialect::change::{self, Change};
use crate::dialect::grammar::Grammar;
use crate::schema::{ForeignKey, Index, Schema, Table, name};
use crate::step::{Aside, Existing, Key, Misfit};

/// The query for the primary keys of the rows that are in the way. `schema` is how the database is before the key comes.
///
/// # Errors
///
/// When the key does not fit the schema.
pub(in crate::dialect) fn in_the_way(grammar: &dyn Grammar, schema: &Schema, aside: &Aside) -> Result<String, Misfit> {
    let table = aside.table.clone();
    let steps = [match aside.key.clone() {
        Key::Unique(index) => Step::AddIndex { table, index },
        Key::ForeignKey(key) => Step::AddForeignKey { table, key },
        Key::Check(check) => Step::AddCheck { table, check },
    }];
    let (change, _) = change::read(grammar, schema, &steps)?;
    query(grammar, &change, aside).map_err(|reason| Misfit { step: aside.to_string(), reason })
}

fn query(grammar: &dyn Grammar, change: &Change, aside: &Aside) -> Result<String, String> {
    let missing = || format!("there is no table `{}`", aside.table);
    let own = change.tables.iter().find(|table| table.name == aside.table).ok_or_else(missing)?;
    let (staged, target) = change.sides(own)?;
    let rows = Rows { grammar, change: own, staged: staged.ok_or_else(missing)?, target };
    match &aside.key {
        Key::Unique(index) => Ok(rows.repeated(target.index(&index.name).unwrap_or(index), &aside.existing)),
        Key::ForeignKey(key) => rows.orphaned(change, target.foreign_key(&key.name).unwrap_or(key)),
        Key::Check(check) => Ok(rows.keys_of(&rows.fails(target.check(&check.name).unwrap_or(check)))),
    }
}

impl Rows<'_> {
    fn keys_of(&self, condition: &str) -> String {
        let key = self.grammar.quote_all(&self.staged.primary_key);
        format!("SELECT {key}\nFROM {}\nWHERE {condition}", self.grammar.quote_table(&self.staged.name))
    }

    fn orphaned(&self, change: &Change, key: &ForeignKey) -> Result<String, String> {
        let Some(other) = change.tables.iter().find(|table| table.name == key.target) else {
            return Err(format!("there is no table `{}`", key.target));
        };
        let (staged, target) = change.sides(other)?;
        let parent = staged.map(|staged| Rows { grammar: self.grammar, change: other, staged, target });
        self.is_orphan(parent.as_ref(), key).map(|condition| self.keys_of(&condition))
    }

    /// All rows with the same key but the first, or the last.
    fn repeated(&self, index: &Index, existing: &Existing) -> String {
        let same = self.same(index);
        let key = self.grammar.quote_all(&self.staged.primary_key);
        let place = self.grammar.quote(&name::temporary("place"));
        let conditions = if same.conditions.is_empty() { String::new() } else { format!("\n    WHERE {}", same.conditions.join(" AND ")) };
        format!(
            "SELECT {key}\nFROM (\n    SELECT {key}, row_number() OVER (PARTITION BY {} ORDER BY {}) AS {place}\n    FROM {}{conditions}\n) AS {}\n\
             WHERE {place} > 1",
            same.parts.join(", "),
            order(self.grammar, self.staged, existing),
            self.grammar.quote_table(&self.staged.name),
            self.grammar.quote("numbered"),
        )
    }
}

/// The order in which the first row stays. Rows without a value are never the ones that stay, as long as another one has some.
fn order(grammar: &dyn Grammar, table: &Table, existing: &Existing) -> String {
    let (by, direction) = match existing {
        Existing::KeepLast(by) => (by.as_slice(), " DESC"),
        Existing::KeepFirst(by) => (by.as_slice(), ""),
        Existing::SetNull(_) | Existing::Delete => ([].as_slice(), ""),
    };
    let mut parts = Vec::new();
    for name in by {
        let column = grammar.quote(name);
        if table.column(name).is_some_and(|column| column.nullable) {
            parts.push(format!("{column} IS NULL"));
        }
        parts.push(format!("{column}{direction}"));
    }
    parts.extend(table.primary_key.iter().filter(|name| !by.contains(name)).map(|name| format!("{}{direction}", grammar.quote(name))));
    parts.join(", ")
}
