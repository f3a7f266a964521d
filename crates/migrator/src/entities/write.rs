//! The text of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use schema_core::Dialect;
use schema_core::entity::ast::Case;
use schema_core::schema::{Column, DataType, Default, EnumType, ForeignKey, Generated, Schema, Table, name};

use super::admit::Admitted;
use super::enums::Enums;
use super::keys::{Keys, Target, listed};
use super::layout::{Entry, attributes, comment, field, literal};
use super::names::{self, apart, pascal};
use super::rust_type::{self, Chosen};
use crate::introspect::Object;

/// Names that the file uses for something else.
const TAKEN: [&str; 5] = ["Entity", "EntityEnum", "Option", "String", "Vec"];

/// Everything that structs are written from.
pub(super) struct Writer<'a> {
    schema: &'a Schema,
    unchecked: &'a BTreeSet<(String, String)>,
    dialects: &'a [Dialect],
    objects: &'a [Object],
    /// The structs, in the order of the tables.
    structs: Vec<String>,
    /// The fields of each, in the order of the columns.
    fields: Vec<Vec<String>>,
    enums: Enums,
}

/// Where something in the file came from.
pub(super) struct Origins {
    /// The tables by their structs.
    pub(super) tables: BTreeMap<String, String>,
    /// The columns by their structs and fields.
    pub(super) columns: BTreeMap<(String, String), String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(admitted: &'a Admitted, dialects: &'a [Dialect], objects: &'a [Object]) -> Self {
        let schema = &admitted.schema;
        let structs = structs(schema);
        let taken: Vec<&str> = structs.iter().map(String::as_str).chain(TAKEN).collect();
        let enums = Enums::of(schema, &taken);
        let fields = schema.tables.iter().map(fields).collect();
        Self { schema, unchecked: &admitted.unchecked, dialects, objects, structs, fields, enums }
    }

    /// Where the structs and fields come from.
    pub(super) fn origins(&self) -> Origins {
        let mut origins = Origins { tables: BTreeMap::new(), columns: BTreeMap::new() };
        for ((table, name), fields) in self.schema.tables.iter().zip(&self.structs).zip(&self.fields) {
            origins.tables.insert(name.clone(), table.name.clone());
            for (column, field) in table.columns.iter().zip(fields) {
                origins.columns.insert((name.clone(), field.clone()), column.name.clone());
            }
        }
        origins
    }

    /// The structs and enums, each enum behind the first struct that uses it.
    pub(super) fn items(&self) -> String {
        let mut written: Vec<&EnumType> = Vec::new();
        let mut text = String::new();
        for (at, table) in self.schema.tables.iter().enumerate() {
            text.push('\n');
            text.push_str(&self.table(at, table));
            for column in &table.columns {
                let DataType::Enum(own) = column.data_type.item() else { continue };
                if !written.contains(&own) {
                    written.push(own);
                    text.push('\n');
                    text.push_str(&self.enums.write(own));
                }
            }
        }
        text
    }

    fn table(&self, at: usize, table: &Table) -> String {
        let fields = &self.fields[at];
        let target = |key: &ForeignKey| self.target(key);
        let is_unchecked = |key: &ForeignKey| self.unchecked.contains(&(table.name.clone(), key.name.clone()));
        let keys = Keys { table, fields, target: &target, is_unchecked: &is_unchecked };
        let case = case(table, fields);
        let mut text = comment("///", table.options.comment.as_deref().unwrap_or_default(), 0);
        text.push_str("#[derive(Debug, Clone, Entity)]\n");
        text.push_str(&attributes(&self.options(at, table, case), 0));
        for entry in keys.of_struct() {
            text.push_str(&attributes(&[entry], 0));
        }
        let end = if fields.is_empty() { "}" } else { "\n" };
        // Writing to a string does not fail.
        let _ = write!(text, "pub struct {} {{{end}", self.structs[at]);
        for (column, name) in table.columns.iter().zip(fields) {
            text.push_str(&self.field(table, column, name, case, keys.of_field(&column.name)));
        }
        text + if fields.is_empty() { "\n" } else { "}\n" }
    }

