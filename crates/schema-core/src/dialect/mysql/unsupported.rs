//! What MySQL and MariaDB can't have: one function per rule.

mod limits;

use std::collections::BTreeMap;

use super::super::{Dialect, Unsupported, enums};
use super::lower;
use super::table::start;
use super::types::sql_type;
use crate::schema::{Action, Column, DataType, Default, Deferral, ForeignKey, Index, IndexKey, IndexPart, Schema, Table, expression, name};

/// Everything in `schema` that they can't have, in declared order.
pub(crate) fn unsupported(schema: &Schema) -> Vec<Unsupported> {
    let mut found = Vec::new();
    let lowered: Vec<Table> = schema.tables.iter().map(lower::table).collect();
    for (table, own) in schema.tables.iter().zip(&lowered) {
        let mut rules = Rules { table, found: &mut found };
        rules.names();
        table.columns.iter().for_each(|column| rules.column(column));
        rules.expressions();
        rules.names_by_case();
        rules.keys();
        table.indexes.iter().for_each(|index| rules.index(index));
        for key in &table.foreign_keys {
            rules.foreign_key(key);
            if let Some(target) = lowered.iter().find(|target| target.name == key.target) {
                rules.same_types(key, own, target);
            }
        }
        limits::push(own, &mut found);
    }
    key_names(schema, &mut found);
    found
}

/// The rules for one table.
struct Rules<'a> {
    table: &'a Table,
    found: &'a mut Vec<Unsupported>,
}

