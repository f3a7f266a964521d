//! What can be told of a statement that may or may not have run: how to find out whether it took effect.

use schema_core::Dialect;

use super::{Token, tokens};

pub(super) mod cursor;
mod mysql;
mod postgres;

#[cfg(feature = "postgres")]
pub(crate) use postgres::reindexed;

/// What the database shows of a statement that was begun and never reported back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Running it twice comes to the same as running it once.
    Repeatable,
    /// It took effect exactly when the state of one of these is another than before.
    Changes(Vec<Object>),
    /// Nothing that a catalog shows.
    Unknown,
}

/// Something that a statement changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Object {
    /// A table, by everything that the catalog tells of it.
    Table(Name),
    /// A view, by its text.
    View(Name),
    /// A trigger, by its text.
    Trigger(Name),
    /// A function or procedure, by its text.
    Routine(Name),
    /// An event of MySQL's scheduler, by its text.
    Event(Name),
    /// An index of a table, by whether it is there and valid.
    Index {
        /// The table.
        table: Name,
        /// The index, which is where its table is.
        name: String,
    },
    /// Anything in `pg_class`, by whether it is there.
    Relation(Name),
    /// A partition, by whether its table has it.
    Partition {
        /// The table.
        table: Name,
        /// The partition.
        partition: Name,
    },
    /// A database, by whether it is there.
    Database(String),
}

/// A name as a statement writes it: its parts with their quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name(Vec<String>);

impl Name {
    /// With points between the parts, as SQL.
    pub(crate) fn sql(&self) -> String {
        self.0.join(".")
    }

    /// The name of something else in the same place.
    pub(crate) fn beside(&self, name: String) -> Self {
        let within = self.0.len().saturating_sub(1);
        Self(self.0[..within].iter().cloned().chain([name]).collect())
    }

    /// What it is called, and what it is in when that is said.
    pub(crate) fn parts(&self, dialect: Dialect) -> (Option<String>, String) {
        let mut parts = self.0.iter().rev().map(|part| plain(dialect, part));
        let name = parts.next().unwrap_or_default();
        (parts.next(), name)
    }
}

/// A name without its quotes, as the catalog has it.
fn plain(dialect: Dialect, part: &str) -> String {
    let name = Token { text: part, start: 0 }.name();
    let is_folded = dialect == Dialect::Postgres && !part.starts_with('"');
    if is_folded { name.to_lowercase() } else { name }
}

/// What can be told of `statement`.
pub(crate) fn effect(dialect: Dialect, statement: &str) -> Effect {
    let tokens = tokens(dialect, statement);
    let found = match dialect {
        Dialect::Mysql => mysql::effect(&tokens),
        Dialect::Postgres => postgres::effect(&tokens),
        Dialect::Sqlite => Some(Effect::Repeatable),
        _ => None,
    };
    found.unwrap_or(Effect::Unknown)
}
