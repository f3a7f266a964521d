//! The model as format 1 writes it: for people, on one line, and for hashing.

use super::FORMAT;
use crate::diff::Hint;
use crate::schema::{
    Action, Check, Column, DataType, Default, Deferral, EnumType, ForeignKey, Generated, Index, IndexKey, IndexPart, Nulls, RetiredTable,
    Stored, Table,
};
use crate::snapshot::Snapshot;
use crate::step::Temporary;

use json::Json;

mod json;

/// The file.
pub(in crate::snapshot) fn file(snapshot: &Snapshot) -> String {
    let tables = &snapshot.schema.tables;
    let text = json::lines(0, |json| {
        json.object(|json| {
            before_tables(json, snapshot);
            json.key("tables").list(tables, |json, table| self::table(json, table, Order::Declared));
        });
    });
    text + "\n"
}

/// The file up to its tables, without the end of the line before them.
pub(in crate::snapshot) fn head(snapshot: &Snapshot) -> String {
    let whole = json::lines(0, |json| json.object(|json| before_tables(json, snapshot)));
    format!("{},", whole.trim_end_matches("\n}"))
}

fn before_tables(json: &mut Json<'_, '_>, snapshot: &Snapshot) {
    json.key("format").raw(&FORMAT.to_string());
    json.key("dialects").strings(snapshot.dialects.iter().map(|dialect| dialect.name()));
    json.optional("last", snapshot.last.as_deref());
    json.list_unless_empty("hints", &snapshot.hints, hint);
    json.list_unless_empty("retire", &snapshot.retire.iter().collect::<Vec<_>>(), retire);
    json.list_unless_empty("temporary_defaults", &snapshot.temporary, temporary);
    let retired: Vec<(&str, &str, &Column)> = snapshot.schema.tables.iter().flat_map(retired_columns).collect();
    json.list_unless_empty("retired_columns", &retired, retired_column);
    json.list_unless_empty("retired_tables", &snapshot.schema.retired, |json, table| retired_table(json, table, Order::Declared));
    json.list_unless_empty("enums", &snapshot.schema.enums, named_enum);
}

/// What stands for a table in the file, without the comma after it.
pub(in crate::snapshot) fn block(table: &Table) -> String {
    json::lines(2, |json| self::table(json, table, Order::Declared))
}

/// A table on one line.
pub(in crate::snapshot) fn line(table: &Table, order: Order) -> String {
    json::line(|json| self::table(json, table, order))
}

/// A retired table on one line.
pub(in crate::snapshot) fn retired_table_line(retired: &RetiredTable) -> String {
    json::line(|json| retired_table(json, retired, Order::Name))
}

/// The retired columns of a table, one a line.
pub(in crate::snapshot) fn retired_column_lines(table: &Table) -> impl Iterator<Item = String> {
    retired_columns(table).map(|retired| json::line(|json| retired_column(json, &retired)))
}

/// In which order things are written whose order means nothing.
#[derive(Clone, Copy)]
pub(in crate::snapshot) enum Order {
    Declared,
    Name,
}

impl Order {
    fn list<T>(self, items: &[T], name: impl Fn(&T) -> &str) -> Vec<&T> {
        let mut items: Vec<&T> = items.iter().collect();
        match self {
            Self::Declared => {}
            Self::Name => items.sort_by(|a, b| name(a).cmp(name(b))),
        }
        items
    }
}

fn hint(json: &mut Json<'_, '_>, hint: &Hint) {
    json.object(|json| {
        json.key("table").string(&hint.table);
        json.optional("column", hint.column.as_deref());
        json.optional("variant", hint.variant.as_deref());
        json.key("from").string(&hint.from);
    });
}

fn retire(json: &mut Json<'_, '_>, &(table, retire): &(&String, &bool)) {
    json.object(|json| {
        json.key("table").string(table);
        json.key("retire").raw(if *retire { "true" } else { "false" });
    });
}

fn temporary(json: &mut Json<'_, '_>, temporary: &Temporary) {
    json.object(|json| {
        json.key("table").string(&temporary.table);
        json.key("column").string(&temporary.column);
        json.optional("since", temporary.since.as_deref());
    });
}