impl Rules<'_> {
    fn push(&mut self, column: Option<&str>, reason: impl Into<String>) {
        self.found.push(Unsupported { table: self.table.name.clone(), column: column.map(str::to_owned), reason: reason.into() });
    }

    fn names(&mut self) {
        let table = self.table;
        if let (Some(namespace), name) = name::split(&table.name) {
            self.push(None, format!("MySQL has no namespaces within a database; call the table `{namespace}_{name}`"));
        }
        let names = [&table.name].into_iter().chain(table.columns.iter().map(|column| &column.name));
        let names = names.chain(table.indexes.iter().map(|index| &index.name)).chain(table.foreign_keys.iter().map(|key| &key.name));
        for name in names.chain(table.checks.iter().map(|check| &check.name)) {
            if name.ends_with(' ') || name.chars().any(|c| u32::from(c) > 0xffff) {
                self.push(None, format!("MySQL takes no name that ends with a blank or has characters beyond U+FFFF, as `{name}`"));
            }
        }
    }

    /// The case of columns and indexes means nothing; that of tables depends on the server.
    fn names_by_case(&mut self) {
        let table = self.table;
        let columns = table.columns.iter().map(|column| ("columns", &column.name));
        let indexes = table.indexes.iter().map(|index| ("indexes", &index.name));
        let mut first = BTreeMap::new();
        for (kind, name) in columns.chain(indexes) {
            let other = *first.entry((kind, name.to_lowercase())).or_insert(name);
            if other != name {
                let at = (kind == "columns").then_some(name.as_str());
                self.push(at, format!("the {kind} `{other}` and `{name}` differ only in case, which MySQL does not tell apart"));
            }
        }
    }

    fn keys(&mut self) {
        let table = self.table;
        if table.columns.is_empty() {
            self.push(None, "a table of MySQL has at least one column");
        }
        for column in table.columns.iter().filter(|column| column.nullable && table.primary_key.contains(&column.name)) {
            self.push(Some(&column.name), "a part of a primary key can't be NULL in MySQL");
        }
        let mut numbered = table.columns.iter().filter(|column| column.auto_increment);
        if let Some(column) = numbered.next() {
            let name = Some(column.name.as_str());
            let begins = |index: &Index| index.parts.first().and_then(IndexPart::column_name) == name;
            if table.primary_key.first() != Some(&column.name) && !table.indexes.iter().any(begins) {
                self.push(name, "what numbers the rows must be the first field of the primary key or of an index in MySQL");
            }
        }
        if let Some(second) = numbered.next() {
            self.push(Some(&second.name), "MySQL numbers the rows of a table by one column");
        }
        let names = table.checks.iter().map(|check| &check.name).chain(table.indexes.iter().map(|index| &index.name));
        if names.clone().any(|name| name::is_unnamed(name)) {
            self.push(None, "every constraint has a name in MySQL; leave out `unnamed`");
        }
    }

    fn column(&mut self, column: &Column) {
        let name = Some(column.name.as_str());
        if column.data_type == DataType::Custom(String::new()) {
            self.push(name, "every column of MySQL has a type");
        }
        if let DataType::Array(_) = column.data_type {
            self.push(name, "MySQL has no arrays; use `sqlx::types::Json<Vec<…>>`");
        }
        if let DataType::Enum(enum_type) = &column.data_type {
            for variant in &enum_type.variants {
                if variant.ends_with(' ') {
                    self.push(name, format!("MySQL takes the blanks at the end of `{variant}` away; rename the variant"));
                } else if variant.chars().count() > 255 {
                    self.push(name, "a variant of an enum has at most 255 characters in MySQL");
                }
            }
        }
        if column.numbering.always {
            self.push(name, "MySQL can't refuse numbers that a row brings along; leave out `always`");
        }
        if column.numbering.sequence.as_deref().is_some_and(|sequence| start(sequence).is_none()) {
            self.push(name, "MySQL takes `START WITH …` of a sequence's options and no other");
        }
        let one_word = |collation: &str| collation.contains('_') || collation.eq_ignore_ascii_case("binary");
        if let Some(collation) = column.collation.as_deref().filter(|collation| !one_word(collation)) {
            self.push(name, format!("MySQL has no collation `{collation}`; it has `utf8mb4_general_ci` and others"));
        }
        if column.auto_increment && !column.data_type.is_integer() && !matches!(column.data_type, DataType::Custom(_)) {
            self.push(name, "only integers number rows");
        }
    }

    /// What the server would read as something else, or refuses.
    fn expressions(&mut self) {
        let table = self.table;
        for column in &table.columns {
            let default = column.default.as_ref().and_then(|default| if let Default::Sql(sql) = default { Some(sql) } else { None });
            for sql in default.into_iter().chain(column.generated.as_ref().map(|generated| &generated.expression)) {
                self.operators(Some(&column.name), sql);
            }
        }
        for check in &table.checks {
            self.operators(None, &check.expression);
            if !expression::is_repeatable(&check.expression) {
                self.push(None, format!("the check `{}` depends on the moment or on other rows, which MySQL refuses", check.name));
            }
            for column in table.columns.iter().filter(|column| expression::mentions(&check.expression, &column.name)) {
                let reason = if column.auto_increment {
                    "numbers the rows"
                } else if table.foreign_keys.iter().any(|key| is_set_by(key, &column.name)) {
                    "is set by the action of a foreign key"
                } else {
                    continue;
                };
                self.push(Some(&column.name), format!("MySQL takes no check, as `{}`, on a column that {reason}", check.name));
            }
        }
        let has_check = |column: &&Column| enums::physical(Dialect::Mysql, &column.data_type).is_some();
        for column in table.columns.iter().filter(has_check) {
            if table.foreign_keys.iter().any(|key| is_set_by(key, &column.name)) {
                let reason = "MySQL takes no check on a column that is set by the action of a foreign key, and an enum that is a text or \
                              a number there has one; leave out `stored`, or the action";
                self.push(Some(&column.name), reason);
            }
        }
    }

    fn operators(&mut self, column: Option<&str>, sql: &str) {
        if expression::has_operator(sql, "||") {
            self.push(column, format!("MySQL reads the `||` of `{sql}` as OR; write `concat(…, …)`"));
        }
    }

    fn index(&mut self, index: &Index) {
        let what = format!("the index `{}`", index.name);
        if index.filter.is_some() {
            self.push(None, format!("{what} has a filter, and MySQL has no partial indexes; index all rows, or a generated column"));
        }
        if index.parts.iter().any(|part| matches!(part.key, IndexKey::Expression(_))) {
            self.push(None, format!("{what} is on an expression, which MariaDB has not; index a generated column"));
        }
        let methods = ["btree", "hash", "fulltext", "spatial"];
        if let Some(method) = index.method.as_ref().filter(|method| !methods.contains(&method.to_ascii_lowercase().as_str())) {
            self.push(None, format!("{what} is built by `{method}`; MySQL has {}", methods.join(", ")));
        }
        if index.excludes() {
            self.push(None, format!("{what} is an exclusion constraint, which only PostgreSQL has"));
        }
        if index.constraint.is_some_and(|deferral| deferral != Deferral::Never) {
            self.push(None, format!("{what} is checked at commit; MySQL checks at every statement"));
        }
        let parts = |has: fn(&IndexPart) -> bool| index.parts.iter().any(has);
        let other = [
            (!index.include.is_empty(), "includes columns that are not part of the key; make them part of it"),
            (index.nulls_not_distinct, "takes two NULLs for equal"),
            (parts(|part| part.nulls.is_some()), "says where NULLs stand"),
            (parts(|part| part.collation.is_some()), "has a collation of its own; give the column one"),
            (parts(|part| part.operator_class.is_some()), "has an operator class"),
        ];
        for (_, reason) in other.into_iter().filter(|(is_so, _)| *is_so) {
            self.push(None, format!("{what} {reason}, which MySQL does not know"));
        }
    }

    fn foreign_key(&mut self, key: &ForeignKey) {
        let what = format!("the foreign key `{}`", key.name);
        if key.deferral != Deferral::Never {
            self.push(None, format!("{what} is checked at commit; MySQL checks at every statement: leave out `deferred`"));
        }
        if key.match_full {
            self.push(None, format!("{what} is `MATCH FULL`, which MySQL reads and ignores"));
        }
        if [key.on_delete, key.on_update].contains(&Action::SetDefault) {
            self.push(None, format!("{what} sets a default, which InnoDB can't; use `set_null`, `cascade` or `restrict`"));
        }
    }

    /// Both sides of a foreign key must be stored alike.
    fn same_types(&mut self, key: &ForeignKey, own: &Table, target: &Table) {
        for (name, other) in key.columns.iter().zip(&key.target_columns) {
            let (Some(column), Some(to)) = (own.column(name), target.column(other)) else { continue };
            let (before, after) = (stored(column), stored(to));
            if before != after {
                self.push(
                    Some(name),
                    format!("`{name}` is {before} and refers to `{}.{other}`, which is {after}; MySQL wants one type", target.name),
                );
            }
        }
    }
}

