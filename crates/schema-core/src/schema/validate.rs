//! What makes a schema impossible, whatever wrote it: one function per rule.

use std::collections::{BTreeMap, BTreeSet};

use super::expression;
use super::name::{self, LENGTH_MAX, RESERVED_PREFIXES};
use super::{Action, Column, DataType, Deferral, ForeignKey, Index, IndexPart, Schema, Table};
use crate::diagnostic::Code;

/// Something that no database can have, by the names in the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The kind, for the diagnostic.
    pub code: Code,
    /// The table.
    pub table: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// The foreign key that makes no sense, where it is that.
    pub foreign_key: Option<String>,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// The prefix that SQLite keeps for itself, and that nobody else needs.
const SQLITE_PREFIX: &str = "sqlite_";

impl Schema {
    /// Everything that is wrong with the schema, in declared order; empty when it can be created. Retired tables and columns are not
    /// looked at.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        tables_differ(self, &mut found);
        for table in &self.tables {
            let mut rules = Rules { table, found: &mut found };
            rules.names();
            rules.columns_differ();
            rules.indexes_differ();
            rules.constraints_differ();
            rules.primary_key();
            rules.computed();
            rules.indexes();
            for key in &table.foreign_keys {
                if rules.foreign_key_columns(key) {
                    rules.foreign_key_target(key, self);
                }
            }
        }
        found
    }
}

impl Violation {
    fn new(code: Code, table: &Table, message: impl Into<String>) -> Self {
        Self { code, table: table.name.clone(), column: None, foreign_key: None, message: message.into(), help: None }
    }

    fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    fn foreign_key(mut self, key: &ForeignKey) -> Self {
        self.foreign_key = Some(key.name.clone());
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every name that was there before, with where it was first. What else is one name to a database is for its dialect to say.
fn repeats<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    names.enumerate().map(|(at, name)| (at, *first.entry(name).or_insert(at))).filter(|(at, first)| at != first).collect()
}

fn tables_differ(schema: &Schema, found: &mut Vec<Violation>) {
    for (at, _) in repeats(schema.tables.iter().map(|table| table.name.as_str())) {
        let table = &schema.tables[at];
        let message = format!("two entities are the table `{}`", table.name);
        found.push(Violation::new(Code::DuplicateName, table, message).help("name one of them: `#[entity(table = \"…\")]`"));
    }
}

/// The reserved prefix that a name starts with, in whatever case.
fn reserved_prefix(name: &str) -> Option<&'static str> {
    if !name.starts_with(['_', 's', 'S']) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    RESERVED_PREFIXES.into_iter().chain([SQLITE_PREFIX]).find(|prefix| lower.starts_with(prefix))
}

/// The rules for one table.
struct Rules<'a> {
    table: &'a Table,
    found: &'a mut Vec<Violation>,
}

