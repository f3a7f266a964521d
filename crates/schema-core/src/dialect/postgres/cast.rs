//! How values get from one type to another.
//!
//! There is an entry for every pair of types that change in place, and for each of them its reverse, so that what goes up comes down. A
//! condition never fails on a value, whatever it is: what could is behind a `CASE`, because `AND` has no order.

use super::literal_all;
use super::types::loose_type;
use crate::dialect::enums::has_another;
use crate::dialect::grammar::Cast;
use crate::schema::DataType;

/// The function that tells whether a text is a JSON document, there while a plan that asks for it runs.
pub(super) const IS_JSON: &str = "pg_temp._migrator_is_json";

/// Creates [`IS_JSON`]. Before PostgreSQL 16 the server itself has no way of asking.
pub(super) const CREATE_IS_JSON: &str = "CREATE OR REPLACE FUNCTION pg_temp._migrator_is_json(value TEXT) RETURNS BOOLEAN
LANGUAGE plpgsql AS 'BEGIN PERFORM CAST(value AS JSONB); RETURN TRUE; EXCEPTION WHEN OTHERS THEN RETURN FALSE; END'";

/// Drops [`IS_JSON`].
pub(super) const DROP_IS_JSON: &str = "DROP FUNCTION pg_temp._migrator_is_json(TEXT)";

/// The conversion of `column`, an identifier in quotes, between two types. `None` when only a person can say how.
pub(super) fn cast(before: &DataType, after: &DataType, column: &str) -> Option<Cast> {
    use DataType as T;
    if before == after {
        return Some(Cast::default());
    }
    match (before, after) {
        (_, _) if before.is_integer() && after.is_integer() => Some(stored(range(before, after, column))),
        (_, T::Bool) if before.is_integer() => {
            Some(Cast { expression: Some(format!("{column} <> 0")), condition: Some(format!("{column} IN (0, 1)")) })
        }
        (_, T::Float32) if before.is_integer() => Some(stored(exact(before, EXACT_SINGLE, column))),
        (_, T::Float64) if before.is_integer() => Some(stored(exact(before, EXACT_DOUBLE, column))),
        (_, T::Text(length)) if before.is_integer() => Some(text(column, length.map(|length| length_fits(length, &as_text(column))))),
        (_, T::Decimal(limits)) if before.is_integer() => Some(stored(whole_fits(before, *limits, column))),
        (T::Bool, _) if after.is_integer() => Some(Cast { expression: Some(format!("CAST({column} AS INTEGER)")), condition: None }),
        (T::Float32, _) if after.is_integer() => Some(stored(is_whole(after, EXACT_SINGLE, column))),
        (T::Float64, _) if after.is_integer() => Some(stored(is_whole(after, EXACT_DOUBLE, column))),
        (T::Decimal(_), _) if after.is_integer() => Some(stored(is_whole(after, i128::MAX, column))),
        (T::Text(_), _) if after.is_integer() => {
            Some(Cast { expression: Some(format!("CAST({column} AS {})", loose_type(after))), condition: is_integer(after, column) })
        }
        (T::Float32, T::Float64) => Some(Cast::default()),
        (T::Float64, T::Float32) => Some(stored(Some(is_single(column)))),
        (T::Decimal(from), T::Decimal(to)) => Some(stored(to.filter(|to| !holds(*from, *to)).map(|to| digits_fit(to, column)))),
        (T::Text(_), T::Decimal(limits)) => {
            Some(Cast { expression: Some(format!("CAST({column} AS NUMERIC)")), condition: Some(is_decimal(*limits, column)) })
        }
        (T::Text(from), T::Text(to)) => {
            let shrinks = to.filter(|to| from.is_none_or(|from| from > *to));
            Some(stored(shrinks.map(|length| length_fits(length, column))))
        }
        (T::Enum(_) | T::Json | T::Decimal(_), T::Text(length)) => {
            Some(text(column, length.map(|length| length_fits(length, &as_text(column)))))
        }
        (T::Bytes(_), T::Bytes(length)) => Some(stored(length.map(|length| format!("octet_length({column}) <= {length}")))),
        (T::Enum(from), T::Enum(to)) => {
            let kept = from.variants.iter().all(|variant| to.variants.contains(variant));
            Some(text(column, (!kept).then(|| is_one_of(&to.variants, &as_text(column)))))
        }
        (T::Text(_), T::Enum(to)) => Some(stored(Some(is_one_of(&to.variants, column)))),
        (T::Text(_), T::Json) => {
            Some(Cast { expression: Some(format!("CAST({column} AS JSONB)")), condition: Some(format!("{IS_JSON}({column})")) })
        }
        (T::Array(from), T::Array(to)) => array(from, to, column),
        (_, _) => None,
    }
}

/// What an assignment does by itself.
fn stored(condition: Option<String>) -> Cast {
    Cast { expression: None, condition }
}

