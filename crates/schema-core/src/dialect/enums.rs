//! Enums that are not stored as the database's own: a column of another type, with a check of its values.

use super::Dialect;
use super::grammar::Cast;
use crate::schema::{Check, Column, DataType, Default, EnumType, Stored, Table, name};

/// The characters that a text column for an enum has room for where texts of any length can't be keys. Adding variants then changes nothing
/// but the check.
const TEXT_LENGTH: usize = 255;

/// The type of a column as the database has it: that of what rows hold.
pub(super) fn physical(dialect: Dialect, data_type: &DataType) -> Option<DataType> {
    let DataType::Enum(own) = data_type else { return None };
    match (&own.stored, dialect) {
        (Stored::Native, _) => None,
        // There the two are the same.
        (Stored::Text, Dialect::Sqlite) => Some(DataType::Enum(EnumType::new(own.name.clone(), own.variants.clone()))),
        (Stored::Text, Dialect::Postgres) => Some(DataType::Text(None)),
        (Stored::Text, Dialect::Mysql) => {
            let longest = own.variants.iter().map(|text| text.chars().count()).max().unwrap_or(0);
            Some(DataType::Text(u32::try_from(longest.max(TEXT_LENGTH)).ok()))
        }
        (Stored::Integer(numbers), Dialect::Postgres) => Some(signed(&numbers.data_type)),
        (Stored::Integer(numbers), Dialect::Sqlite | Dialect::Mysql) => Some((*numbers.data_type).clone()),
    }
}

/// The type for the numbers of an integer type where there are only those of two, four and eight bytes, with a sign.
fn signed(data_type: &DataType) -> DataType {
    match data_type {
        DataType::Int8 | DataType::UInt8 => DataType::Int16,
        DataType::UInt16 => DataType::Int32,
        DataType::UInt32 => DataType::Int64,
        other => other.clone(),
    }
}

/// A table with the columns of such enums as the database has them, and the checks of their values.
pub(super) fn lowered(dialect: Dialect, table: &Table) -> Table {
    let mut lowered = table.clone();
    for (at, column) in table.columns.iter().enumerate() {
        let Some(data_type) = physical(dialect, &column.data_type) else { continue };
        // The check of one that is a text on SQLite is part of its line.
        lowered.checks.extend(check(&table.name, column).filter(|_| !matches!(data_type, DataType::Enum(_))));
        lowered.columns[at] = column_as(column, data_type);
    }
    for (at, retired) in table.retired.iter().enumerate() {
        if let Some(data_type) = physical(dialect, &retired.column.data_type) {
            lowered.retired[at].column = column_as(&retired.column, data_type);
        }
    }
    lowered
}

fn column_as(column: &Column, data_type: DataType) -> Column {
    let default = column.default.clone().map(|default| match (default, &column.data_type) {
        (Default::Variant(text), DataType::Enum(own)) if !matches!(data_type, DataType::Enum(_)) => {
            own.number(&text).map_or(Default::Text(text), |number| Default::Number(number.to_string()))
        }
        (default, _) => default,
    });
    Column { data_type, default, ..column.clone() }
}

fn check(table: &str, column: &Column) -> Option<Check> {
    let DataType::Enum(own) = &column.data_type else { return None };
    // In an order that is not that of the variants, which may change, and as a user writes it: each dialect has its own words for that.
    let mut variants: Vec<&String> = own.variants.iter().collect();
    variants.sort_by_key(|text| (own.number(text), *text));
    let values: Vec<String> = variants.into_iter().map(|text| literal(Dialect::Sqlite, own, text)).collect();
    let expression = format!("{} IN ({})", Dialect::Sqlite.identifier(&column.name), values.join(", "));
    Some(Check { name: name::values(table, &column.name), expression, no_inherit: false })
}

/// The column that a check of a table is for, if it is one that an enum brings along, and the values that it lists.
pub(super) fn checked<'a>(table: &'a Table, check: &'a Check) -> Option<(&'a Column, &'a str)> {
    let column = table.columns.iter().find(|column| name::values(&table.name, &column.name) == check.name)?;
    let values = check.expression.split_once(" IN (")?.1.strip_suffix(')')?;
    Some((column, values))
}

/// What rows hold for a variant, as a literal.
pub(super) fn literal(dialect: Dialect, own: &EnumType, variant: &str) -> String {
    own.number(variant).map_or_else(|| dialect.literal(variant), |number| number.to_string())
}

/// What rows hold for a variant of a column of this type, as a literal.
pub(super) fn value(dialect: Dialect, data_type: &DataType, variant: &str) -> String {
    if let DataType::Enum(own) = data_type { literal(dialect, own, variant) } else { dialect.literal(variant) }
}

