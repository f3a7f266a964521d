//! PostgreSQL.
//!
//! Each table gets at most one `ALTER TABLE` before its values are written and one after, which carry all of its changes. What the server
//! can rename it renames; constraints and indexes are rebuilt only where their content changes or a type under them does.
//!
//! An enum that changes is a new type, to which its columns are moved over. `ALTER TYPE … ADD VALUE` would not rewrite the tables, but no
//! statement of the same transaction may use the new value, and whether a later migration shares the transaction is not known when this
//! one is written.
//!
//! The sequence behind an identity column keeps its name when the column or table is renamed: nothing asks for it by name.

mod alter;
mod cast;
mod constraints;
mod difference;
mod enums;
mod fits;
mod grammar;
mod order;
mod parse;
mod plan;
mod table;
mod types;
mod unsupported;

use super::Dialect;
use crate::schema::DataType;

pub use parse::{parse_default, parse_type};

pub(super) use grammar::GRAMMAR;

pub(super) use alter::{advance, go_on};
pub(super) use fits::tried;
pub(super) use plan::plan;
pub(super) use types::assigned;
pub(super) use unsupported::unsupported;

/// The oldest version supported. `NULLS NOT DISTINCT` needs 15.
pub const VERSION_MIN: u32 = 14;

/// A type in the words of the server; an enum by its name.
pub(super) fn sql_type(data_type: &DataType) -> String {
    types::sql_type(data_type)
}

/// A quoted identifier.
fn quote(name: &str) -> String {
    Dialect::Postgres.identifier(name)
}

/// Quoted identifiers, separated by commas.
fn quote_all<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| quote(name)).collect();
    quoted.join(", ")
}

/// The quoted name of a table, index or type, with its namespace.
fn quote_table(name: &str) -> String {
    Dialect::Postgres.table(name)
}

/// A text literal.
fn literal(text: &str) -> String {
    Dialect::Postgres.literal(text)
}

/// Text literals, separated by commas.
fn literal_all<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| literal(text)).collect();
    quoted.join(", ")
}
