//! A database schema as plain, ordered data: no spans, no SQL, no dialect.
//!
//! Tables and columns keep the order in which the entities declare them. That order is for people and for `CREATE TABLE`;
//! it is not part of what a schema *is*: [`Schema::same_as`] ignores it, and no migration comes from reordering fields.

mod canonical;
mod default;
mod fingerprint;
mod types;
mod validate;

pub mod expression;

pub mod name;

pub use default::Default;
pub use fingerprint::fingerprint;
pub use types::{DataType, EnumType};
pub use validate::Violation;

/// All tables of an application, in declared order, and the tables that were retired.
#[derive(Debug, Clone, PartialEq, Eq, std::default::Default)]
pub struct Schema {
    /// The tables in use.
    pub tables: Vec<Table>,
    /// Tables that were dropped from the entities and kept aside with their rows, until a purge.
    pub retired: Vec<RetiredTable>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq, std::default::Default)]
pub struct Table {
    /// Its name, unquoted.
    pub name: String,
    /// Its columns in declared order.
    pub columns: Vec<Column>,
    /// The columns of the primary key in key order; empty when there is none.
    pub primary_key: Vec<String>,
    /// Indexes, unique ones included.
    pub indexes: Vec<Index>,
    /// Foreign keys from this table.
    pub foreign_keys: Vec<ForeignKey>,
    /// Declared checks. Those that a dialect adds for an enum are not listed: they are part of how it writes the type.
    pub checks: Vec<Check>,
    /// Properties of the table as a whole.
    pub options: TableOptions,
    /// Columns that were dropped from the entity and kept aside with their values, until a purge.
    pub retired: Vec<RetiredColumn>,
}

/// Properties of a table as a whole. Each is ignored by the databases that lack it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, std::default::Default)]
pub struct TableOptions {
    /// SQLite `STRICT`.
    pub strict: bool,
    /// SQLite `WITHOUT ROWID`.
    pub without_rowid: bool,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, unquoted.
    pub name: String,
    /// Its logical type.
    pub data_type: DataType,
    /// Whether NULL is allowed.
    pub nullable: bool,
    /// The value of rows that do not give one.
    pub default: Option<Default>,
    /// Whether the database numbers new rows; only on a single-column integer primary key.
    pub auto_increment: bool,
    /// The collation, by its name in the database.
    pub collation: Option<String>,
}

/// An index. A unique index is also what stands for a unique constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Its name, unquoted; unique within the database on SQLite and PostgreSQL.
    pub name: String,
    /// Whether equal keys are refused.
    pub unique: bool,
    /// What is indexed, in order.
    pub parts: Vec<IndexPart>,
    /// The predicate of a partial index, as SQL.
    pub filter: Option<String>,
}

/// One part of an index key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexPart {
    /// What is indexed.
    pub key: IndexKey,
    /// Whether the order is descending.
    pub descending: bool,
}

/// A column or an expression in an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexKey {
    /// A column of the table.
    Column(String),
    /// An expression over the table's columns, as SQL.
    Expression(String),
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// Its name, unquoted.
    pub name: String,
    /// The referencing columns.
    pub columns: Vec<String>,
    /// The referenced table.
    pub target: String,
    /// The referenced columns, as many as `columns`.
    pub target_columns: Vec<String>,
    /// What happens to the row when the referenced row is deleted.
    pub on_delete: Action,
    /// What happens to the row when the referenced key changes.
    pub on_update: Action,
    /// Whether it is checked at commit instead of at the statement (`DEFERRABLE INITIALLY DEFERRED`).
    pub deferred: bool,
}

/// The action of a foreign key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, std::default::Default)]
pub enum Action {
    /// `NO ACTION`: refuse, at the end of the statement or transaction.
    #[default]
    NoAction,
    /// `RESTRICT`: refuse at once.
    Restrict,
    /// `CASCADE`: follow.
    Cascade,
    /// `SET NULL`.
    SetNull,
    /// `SET DEFAULT`.
    SetDefault,
}

/// A check constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its name, unquoted.
    pub name: String,
    /// The condition, as SQL.
    pub expression: String,
}

/// A table that was renamed aside instead of dropped. In the database it has neither foreign keys nor indexes, so that it can't get in
/// the way of the tables in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredTable {
    /// Its name in the database now; see [`name::retired`].
    pub name: String,
    /// What it was, so that it can be restored.
    pub table: Table,
}

/// A column that was renamed aside instead of dropped. In the database it is nullable and has neither default nor constraints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredColumn {
    /// Its name in the database now; see [`name::retired`].
    pub name: String,
    /// What it was, so that it can be restored.
    pub column: Column,
}

impl Schema {
    /// The table with this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The table with this name, to change.
    pub fn table_mut(&mut self, name: &str) -> Option<&mut Table> {
        self.tables.iter_mut().find(|table| table.name == name)
    }

    /// Every foreign key of every table with the table it belongs to.
    pub fn foreign_keys(&self) -> impl Iterator<Item = (&Table, &ForeignKey)> {
        self.tables.iter().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)))
    }
}

impl Table {
    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The column with this name, to change.
    pub fn column_mut(&mut self, name: &str) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.name == name)
    }

    /// The index with this name.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<&Index> {
        self.indexes.iter().find(|index| index.name == name)
    }

    /// The foreign key with this name.
    #[must_use]
    pub fn foreign_key(&self, name: &str) -> Option<&ForeignKey> {
        self.foreign_keys.iter().find(|key| key.name == name)
    }

    /// The check with this name.
    #[must_use]
    pub fn check(&self, name: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.name == name)
    }
}

impl Column {
    /// A required column without default: the starting point of most columns.
    #[must_use]
    pub fn new(name: impl Into<String>, data_type: DataType) -> Self {
        Self { name: name.into(), data_type, nullable: false, default: None, auto_increment: false, collation: None }
    }
}

impl IndexPart {
    /// A column in ascending order.
    #[must_use]
    pub fn column(name: impl Into<String>) -> Self {
        Self { key: IndexKey::Column(name.into()), descending: false }
    }

    /// The column's name; `None` for an expression.
    #[must_use]
    pub fn column_name(&self) -> Option<&str> {
        match &self.key {
            IndexKey::Column(name) => Some(name),
            IndexKey::Expression(_) => None,
        }
    }
}

impl Action {
    /// All actions, in the order of their SQL standard page.
    pub const ALL: [Self; 5] = [Self::NoAction, Self::Restrict, Self::Cascade, Self::SetNull, Self::SetDefault];

    /// The SQL keywords, the same in every dialect.
    #[must_use]
    pub const fn sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }
}