/// What a cast to text does.
fn text(column: &str, condition: Option<String>) -> Cast {
    Cast { expression: Some(as_text(column)), condition }
}

/// An array of an enum that changes.
fn array(from: &DataType, to: &DataType, column: &str) -> Option<Cast> {
    let (DataType::Enum(from), DataType::Enum(to)) = (from, to) else { return None };
    let texts = format!("CAST({column} AS TEXT[])");
    let kept = from.variants.iter().all(|variant| to.variants.contains(variant));
    let condition = (!kept).then(|| format!("NOT {}", has_another(&texts, &literal_all(&to.variants))));
    Some(Cast { expression: Some(texts), condition })
}

fn as_text(column: &str) -> String {
    format!("CAST({column} AS TEXT)")
}

/// The largest integer up to which `f32` holds every integer.
const EXACT_SINGLE: i128 = 1 << f32::MANTISSA_DIGITS;

/// The largest integer up to which `f64` holds every integer.
const EXACT_DOUBLE: i128 = 1 << f64::MANTISSA_DIGITS;

fn between(low: i128, high: i128, value: &str) -> String {
    format!("{value} BETWEEN {low} AND {high}")
}

fn range(before: &DataType, after: &DataType, column: &str) -> Option<String> {
    let (from, to) = (before.integer_range()?, after.integer_range()?);
    (from.0 < to.0 || from.1 > to.1).then(|| between(to.0, to.1, column))
}

/// Whether an integer is one that a float holds, where it can be another.
fn exact(before: &DataType, most: i128, column: &str) -> Option<String> {
    before.integer_range().filter(|(_, high)| *high > most).map(|_| between(-most, most, column))
}

/// Whether an integer has few enough digits, where it can have more.
fn whole_fits(before: &DataType, limits: Option<(u32, u32)>, column: &str) -> Option<String> {
    let digits = limits.map(|(precision, scale)| precision.saturating_sub(scale))?;
    let most = 10_i128.checked_pow(digits)? - 1;
    exact(before, most, column)
}

/// Whether a number is whole, held exactly, and one that the integer type has. Neither NaN nor infinity is between two numbers.
fn is_whole(after: &DataType, most: i128, column: &str) -> Option<String> {
    let (low, high) = after.integer_range()?;
    Some(format!("{column} = trunc({column}) AND {}", between(low.max(-most), high.min(most), column)))
}

/// Whether a text is an integer as the server writes it, and one that the type has.
fn is_integer(after: &DataType, column: &str) -> Option<String> {
    let (low, high) = after.integer_range()?;
    let value = between(low, high, &format!("CAST({column} AS NUMERIC)"));
    Some(format!("CASE WHEN {column} ~ '^(0|-?[1-9][0-9]{{0,18}})$' THEN {value} ELSE FALSE END"))
}

fn length_fits(length: u32, value: &str) -> String {
    format!("char_length({value}) <= {length}")
}

fn is_one_of(variants: &[String], value: &str) -> String {
    if variants.is_empty() { "FALSE".to_owned() } else { format!("{value} IN ({})", literal_all(variants)) }
}

fn holds(from: Option<(u32, u32)>, (precision_to, scale_to): (u32, u32)) -> bool {
    from.is_some_and(|(precision, scale)| scale <= scale_to && precision.saturating_sub(scale) <= precision_to.saturating_sub(scale_to))
}

/// Whether a number has few enough digits before the point and after it; NaN has none, and infinity needs a column without limits.
fn digits_fit((precision, scale): (u32, u32), value: &str) -> String {
    let whole = precision.saturating_sub(scale);
    format!("({value} = 'NaN' OR (abs({value}) < 1e{whole} AND {value} = round({value}, {scale})))")
}

/// Whether a text is a number as a decimal is written.
fn is_decimal(limits: Option<(u32, u32)>, column: &str) -> String {
    let (other, fits) = match limits {
        None => ("|-?Infinity", "TRUE".to_owned()),
        Some(limits) => ("", digits_fit(limits, &format!("CAST({column} AS NUMERIC)"))),
    };
    // The most digits behind the point that the server takes are 16383.
    let shape = format!("char_length({column}) <= 16000 AND {column} ~ '^(-?[0-9]+([.][0-9]+)?|NaN{other})$'");
    format!("CASE WHEN {shape} THEN {fits} ELSE FALSE END")
}

/// Whether a double is one that `f32` holds. Casting what is out of its range would be an error.
fn is_single(column: &str) -> String {
    let held = format!("CAST(CAST({column} AS REAL) AS DOUBLE PRECISION) = {column}");
    format!(
        "CASE WHEN {column} IN (0, 'NaN', 'Infinity', '-Infinity') THEN TRUE \
         WHEN abs({column}) BETWEEN 1.401298464324817e-45 AND 3.4028234663852886e38 THEN {held} ELSE FALSE END"
    )
}