/// Whether one of the types is an enum of which rows hold numbers, so that [`cast`] says how one becomes the other.
pub(super) fn have_numbers(before: &DataType, after: &DataType) -> bool {
    [before, after].iter().any(|data_type| matches!(data_type, DataType::Enum(own) if own.numbers().is_some()))
}

/// The conversion between types of which one at least is an enum with numbers; `text` is the column as a text.
pub(super) fn cast(dialect: Dialect, before: &DataType, after: &DataType, column: &str, text: &str) -> Option<Cast> {
    let one_of = |column: &str, values: Vec<String>| {
        if values.is_empty() { "FALSE".to_owned() } else { format!("{column} IN ({})", values.join(", ")) }
    };
    match (before, after) {
        (DataType::Enum(from), DataType::Enum(to)) => {
            let column = if from.numbers().is_some() { column } else { text };
            let pairs: Vec<(String, String)> = from.variants.iter().filter_map(|old| pair(dialect, (from, to), old)).collect();
            let is_lossy = pairs.len() < from.variants.len();
            let condition = is_lossy.then(|| one_of(column, pairs.iter().map(|(old, _)| old.clone()).collect()));
            Some(Cast { expression: mapped(column, &pairs), condition })
        }
        (DataType::Enum(from), _) if after.is_integer() => {
            let (low, high) = after.integer_range()?;
            let fits = |number: &&i64| (low..=high).contains(&i128::from(**number));
            let each = &from.numbers()?.each;
            let kept: Vec<String> = each.iter().filter(fits).map(i64::to_string).collect();
            Some(Cast { expression: None, condition: (kept.len() < each.len()).then(|| one_of(column, kept)) })
        }
        (DataType::Enum(from), DataType::Text(length)) => {
            let fits = |text: &&String| length.is_none_or(|length| text.chars().count() <= length as usize);
            let pairs: Vec<(String, String)> =
                from.variants.iter().filter(fits).map(|text| (literal(dialect, from, text), dialect.literal(text))).collect();
            let is_lossy = pairs.len() < from.variants.len();
            let condition = is_lossy.then(|| one_of(column, pairs.iter().map(|(old, _)| old.clone()).collect()));
            Some(Cast { expression: mapped(column, &pairs), condition })
        }
        (DataType::Text(_), DataType::Enum(to)) => {
            let pairs: Vec<(String, String)> = to.variants.iter().map(|text| (dialect.literal(text), literal(dialect, to, text))).collect();
            let expression = mapped(column, &pairs);
            // Compared byte by byte: as texts, those that differ in blanks at the end are equal there.
            let column = if dialect == Dialect::Mysql { format!("CAST({column} AS BINARY)") } else { column.to_owned() };
            Some(Cast { expression, condition: Some(one_of(&column, pairs.into_iter().map(|(old, _)| old).collect())) })
        }
        (_, DataType::Enum(to)) if before.is_integer() => {
            Some(Cast { expression: None, condition: Some(one_of(column, to.numbers()?.each.iter().map(i64::to_string).collect())) })
        }
        (_, _) => None,
    }
}

/// What rows hold for a variant before, and for what it becomes.
fn pair(dialect: Dialect, (from, to): (&EnumType, &EnumType), old: &str) -> Option<(String, String)> {
    Some((literal(dialect, from, old), literal(dialect, to, from.successor(old, to)?)))
}

/// The value that a column gets from these pairs; `None` when every value stays what it is.
fn mapped(column: &str, pairs: &[(String, String)]) -> Option<String> {
    if pairs.iter().all(|(old, new)| old == new) {
        return None;
    }
    let cases: Vec<String> = pairs.iter().map(|(old, new)| format!("WHEN {old} THEN {new}")).collect();
    Some(format!("CASE {column} {} END", cases.join(" ")))
}

/// Whether a list of texts has one that is not in `values`, NULL aside.
pub(super) fn has_another(list: &str, values: &str) -> String {
    format!("EXISTS (SELECT 1 FROM unnest({list}) AS item WHERE item NOT IN ({values}))")
}

/// What a value must be to have a counterpart in the enum `after`, for people.
pub(super) fn accepted(before: &DataType, after: &DataType) -> Option<Vec<String>> {
    let DataType::Enum(to) = after else { return None };
    let numbered = |own: &EnumType, text: &String| own.number(text).map_or_else(|| text.clone(), |number| format!("{number} ({text})"));
    Some(match before {
        DataType::Enum(from) if from.numbers().is_some() => {
            from.variants.iter().filter(|text| from.successor(text, to).is_some()).map(|text| numbered(from, text)).collect()
        }
        _ if before.is_integer() => to.variants.iter().map(|text| numbered(to, text)).collect(),
        _ => to.variants.clone(),
    })
}
