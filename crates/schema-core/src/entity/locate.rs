//! What is said about tables and columns, at the structs and fields they come from, with the answers to paste.

mod flattened;
mod misleading;

use super::lower::{Origin, OriginField};
use super::read::Reading;
use super::shown::type_text;
use crate::Pair;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::dialect::Unsupported;
use crate::diff::Question;
use crate::risk::Risk;
use crate::schema::{Column, DataType};

impl Reading {
    /// Something that a dialect does not have, at the entity or field it is about.
    #[must_use]
    pub fn unsupported(&self, unsupported: &Unsupported) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::Unsupported, &unsupported.reason);
        self.placed(diagnostic, &unsupported.table, unsupported.column.as_deref(), false)
    }

    /// A question at the entity or field it is about, with the answers to paste.
    #[must_use]
    pub fn question(&self, question: &Question) -> Diagnostic {
        match question {
            Question::ColumnRename { table, added, removed } => {
                let diagnostic = column_rename(table, added, removed, self.kind_of(table, added).as_deref());
                let inner = self.inner_rename(table, added, removed, diagnostic.clone());
                let diagnostic = inner.unwrap_or_else(|| renamed_or_new(diagnostic, removed));
                let diagnostic = if self.needs_value(table, added) { diagnostic.help(NEEDS_VALUE) } else { diagnostic };
                self.placed(diagnostic, table, Some(added), false)
            }
            Question::TableRename { added, removed } => self.placed(table_rename(added, removed), added, None, false),
            Question::VariantRename { table, column, added, removed } => self.variant_rename(table, column, added, removed),
            Question::RequiredValue { table, column } => {
                let field = self.origin(table, false).and_then(|origin| origin.field_of(column));
                let data_type = self.schema.table(table).and_then(|table| table.column(column)).map(|column| &column.data_type);
                self.placed(required_value(table, column, field, data_type), table, Some(column), false)
            }
            Question::NoKey { table, column } => self.placed(no_key(table, column), table, Some(column), false),
            Question::Copy { table, reason, help } => {
                let diagnostic = Diagnostic::new(Code::IncompleteCopy, format!("`from` {reason}")).help(help);
                self.placed(diagnostic, table, None, false)
            }
            Question::Order { table } => {
                let diagnostic = Diagnostic::new(
                    Code::UnknownOrder,
                    format!("`{table}` had no primary key, so nothing tells which of the rows with the same new one is the first"),
                );
                self.placed(diagnostic.help("name the fields that tell: `existing = keep_last(created_at)`"), table, None, false)
            }
            Question::Misleading { table, column, variant, from, why } => {
                self.misleading(table, (column.as_deref(), variant.as_deref()), from, why)
            }
            Question::Conversion { table, column, types } => {
                let field = self.origin(table, false).and_then(|origin| origin.field_of(column));
                let own = field.map_or(&**column, |field| field.own_column().0);
                self.placed(conversion(column, own, types), table, Some(column), false)
            }
        }
    }

    /// A risk that is denied, at the entity or field it is about.
    #[must_use]
    pub fn denied(&self, risk: &Risk) -> Diagnostic {
        let allow = match self.origin(&risk.table, false) {
            Some(origin) => format!("to risk it: `#[entity(allow({}))]` on `{}`", risk.code, origin.name),
            None => format!("to risk it: `.allow(\"{}\")` in `build.rs`", risk.code),
        };
        let diagnostic = Diagnostic::new(Code::DeniedRisk, format!("{}, and `{}` is denied", risk.message, risk.code));
        self.placed(diagnostic.help(&risk.instead).help(allow), &risk.table, risk.column.as_deref(), false)
    }

    /// The questions, each once: columns that share an enum share what is asked about its variants, those of an embedded struct what is asked
    /// about its fields.
    #[must_use]
    pub fn questions(&self, questions: &[Question]) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = Vec::with_capacity(questions.len());
        for question in questions {
            let diagnostic = self.asked_together(question, questions).unwrap_or_else(|| self.question(question));
            if !found.contains(&diagnostic) && !self.is_said(&diagnostic, &found) {
                found.push(diagnostic);
            }
        }
        found
    }

    /// At the variant; at the field where the enum has no place of its own.
    fn variant_rename(&self, table: &str, column: &str, added: &str, removed: &[String]) -> Diagnostic {
        let home = self.origin(table, false).and_then(|origin| origin.field_of(column)?.home).and_then(|home| self.origins().get(home));
        let name = home.map_or(column, |home| home.name.as_str());
        let message =
            format!("`{added}` is new and {} {} gone from `{name}`, and rows may hold what is gone", list(removed), is_or_are(removed));
        let diagnostic = renamed_or_new(Diagnostic::new(Code::PossibleRename, message), likely(added, removed));
        match home {
            Some(home) => diagnostic.at(home.place(home.variant_of(added))),
            None => self.placed(diagnostic, table, Some(column), false),
        }
    }

    /// Whether rows that exist would need a value for a column, were it new, and nothing gives them one.
    fn needs_value(&self, table: &str, column: &str) -> bool {
        let hints = self.intent.tables.get(table).and_then(|hints| hints.columns.get(column));
        let found = self.schema.table(table).and_then(|table| table.column(column));
        let is_bare = |column: &Column| !column.nullable && column.default.is_none() && !column.auto_increment;
        found.is_some_and(is_bare) && hints.is_none_or(|hints| hints.backfill.is_none())
    }

    /// The word for a column's type, to be read after a comma.
    fn kind_of(&self, table: &str, column: &str) -> Option<String> {
        let data_type = &self.schema.table(table)?.column(column)?.data_type;
        Some(match data_type {
            DataType::Enum(enum_type) => format!("the enum `{}`", enum_type.name),
            other => other.to_string(),
        })
    }

    /// The diagnostic with the place of a table's struct, or of a column's field.
    pub(super) fn placed(&self, diagnostic: Diagnostic, table: &str, column: Option<&str>, last: bool) -> Diagnostic {
        let Some(origin) = self.origin(table, last) else { return diagnostic };
        diagnostic.at(self.place_of(origin, column.and_then(|column| origin.field_of(column))))
    }

    /// The place of an entity, or of one of its fields, which may be in an embedded struct.
    fn place_of(&self, origin: &Origin, field: Option<&OriginField>) -> Place {
        let inside = field.and_then(|field| field.inside.as_ref());
        match inside.and_then(|inside| Some((self.origins().get(inside.origin?)?, &inside.field))) {
            Some((embedded, field)) => embedded.place(Some(field)),
            None => origin.place(field.map(OriginField::outer)),
        }
    }

    /// The entity of a table: the first, or the last of those that share the name.
    fn origin(&self, table: &str, last: bool) -> Option<&Origin> {
        let mut found = self.origins().iter().filter(|origin| origin.table.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(table)));
        if last { found.next_back() } else { found.next() }
    }
}

