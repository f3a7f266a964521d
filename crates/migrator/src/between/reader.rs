//! What reads a column, a table or an enum type that PostgreSQL then neither drops nor gives another type.
//!
//! A trigger, a rule or a policy can be written again from its own text, so it leaves before the change and comes back after it, in the same
//! transaction. Whatever else is in the way is named in a refusal: rights, dependents and comments of a view are in no text.

use schema_core::schema::{Column, DataType, EnumType, Schema, expression, name};
use schema_core::{Dialect, Pair, Step};

use super::serial::Around;
use super::{objects, refused};
use crate::Error;
use crate::introspect::{Catalog, Object, ObjectKind};
use crate::sql;

/// What is dropped or gets another type, under the names of before.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    Table(String),
    Column { table: String, column: String },
    Type(String),
}

/// What must leave before the steps and come back after them.
///
/// # Errors
///
/// When something that reads what changes can't be written again; the error names both.
pub(super) fn aside(dialect: Dialect, catalogs: &Pair<Catalog>, steps: &[Step]) -> Result<Around, Error> {
    let mut around = Around::default();
    if dialect != Dialect::Postgres {
        return Ok(around);
    }
    let changes = Changes::of(Pair::new(&catalogs.before.schema, &catalogs.after.schema), steps);
    for object in &catalogs.before.objects {
        let Some(target) = changes.targets.iter().find(|target| reads(object, target)) else { continue };
        if changes.takes_along(object) {
            continue;
        }
        let Some(kind) = rewritable(object.kind) else { return Err(in_the_way(object, target)) };
        if let Some(word) = changes.lost.iter().find(|word| word.is_in(object)).filter(|_| !catalogs.after.objects.contains(object)) {
            return Err(not_again(object, &word.what));
        }
        let (name, table) = (Dialect::Postgres.identifier(&object.name), Dialect::Postgres.table(&object.table));
        around.first.push(format!("DROP {kind} {name} ON {table}"));
        around.last.extend(sql::statements(Dialect::Postgres, &object.sql).into_iter().map(str::to_owned));
    }
    Ok(around)
}

/// The word for what has a text that says everything.
const fn rewritable(kind: ObjectKind) -> Option<&'static str> {
    match kind {
        ObjectKind::Trigger => Some("TRIGGER"),
        ObjectKind::Rule => Some("RULE"),
        ObjectKind::Policy => Some("POLICY"),
        _ => None,
    }
}

fn in_the_way(object: &Object, target: &Target) -> Error {
    let what = match target {
        Target::Table(table) => format!("table `{table}`"),
        Target::Column { table, column } => format!("`{column}` of `{table}`"),
        Target::Type(name) => format!("enum type `{name}`"),
    };
    let message = format!("{} may read {what}, which PostgreSQL then neither drops nor gives another type", objects::name(object));
    refused(message, "drop it in both databases, bring one to the other, and create it again")
}

fn not_again(object: &Object, what: &str) -> Error {
    let message = format!("{} must be created again, and its text mentions {what}", objects::name(object));
    refused(message, "drop it, compare again, and create it anew when the change is done")
}

/// A name or value that is no more what it was.
#[derive(Debug, PartialEq, Eq)]
struct Lost {
    word: String,
    /// What became of it, in words.
    what: String,
}

impl Lost {
    fn is_in(&self, object: &Object) -> bool {
        mentions(&object.sql, &self.word)
    }
}

/// What steps come to for those who read it.
#[derive(Debug, Default)]
struct Changes {
    targets: Vec<Target>,
    /// What a text of before can't mention after it.
    lost: Vec<Lost>,
    /// Tables that have other names by now, each with that of before.
    tables: Vec<(String, String)>,
    /// The same of columns, by the table's name of before.
    columns: Vec<(String, String, String)>,
}

impl Changes {
    fn of(schemas: Pair<&Schema>, steps: &[Step]) -> Self {
        let mut changes = Self::default();
        for step in steps {
            changes.add(schemas.before, step);
        }
        changes.replace_types(schemas);
        changes
    }

    fn add(&mut self, schema: &Schema, step: &Step) {
        match step {
            Step::RenameTable { from, to } => {
                let was = self.table(from);
                self.lose(name::split(&was).1, format!("table `{was}`, which becomes `{to}`"));
                self.tables.retain(|(now, _)| now != from);
                self.tables.push((to.clone(), was));
            }
            Step::RenameColumn { table, from, to } => {
                let (table, was) = self.column(table, from);
                self.lose(&was, format!("`{was}` of `{table}`, which becomes `{to}`"));
                self.columns.retain(|(of, now, _)| (of, now) != (&table, from));
                self.columns.push((table, to.clone(), was));
            }
            Step::DropTable { table } => self.targets.push(Target::Table(table.name.clone())),
            Step::DropColumn { table, column } => {
                let (table, column) = self.column(table, &column.name);
                self.lose(&column, format!("`{column}` of `{table}`, which is dropped"));
                self.touch(schema, &table, &column);
            }
            Step::AlterColumn { table, before, after } | Step::RecastColumn { table, before, after } if is_retyped(before, after) => {
                let (table, column) = self.column(table, &before.name);
                self.touch(schema, &table, &column);
            }
            _ => {}
        }
    }