/// How the values of a column are stored, as far as a foreign key compares it: the length of a text does not matter.
fn stored(column: &Column) -> String {
    let sql = match column.data_type {
        DataType::Text(Some(_)) => "VARCHAR".into(),
        DataType::Bytes(Some(_)) => "VARBINARY".into(),
        _ => sql_type(&column.data_type),
    };
    let collation = column.collation.as_ref().map_or_else(String::new, |collation| format!(" COLLATE {collation}"));
    format!("{sql}{collation}")
}

fn is_set_by(key: &ForeignKey, column: &str) -> bool {
    let sets = |action| matches!(action, Action::Cascade | Action::SetNull | Action::SetDefault);
    key.columns.iter().any(|name| name == column) && (sets(key.on_update) || key.on_delete == Action::SetNull)
}

/// Names of foreign keys are unique in a database. So are those of checks in MySQL; in MariaDB, which calls the first check of every table
/// alike, they are not.
fn key_names(schema: &Schema, found: &mut Vec<Unsupported>) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for (table, key) in schema.foreign_keys() {
        let name = &key.name;
        let other = *first.entry(name.to_lowercase()).or_insert(&table.name);
        if other != table.name {
            let reason =
                format!("`{other}` has a foreign key called `{name}` too, and such names are unique in the database; name one of them");
            found.push(Unsupported { table: table.name.clone(), column: None, reason });
        }
    }
}

#[cfg(test)]
mod tests;