/// What comes on top of `new` for a required column.
const NEEDS_VALUE: &str =
    "unrelated also needs a value for the rows that exist: add `default = …` or `backfill = \"<sql>\"`, or make it an `Option`";

/// `a`, `b` and `c`.
fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

const fn is_or_are(names: &[String]) -> &'static str {
    if names.len() == 1 { "is" } else { "are" }
}

fn column_rename(table: &str, added: &str, removed: &[String], kind: Option<&str>) -> Diagnostic {
    let alike = match (kind, removed.len()) {
        (None, _) => String::new(),
        (Some(kind), 1) => format!(", both {kind}"),
        (Some(kind), _) => format!(", all {kind}"),
    };
    Diagnostic::new(
        Code::PossibleRename,
        format!("`{added}` is new and {} {} gone from `{table}`{alike}", list(removed), is_or_are(removed)),
    )
}

fn table_rename(added: &str, removed: &[String]) -> Diagnostic {
    let message = format!("table `{added}` is new and {} {} gone, with much the same columns", list(removed), is_or_are(removed));
    renamed_or_new(Diagnostic::new(Code::PossibleRename, message), removed)
}

/// Of the texts that are gone those that are `added` in another case, as after a change of `rename_all`; else all.
fn likely<'a>(added: &str, removed: &'a [String]) -> Vec<&'a String> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let alike: Vec<&String> = removed.iter().filter(|text| letters(text) == letters(added)).collect();
    if alike.is_empty() { removed.iter().collect() } else { alike }
}

