//! The model as format 1 writes it: for people, on one line, and for hashing.

use super::FORMAT;
use crate::diff::Hint;
use crate::schema::{Action, Check, Column, DataType, Default, ForeignKey, Index, IndexKey, IndexPart, RetiredTable, Table};
use crate::snapshot::Snapshot;

use json::Json;

mod json;

/// The file.
pub(in crate::snapshot) fn file(snapshot: &Snapshot) -> String {
    let tables = &snapshot.schema.tables;
    let mut json = Json::lines(0);
    json.object(|json| {
        json.key("format").raw(&FORMAT.to_string());
        json.key("dialects").strings(snapshot.dialects.iter().map(|dialect| dialect.name()));
        json.optional("last", snapshot.last.as_deref());
        json.list_unless_empty("hints", &snapshot.hints, hint);
        let retired: Vec<(&str, &str, &Column)> = tables.iter().flat_map(retired_columns).collect();
        json.list_unless_empty("retired_columns", &retired, retired_column);
        json.list_unless_empty("retired_tables", &snapshot.schema.retired, |json, table| retired_table(json, table, Order::Declared));
        json.key("tables").list(tables, |json, table| self::table(json, table, Order::Declared));
    });
    json.finish() + "\n"
}

/// What stands for a table in the file, without the comma after it.
pub(in crate::snapshot) fn block(table: &Table, text: String) -> String {
    let mut json = Json::lines_in(text, 2);
    self::table(&mut json, table, Order::Declared);
    json.finish()
}

/// A table on one line.
pub(in crate::snapshot) fn line(table: &Table, order: Order) -> String {
    let mut json = Json::line();
    self::table(&mut json, table, order);
    json.finish()
}

/// A retired table on one line.
pub(in crate::snapshot) fn retired_table_line(retired: &RetiredTable) -> String {
    let mut json = Json::line();
    retired_table(&mut json, retired, Order::Name);
    json.finish()
}

/// The retired columns of a table, one a line.
pub(in crate::snapshot) fn retired_column_lines(table: &Table) -> impl Iterator<Item = String> {
    retired_columns(table).map(|retired| {
        let mut json = Json::line();
        retired_column(&mut json, &retired);
        json.finish()
    })
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

fn hint(json: &mut Json, hint: &Hint) {
    json.object(|json| {
        json.key("table").string(&hint.table);
        json.optional("column", hint.column.as_deref());
        json.key("from").string(&hint.from);
    });
}

fn retired_columns(table: &Table) -> impl Iterator<Item = (&str, &str, &Column)> {
    table.retired.iter().map(|retired| (table.name.as_str(), retired.name.as_str(), &retired.column))
}

fn retired_column(json: &mut Json, &(table, name, column): &(&str, &str, &Column)) {
    json.object(|json| {
        json.key("table").string(table);
        json.key("name").string(name);
        self::column(json.key("column"), column);
    });
}

fn retired_table(json: &mut Json, retired: &RetiredTable, order: Order) {
    let columns: Vec<(&str, &str, &Column)> = retired_columns(&retired.table).collect();
    json.object(|json| {
        json.key("name").string(&retired.name);
        table(json.key("table"), &retired.table, order);
        json.list_unless_empty("retired_columns", &order.list(&columns, |(_, name, _)| name), |json, column| retired_column(json, column));
    });
}

fn table(json: &mut Json, table: &Table, order: Order) {
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
    });
}

fn column(json: &mut Json, column: &Column) {
    json.object(|json| {
        json.key("name").string(&column.name);
        match &column.data_type {
            DataType::Enum(enum_type) => {
                json.key("type").string("enum");
                json.key("enum").string(&enum_type.name);
                json.key("variants").strings(enum_type.variants.iter().map(String::as_str));
            }
            DataType::Custom(sql) => {
                json.key("type").string("custom");
                json.key("sql").string(sql);
            }
            plain => json.key("type").string(&plain.to_string()),
        }
        json.flag("nullable", column.nullable);
        if let Some(default) = &column.default {
            self::default(json.key("default"), default);
        }
        json.flag("auto_increment", column.auto_increment);
        json.optional("collation", column.collation.as_deref());
    });
}

fn default(json: &mut Json, default: &Default) {
    match default {
        Default::Bool(value) => json.object(|json| json.key("bool").raw(if *value { "true" } else { "false" })),
        Default::Number(text) => json.object(|json| json.key("number").string(text)),
        Default::Text(text) => json.object(|json| json.key("text").string(text)),
        Default::Variant(text) => json.object(|json| json.key("variant").string(text)),
        Default::Now => json.string("now"),
        Default::Sql(sql) => json.object(|json| json.key("sql").string(sql)),
    }
}

fn index(json: &mut Json, index: &Index) {
    json.object(|json| {
        json.key("name").string(&index.name);
        json.flag("unique", index.unique);
        json.key("parts").list(&index.parts, index_part);
        json.optional("filter", index.filter.as_deref());
    });
}

fn index_part(json: &mut Json, part: &IndexPart) {
    json.object(|json| {
        match &part.key {
            IndexKey::Column(name) => json.key("column").string(name),
            IndexKey::Expression(sql) => json.key("expression").string(sql),
        }
        json.flag("descending", part.descending);
    });
}

fn foreign_key(json: &mut Json, key: &ForeignKey) {
    json.object(|json| {
        json.key("name").string(&key.name);
        json.key("columns").strings(key.columns.iter().map(String::as_str));
        json.key("target").string(&key.target);
        json.key("target_columns").strings(key.target_columns.iter().map(String::as_str));
        json.optional("on_delete", action(key.on_delete));
        json.optional("on_update", action(key.on_update));
        json.flag("deferred", key.deferred);
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

fn check(json: &mut Json, check: &Check) {
    json.object(|json| {
        json.key("name").string(&check.name);
        json.key("expression").string(&check.expression);
    });
}
