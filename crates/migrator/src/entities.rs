//! Entities for an existing database: structs that build back to the same schema.
//!
//! ```text
//!  Origin ─ read ─▶ State ─ nice ─▶ Schema ─ admit ─▶ Schema ─ write ─▶ text ─ read_back ─▶ Schema
//!                                                       └──────── must be the same ──────────┘
//! ```
//!
//! - A column gets the Rust type that becomes exactly that column, else the nearest one and `type = "…"`. A default, a name or an option that is the usual one is
//!   not said.
//! - Structs are called as their tables, in Rust's case, and so are fields; where the usual name of the table or column is another then,
//!   `table`, `rename_all` or `column` says it. Names that meet get numbers.
//! - What no entity stands for is listed at the end of the file, and so is what the rules for entities refuse: left out is what they refuse and
//!   what can't be without it.
//! - The text is read back by the front end of the build step before anybody gets it.

mod admit;
mod enums;
mod keys;
mod layout;
mod names;
mod nice;
mod read_back;
#[cfg(feature = "cli")]
pub(crate) mod rows;
mod rust_type;
mod write;

use std::fmt::Write as _;

use schema_core::Dialect;
use schema_core::diagnostic::Diagnostic;
use schema_core::schema::Schema;

use crate::Error;
use crate::between::object_name as name;
use crate::compare::Origin;
use crate::compare::state::State;
use crate::error::Kind;
use admit::{Admitted, admit};
use write::{Origins, Writer};

/// A file of entities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entities {
    text: String,
    notes: Vec<String>,
}

impl Entities {
    /// The text of the file, laid out as rustfmt does.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is not in it, each as a sentence without a full stop. The text ends with the same.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// Writes entities for the schema of `origin`.
///
/// # Errors
///
/// When it can't be read.
pub async fn write(origin: &Origin) -> Result<Entities, Error> {
    let state = State::read(origin).await?;
    let mut notes: Vec<String> = state.retired_names().into_iter().map(|retired| format!("{retired}, which is retired")).collect();
    notes.extend(state.catalog.schema.enums.iter().map(|unused| format!("enum type `{}`, which no column has", unused.name)));
    notes.extend(state.catalog.objects.iter().map(name));
    let admitted = admit(&state.dialects, nice::nice(state.database, state.catalog.schema));
    let (items, left_out) = sound(admitted, &state.dialects, &state.catalog.objects)?;
    notes.splice(0..0, left_out);
    let text = header(origin, &state.dialects, &items) + &items + &footer(&notes);
    Ok(Entities { text, notes })
}

/// The items that the build step takes, and what is left out for that.
fn sound(mut admitted: Admitted, dialects: &[Dialect], objects: &[crate::introspect::Object]) -> Result<(String, Vec<String>), Error> {
    loop {
        let writer = Writer::new(&admitted, dialects, objects);
        let (items, origins) = (writer.items(), writer.origins());
        let (schema, refused) = read_back::read_back(&format!("use migrator::{{Entity, EntityEnum}};\n{items}"));
        let Some(first) = refused.first() else {
            return if schema.same_as(&admitted.schema) { Ok((items, admitted.left_out)) } else { Err(differs(&schema, &admitted.schema)) };
        };
        let left_out = leave_out(&mut admitted.schema, &origins, first).ok_or_else(|| defect(first.to_string()))?;
        let more = admit(dialects, admitted.schema);
        admitted = Admitted { left_out: [admitted.left_out, vec![left_out], more.left_out].concat(), ..more };
    }
}

/// Takes away what a diagnostic is about.
fn leave_out(schema: &mut Schema, origins: &Origins, diagnostic: &Diagnostic) -> Option<String> {
    let place = diagnostic.place.as_ref()?;
    let table = origins.tables.get(&place.item)?;
    let at = schema.tables.iter().position(|other| other.name == *table)?;
    let column = place.field.as_ref().and_then(|field| origins.columns.get(&(place.item.clone(), field.clone())));
    let Some(column) = column else {
        schema.tables.remove(at);
        return Some(format!("table `{table}`: {}", diagnostic.message));
    };
    schema.tables[at].columns.retain(|other| other.name != *column);
    Some(format!("column `{column}` of `{table}`: {}", diagnostic.message))
}

fn differs(read: &Schema, written: &Schema) -> Error {
    let (read, written) = (read.canonical(), written.canonical());
    let table = written.tables.iter().find(|table| read.table(&table.name) != Some(table));
    defect(format!("`{}` is not read back as it was written", table.map_or("", |table| &table.name)))
}

fn defect(message: String) -> Error {
    Error::new(Kind::Comparison, message).with_hint("this is a defect of migrator: please report it with the schema")
}

fn header(origin: &Origin, dialects: &[Dialect], items: &str) -> String {
    let mut text = layout::comment("//!", &format!("Entities for `{origin}`, written by `migrator entities`."), 0);
    if items.is_empty() {
        return text;
    }
    let crates = ["chrono", "rust_decimal", "serde_json", "uuid"];
    let used: Vec<&str> = crates.into_iter().filter(|name| items.contains(&format!("{name}::"))).collect();
    let features =
        dialects.iter().map(|dialect| dialect.name()).chain(used.iter().map(|name| if *name == "serde_json" { "json" } else { name }));
    let features: Vec<String> = features.map(|feature| format!("\"{feature}\"")).collect();
    let also = used.iter().fold(String::new(), |text, name| text + ", `" + name + "`");
    // Writing to a string does not fail.
    let _ = write!(text, "//!\n//! It needs, in `Cargo.toml`: `migrator` with `features = [{}]`{also}.\n\n", features.join(", "));
    let derives = if items.contains("EntityEnum)]") { "{Entity, EntityEnum}" } else { "Entity" };
    let _ = writeln!(text, "use migrator::{derives};");
    text
}

fn footer(notes: &[String]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let lines: String = notes.iter().map(|note| layout::comment("//", &format!("- {}", note.replace('\n', " ")), 0)).collect();
    format!("\n// Not among these entities:\n//\n{lines}")
}
