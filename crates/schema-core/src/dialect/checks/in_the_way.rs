//! The rows that stop a key, as queries for their primary keys: those that the check in front of the key finds, less the ones that stay.

use super::Rows;
use crate::Step;
use crate::dialect::ahead::TABLE;
use crate::dialect::change::{self, Change};
use crate::dialect::grammar::Grammar;
use crate::schema::{Column, ForeignKey, Index, IndexPart, Schema, Table, name};
use crate::step::{Aside, Existing, Key, Misfit};

/// The query for the primary keys of the rows that are in the way. `schema` is how the database is before the key comes; by `ties` the rows are
/// in order before they are by the primary key.
///
/// # Errors
///
/// When the key does not fit the schema.
pub(in crate::dialect) fn in_the_way(grammar: &dyn Grammar, schema: &Schema, aside: &Aside, ties: &[String]) -> Result<String, Misfit> {
    let change = change(grammar, schema, aside)?;
    query(grammar, &change, aside, ties).map_err(|reason| Misfit { step: aside.to_string(), reason })
}

/// The query for what the table becomes: its rows but for those that leave, or with NULL in what is emptied. It is over [`TABLE`].
///
/// # Errors
///
/// When the key does not fit the schema.
pub(in crate::dialect) fn staying(grammar: &dyn Grammar, schema: &Schema, aside: &Aside, ties: &[String]) -> Result<String, Misfit> {
    let change = change(grammar, schema, aside)?;
    let misfit = |reason: String| Misfit { step: aside.to_string(), reason };
    let rows = rows(grammar, &change, aside).map_err(misfit)?;
    let own = TABLE.to_owned();
    let unique = |index: &Index| rows.placed(index, aside, &order(grammar, rows.staged, &aside.existing, ties));
    let (leaves, from) = match &aside.key {
        Key::Primary { columns, .. } if aside.existing == Existing::Delete => (rows.lacks(columns), own),
        Key::Primary { columns, .. } => unique(&key(columns)),
        Key::Unique(index) => unique(rows.target.index(&index.name).unwrap_or(index)),
        Key::ForeignKey(key) => {
            let key = rows.target.foreign_key(&key.name).unwrap_or(key);
            (rows.refers_to_nothing(&change, key).map_err(misfit)?, own)
        }
        Key::Check(check) => (rows.fails(rows.target.check(&check.name).unwrap_or(check)), own),
    };
    let columns = &rows.staged.columns;
    if aside.nulled().is_empty() {
        let list = grammar.quote_all(columns.iter().map(|column| &column.name));
        return Ok(format!("SELECT {list} FROM {from} WHERE ({leaves}) IS NOT TRUE"));
    }
    let value = |column: &Column| {
        let name = grammar.quote(&column.name);
        if aside.nulled().contains(&column.name) { format!("CASE WHEN {leaves} THEN NULL ELSE {name} END AS {name}") } else { name }
    };
    Ok(format!("SELECT {} FROM {from}", columns.iter().map(value).collect::<Vec<_>>().join(", ")))
}

/// The unique key that a primary key is.
fn key(columns: &[String]) -> Index {
    Index { parts: columns.iter().map(|name| IndexPart::column(name.as_str())).collect(), unique: true, ..Index::default() }
}

/// What the key does to the table.
fn change(grammar: &dyn Grammar, schema: &Schema, aside: &Aside) -> Result<Change, Misfit> {
    let table = aside.table.clone();
    let steps = [match aside.key.clone() {
        // Nothing else about the table matters, so what the key is before does not either.
        Key::Primary { columns, .. } => Step::SetPrimaryKey { table, before: Vec::new(), after: columns },
        Key::Unique(index) => Step::AddIndex { table, index },
        Key::ForeignKey(key) => Step::AddForeignKey { table, key },
        Key::Check(check) => Step::AddCheck { table, check },
    }];
    Ok(change::read(grammar, schema, &steps)?.0)
}

fn query(grammar: &dyn Grammar, change: &Change, aside: &Aside, ties: &[String]) -> Result<String, String> {
    let rows = rows(grammar, change, aside)?;
    let target = rows.target;
    match &aside.key {
        Key::Primary { columns, .. } if aside.existing == Existing::Delete => Ok(rows.keys_of(&rows.lacks(columns))),
        Key::Primary { columns, .. } => Ok(rows.repeated(&key(columns), &aside.existing, ties)),
        Key::Unique(index) => Ok(rows.repeated(target.index(&index.name).unwrap_or(index), &aside.existing, ties)),
        Key::ForeignKey(key) => rows.orphaned(change, target.foreign_key(&key.name).unwrap_or(key)),
        Key::Check(check) => Ok(rows.keys_of(&rows.fails(target.check(&check.name).unwrap_or(check)))),
    }
}

