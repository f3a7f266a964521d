//! The values of a column after a change, as expressions over the table as it is before.

use super::change::{Source, Value};
use super::enums;
use super::grammar::{Cast, Grammar, variants};
use crate::schema::{Column, DataType, Default};
use crate::step::{Fill, Using};

/// The value that `column` gets from `source`.
///
/// # Errors
///
/// When there is no conversion between the types.
pub(super) fn value(grammar: &dyn Grammar, source: &Source, column: &Column) -> Result<String, String> {
    let from = source.from.as_deref().map(|name| grammar.quote(name));
    let own = |fill: &Option<String>| fill.as_deref().map(|sql| grammar.expression(sql).into_owned());
    Ok(match &source.value {
        Value::Kept => from.unwrap_or_else(null),
        Value::Converted { before, after } => {
            let from = from.unwrap_or_else(null);
            conversion(grammar, before, after, &from)?.expression.unwrap_or(from)
        }
        Value::Recast { before, after } => grammar.recast(before, after, &from.unwrap_or_else(null)),
        Value::New { .. } if column.generated.is_some() => {
            own(&column.generated.as_ref().map(|generated| generated.expression.clone())).unwrap_or_else(null)
        }
        Value::New { fill } => own(fill).or_else(|| default(grammar, column)).unwrap_or_else(null),
        Value::Restored { fill } => {
            let fill = fill.as_deref().map(|sql| grammar.typed(grammar.expression(sql).into_owned(), &column.data_type));
            let other = fill.or_else(|| default(grammar, column)).filter(|_| !column.nullable);
            coalesce(from.into_iter().chain(other).collect())
        }
        Value::Replaced { using, column: old, types, default: fill, required } => {
            let versions = Versions { old: grammar.quote(old), restored: from, types, data_type: &column.data_type };
            replaced(grammar, using.as_ref(), versions, fill.as_ref(), *required)
        }
    })
}

/// The conversion of a column between two types.
///
/// # Errors
///
/// When there is none.
pub(super) fn conversion(grammar: &dyn Grammar, before: &DataType, after: &DataType, column: &str) -> Result<Cast, String> {
    let cast = if enums::have_numbers(before, after) {
        enums::cast(grammar.dialect(), before, after, column, &grammar.as_text(column))
    } else {
        grammar.cast(before, after, column)
    };
    cast.ok_or_else(|| format!("nothing says how `{before}` becomes `{after}`"))
}

/// The columns that a replaced column's values come from.
struct Versions<'a> {
    /// The version of before.
    old: String,
    /// What an undone earlier run put aside.
    restored: Option<String>,
    /// The types of the version of before and of the new one.
    types: &'a (DataType, DataType),
    /// The type that the column gets in the database.
    data_type: &'a DataType,
}

fn replaced(
    grammar: &dyn Grammar,
    using: Option<&Using>,
    Versions { old, restored, types, data_type }: Versions<'_>,
    default: Option<&(Default, DataType)>,
    required: bool,
) -> String {
    let default_sql = |(default, data_type): &(Default, DataType)| grammar.default_value(default, data_type);
    let own = |sql: &str| grammar.typed(grammar.expression(sql).into_owned(), data_type);
    let fill_sql = |fill: &Fill| match fill {
        Fill::Sql(sql) => Some(own(sql)),
        Fill::Default => default.map(default_sql),
    };
    // What was put aside of an enum is text, and so must be what stands beside it.
    let old_value = || if matches!(data_type.item(), DataType::Enum(_)) { grammar.typed(old.clone(), data_type) } else { old.clone() };
    match using {
        None => {
            let other = default.filter(|_| required).map(default_sql);
            coalesce(restored.into_iter().chain(other).collect())
        }
        Some(Using::Convert { sql, fill }) => {
            let fill = fill.as_ref().and_then(fill_sql);
            coalesce(restored.into_iter().chain([own(sql)]).chain(fill).collect())
        }
        Some(Using::Renamed { texts, fill }) => {
            let filled = fill.as_ref().map(|fill| restored.into_iter().chain(fill_sql(fill)));
            coalesce([renamed(grammar, texts, types, &old)].into_iter().chain(filled.into_iter().flatten()).collect())
        }
        Some(Using::Unrenamed { texts }) => {
            let inverse = unambiguous(texts, variants(types.1.item()).unwrap_or_default());
            let back = renamed(grammar, &inverse, types, &old);
            match restored.filter(|_| inverse.len() < texts.len()) {
                Some(restored) => {
                    let again = (types.1.clone(), types.0.clone());
                    let unchanged = grammar.same(&renamed(grammar, texts, &again, &restored), &stored(grammar, &again.1, &old));
                    format!("CASE WHEN {unchanged} THEN {} ELSE {back} END", stored(grammar, &again.0, &restored))
                }
                None => back,
            }
        }
        Some(Using::Fill(fill)) => coalesce([old_value()].into_iter().chain(restored).chain(fill_sql(fill)).collect()),
        Some(Using::Unfill(fill)) => match (restored, fill_sql(fill)) {
            (Some(restored), Some(_)) if !fill.is_repeatable(default.map(|(default, _)| default)) => {
                format!("CASE WHEN {restored} IS NOT NULL THEN {} END", old_value())
            }
            (Some(restored), Some(fill)) => {
                let same = grammar.same(&old_value(), &format!("({fill})"));
                format!("CASE WHEN {restored} IS NULL AND {same} THEN NULL ELSE {} END", old_value())
            }
            (_, _) => old,
        },
    }
}

