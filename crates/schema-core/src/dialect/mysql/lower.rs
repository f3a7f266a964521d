//! Tables as the server has them: what is implied is written out, and what it doesn't have is left out.

use crate::dialect::{Dialect, enums};
use crate::schema::{Action, Column, DataType, ForeignKey, Index, IndexPart, Numbering, RetiredTable, Table, TableOptions, name};

/// The character set of tables that name none.
pub(super) const CHARSET: &str = "utf8mb4";

/// The collation of tables that name none: texts that differ are different, as in Rust.
pub const COLLATION: &str = "utf8mb4_bin";

/// A table in use.
pub(super) fn table(table: &Table) -> Table {
    let table = enums::lowered(Dialect::Mysql, table);
    let options = options(&table.options);
    let aside = table.retired.iter().map(|other| retired(&other.name, &other.column));
    let columns = table.columns.iter().cloned().chain(aside).map(|one| column(one, &options)).collect();
    let foreign_keys: Vec<ForeignKey> = table.foreign_keys.iter().map(foreign_key).collect();
    let mut indexes: Vec<Index> = table.indexes.iter().map(index).collect();
    for key in &foreign_keys {
        if !covers(&table.primary_key, &indexes, &key.columns) {
            let own = supporting_index(key, &indexes);
            indexes.push(own);
        }
    }
    Table { columns, foreign_keys, indexes, options, retired: Vec::new(), ..table }
}

/// A retired table: without what could get in the way. Names of checks are unique in a database.
pub(super) fn retired_table(retired: &RetiredTable) -> Table {
    let mut found = table(&retired.table);
    found.name.clone_from(&retired.name);
    found.foreign_keys.clear();
    found.checks.clear();
    let numbered = found.columns.iter().find(|column| column.auto_increment).map(|column| column.name.clone());
    // A column that numbers the rows must be in a key.
    let needed = numbered.filter(|name| found.primary_key.first() != Some(name));
    found.indexes.retain(|index| needed.is_some() && first(index) == needed.as_deref());
    found
}

fn first(index: &Index) -> Option<&str> {
    index.parts.first().and_then(IndexPart::column_name)
}

/// The form that a column has while it is retired: the same type, and nothing that could get in the way.
fn retired(name: &str, column: &Column) -> Column {
    Column {
        name: name.to_owned(),
        nullable: true,
        default: None,
        auto_increment: false,
        numbering: Numbering::default(),
        generated: None,
        on_update_now: false,
        ..column.clone()
    }
}

fn options(options: &TableOptions) -> TableOptions {
    let mut lowered = TableOptions { strict: false, without_rowid: false, primary_key: None, ..options.clone() };
    lowered.engine = lowered.engine.filter(|engine| !engine.eq_ignore_ascii_case("InnoDB"));
    if lowered.collation.is_none() && lowered.charset.as_ref().is_none_or(|charset| charset.eq_ignore_ascii_case(CHARSET)) {
        (lowered.charset, lowered.collation) = (Some(CHARSET.to_owned()), Some(COLLATION.to_owned()));
    }
    if let (None, Some(collation)) = (&lowered.charset, &lowered.collation) {
        lowered.charset = charset_of(collation);
    }
    lowered
}

/// The character set that a collation is of: its name starts with it, except for some of MariaDB's that go with several.
#[must_use]
pub fn charset_of(collation: &str) -> Option<String> {
    let charset = collation.split('_').next().filter(|charset| !charset.starts_with("uca"));
    charset.map(str::to_ascii_lowercase)
}

fn column(mut column: Column, table: &TableOptions) -> Column {
    if !has_collation(&column.data_type) {
        (column.charset, column.collation) = (None, None);
    } else if let Some(collation) = &column.collation {
        column.charset = column.charset.or_else(|| charset_of(collation));
    } else if column.charset.is_none() || column.charset == table.charset {
        (column.charset, column.collation) = (table.charset.clone(), table.collation.clone());
    } else if column.charset.as_deref().is_some_and(|charset| charset.eq_ignore_ascii_case(CHARSET)) {
        column.collation = Some(COLLATION.to_owned());
    }
    // MariaDB takes no NOT NULL there.
    column.nullable |= column.generated.is_some();
    column.numbering.always = false;
    column
}

/// Whether values of a type are compared by a collation.
pub(super) fn has_collation(data_type: &DataType) -> bool {
    match data_type {
        DataType::Text(_) | DataType::Enum(_) => true,
        DataType::Custom(sql) => {
            let word: String = sql.trim_start().chars().take_while(char::is_ascii_alphabetic).collect();
            let word = word.to_ascii_lowercase();
            ["char", "varchar", "character", "tinytext", "text", "mediumtext", "longtext", "enum", "set"].contains(&word.as_str())
        }
        DataType::Bool
        | DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal(_)
        | DataType::Bytes(_)
        | DataType::Date
        | DataType::Time
        | DataType::DateTime
        | DataType::Instant
        | DataType::Uuid
        | DataType::Json
        | DataType::Array(_) => false,
    }
}

/// `RESTRICT` and `NO ACTION` are the same to `InnoDB`.
fn foreign_key(key: &ForeignKey) -> ForeignKey {
    let plain = |action| if action == Action::Restrict { Action::NoAction } else { action };
    ForeignKey { on_delete: plain(key.on_delete), on_update: plain(key.on_update), ..key.clone() }
}

/// A unique constraint is a unique index, and trees are the usual way of building one.
fn index(index: &Index) -> Index {
    let method = index.method.as_ref().map(|method| method.to_ascii_lowercase()).filter(|method| method != "btree");
    Index { constraint: None, method, ..index.clone() }
}

/// Whether a primary key or an index finds rows by `columns`, as a foreign key needs it.
pub(super) fn covers(primary_key: &[String], indexes: &[Index], columns: &[String]) -> bool {
    primary_key.starts_with(columns) || indexes.iter().any(|index| index_covers(index, columns))
}

/// Whether an index finds rows by `columns`.
pub(super) fn index_covers(index: &Index, columns: &[String]) -> bool {
    let plain = index.method.as_ref().is_none_or(|method| method == "hash");
    let mut parts = index.parts.iter();
    plain && columns.iter().all(|column| parts.next().is_some_and(|part| part.length.is_none() && part.column_name() == Some(column)))
}

/// The index that the server would add for a foreign key by itself, and drop again by itself: written out, it stays.
fn supporting_index(key: &ForeignKey, others: &[Index]) -> Index {
    let taken = |name: &str| others.iter().any(|other| other.name.eq_ignore_ascii_case(name));
    let name = if taken(&key.name) { name::shorten(format!("{}_idx", key.name)) } else { key.name.clone() };
    Index { name, parts: key.columns.iter().map(IndexPart::column).collect(), ..Index::default() }
}
