//! MySQL and MariaDB, from one text.
//!
//! Statements commit one by one on these servers, so as much as possible of one table is one `ALTER TABLE`, which takes effect wholly or
//! not at all. A change that computes values takes three: the new columns appear, an `UPDATE` fills them, and the last statement puts them
//! in place with everything else. What the values come from is there until then, so a stop in between loses nothing.
//!
//! How values are stored:
//!
//! - Texts are `utf8mb4`, compared by `utf8mb4_bin` unless the table or the column names another collation: as in Rust, texts that differ in
//!   case or accents are different. Only blanks at the end do not count, as in every collation that both servers have.
//! - Text without a length is `LONGTEXT` and bytes are `LONGBLOB`, so that no value is too long. Neither can be in a key.
//! - An instant is `DATETIME(6)` in UTC, which is what sqlx reads and writes: `TIMESTAMP` begins in 1970 and ends in 2038.
//! - A decimal without limits is `DECIMAL(65, 30)`: the most that both servers have, and more than Rust programs hold.
//! - A UUID is `BINARY(16)`, as sqlx binds it. JSON is `JSON`, which is a checked `LONGTEXT` on MariaDB.
//!
//! A column that changes is always restated as a whole, because `MODIFY COLUMN` forgets what is not said. `UPDATE` keeps columns with
//! `ON UPDATE CURRENT_TIMESTAMP` as they are. A table's triggers do fire on it.
//!
//! What is known of MySQL from its documentation only, as MariaDB does without it:
//!
//! - A column that a check or a generated column reads can't be renamed (errors 3959, 3108): they leave with the rename and come back.
//! - Names of checks are unique in the database, so a retired table has none.
//! - Defaults of `TEXT`, `BLOB` and `JSON` columns are expressions in parentheses; MariaDB takes these too.
//! - A foreign key's column can't become required, or change its type, while the key is there (error 1832): the key is made anew.
//! - A check reads no numbering column (error 3818) and no column that a foreign key's action sets (error 3823).
//!
//! What only one of them has is refused by `unsupported`: indexes on expressions (MySQL), `SET DEFAULT`, required generated columns.

mod alter;
mod cast;
mod fits;
mod grammar;
mod keys;
mod lower;
mod moves;
mod parse;
mod plan;
mod renames;
mod table;
mod types;
mod unsupported;

use super::Dialect;
use crate::schema::DataType;

pub(super) use grammar::GRAMMAR;

pub use lower::{COLLATION, charset_of};
pub use parse::{parse_default, parse_type};
pub(super) use plan::plan;
pub(super) use types::default_sql;
pub(super) use unsupported::unsupported;

/// What a migration may rely on: values that do not fit are errors, a backslash escapes, and times are UTC.
pub const SQL_MODE: &str = "STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

/// The oldest version of MySQL supported: since 8.0.29 columns are added and dropped at any position without copying the table.
pub const MYSQL_VERSION_MIN: (u32, u32, u32) = (8, 0, 29);

/// The oldest version of MariaDB supported: since 10.6 every statement that changes a schema takes effect wholly or not at all.
pub const MARIADB_VERSION_MIN: (u32, u32, u32) = (10, 6, 0);

/// A type in the words of the database.
pub(super) fn sql_type(data_type: &DataType) -> String {
    types::sql_type(data_type).into_owned()
}

/// A quoted identifier.
fn quote(name: &str) -> String {
    Dialect::Mysql.identifier(name)
}

/// Quoted identifiers, separated by commas.
fn quote_all<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| quote(name)).collect();
    quoted.join(", ")
}

/// The name of a character set, collation or engine: as it is where it is one word.
fn word(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain { name.to_owned() } else { quote(name) }
}

/// A text literal.
fn literal(text: &str) -> String {
    Dialect::Mysql.literal(text)
}

/// Text literals, separated by commas.
fn literal_all<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| literal(text)).collect();
    quoted.join(", ")
}

/// An expression that a user wrote: names in backquotes, and backslashes in texts, which mean nothing else elsewhere, doubled.
fn expression(sql: &str) -> String {
    crate::schema::expression::rewrite(sql, &quote, &literal)
}
