//! What a column holds where a row does not say.

use std::fmt;

/// The default of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Default {
    /// `true` or `false`.
    Bool(bool),
    /// A number as written in the source, sign included: `-3`, `1.50`.
    Number(String),
    /// A text; also a date, a UUID or a JSON document given as text.
    Text(String),
    /// The stored text of an enum variant.
    Variant(String),
    /// The current time, date or instant, in the form in which sqlx writes the column's type.
    Now,
    /// An expression, as SQL.
    Sql(String),
}

impl fmt::Display for Default {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(text) | Self::Variant(text) => f.write_str(text),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Now => f.write_str("now"),
            Self::Sql(sql) => write!(f, "sql({sql:?})"),
        }
    }
}
