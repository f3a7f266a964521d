//! Format 1 of the snapshot: the on-disk types, apart from the model so that the model can change without the format.
//!
//! Frozen. A property may be added where its absence means what was meant before; it is then left out when it has that value, so that
//! files and [fingerprints](super::fingerprint) written before stay as they are. Reading goes through the types here, strictly; writing
//! ([`write`]) goes straight from the model, because an unoptimised build script does it for the whole schema.

mod read;
pub(super) mod write;

use std::collections::BTreeMap;

use serde::Deserialize;

pub(super) use read::retired_by_table;

/// The number that stands first in the file.
pub(super) const FORMAT: u32 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: u32,
    pub(super) dialects: Vec<String>,
    #[serde(default)]
    pub(super) last: Option<String>,
    #[serde(default)]
    pub(super) hints: Vec<Hint>,
    #[serde(default)]
    pub(super) retire: Vec<Retire>,
    #[serde(default)]
    pub(super) temporary_defaults: Vec<Temporary>,
    #[serde(default)]
    pub(super) retired_columns: Vec<RetiredColumn>,
    #[serde(default)]
    pub(super) retired_tables: Vec<RetiredTable>,
    #[serde(default)]
    pub(super) enums: Vec<EnumType>,
    pub(super) tables: Vec<Table>,
}

/// An enum type that no column has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnumType {
    pub(super) name: String,
    pub(super) variants: Vec<String>,
}

/// A `renamed_from` that was there when the last migration was written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hint {
    pub(super) table: String,
    #[serde(default)]
    pub(super) column: Option<String>,
    #[serde(default)]
    pub(super) variant: Option<String>,
    pub(super) from: String,
}

/// Whether what leaves a table is kept aside, where its entity said so when the file was written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Retire {
    pub(super) table: String,
    pub(super) retire: bool,
}

/// A default that is for one release only, with the migration that brought it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Temporary {
    pub(super) table: String,
    pub(super) column: String,
    #[serde(default)]
    pub(super) since: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    #[serde(default)]
    pub(super) primary_key: Vec<String>,
    #[serde(default)]
    pub(super) indexes: Vec<Index>,
    #[serde(default)]
    pub(super) foreign_keys: Vec<ForeignKey>,
    #[serde(default)]
    pub(super) checks: Vec<Check>,
    #[serde(default)]
    pub(super) strict: bool,
    #[serde(default)]
    pub(super) without_rowid: bool,
    #[serde(default)]
    pub(super) comment: Option<String>,
    #[serde(default)]
    pub(super) primary_key_name: Option<String>,
    #[serde(default)]
    pub(super) charset: Option<String>,
    #[serde(default)]
    pub(super) collation: Option<String>,
    #[serde(default)]
    pub(super) engine: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in the file")]
pub(super) struct Column {
    pub(super) name: String,
    /// A word with its arguments; `enum` and `custom`, and arrays of them, have properties of their own.
    #[serde(rename = "type")]
    pub(super) data_type: String,
    #[serde(rename = "enum", default)]
    pub(super) enum_name: Option<String>,
    #[serde(default)]
    pub(super) variants: Vec<String>,
    /// What rows hold for an enum, where it is not a value of the database's own enums: `text` or an integer type.
    #[serde(default)]
    pub(super) stored: Option<String>,
    /// The numbers that stand for the variants of an enum.
    #[serde(default)]
    pub(super) numbers: Vec<i64>,
    #[serde(default)]
    pub(super) sql: Option<String>,
    /// What it is instead on some databases.
    #[serde(default)]
    pub(super) types: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) nullable: bool,
    #[serde(default)]
    pub(super) default: Option<Value>,
    #[serde(default)]
    pub(super) auto_increment: bool,
    #[serde(default)]
    pub(super) numbered_always: bool,
    #[serde(default)]
    pub(super) sequence: Option<String>,
    #[serde(default)]
    pub(super) collation: Option<String>,
    #[serde(default)]
    pub(super) charset: Option<String>,
    #[serde(default)]
    pub(super) generated: Option<Generated>,
    #[serde(default)]
    pub(super) on_update_now: bool,
    #[serde(default)]
    pub(super) comment: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Generated {
    pub(super) expression: String,
    #[serde(default)]
    pub(super) stored: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub(super) enum Value {
    Bool(bool),
    Number(String),
    Text(String),
    Variant(String),
    Now,
    Sql(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Index {
    pub(super) name: String,
    #[serde(default)]
    pub(super) unique: bool,
    pub(super) parts: Vec<IndexPart>,
    #[serde(default)]
    pub(super) filter: Option<String>,
    #[serde(default)]
    pub(super) method: Option<String>,
    #[serde(default)]
    pub(super) include: Vec<String>,
    #[serde(default)]
    pub(super) nulls_not_distinct: bool,
    #[serde(default)]
    pub(super) constraint: Option<Deferral>,
    #[serde(default)]
    pub(super) parameters: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Deferral {
    Never,
    Immediate,
    Deferred,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Nulls {
    First,
    Last,
}

/// Either a column or an expression.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndexPart {
    #[serde(default)]
    pub(super) column: Option<String>,
    #[serde(default)]
    pub(super) expression: Option<String>,
    #[serde(default)]
    pub(super) descending: bool,
    #[serde(default)]
    pub(super) nulls: Option<Nulls>,
    #[serde(default)]
    pub(super) collation: Option<String>,
    #[serde(default)]
    pub(super) operator_class: Option<String>,
    #[serde(default)]
    pub(super) length: Option<u32>,
    #[serde(default)]
    pub(super) operator: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ForeignKey {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) target: String,
    pub(super) target_columns: Vec<String>,
    #[serde(default)]
    pub(super) on_delete: Action,
    #[serde(default)]
    pub(super) on_update: Action,
    #[serde(default)]
    pub(super) deferred: bool,
    #[serde(default)]
    pub(super) deferrable: bool,
    #[serde(default)]
    pub(super) match_full: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::enum_variant_names, reason = "`NO ACTION` is what SQL calls it")]
pub(super) enum Action {
    #[default]
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    pub(super) name: String,
    pub(super) expression: String,
    #[serde(default)]
    pub(super) no_inherit: bool,
}

/// A retired column stands apart from its table, so that what is written of a table depends on its entity alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetiredColumn {
    pub(super) table: String,
    pub(super) name: String,
    pub(super) column: Column,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetiredTable {
    pub(super) name: String,
    pub(super) table: Table,
    /// Whether it holds rows that were taken out of a table which is there without them.
    #[serde(default)]
    pub(super) rows: bool,
    /// Columns that were retired from it before it was retired itself; their `table` is its former name.
    #[serde(default)]
    pub(super) retired_columns: Vec<RetiredColumn>,
}
