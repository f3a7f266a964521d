//! A schema as a database has it, in the words that a person would use for the same: `INTEGER` is a whole number, `'x'::text` a text.
//!
//! Whatever can't be said so stays as it is, as a type or as SQL: what is written must build back to the same.

use std::collections::BTreeSet;

use schema_core::Dialect;
use schema_core::dialect::{mysql, postgres, sqlite};
use schema_core::entity::takes_default;
use schema_core::schema::{Check, Column, DataType, Default, EnumType, IndexKey, Schema, Table, TableOptions, expression, name};

use crate::sql::{Token, tokens};

/// The schema without what is retired.
pub(super) fn nice(database: Option<Dialect>, mut schema: Schema) -> Schema {
    schema.retired.clear();
    schema.enums.clear();
    for table in &mut schema.tables {
        table.retired.clear();
        match database {
            Some(Dialect::Sqlite) => of_sqlite(table),
            Some(Dialect::Postgres) => of_postgres(table),
            Some(Dialect::Mysql) => of_mysql(table),
            _ => {}
        }
        table.columns.iter_mut().for_each(|column| say(database, column));
    }
    schema
}

fn of_sqlite(table: &mut Table) {
    for column in &mut table.columns {
        if let DataType::Custom(sql) = &column.data_type {
            column.data_type = sqlite::parse_type(sql);
        }
    }
    enums(table);
    for column in &mut table.columns {
        parse(column, sqlite::parse_default);
    }
    // SQLite shows their names nowhere.
    let mut used: BTreeSet<String> = table.checks.iter().map(|check| check.name.clone()).collect();
    for key in &mut table.foreign_keys {
        let columns: Vec<&str> = key.columns.iter().map(String::as_str).collect();
        let usual = name::foreign_key(&table.name, &columns);
        let names = [usual.clone()].into_iter().chain((2_u32..).map(|number| name::shorten(format!("{usual}{number}"))));
        key.name = names.into_iter().find(|name| !used.contains(name)).unwrap_or(usual);
        used.insert(key.name.clone());
    }
}

/// Checks that are what an enum is on SQLite become one.
fn enums(table: &mut Table) {
    let names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
    let all = std::mem::take(&mut table.checks);
    for check in all {
        let found = table.columns.iter_mut().find_map(|column| Some((variants(&check, column, &names)?, column)));
        match found {
            Some((variants, column)) => column.data_type = DataType::Enum(EnumType::new(check.name, variants)),
            None => table.checks.push(check),
        }
    }
}

fn variants(check: &Check, column: &Column, names: &[String]) -> Option<Vec<String>> {
    if column.data_type != DataType::Text(None) || name::is_unnamed(&check.name) {
        return None;
    }
    let spelled = expression::spelled(&Dialect::Sqlite.identifier(&column.name), names);
    let list = check.expression.strip_prefix(&spelled)?.strip_prefix(" IN (")?.strip_suffix(')')?;
    let variants =
        list.split(", ").map(|text| Some(text.strip_prefix('\'')?.strip_suffix('\'')?.replace("''", "'"))).collect::<Option<Vec<_>>>()?;
    let literals: Vec<String> = variants.iter().map(|text| Dialect::Sqlite.literal(text)).collect();
    let distinct: BTreeSet<&String> = variants.iter().collect();
    (literals.join(", ") == list && distinct.len() == variants.len()).then_some(variants)
}

fn of_postgres(table: &mut Table) {
    for column in &mut table.columns {
        parse(column, postgres::parse_default);
        column.generated.iter_mut().for_each(|generated| bare(&mut generated.expression));
    }
    table.checks.iter_mut().for_each(|check| bare(&mut check.expression));
    for index in &mut table.indexes {
        index.filter.iter_mut().for_each(bare);
        for part in &mut index.parts {
            if let IndexKey::Expression(sql) = &mut part.key {
                bare(sql);
            }
        }
    }
}

/// Takes parentheses around all of an expression away: PostgreSQL puts them back.
fn bare(sql: &mut String) {
    let all = tokens(Dialect::Postgres, sql);
    let mut depth = 0_usize;
    let closes = |token: &Token<'_>| {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
    if first.text == "(" && last.text == ")" && all.iter().position(closes) == Some(all.len() - 1) {
        let inner = sql[first.start + 1..last.start].trim().to_owned();
        *sql = inner;
        bare(sql);
    }
}

fn parse(column: &mut Column, parse: impl Fn(&str, &DataType) -> Default) {
    if let Some(Default::Sql(sql)) = &column.default {
        let parsed = if let DataType::Enum(own) = &column.data_type {
            variant(sql, own).unwrap_or_else(|| parse(sql, &column.data_type))
        } else {
            parse(sql, &column.data_type)
        };
        column.default = Some(parsed);
    }
}

/// A text that is one of the variants.
fn variant(sql: &str, own: &EnumType) -> Option<Default> {
    let text = own.variants.iter().find(|text| Dialect::Sqlite.literal(text) == sql)?;
    Some(Default::Variant(text.clone()))
}

fn of_mysql(table: &mut Table) {
    let TableOptions { charset, collation, .. } = &mut table.options;
    imply(charset, collation.as_deref());
    if collation.as_deref() == Some(mysql::COLLATION) {
        *collation = None;
    }
    for column in &mut table.columns {
        imply(&mut column.charset, column.collation.as_deref());
    }
}

/// Leaves a character set out that the collation tells.
fn imply(charset: &mut Option<String>, collation: Option<&str>) {
    if collation.and_then(mysql::charset_of) == *charset {
        *charset = None;
    }
}

/// Makes sure that an attribute can say the column.
fn say(database: Option<Dialect>, column: &mut Column) {
    if let Some(Default::Number(number)) = &column.default
        && !is_usual(number)
    {
        column.default = Some(Default::Sql(number.clone()));
    }
    let takes = column.default.as_ref().is_none_or(|default| takes_default(&column.data_type, default));
    let is_text = matches!(column.data_type.item(), DataType::Text(_) | DataType::Enum(_) | DataType::Custom(_));
    let compares = column.collation.is_some() || column.charset.is_some();
    if takes && (is_text || !compares) && is_said(&column.data_type) {
        return;
    }
    if let Some(database) = database {
        column.data_type = DataType::Custom(database.sql_type(&column.data_type));
    }
}

/// Whether a number is written as Rust reads it back.
fn is_usual(number: &str) -> bool {
    let (whole, fraction) = match number.strip_prefix('-').unwrap_or(number).split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (number.strip_prefix('-').unwrap_or(number), "0"),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

/// Whether a Rust type and its limits can say a type.
fn is_said(data_type: &DataType) -> bool {
    match data_type {
        DataType::Text(length) | DataType::Bytes(length) => *length != Some(0),
        DataType::Decimal(limits) => limits.is_none_or(|(precision, scale)| precision > 0 && scale <= precision),
        DataType::Array(item) => !matches!(**item, DataType::UInt8 | DataType::Array(_) | DataType::Custom(_)) && is_said(item),
        DataType::Enum(own) => !own.variants.is_empty(),
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
        | DataType::Date
        | DataType::Time
        | DataType::DateTime
        | DataType::Instant
        | DataType::Uuid
        | DataType::Json
        | DataType::Custom(_) => true,
    }
}
