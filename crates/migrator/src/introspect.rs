//! Reading what a database holds.

use schema_core::Schema;

#[cfg(feature = "mysql")]
pub use crate::backend::mysql::introspect::mysql;
#[cfg(feature = "postgres")]
pub use crate::backend::postgres::introspect::postgres;
#[cfg(feature = "sqlite")]
pub use crate::backend::sqlite::introspect::sqlite;

/// What a database holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalog {
    /// Its tables; those and the columns that were renamed aside are listed as retired.
    pub schema: Schema,
    /// Everything else, ordered by kind and name.
    pub objects: Vec<Object>,
}

/// Something that no entity stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object {
    /// What it is.
    pub kind: ObjectKind,
    /// Its name.
    pub name: String,
    /// The table that it belongs to; its own name when it belongs to none.
    pub table: String,
    /// The statement that creates it, as the database keeps it. Where the database keeps none, what is known of it.
    pub sql: String,
}

/// The kinds of [`Object`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ObjectKind {
    /// A view.
    View,
    /// A trigger.
    Trigger,
    /// A virtual table (SQLite).
    VirtualTable,
    /// A view that stores its rows.
    MaterializedView,
    /// A table that the model has no place for: partitioned, a partition, inheriting, foreign, of a type, with a point in its name, with
    /// versions of its rows.
    Table,
    /// An index of something that is no table in the model.
    Index,
    /// An index or a constraint of the model that does not hold: an index that was not built to its end, a constraint that was not checked
    /// against the rows that were there. The statement is the one that makes it hold.
    Invalid,
    /// A constraint that the model has no place for.
    Constraint,
    /// A property of a table or column that the model has no place for.
    Setting,
    /// A sequence that no column numbers its rows with.
    Sequence,
    /// A function, procedure or aggregate.
    Function,
    /// A domain.
    Domain,
    /// A type that is neither an enum nor a domain.
    Type,
    /// An extension; what belongs to it is not listed.
    Extension,
    /// A row security policy.
    Policy,
    /// A rewrite rule.
    Rule,
    /// Extended statistics.
    Statistics,
    /// An event of the scheduler (MySQL, MariaDB).
    Event,
    /// Anything else.
    Other,
}

impl ObjectKind {
    /// The kind in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Trigger => "trigger",
            Self::VirtualTable => "virtual table",
            Self::MaterializedView => "materialized view",
            Self::Table => "table",
            Self::Index => "index",
            Self::Invalid => "invalid part",
            Self::Constraint => "constraint",
            Self::Setting => "setting",
            Self::Sequence => "sequence",
            Self::Function => "function",
            Self::Domain => "domain",
            Self::Type => "type",
            Self::Extension => "extension",
            Self::Policy => "policy",
            Self::Rule => "rule",
            Self::Statistics => "statistics",
            Self::Event => "event",
            Self::Other => "object",
        }
    }
}
