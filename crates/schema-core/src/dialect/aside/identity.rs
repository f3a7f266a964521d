//! What tells the rows of a table apart: its primary key, or, where it has none, what else there is or can be put there for a while.

use std::borrow::Cow;

use crate::Schema;
use crate::dialect::Dialect;
use crate::schema::{Column, DataType, Index, Table, name};
use crate::step::Aside;

/// What SQLite calls the number that every row has, unless a column is called so.
const ROW_NUMBERS: [&str; 3] = ["rowid", "_rowid_", "oid"];

/// What tells rows apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Identity {
    /// The primary key.
    Key,
    /// Columns of a unique index that are never NULL.
    Columns(Vec<String>),
    /// What the database itself calls each row; no column, and not kept with it.
    Row(String),
    /// A column that numbers them while they move.
    Numbered(String),
}

impl Identity {
    /// What tells the rows of `table` apart in this database.
    pub(super) fn of(dialect: Dialect, table: &Table) -> Self {
        if !table.primary_key.is_empty() {
            return Self::Key;
        }
        let is_free = |name: &&str| table.columns.iter().all(|column| !column.name.eq_ignore_ascii_case(name));
        match dialect {
            Dialect::Postgres => Self::Row("ctid".to_owned()),
            Dialect::Sqlite => match ROW_NUMBERS.into_iter().find(is_free) {
                Some(free) => Self::Row(free.to_owned()),
                None => unique(table).map_or(Self::Key, Self::Columns),
            },
            Dialect::Mysql => unique(table).map_or_else(|| Self::Numbered(name::temporary("row")), Self::Columns),
        }
    }

    /// By what rows of `table` are in order that nothing else tells apart, so that whatever order the database has them in, the same stay:
    /// by all columns of which the database has an order.
    pub(super) fn ties(&self, table: &Table) -> Vec<String> {
        let is_ordered = |column: &&Column| match self {
            Self::Key | Self::Columns(_) => false,
            Self::Row(_) => !matches!(column.data_type.item(), DataType::Custom(_)),
            Self::Numbered(number) => column.name != *number && !matches!(column.data_type.item(), DataType::Custom(_)),
        };
        table.columns.iter().filter(is_ordered).map(|column| column.name.clone()).collect()
    }

    /// The schema in which the table has it as its primary key, and in which it is kept with the rows while they move.
    pub(super) fn given<'a>(&self, schema: &'a Schema, aside: &Aside) -> Cow<'a, Schema> {
        let (key, added) = match self {
            Self::Key => return Cow::Borrowed(schema),
            Self::Columns(columns) => (columns.clone(), None),
            Self::Row(name) => (vec![name.clone()], None),
            Self::Numbered(name) => (vec![name.clone()], Some(Column::new(name, DataType::Int64))),
        };
        let mut schema = schema.clone();
        for table in schema.tables.iter_mut().filter(|table| table.name == aside.table) {
            table.primary_key.clone_from(&key);
            table.columns.extend(added.clone());
        }
        for kept in schema.retired.iter_mut().filter(|kept| kept.name == aside.retired) {
            kept.table.columns.extend(added.clone());
        }
        Cow::Owned(schema)
    }
}

/// The columns of an index that no two rows have the same values in.
fn unique(table: &Table) -> Option<Vec<String>> {
    let columns = |index: &Index| -> Option<Vec<String>> {
        let never_null = |name: &&str| table.column(name).is_some_and(|column| !column.nullable);
        let plain = index.parts.iter().filter(|part| part.length.is_none() && part.collation.is_none());
        let found: Vec<String> = plain.filter_map(|part| part.column_name().filter(never_null)).map(str::to_owned).collect();
        (index.unique && index.filter.is_none() && found.len() == index.parts.len()).then_some(found)
    };
    table.indexes.iter().find_map(columns)
}
