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
        indexes_differ(self, &mut found);
        for table in &self.tables {
            let mut rules = Rules { table, found: &mut found };
            rules.names();
            rules.columns_differ();
            rules.constraints_differ();
            rules.not_empty();
            rules.primary_key();
            rules.numbering();
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
        Self { code, table: table.name.clone(), column: None, message: message.into(), help: None }
    }

    fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Every name that was there before, with where it was first. Some databases do not tell upper from lower case, so nobody may rely on it.
fn repeats<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    names
        .enumerate()
        .map(|(at, name)| (at, *first.entry(name.to_ascii_lowercase()).or_insert(at)))
        .filter(|(at, first)| at != first)
        .collect()
}

fn tables_differ(schema: &Schema, found: &mut Vec<Violation>) {
    for (at, first) in repeats(schema.tables.iter().map(|table| table.name.as_str())) {
        let (table, other) = (&schema.tables[at], &schema.tables[first].name);
        let message = if *other == table.name {
            format!("two entities are the table `{other}`")
        } else {
            format!("the tables `{other}` and `{}` differ only in case", table.name)
        };
        found.push(Violation::new(Code::DuplicateName, table, message).help("name one of them: `#[entity(table = \"…\")]`"));
    }
}

/// The names of indexes are unique in the database, and on some databases tables share their space.
fn indexes_differ(schema: &Schema, found: &mut Vec<Violation>) {
    let indexes = schema.tables.iter().flat_map(|table| table.indexes.iter().map(move |index| (table, index.name.as_str())));
    let all: Vec<(&Table, &str)> = indexes.collect();
    for (at, first) in repeats(all.iter().map(|&(_, name)| name)) {
        let ((table, name), (other, _)) = (all[at], all[first]);
        let message = format!("the index `{name}` of `{}` has the name of an index of `{}`", table.name, other.name);
        found.push(Violation::new(Code::DuplicateName, table, message).help("names of indexes are unique in the database: `name = \"…\"`"));
    }
    let tables: BTreeSet<String> = schema.tables.iter().map(|table| table.name.to_ascii_lowercase()).collect();
    for (table, name) in all {
        if tables.contains(&name.to_ascii_lowercase()) {
            let message = format!("the index `{name}` of `{}` has the name of a table", table.name);
            found.push(Violation::new(Code::DuplicateName, table, message).help("name it: `name = \"…\"`"));
        }
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
        for index in &table.indexes {
            self.name("index", &index.name, None);
        }
        for key in &table.foreign_keys {
            self.name("foreign key", &key.name, None);
        }
        for check in &table.checks {
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
        for (at, first) in repeats(self.table.columns.iter().map(|column| column.name.as_str())) {
            let (name, other) = (&self.table.columns[at].name, &self.table.columns[first].name);
            let message = if other == name {
                format!("`{}` has two columns `{name}`", self.table.name)
            } else {
                format!("the columns `{other}` and `{name}` of `{}` differ only in case", self.table.name)
            };
            self.push(Violation::new(Code::DuplicateName, self.table, message).column(name));
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

    fn not_empty(&mut self) {
        if self.table.columns.is_empty() {
            let message = format!("`{}` has no column", self.table.name);
            self.push(Violation::new(Code::EmptyEntity, self.table, message));
        }
    }

    fn primary_key(&mut self) {
        if self.table.primary_key.is_empty() && !self.table.columns.is_empty() {
            let message = format!("`{}` has no primary key", self.table.name);
            let help = "mark a field: `#[entity(primary_key)]`, or several: `#[entity(primary_key(a, b))]` on the struct";
            self.push(Violation::new(Code::NoPrimaryKey, self.table, message).help(help));
        }
        let columns: Vec<&str> = self.table.primary_key.iter().map(String::as_str).collect();
        self.key_columns("the primary key", &columns);
        for name in columns {
            if self.table.column(name).is_some_and(|column| column.nullable) {
                let message = format!("`{name}` is part of the primary key of `{}`, so it cannot be NULL", self.table.name);
                self.push(Violation::new(Code::InvalidKey, self.table, message).column(name));
            }
        }
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

    fn numbering(&mut self) {
        for column in self.table.columns.iter().filter(|column| column.auto_increment) {
            let known = column.data_type.is_integer() || matches!(column.data_type, DataType::Custom(_));
            if self.table.primary_key != [column.name.as_str()] || !known {
                let message = format!("`{}` is numbered by the database, so it must be an integer and the whole primary key", column.name);
                self.push(Violation::new(Code::InvalidKey, self.table, message).column(&column.name));
            }
        }
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
                self.push(violation);
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
            // Said at the target.
            Some(target) if key.target_columns.is_empty() && target.primary_key.is_empty() => Vec::new(),
            Some(target) => target_problems(self.table, key, target)
                .into_iter()
                .map(|(code, message, help)| Violation { help, ..violation(code, message) })
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