    /// The name of before of a table that is now called `name`.
    fn table(&self, name: &str) -> String {
        self.tables.iter().find(|(now, _)| now == name).map_or(name, |(_, was)| was).to_owned()
    }

    fn column(&self, table: &str, name: &str) -> (String, String) {
        let table = self.table(table);
        let was = self.columns.iter().find(|(of, now, _)| *of == table && now == name).map_or(name, |(.., was)| was).to_owned();
        (table, was)
    }

    fn lose(&mut self, word: &str, what: String) {
        self.lost.push(Lost { word: word.to_owned(), what });
    }

    /// A column changes, and with it those that are computed from it.
    fn touch(&mut self, schema: &Schema, table: &str, column: &str) {
        let columns = schema.table(table).into_iter().flat_map(|table| &table.columns);
        let reads = |other: &&Column| other.generated.as_ref().is_some_and(|own| expression::mentions(&own.expression, column));
        let names = columns.filter(reads).map(|other| other.name.as_str()).chain([column]);
        self.targets.extend(names.map(|name| Target::Column { table: table.to_owned(), column: name.to_owned() }));
    }

    /// An enum type with other values is another type, and the old one is dropped.
    fn replace_types(&mut self, schemas: Pair<&Schema>) {
        let kept = enums(schemas.after);
        for old in enums(schemas.before).into_iter().filter(|old| !kept.contains(old)) {
            let new = kept.iter().find(|new| new.name == old.name);
            let is_gone = |text: &&String| new.is_none_or(|new| !new.variants.contains(text));
            for text in old.variants.iter().filter(is_gone) {
                self.lose(&Dialect::Postgres.literal(text), format!("the value '{text}' of enum type `{}`, which is gone", old.name));
            }
            if new.is_none() {
                self.lose(name::split(&old.name).1, format!("enum type `{}`, which is gone", old.name));
            }
            self.targets.push(Target::Type(old.name.clone()));
        }
    }

    /// Whether the object leaves with its table.
    fn takes_along(&self, object: &Object) -> bool {
        let owns = |kind| matches!(kind, ObjectKind::Trigger | ObjectKind::Rule | ObjectKind::Policy);
        owns(object.kind) && self.targets.contains(&Target::Table(object.table.clone()))
    }
}

/// The enum types of a schema, those that no column has among them.
fn enums(schema: &Schema) -> Vec<&EnumType> {
    let columns = schema.tables.iter().flat_map(|table| &table.columns);
    let used = columns.filter_map(|column| if let DataType::Enum(own) = column.data_type.item() { Some(own) } else { None });
    let mut found: Vec<&EnumType> = Vec::new();
    for own in used.chain(&schema.enums) {
        if !found.contains(&own) {
            found.push(own);
        }
    }
    found
}

/// Whether the server has to be told another type, or drops the column and adds another.
fn is_retyped(before: &Column, after: &Column) -> bool {
    before.data_type != after.data_type || before.collation != after.collation || before.generated != after.generated
}

fn mentions(sql: &str, name: &str) -> bool {
    sql::mentions(Dialect::Postgres, sql, name) || sql::mentions(Dialect::Postgres, sql, &Dialect::Postgres.identifier(name))
}

/// Whether the object may read it. PostgreSQL looks into no body that is a text.
fn reads(object: &Object, target: &Target) -> bool {
    let has = |name: &str| mentions(&object.sql, name::split(name).1);
    let reads_columns = match object.kind {
        ObjectKind::View | ObjectKind::MaterializedView | ObjectKind::Trigger | ObjectKind::Rule | ObjectKind::Policy => true,
        ObjectKind::Function => mentions(&object.sql, "ATOMIC") || mentions(&object.sql, "RETURN"),
        _ => false,
    };
    let has_types = matches!(object.kind, ObjectKind::Function | ObjectKind::Domain | ObjectKind::Type);
    match target {
        Target::Column { table, column } => reads_columns && has(table) && mentions(&object.sql, column),
        Target::Table(name) | Target::Type(name) => (reads_columns || has_types) && has(name),
    }
}