impl Rules<'_> {
    fn push(&mut self, violation: Violation) {
        self.found.push(violation);
    }

    fn names(&mut self) {
        let table = self.table;
        self.table_name(&table.name);
        for column in &table.columns {
            self.name("column", &column.name, Some(&column.name));
        }
        for index in table.indexes.iter().filter(|index| !name::is_unnamed(&index.name)) {
            self.name("index", &index.name, None);
        }
        for key in &table.foreign_keys {
            self.name("foreign key", &key.name, None);
        }
        for check in table.checks.iter().filter(|check| !name::is_unnamed(&check.name)) {
            self.name("check", &check.name, None);
        }
    }

    /// A name within a namespace, and the namespace's.
    fn table_name(&mut self, name: &str) {
        let (namespace, name) = name::split(name);
        self.name("table", name, None);
        if let Some(namespace) = namespace {
            self.name("namespace", namespace, None);
        }
    }

    fn name(&mut self, kind: &str, name: &str, column: Option<&str>) {
        let violation = |code, message| Violation { column: column.map(str::to_owned), ..Violation::new(code, self.table, message) };
        let reserved = reserved_prefix(name);
        let found = if let Some(prefix) = reserved {
            let message = format!("the {kind} `{name}` starts with `{prefix}`, which is reserved");
            violation(Code::ReservedName, message)
        } else if name.len() > LENGTH_MAX {
            let message = format!("the name of the {kind} `{name}` has {} bytes, and databases take {LENGTH_MAX}", name.len());
            violation(Code::NameTooLong, message)
        } else if name.is_empty() || name.contains('\0') {
            violation(Code::ReservedName, format!("`{name}` is no name for a {kind}"))
        } else {
            return;
        };
        self.push(found);
    }

    fn columns_differ(&mut self) {
        for (at, _) in repeats(self.table.columns.iter().map(|column| column.name.as_str())) {
            let name = &self.table.columns[at].name;
            let message = format!("`{}` has two columns `{name}`", self.table.name);
            self.push(Violation::new(Code::DuplicateName, self.table, message).column(name));
        }
    }

    fn indexes_differ(&mut self) {
        for (at, _) in repeats(self.table.indexes.iter().map(|index| index.name.as_str())) {
            let message = format!("`{}` has two indexes `{}`", self.table.name, self.table.indexes[at].name);
            self.push(Violation::new(Code::DuplicateName, self.table, message).help("name one of them: `name = \"…\"`"));
        }
    }

    /// Foreign keys and checks share one space of names in each table.
    fn constraints_differ(&mut self) {
        let keys = self.table.foreign_keys.iter().map(|key| key.name.as_str());
        let names: Vec<&str> = keys.chain(self.table.checks.iter().map(|check| check.name.as_str())).collect();
        for (at, _) in repeats(names.iter().copied()) {
            let message = format!("`{}` has two constraints `{}`", self.table.name, names[at]);
            self.push(Violation::new(Code::DuplicateName, self.table, message).help("name one of them: `name = \"…\"`"));
        }
    }

    fn primary_key(&mut self) {
        let columns: Vec<&str> = self.table.primary_key.iter().map(String::as_str).collect();
        self.key_columns("the primary key", &columns);
    }

    /// Whether all columns of a key exist, each once; what does not is reported.
    fn key_columns(&mut self, key: &str, columns: &[&str]) -> bool {
        let before = self.found.len();
        for (at, name) in columns.iter().enumerate() {
            if self.table.column(name).is_none() {
                let message = format!("{key} of `{}` names a column `{name}` that does not exist", self.table.name);
                self.push(Violation::new(Code::MissingColumn, self.table, message));
            } else if columns[..at].contains(name) {
                let message = format!("{key} of `{}` names `{name}` twice", self.table.name);
                self.push(Violation::new(Code::InvalidKey, self.table, message).column(name));
            }
        }
        self.found.len() == before
    }

    /// A column that is computed from itself, perhaps by way of others.
    fn computed(&mut self) {
        let table = self.table;
        let reads = |name: &str| {
            let sql = table.column(name).and_then(|column| column.generated.as_ref()).map(|generated| &generated.expression);
            let is_read = move |column: &&Column| sql.is_some_and(|sql| expression::mentions(sql, &column.name));
            table.columns.iter().filter(is_read).map(|column| column.name.as_str()).collect::<Vec<&str>>()
        };
        for column in table.columns.iter().filter(|column| column.generated.is_some()) {
            let mut open = reads(&column.name);
            let mut seen: BTreeSet<&str> = open.iter().copied().collect();
            while let Some(name) = open.pop() {
                open.extend(reads(name).into_iter().filter(|name| seen.insert(name)));
            }
            if seen.contains(column.name.as_str()) {
                let message = format!("`{}` of `{}` is computed from itself", column.name, table.name);
                let help = "`generated` reads other columns of the row";
                self.push(Violation::new(Code::InvalidValue, table, message).column(&column.name).help(help));
            }
        }
    }

    fn indexes(&mut self) {
        for index in &self.table.indexes {
            let columns: Vec<&str> = index.parts.iter().filter_map(IndexPart::column_name).collect();
            self.key_columns(&format!("the index `{}`", index.name), &columns);
            let include: Vec<&str> = index.include.iter().map(String::as_str).collect();
            self.key_columns(&format!("`include` of the index `{}`", index.name), &include);
            if index.parts.is_empty() {
                let message = format!("the index `{}` of `{}` has no column", index.name, self.table.name);
                self.push(Violation::new(Code::InvalidKey, self.table, message));
            }
        }
    }

    /// Whether the key's own columns make sense.
    fn foreign_key_columns(&mut self, key: &ForeignKey) -> bool {
        let columns: Vec<&str> = key.columns.iter().map(String::as_str).collect();
        if !self.key_columns(&format!("the foreign key `{}`", key.name), &columns) {
            return false;
        }
        for (event, action) in [("on_delete", key.on_delete), ("on_update", key.on_update)] {
            let unfit = |column: &&Column| match action {
                Action::SetNull => !column.nullable,
                Action::SetDefault => !column.nullable && column.default.is_none(),
                Action::NoAction | Action::Restrict | Action::Cascade => false,
            };
            let found = columns.iter().filter_map(|name| self.table.column(name)).find(unfit);
            if let Some(column) = found {
                let (word, lacks, help) = match action {
                    Action::SetDefault => ("set_default", "has no default", "give it a default, or choose another action"),
                    Action::SetNull | Action::NoAction | Action::Restrict | Action::Cascade => {
                        ("set_null", "cannot be NULL", "make it an `Option`, or choose another action")
                    }
                };
                let message = format!("`{event} = {word}` is for `{}`, which {lacks}", column.name);
                let violation = Violation::new(Code::InvalidKey, self.table, message).column(&column.name).help(help);
                self.push(violation.foreign_key(key));
            }
        }
        true
    }

    fn foreign_key_target(&mut self, key: &ForeignKey, schema: &Schema) {
        let at = (key.columns.len() == 1).then(|| key.columns[0].clone());
        let violation = |code, message: String| Violation { column: at.clone(), ..Violation::new(code, self.table, message) };
        let found = match schema.table(&key.target) {
            None => vec![violation(
                Code::MissingTarget,
                format!("the foreign key `{}` refers to `{}`, which is no table", key.name, key.target),
            )],
            Some(target) => target_problems(self.table, key, target)
                .into_iter()
                .map(|(code, message, help)| Violation { help, ..violation(code, message) })
                .map(|found| if found.code == Code::InvalidKey { found.foreign_key(key) } else { found })
                .collect(),
        };
        self.found.extend(found);
    }
}

