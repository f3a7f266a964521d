//! Random schemas and their parts.

use std::collections::BTreeSet;

use schema_core::schema::{
    Action, Check, Column, DataType, Default, Deferral, EnumType, ForeignKey, Index, IndexKey, IndexPart, Table, TableOptions, name,
};
use schema_core::{Dialect, Schema};

use super::choices::Choices;
use super::names;
use super::valid::key_flaw;

pub(super) const VARIANTS: [&str; 5] = ["Admin", "member", "it's", "two words", "größer"];

/// A schema of 1 to 6 tables.
pub(super) fn schema(choices: &mut Choices) -> Schema {
    let mut schema = Schema::default();
    for _ in 0..=choices.below(6) {
        let name = names::table(choices, &schema, &BTreeSet::new());
        let table = table(choices, name);
        schema.tables.push(table);
    }
    for at in 0..schema.tables.len() {
        for _ in 0..choices.below(3) {
            add_index(choices, &mut schema, at);
        }
        for _ in 0..choices.below(3) {
            let required = choices.chance(30);
            add_foreign_key(choices, &mut schema, at, required, &BTreeSet::new());
        }
        for _ in 0..choices.below(3) {
            add_check(choices, &mut schema.tables[at]);
        }
    }
    prune(choices.dialect, &mut schema);
    schema
}

/// Takes away what the database can't have.
fn prune(dialect: Dialect, schema: &mut Schema) {
    while let Some(found) = dialect.unsupported(schema).into_iter().next() {
        let Some(table) = schema.table_mut(&found.table) else { return };
        let free = |column: &Column| Column { name: column.name.clone(), ..Column::new("", DataType::Int64) };
        let tied = !table.indexes.is_empty() || !table.foreign_keys.is_empty();
        match found.column.as_ref().and_then(|name| table.column_mut(name)) {
            Some(column) if !tied => *column = free(column),
            _ if tied => {
                table.indexes.clear();
                table.foreign_keys.clear();
            }
            _ => {
                let name = (0..=schema.tables.len()).map(|number| format!("t{number}")).find(|name| schema.table(name).is_none());
                rename(schema, &found.table, &name.unwrap_or_default());
            }
        }
    }
    let whole = schema.clone();
    for table in &mut schema.tables {
        let owner = table.clone();
        table.foreign_keys.retain(|key| key_flaw(&whole, &owner, key).is_none());
    }
}

/// Gives a table another name, and has foreign keys follow.
fn rename(schema: &mut Schema, from: &str, to: &str) {
    for table in &mut schema.tables {
        if table.name == from {
            to.clone_into(&mut table.name);
        }
        for key in table.foreign_keys.iter_mut().filter(|key| key.target == from) {
            to.clone_into(&mut key.target);
        }
    }
}

/// A table with columns, a primary key and options; the rest needs its neighbours.
pub(super) fn table(choices: &mut Choices, name: String) -> Table {
    let mut table = Table { name, ..Table::default() };
    push_key(choices, &mut table);
    for _ in 0..=choices.below(6) {
        let name = names::column(choices, &table, &BTreeSet::new());
        let column = column(choices, name);
        table.columns.push(column);
    }
    let numbered = table.columns.iter().any(|column| column.auto_increment);
    table.options = TableOptions { strict: choices.chance(20), without_rowid: !numbered && choices.chance(15), ..TableOptions::default() };
    table
}

fn push_key(choices: &mut Choices, table: &mut Table) {
    let small = if choices.dialect == Dialect::Postgres { DataType::Int16 } else { DataType::UInt16 };
    let types = [DataType::Int64, DataType::Int32, DataType::Text(Some(40)), DataType::Uuid, small];
    for _ in 0..=usize::from(choices.chance(20)) {
        let name = names::column(choices, table, &BTreeSet::new());
        let data_type = choices.pick(&types).cloned().unwrap_or(DataType::Int64);
        table.primary_key.push(name.clone());
        table.columns.push(Column::new(name, data_type));
    }
    if let [column] = &mut table.columns[..] {
        column.auto_increment = column.data_type.is_integer() && choices.chance(40);
    }
}