fn named_enum(json: &mut Json<'_, '_>, named: &EnumType) {
    json.object(|json| {
        json.key("name").string(&named.name);
        json.key("variants").strings(named.variants.iter().map(String::as_str));
    });
}

fn retired_columns(table: &Table) -> impl Iterator<Item = (&str, &str, &Column)> {
    table.retired.iter().map(|retired| (table.name.as_str(), retired.name.as_str(), &retired.column))
}

fn retired_column(json: &mut Json<'_, '_>, &(table, name, column): &(&str, &str, &Column)) {
    json.object(|json| {
        json.key("table").string(table);
        json.key("name").string(name);
        self::column(json.key("column"), column);
    });
}

fn retired_table(json: &mut Json<'_, '_>, retired: &RetiredTable, order: Order) {
    let columns: Vec<(&str, &str, &Column)> = retired_columns(&retired.table).collect();
    json.object(|json| {
        json.key("name").string(&retired.name);
        table(json.key("table"), &retired.table, order);
        json.flag("rows", retired.rows);
        json.list_unless_empty("retired_columns", &order.list(&columns, |(_, name, _)| name), |json, column| retired_column(json, column));
    });
}

fn table(json: &mut Json<'_, '_>, table: &Table, order: Order) {
    json.object(|json| {
        json.key("name").string(&table.name);
        json.key("columns").list(&order.list(&table.columns, |column| &column.name), |json, column| self::column(json, column));
        if !table.primary_key.is_empty() {
            json.key("primary_key").strings(table.primary_key.iter().map(String::as_str));
        }
        json.list_unless_empty("indexes", &order.list(&table.indexes, |index| &index.name), |json, index| self::index(json, index));
        json.list_unless_empty("foreign_keys", &order.list(&table.foreign_keys, |key| &key.name), |json, key| foreign_key(json, key));
        json.list_unless_empty("checks", &order.list(&table.checks, |check| &check.name), |json, check| self::check(json, check));
        json.flag("strict", table.options.strict);
        json.flag("without_rowid", table.options.without_rowid);
        json.optional("comment", table.options.comment.as_deref());
        json.optional("primary_key_name", table.options.primary_key.as_deref());
        json.optional("charset", table.options.charset.as_deref());
        json.optional("collation", table.options.collation.as_deref());
        json.optional("engine", table.options.engine.as_deref());
    });
}

fn column(json: &mut Json<'_, '_>, column: &Column) {
    json.object(|json| {
        json.key("name").string(&column.name);
        match column.data_type.item() {
            DataType::Enum(enum_type) => {
                json.key("type").string(&arrays_of("enum", &column.data_type));
                json.key("enum").string(&enum_type.name);
                json.key("variants").strings(enum_type.variants.iter().map(String::as_str));
                stored(json, &enum_type.stored);
            }
            DataType::Custom(sql) => {
                json.key("type").string(&arrays_of("custom", &column.data_type));
                json.key("sql").string(sql);
            }
            _ => json.key("type").string(&column.data_type.to_string()),
        }
        if !column.types.is_empty() {
            json.key("types").object(|json| column.types.iter().for_each(|(dialect, sql)| json.key(dialect).string(sql)));
        }
        json.flag("nullable", column.nullable);
        if let Some(default) = &column.default {
            self::default(json.key("default"), default);
        }
        json.flag("auto_increment", column.auto_increment);
        json.flag("numbered_always", column.numbering.always);
        json.optional("sequence", column.numbering.sequence.as_deref());
        json.optional("collation", column.collation.as_deref());
        json.optional("charset", column.charset.as_deref());
        if let Some(generated) = &column.generated {
            self::generated(json.key("generated"), generated);
        }
        json.flag("on_update_now", column.on_update_now);
        json.optional("comment", column.comment.as_deref());
    });
}