fn target_problems(table: &Table, key: &ForeignKey, target: &Table) -> Vec<(Code, String, Option<String>)> {
    if key.columns.len() != key.target_columns.len() {
        let (from, to) = (key.columns.join(", "), key.target_columns.join(", "));
        let message = format!("the foreign key from ({from}) to `{}` ({to}) does not have as many columns on both sides", target.name);
        let help = "for a key of several columns: `#[entity(foreign_key(a, b, references = …))]` on the struct";
        return vec![(Code::InvalidKey, message, Some(help.to_owned()))];
    }
    let mut problems = Vec::new();
    for (from, to) in key.columns.iter().zip(&key.target_columns) {
        let Some(referenced) = target.column(to) else {
            problems.push((Code::MissingColumn, format!("`{}` has no column `{to}` to refer to", target.name), None));
            continue;
        };
        if let Some(column) = table.column(from).filter(|column| !fits(&column.data_type, &referenced.data_type)) {
            let message =
                format!("`{from}` is {} and refers to `{to}` of `{}`, which is {}", column.data_type, target.name, referenced.data_type);
            problems.push((Code::InvalidKey, message, Some("give both the same type".to_owned())));
        }
    }
    if problems.is_empty() && !is_key(target, &key.target_columns) {
        let message = format!(
            "({}) is neither the primary key nor unique in `{}`, so nothing can refer to it",
            key.target_columns.join(", "),
            target.name
        );
        problems.push((Code::InvalidKey, message, Some("make it unique there, or refer to the primary key".to_owned())));
    }
    problems
}

/// Whether a column of one type can refer to one of the other. What a written-out type is, only the database knows.
fn fits(from: &DataType, to: &DataType) -> bool {
    from.key() == to.key() || matches!(from, DataType::Custom(_)) || matches!(to, DataType::Custom(_))
}

/// Whether the columns, in any order, are the primary key or one whole unique index.
fn is_key(table: &Table, columns: &[String]) -> bool {
    let same = |key: &[&str]| key.len() == columns.len() && columns.iter().all(|column| key.contains(&column.as_str()));
    let primary_key: Vec<&str> = table.primary_key.iter().map(String::as_str).collect();
    same(&primary_key)
        || table.indexes.iter().filter(|index| index.unique && index.filter.is_none() && !is_deferrable(index)).any(|index| {
            let parts: Option<Vec<&str>> = index.parts.iter().map(IndexPart::column_name).collect();
            parts.is_some_and(|parts| same(&parts))
        })
}

/// A foreign key can't refer to a key that may be broken for a while.
fn is_deferrable(index: &Index) -> bool {
    index.constraint.is_some_and(|deferral| deferral != Deferral::Never)
}

#[cfg(test)]
mod tests;