/// A column that is in no key.
pub(super) fn column(choices: &mut Choices, name: String) -> Column {
    let data_type = data_type(choices);
    let nullable = choices.chance(40);
    let default = if choices.chance(40) { default(choices, &data_type) } else { None };
    let collation = (matches!(data_type, DataType::Text(_)) && choices.chance(15)).then(|| collation(choices.dialect));
    Column { nullable, default, collation, ..Column::new(name, data_type) }
}

/// A collation that is not the usual one.
pub(super) fn collation(dialect: Dialect) -> String {
    match dialect {
        Dialect::Postgres => "C".to_owned(),
        Dialect::Mysql => "utf8mb4_unicode_ci".to_owned(),
        _ => "nocase".to_owned(),
    }
}

/// A type that the database has and sqlx knows.
pub(super) fn data_type(choices: &mut Choices) -> DataType {
    let lengths = [None, Some(10), Some(50), Some(255)];
    let mut length = || choices.pick(&lengths).copied().flatten();
    let (text, bytes) = (DataType::Text(length()), DataType::Bytes(length()));
    let mut types = vec![
        DataType::Int64,
        text,
        DataType::Bool,
        DataType::Int32,
        DataType::Instant,
        DataType::Int8,
        DataType::Int16,
        DataType::UInt8,
        DataType::UInt16,
        DataType::UInt32,
        DataType::Float32,
        DataType::Float64,
        DataType::Decimal(None),
        DataType::Decimal(Some((10, 2))),
        DataType::Decimal(Some((20, 4))),
        bytes,
        DataType::Date,
        DataType::Time,
        DataType::DateTime,
        DataType::Uuid,
        DataType::Json,
        enum_type(choices),
        DataType::Custom("TEXT".to_owned()),
    ];
    let unsigned = |data_type: &DataType| matches!(data_type, DataType::UInt8 | DataType::UInt16 | DataType::UInt32);
    types.retain(|data_type| choices.dialect != Dialect::Postgres || !unsigned(data_type));
    choices.pick(&types).cloned().unwrap_or(DataType::Int64)
}

/// An enum of some of the variants.
pub(super) fn enum_type(choices: &mut Choices) -> DataType {
    let mut variants = vec![VARIANTS[0].to_owned()];
    variants.extend(VARIANTS[1..].iter().filter(|_| choices.chance(50)).map(ToString::to_string));
    let name = choices.pick(&["role", "Kind"]).map_or("role", |name| name);
    DataType::Enum(EnumType::new(name, variants))
}

/// A default that is a value of the type.
pub(super) fn default(choices: &mut Choices, data_type: &DataType) -> Option<Default> {
    let now = choices.chance(50);
    let text = |text: &str| Some(Default::Text(text.to_owned()));
    match data_type {
        DataType::Bool => Some(Default::Bool(now)),
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => Some(Default::Number("-7".to_owned())),
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 => Some(Default::Number("200".to_owned())),
        DataType::Float32 | DataType::Float64 | DataType::Decimal(_) => Some(Default::Number("1.50".to_owned())),
        DataType::Text(_) if now => Some(Default::Sql("lower('IT''S')".to_owned())),
        DataType::Text(_) => text("it's \"q\""),
        DataType::Bytes(_) => Some(Default::Sql(bytes(choices.dialect, "00ff"))),
        DataType::Date | DataType::Time | DataType::DateTime | DataType::Instant if now => Some(Default::Now),
        DataType::Date => text("2024-02-29"),
        DataType::Time => text("23:59:58"),
        DataType::DateTime => text("2024-02-29 23:59:58"),
        DataType::Instant => text("2024-02-29T23:59:58+00:00"),
        DataType::Uuid => text("67e55044-10b1-426f-9247-bb680e5fe0c8"),
        DataType::Json => text("{\"a\": [1, \"it's\"]}"),
        DataType::Enum(enum_type) => choices.pick(&enum_type.variants).cloned().map(Default::Variant),
        DataType::Array(_) => None,
        DataType::Custom(_) => text("custom"),
    }
}