fn rows<'a>(grammar: &'a dyn Grammar, change: &'a Change, aside: &Aside) -> Result<Rows<'a>, String> {
    let missing = || format!("there is no table `{}`", aside.table);
    let own = change.tables.iter().find(|table| table.name == aside.table).ok_or_else(missing)?;
    let (staged, target) = change.sides(own)?;
    Ok(Rows { grammar, change: own, staged: staged.ok_or_else(missing)?, target })
}

impl Rows<'_> {
    fn keys_of(&self, condition: &str) -> String {
        let key = self.grammar.quote_all(&self.staged.primary_key);
        format!("SELECT {key}\nFROM {}\nWHERE {condition}", self.grammar.quote_table(&self.staged.name))
    }

    /// The condition for rows that have no value in one of the columns.
    fn lacks(&self, columns: &[String]) -> String {
        columns.iter().map(|name| format!("{} IS NULL", self.grammar.quote(name))).collect::<Vec<_>>().join(" OR ")
    }

    /// The rows with their places among those with the same key, and the condition for those that are not the first.
    fn placed(&self, index: &Index, aside: &Aside, order: &str) -> (String, String) {
        let (same, place) = (self.same(index), self.grammar.quote(&name::temporary("place")));
        let list = self.grammar.quote_all(self.staged.columns.iter().map(|column| &column.name));
        let (mut parts, mut leaves) = (same.parts, format!("{place} > 1"));
        if !same.conditions.is_empty() {
            let is_meant = format!("({}) IS TRUE", same.conditions.join(" AND "));
            leaves = format!("{leaves} AND {is_meant}");
            parts.insert(0, is_meant);
        }
        let own = self.grammar.alias(&aside.table);
        let number = format!("row_number() OVER (PARTITION BY {} ORDER BY {order}) AS {place}", parts.join(", "));
        (leaves, format!("(SELECT {list}, {number} FROM {TABLE}) AS {own}"))
    }

    fn orphaned(&self, change: &Change, key: &ForeignKey) -> Result<String, String> {
        self.refers_to_nothing(change, key).map(|condition| self.keys_of(&condition))
    }

    /// The condition for rows that refer to nothing.
    fn refers_to_nothing(&self, change: &Change, key: &ForeignKey) -> Result<String, String> {
        let Some(other) = change.tables.iter().find(|table| table.name == key.target) else {
            return Err(format!("there is no table `{}`", key.target));
        };
        let (staged, target) = change.sides(other)?;
        let parent = staged.map(|staged| Rows { grammar: self.grammar, change: other, staged, target });
        self.is_orphan(parent.as_ref(), key)
    }

    /// All rows with the same key but the first, or the last.
    fn repeated(&self, index: &Index, existing: &Existing, ties: &[String]) -> String {
        let same = self.same(index);
        let key = self.grammar.quote_all(&self.staged.primary_key);
        // What is no column of the table is one of what is read from it only under a name that is given to it.
        let named = |name: &String| {
            let quoted = self.grammar.quote(name);
            if self.staged.column(name).is_some() { quoted } else { format!("{quoted} AS {quoted}") }
        };
        let named: Vec<String> = self.staged.primary_key.iter().map(named).collect();
        let place = self.grammar.quote(&name::temporary("place"));
        let conditions = if same.conditions.is_empty() { String::new() } else { format!("\n    WHERE {}", same.conditions.join(" AND ")) };
        format!(
            "SELECT {key}\nFROM (\n    SELECT {}, row_number() OVER (PARTITION BY {} ORDER BY {}) AS {place}\n    FROM {}{conditions}\n) AS {}\n\
             WHERE {place} > 1",
            named.join(", "),
            same.parts.join(", "),
            order(self.grammar, self.staged, existing, ties),
            self.grammar.quote_table(&self.staged.name),
            self.grammar.quote("numbered"),
        )
    }
}

/// The order in which the first row stays. Rows without a value are never the ones that stay, as long as another one has some.
fn order(grammar: &dyn Grammar, table: &Table, existing: &Existing, ties: &[String]) -> String {
    let (by, direction) = match existing {
        Existing::KeepLast(by) => (by.as_slice(), " DESC"),
        Existing::KeepFirst(by) => (by.as_slice(), ""),
        Existing::SetNull(_) | Existing::Delete => ([].as_slice(), ""),
    };
    let mut parts = Vec::new();
    for name in by.iter().chain(ties.iter().filter(|name| !by.contains(name))) {
        let column = grammar.quote(name);
        if table.column(name).is_some_and(|column| column.nullable) {
            parts.push(format!("{column} IS NULL"));
        }
        parts.push(format!("{column}{direction}"));
    }
    parts.extend(table.primary_key.iter().filter(|name| !by.contains(name)).map(|name| format!("{}{direction}", grammar.quote(name))));
    parts.join(", ")
}