/// What rows hold for an enum, where that is not one of the database's own.
fn stored(json: &mut Json<'_, '_>, stored: &Stored) {
    match stored {
        Stored::Native => {}
        Stored::Text => json.key("stored").string("text"),
        Stored::Integer(numbers) => {
            json.key("stored").string(&numbers.data_type.to_string());
            json.key("numbers").list(&numbers.each.iter().collect::<Vec<_>>(), |json, number| json.raw(&number.to_string()));
        }
    }
}

/// What a type is called whose innermost items are called `word`.
fn arrays_of(word: &str, data_type: &DataType) -> String {
    if let DataType::Array(item) = data_type { format!("array({})", arrays_of(word, item)) } else { word.to_owned() }
}

fn generated(json: &mut Json<'_, '_>, generated: &Generated) {
    json.object(|json| {
        json.key("expression").string(&generated.expression);
        json.flag("stored", generated.stored);
    });
}

fn default(json: &mut Json<'_, '_>, default: &Default) {
    match default {
        Default::Bool(value) => json.object(|json| json.key("bool").raw(if *value { "true" } else { "false" })),
        Default::Number(text) => json.object(|json| json.key("number").string(text)),
        Default::Text(text) => json.object(|json| json.key("text").string(text)),
        Default::Variant(text) => json.object(|json| json.key("variant").string(text)),
        Default::Now => json.string("now"),
        Default::Sql(sql) => json.object(|json| json.key("sql").string(sql)),
    }
}

fn index(json: &mut Json<'_, '_>, index: &Index) {
    json.object(|json| {
        json.key("name").string(&index.name);
        json.flag("unique", index.unique);
        json.key("parts").list(&index.parts, index_part);
        json.optional("filter", index.filter.as_deref());
        json.optional("method", index.method.as_deref());
        if !index.include.is_empty() {
            json.key("include").strings(index.include.iter().map(String::as_str));
        }
        json.flag("nulls_not_distinct", index.nulls_not_distinct);
        json.optional("constraint", index.constraint.map(deferral));
        json.optional("parameters", index.parameters.as_deref());
    });
}

const fn deferral(deferral: Deferral) -> &'static str {
    match deferral {
        Deferral::Never => "never",
        Deferral::Immediate => "immediate",
        Deferral::Deferred => "deferred",
    }
}

const fn nulls(nulls: Nulls) -> &'static str {
    match nulls {
        Nulls::First => "first",
        Nulls::Last => "last",
    }
}

fn index_part(json: &mut Json<'_, '_>, part: &IndexPart) {
    json.object(|json| {
        match &part.key {
            IndexKey::Column(name) => json.key("column").string(name),
            IndexKey::Expression(sql) => json.key("expression").string(sql),
        }
        json.flag("descending", part.descending);
        json.optional("nulls", part.nulls.map(nulls));
        json.optional("collation", part.collation.as_deref());
        json.optional("operator_class", part.operator_class.as_deref());
        if let Some(length) = part.length {
            json.key("length").raw(&length.to_string());
        }
        json.optional("operator", part.operator.as_deref());
    });
}

fn foreign_key(json: &mut Json<'_, '_>, key: &ForeignKey) {
    json.object(|json| {
        json.key("name").string(&key.name);
        json.key("columns").strings(key.columns.iter().map(String::as_str));
        json.key("target").string(&key.target);
        json.key("target_columns").strings(key.target_columns.iter().map(String::as_str));
        json.optional("on_delete", action(key.on_delete));
        json.optional("on_update", action(key.on_update));
        json.flag("deferred", key.deferral == Deferral::Deferred);
        json.flag("deferrable", key.deferral == Deferral::Immediate);
        json.flag("match_full", key.match_full);
    });
}

const fn action(action: Action) -> Option<&'static str> {
    match action {
        Action::NoAction => None,
        Action::Restrict => Some("restrict"),
        Action::Cascade => Some("cascade"),
        Action::SetNull => Some("set_null"),
        Action::SetDefault => Some("set_default"),
    }
}

fn check(json: &mut Json<'_, '_>, check: &Check) {
    json.object(|json| {
        json.key("name").string(&check.name);
        json.key("expression").string(&check.expression);
        json.flag("no_inherit", check.no_inherit);
    });
}