fn bytes(dialect: Dialect, digits: &str) -> String {
    if dialect == Dialect::Postgres { format!("'\\x{digits}'::bytea") } else { format!("x'{digits}'") }
}

/// SQL for some value of the type.
pub(super) fn literal(dialect: Dialect, data_type: &DataType) -> String {
    let typed = |text: &str, sql_type: &str| {
        if dialect == Dialect::Postgres { format!("{sql_type} '{text}'") } else { format!("'{text}'") }
    };
    match data_type {
        DataType::Bool if dialect == Dialect::Postgres => "TRUE".to_owned(),
        DataType::Bool => "1".to_owned(),
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => "42".to_owned(),
        DataType::Float32 | DataType::Float64 => "2.5".to_owned(),
        DataType::Decimal(_) => if dialect == Dialect::Sqlite { "'2.5'" } else { "2.5" }.to_owned(),
        DataType::Text(_) | DataType::Custom(_) => "'filled'".to_owned(),
        DataType::Bytes(_) => bytes(dialect, "0102"),
        DataType::Date => typed("2025-01-02", "date"),
        DataType::Time => typed("03:04:05", "time"),
        DataType::DateTime => typed("2025-01-02 03:04:05", "timestamp"),
        DataType::Instant if dialect == Dialect::Mysql => "'2025-01-02 03:04:05'".to_owned(),
        DataType::Instant => typed("2025-01-02T03:04:05+00:00", "timestamptz"),
        DataType::Uuid if dialect == Dialect::Postgres => "uuid '67e55044-10b1-426f-9247-bb680e5fe0c8'".to_owned(),
        DataType::Uuid => "x'67e5504410b1426f9247bb680e5fe0c8'".to_owned(),
        DataType::Json => typed("[]", "jsonb"),
        DataType::Array(item) => format!("ARRAY[{}]", literal(dialect, item)),
        DataType::Enum(enum_type) => quoted(enum_type.variants.first().map_or("", String::as_str), '\''),
    }
}

/// An index: unique only where the rows are unique already, because the primary key is in it, or where nothing tells them apart but NULL.
pub(super) fn add_index(choices: &mut Choices, schema: &mut Schema, at: usize) {
    let table = &schema.tables[at];
    let mut columns: Vec<&Column> = Vec::new();
    for _ in 0..=choices.below(2) {
        columns.extend(choices.pick(&table.columns));
    }
    columns.dedup_by(|a, b| a.name == b.name);
    let unique = choices.chance(30);
    if unique {
        columns.retain(|column| !table.primary_key.contains(&column.name));
        columns.splice(0..0, table.columns.iter().filter(|column| table.primary_key.contains(&column.name)));
    }
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let mut parts: Vec<IndexPart> =
        names.iter().map(|name| IndexPart { descending: choices.chance(20), ..IndexPart::column(*name) }).collect();
    let takes_expression = |column: &&Column| match choices.dialect {
        Dialect::Postgres => matches!(column.data_type, DataType::Text(_)),
        Dialect::Mysql => false,
        _ => true,
    };
    let first = columns.first().copied().filter(takes_expression);
    if let (false, Some(column), true) = (unique, first, choices.chance(20)) {
        parts[0].key = IndexKey::Expression(format!("lower({})", sql_name(choices, &column.name)));
    }
    let filter = choices.pick(&table.columns).filter(|_| choices.chance(20) && choices.dialect != Dialect::Mysql);
    let filter = filter.map(|column| format!("{} IS NOT NULL", quoted(&column.name, '"')));
    let wanted = if choices.chance(80) { name::index(&table.name, &names, unique) } else { "Special \"index\"".to_owned() };
    let name = names::index(schema, wanted);
    schema.tables[at].indexes.push(Index { name, unique, parts, filter, ..Index::default() });
}