/// The value of an enum with some texts replaced.
fn renamed(grammar: &dyn Grammar, texts: &[(String, String)], (before, after): &(DataType, DataType), column: &str) -> String {
    let column = stored(grammar, before, column);
    let value = |data_type: &DataType, text: &String| enums::value(grammar.dialect(), data_type.item(), text);
    let values = texts.iter().map(|(old, new)| (value(before, old), value(after, new))).filter(|(old, new)| old != new);
    if let DataType::Array(_) = before {
        // No text that comes is one that goes, so one can follow the other. NULL and lists without items stay what they are.
        return values.fold(column, |list, (old, new)| format!("array_replace({list}, {old}, {new})"));
    }
    let cases: Vec<String> = values.map(|(old, new)| format!("WHEN {old} THEN {new}")).collect();
    if cases.is_empty() { column } else { format!("CASE {column} {} ELSE {column} END", cases.join(" ")) }
}

/// A value of an enum as it is compared: as text, unless it is a number; of a list, as a list of texts.
fn stored(grammar: &dyn Grammar, data_type: &DataType, value: &str) -> String {
    match data_type {
        DataType::Array(_) => grammar.typed(value.to_owned(), data_type),
        _ if enums::have_numbers(data_type, data_type) => value.to_owned(),
        _ => grammar.as_text(value),
    }
}

/// The new texts that stand for one old text, with that. `variants` are the old version's.
fn unambiguous(texts: &[(String, String)], variants: &[String]) -> Vec<(String, String)> {
    let is_one = |new: &String| !variants.contains(new) && texts.iter().filter(|(_, other)| other == new).count() == 1;
    texts.iter().filter(|(_, new)| is_one(new)).map(|(old, new)| (new.clone(), old.clone())).collect()
}

/// Whether a value can't be NULL, as far as its text tells.
pub(super) fn is_never_null(source: &Source, column: &Column) -> bool {
    let is_literal = |fill: &Option<String>| match (fill, &column.default) {
        (Some(sql), _) => is_literal(sql),
        (None, Some(default)) => !matches!(default, Default::Sql(_)),
        (None, None) => false,
    };
    match &source.value {
        Value::New { fill } | Value::Restored { fill } => is_literal(fill),
        Value::Replaced {
            using: Some(Using::Convert { fill: Some(fill), .. } | Using::Renamed { fill: Some(fill), .. } | Using::Fill(fill)),
            ..
        } => match fill {
            Fill::Sql(sql) => is_literal(&Some(sql.clone())),
            Fill::Default => is_literal(&None),
        },
        Value::Replaced { using: None, .. } => is_literal(&None),
        Value::Replaced {
            using: Some(Using::Convert { fill: None, .. } | Using::Renamed { fill: None, .. } | Using::Unrenamed { .. } | Using::Unfill(_)),
            ..
        }
        | Value::Kept
        | Value::Converted { .. }
        | Value::Recast { .. } => false,
    }
}

/// Whether an expression is one number, text or boolean.
pub(super) fn is_literal(sql: &str) -> bool {
    let sql = sql.trim();
    let quoted = sql.strip_prefix('\'').and_then(|sql| sql.strip_suffix('\''));
    let is_text = quoted.is_some_and(|inner| !inner.replace("''", "").contains('\''));
    let is_number = sql.starts_with(|c: char| c.is_ascii_digit() || c == '-') && sql.parse::<f64>().is_ok();
    is_text || is_number || sql.eq_ignore_ascii_case("true") || sql.eq_ignore_ascii_case("false")
}

fn default(grammar: &dyn Grammar, column: &Column) -> Option<String> {
    column.default.as_ref().map(|default| grammar.default_value(default, &column.data_type))
}

fn coalesce(mut values: Vec<String>) -> String {
    match values.len() {
        0 => null(),
        1 => values.remove(0),
        _ => format!("COALESCE({})", values.join(", ")),
    }
}

/// The value of nothing.
pub(super) fn null() -> String {
    "NULL".to_owned()
}
