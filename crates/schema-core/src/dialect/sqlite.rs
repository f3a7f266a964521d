//! SQLite.
//!
//! What `ALTER TABLE` can do since [`VERSION_MIN`] is done with it: renames, and columns that need no more than `ADD COLUMN`. Everything
//! else is one rebuild a table, which carries all of that table's changes, however many steps they come from.
//!
//! Retiring is always a native rename, so that triggers and views follow. Names of foreign keys mean nothing to SQLite and show nowhere;
//! one that only changes its name causes no statement, and the next rebuild writes it.

mod cast;
mod fits;
mod grammar;
mod native;
mod parse;
mod plan;
mod rebuild;
mod table;
mod types;
mod unsupported;

use super::Dialect;
use crate::schema::DataType;

pub use parse::{parse_default, parse_type};
pub use rebuild::carry;

pub(super) use grammar::GRAMMAR;

pub(super) use plan::plan;
pub(super) use unsupported::unsupported;

/// The oldest version supported: since 3.37 `ADD COLUMN` tests a new check against the rows that are there, and tables can be `STRICT`.
pub const VERSION_MIN: (u32, u32, u32) = (3, 37, 0);

/// A type in the words of the database.
pub(super) fn sql_type(data_type: &DataType) -> String {
    types::sql_type(data_type, false).to_owned()
}

/// A quoted identifier.
fn quote(name: &str) -> String {
    Dialect::Sqlite.identifier(name)
}

/// Quoted identifiers, separated by commas.
fn quote_all<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| quote(name)).collect();
    quoted.join(", ")
}

/// A text literal.
fn literal(text: &str) -> String {
    Dialect::Sqlite.literal(text)
}

/// Text literals, separated by commas.
fn literal_all<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| literal(text)).collect();
    quoted.join(", ")
}