/// A foreign key on new columns, so that rows that are there refer to nothing.
pub(super) fn add_foreign_key(choices: &mut Choices, schema: &mut Schema, at: usize, required: bool, avoided: &BTreeSet<String>) {
    let target = choices.below(schema.tables.len());
    // A row can't refer to one that is not there yet; in a circle at least one link is open. The first tables link forward only openly.
    let required = required && target < at;
    let target = schema.tables[target].clone();
    let table = &mut schema.tables[at];
    let mut columns = Vec::new();
    for key in target.primary_key.iter().filter_map(|name| target.column(name)) {
        let name = names::column(choices, table, avoided);
        columns.push(name.clone());
        table.columns.push(Column { nullable: !required, ..Column::new(name, key.data_type.clone()) });
    }
    let all: &[Action] = if choices.dialect == Dialect::Mysql { &Action::ALL[..4] } else { &Action::ALL };
    let actions: &[Action] = if required { &[Action::NoAction, Action::Restrict, Action::Cascade] } else { all };
    let (on_delete, on_update) = (*choices.pick(actions).unwrap_or(&actions[0]), *choices.pick(actions).unwrap_or(&actions[0]));
    let parts: Vec<&str> = columns.iter().map(String::as_str).collect();
    let name = names::foreign_key(table, name::foreign_key(&table.name, &parts));
    let (target_columns, target) = (target.primary_key, target.name);
    table.foreign_keys.push(ForeignKey {
        name,
        columns,
        target,
        target_columns,
        on_delete,
        on_update,
        deferral: if choices.chance(20) && choices.dialect != Dialect::Mysql { Deferral::Deferred } else { Deferral::Never },
        match_full: false,
    });
}

/// A check that every row passes.
pub(super) fn add_check(choices: &mut Choices, table: &mut Table) {
    let Some(column) = choices.pick(&table.columns).map(|column| column.name.clone()) else { return };
    let of_column = choices.chance(60);
    let name = names::check(table, name::check(&table.name, of_column.then_some(column.as_str())));
    let expression = check_text(choices, &column);
    table.checks.push(Check { name, expression, ..Check::default() });
}

/// A condition that always holds.
pub(super) fn check_text(choices: &mut Choices, column: &str) -> String {
    let name = match choices.dialect {
        // Text alone has a length.
        Dialect::Postgres => format!("({}::text)", sql_name(choices, column)),
        _ => sql_name(choices, column),
    };
    let forms = [
        format!("{name} IS NULL OR length({name}) >= 0"),
        format!("coalesce(length({name}), 0) >= 0 AND 'it''s {column}' <> 'x'"),
        format!("CASE WHEN {name} IS NULL THEN 1 ELSE 1 END = 1"),
    ];
    let forms = forms.map(|form| if column.contains('\'') { form.replace(&format!("it''s {column}"), "it''s") } else { form });
    choices.pick(&forms).cloned().unwrap_or_default()
}

/// A column's name as people write it: without quotes where it can do without.
fn sql_name(choices: &mut Choices, name: &str) -> String {
    // PostgreSQL folds what has no quotes to lower case.
    let folded = choices.dialect == Dialect::Postgres && name.to_lowercase() != name;
    let plain = !folded && ["a", "id", "name", "Value", "Email", "camelCase", "größe"].contains(&name);
    if plain && choices.chance(40) { name.to_owned() } else { quoted(name, '"') }
}

pub(super) fn quoted(text: &str, quote: char) -> String {
    format!("{quote}{}{quote}", text.replace(quote, &format!("{quote}{quote}")))
}