    /// What is said of the table as a whole.
    fn options(&self, at: usize, table: &Table, case: Option<Case>) -> Vec<Entry> {
        let options = &table.options;
        let mut entries = Vec::new();
        let (namespace, own) = match name::split(&table.name) {
            (Some(namespace), own) if self.dialects.contains(&Dialect::Postgres) => (Some(namespace), own),
            (_, _) => (None, table.name.as_str()),
        };
        entries.extend(namespace.map(|namespace| Entry::text("schema", namespace)));
        entries.extend((name::snake_case(&self.structs[at]) != own).then(|| Entry::text("table", own)));
        entries.extend(case.map(|case| Entry::text("rename_all", case.name())));
        let key: Vec<&str> = table.primary_key.iter().map(String::as_str).collect();
        if key.is_empty() {
            entries.push(Entry::Plain("no_primary_key".to_owned()));
        } else if !is_on_field(table) {
            let mut arguments: Vec<String> = key.iter().map(|column| listed(self.field_of(at, table, column))).collect();
            arguments.extend(options.primary_key.as_ref().map(|name| format!("name = {}", literal(name))));
            entries.push(Entry::list("primary_key", arguments));
        }
        let flags = [(options.strict, "strict"), (options.without_rowid, "without_rowid")];
        entries.extend(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| Entry::Plain(word.to_owned())));
        let texts =
            [("charset", &options.charset), ("collate", &options.collation), ("engine", &options.engine), ("comment", &options.comment)];
        entries.extend(texts.into_iter().filter_map(|(word, text)| Some(Entry::text(word, text.as_ref()?))));
        entries
    }

    fn field_of(&self, at: usize, table: &Table, column: &str) -> &str {
        let place = table.columns.iter().position(|other| other.name == column);
        place.map_or("", |place| self.fields[at][place].as_str())
    }

    /// What a foreign key refers to.
    fn target(&self, key: &ForeignKey) -> Target {
        let Some(at) = self.schema.tables.iter().position(|table| table.name == key.target) else {
            return Target { name: pascal(&key.target), fields: key.target_columns.clone(), is_primary: false };
        };
        let table = &self.schema.tables[at];
        let fields = key.target_columns.iter().map(|column| self.field_of(at, table, column).to_owned()).collect();
        Target { name: self.structs[at].clone(), fields, is_primary: key.target_columns == table.primary_key }
    }

    fn field(&self, table: &Table, column: &Column, name: &str, case: Option<Case>, keys: Vec<Entry>) -> String {
        let Chosen { ty, entries: of_type } = rust_type::choose(column, self.dialects, &self.enums, self.objects);
        let in_key = table.primary_key.contains(&column.name);
        let is_integer = match &column.data_type {
            DataType::Custom(sql) => sql.eq_ignore_ascii_case("INTEGER"),
            other => other.is_integer(),
        };
        let numbers = column.auto_increment || (is_on_field(table) && is_integer);
        // What identifies a row of SQLite is never NULL, whatever is declared.
        let is_option = column.nullable && !(in_key && numbers);
        let usual = case.map_or_else(|| name.to_owned(), |case| case.of_field(name));
        let mut entries = Vec::new();
        let mut flag = |is_so: bool, word: &str| entries.extend(is_so.then(|| Entry::Plain(word.to_owned())));
        flag(in_key && is_on_field(table), "primary_key");
        flag(in_key && column.nullable, "nullable");
        entries.extend(column.auto_increment.then(|| numbering(column)));
        entries.extend((usual != column.name).then(|| Entry::text("column", &column.name)));
        entries.extend(of_type);
        entries.extend(column.default.as_ref().and_then(|default| self.default(column, default)));
        entries.extend(column.generated.as_ref().map(generated));
        entries.extend(column.on_update_now.then(|| Entry::Plain("now_on_update".to_owned())));
        let texts = [("charset", &column.charset), ("collate", &column.collation)];
        entries.extend(texts.into_iter().filter_map(|(word, text)| Some(Entry::text(word, text.as_ref()?))));
        entries.extend(keys);
        entries.extend(column.comment.as_ref().map(|text| Entry::text("comment", text)));
        let ty = if is_option { format!("Option<{ty}>") } else { ty };
        comment("///", column.comment.as_deref().unwrap_or_default(), 4) + &attributes(&entries, 4) + &field(&names::written(name), &ty)
    }

    fn default(&self, column: &Column, default: &Default) -> Option<Entry> {
        let value = match default {
            Default::Bool(value) => value.to_string(),
            Default::Number(number) => number.clone(),
            Default::Text(text) => literal(text),
            Default::Variant(text) => match column.data_type.item() {
                DataType::Enum(own) => self.enums.value(own, text)?,
                _ => return None,
            },
            Default::Now => "now".to_owned(),
            Default::Sql(sql) => format!("sql({})", literal(sql)),
        };
        Some(Entry::value("default", value))
    }
}

/// Whether the primary key is said on its field.
fn is_on_field(table: &Table) -> bool {
    table.primary_key.len() == 1 && table.options.primary_key.is_none()
}

fn structs(schema: &Schema) -> Vec<String> {
    let safe = |name: String| if TAKEN.contains(&name.as_str()) { format!("{name}_") } else { name };
    let names: Vec<String> = schema.tables.iter().map(|table| safe(pascal(name::split(&table.name).1))).collect();
    let in_namespace = |at: usize| name::split(&schema.tables[at].name).0.map(|_| pascal(&schema.tables[at].name));
    apart(&names, &TAKEN, "", in_namespace)
}

fn fields(table: &Table) -> Vec<String> {
    let names: Vec<String> = table.columns.iter().map(|column| names::field(&column.name)).collect();
    apart(&names, &[], "_", |_| None)
}

/// The case of most columns, where it saves more than itself.
fn case(table: &Table, fields: &[String]) -> Option<Case> {
    let renamed = |case: Option<Case>| {
        let usual = |field: &String| case.map_or_else(|| field.clone(), |case| case.of_field(field));
        fields.iter().zip(&table.columns).filter(|(field, column)| usual(field) != column.name).count()
    };
    Case::ALL.into_iter().min_by_key(|case| renamed(Some(*case))).filter(|case| renamed(Some(*case)) + 1 < renamed(None))
}

fn numbering(column: &Column) -> Entry {
    let numbering = &column.numbering;
    let option = |sql: &str| {
        let words: Vec<&str> = sql.split(' ').collect();
        let number = |number: &str, least: u32| number.parse::<u32>().is_ok_and(|parsed| parsed >= least && parsed.to_string() == number);
        match words.as_slice() {
            ["START", "WITH", start] if number(start, 0) => format!("start = {start}"),
            ["INCREMENT", "BY", step] if number(step, 1) => format!("increment = {step}"),
            [..] => format!("sequence = {}", literal(sql)),
        }
    };
    let always = numbering.always.then(|| "always".to_owned());
    Entry::list("auto_increment", always.into_iter().chain(numbering.sequence.as_deref().map(option)).collect())
}

fn generated(generated: &Generated) -> Entry {
    if generated.stored {
        return Entry::text("generated", &generated.expression);
    }
    Entry::list("generated", vec![literal(&generated.expression), "virtual".to_owned()])
}