fn renamed_or_new<'a>(diagnostic: Diagnostic, removed: impl IntoIterator<Item = &'a String>) -> Diagnostic {
    let removed: Vec<&String> = removed.into_iter().collect();
    let several = removed.len() > 1;
    let diagnostic = removed.into_iter().fold(diagnostic, |diagnostic, old| {
        let which = if several { format!(" from `{old}`") } else { String::new() };
        diagnostic.help(format!("renamed{which}: `#[entity(renamed_from = {old:?})]`"))
    });
    diagnostic.help("unrelated: `#[entity(new)]`")
}

fn required_value(table: &str, column: &str, field: Option<&OriginField>, data_type: Option<&DataType>) -> Diagnostic {
    let message = format!("`{column}` is required, and rows that are already in `{table}` have no value for it");
    let ty = field.map_or_else(|| "…".to_owned(), |field| type_text(&field.ty));
    Diagnostic::new(Code::RequiredValue, message)
        .help(format!("one value for all, now and later: `#[entity(default = {})]`", example_default(field, data_type)))
        .help("a value for each row that exists: `#[entity(backfill = \"<sql>\")]`, or a function's: `backfill(run = crate::…)`")
        .help(format!("no value: `{}: Option<{ty}>`", field.map_or(column, OriginField::own_name)))
}

fn no_key(table: &str, column: &str) -> Diagnostic {
    let message = format!("a function goes by the primary key, and the rows of `{table}` have none that `{column}` is not part of");
    Diagnostic::new(Code::NoKeyToGoBy, message)
        .help("a value that the database computes: `#[entity(backfill = \"<sql>\")]`")
        .help("with a key first: give the table one, apply that migration, and add the field in the next")
}

fn example_default(field: Option<&OriginField>, data_type: Option<&DataType>) -> String {
    let Some(data_type) = data_type else { return "…".to_owned() };
    match data_type {
        DataType::Bool => "false".to_owned(),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Decimal(_) => "0".to_owned(),
        DataType::Float32 | DataType::Float64 => "0.0".to_owned(),
        DataType::Text(_) => "\"\"".to_owned(),
        DataType::Date | DataType::Time | DataType::DateTime | DataType::Instant => "now".to_owned(),
        DataType::Json => "\"{}\"".to_owned(),
        DataType::Enum(_) => field.and_then(|field| field.variant.clone()).unwrap_or_else(|| "…".to_owned()),
        DataType::Bytes(_) | DataType::Uuid | DataType::Array(_) | DataType::Custom(_) => "sql(\"…\")".to_owned(),
    }
}

/// `own` is the column's name in the struct that has the field.
fn conversion(column: &str, own: &str, types: &Pair<DataType>) -> Diagnostic {
    let message = format!("`{column}` changes from {} to {}, and not every value has an obvious other form", types.before, types.after);
    Diagnostic::new(Code::NoConversion, message)
        .help(format!("say how, as SQL over the columns as they were: `#[entity(convert = {:?})]`", example_conversion(own, types)))
        .help("the old values are kept aside either way")
}

/// A conversion that is plausible for the two types, in SQL that every dialect takes.
fn example_conversion(column: &str, types: &Pair<DataType>) -> String {
    if matches!(types.before, DataType::Bytes(_) | DataType::Uuid) {
        return format!("<sql with {column}>");
    }
    match &types.after {
        DataType::Bool => format!("{column} IN ('true', 'yes', '1')"),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => format!("CAST({column} AS INTEGER)"),
        DataType::Float32 | DataType::Float64 => format!("CAST({column} AS REAL)"),
        DataType::Text(Some(length)) => format!("substr({column}, 1, {length})"),
        DataType::Text(None) | DataType::Json => format!("CAST({column} AS TEXT)"),
        DataType::Enum(enum_type) => {
            let variant = enum_type.variants.first().map_or("", String::as_str);
            format!("CASE {column} WHEN 'old' THEN '{variant}' ELSE '{variant}' END")
        }
        DataType::Decimal(_)
        | DataType::Bytes(_)
        | DataType::Date
        | DataType::Time
        | DataType::DateTime
        | DataType::Instant
        | DataType::Uuid
        | DataType::Array(_)
        | DataType::Custom(_) => format!("<sql with {column}>"),
    }
}
