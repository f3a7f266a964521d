//! How values get from one type to another.
//!
//! There is an entry for every pair of types that change in place, and for each of them its reverse, so that what goes up comes down.
//! In strict mode `MODIFY COLUMN` converts all values that meet the condition as they should be, but for those that [`in_place`] excepts.

use super::literal_all;
use super::types::{DECIMAL, sql_type};
use crate::dialect::grammar::Cast;
use crate::schema::DataType;

/// The conversion of `column`, an identifier in quotes, between two types. `None` when only a person can say how.
pub(super) fn cast(before: &DataType, after: &DataType, column: &str) -> Option<Cast> {
    use DataType as T;
    if before == after {
        return Some(Cast::default());
    }
    match (before, after) {
        (_, _) if before.is_integer() && after.is_integer() => Some(stored(range(before, after, column))),
        (_, T::Bool) if before.is_integer() => Some(stored(Some(format!("{column} IN (0, 1)")))),
        (_, T::Float32) if before.is_integer() => Some(stored(exact(before, EXACT_SINGLE, column))),
        (_, T::Float64) if before.is_integer() => Some(stored(exact(before, EXACT_DOUBLE, column))),
        (_, T::Text(length)) if before.is_integer() => Some(to(characters(column), length_fits(*length, &characters(column)))),
        (_, T::Decimal(limits)) if before.is_integer() => Some(stored(whole_fits(before, *limits, column))),
        (T::Bool, _) if after.is_integer() => Some(Cast::default()),
        (T::Float32, _) if after.is_integer() => Some(stored(is_whole(after, EXACT_SINGLE, column))),
        (T::Float64, _) if after.is_integer() => Some(stored(is_whole(after, EXACT_DOUBLE, column))),
        (T::Decimal(_), _) if after.is_integer() => Some(stored(is_integer(after, column))),
        (T::Text(_), _) if after.is_integer() => Some(to(format!("CAST({column} AS {INTEGER})"), text_is_integer(after, column))),
        (T::Float32, T::Float64) => Some(Cast::default()),
        (T::Float64, T::Float32) => Some(stored(Some(is_single(column)))),
        (T::Decimal(_), T::Decimal(limits)) => Some(stored(Some(digits_fit(*limits, column)))),
        (T::Decimal(limits), T::Text(length)) => {
            let text = if limits.is_none() { shortest(column) } else { characters(column) };
            Some(Cast { condition: length_fits(*length, &text), expression: Some(text) })
        }
        (T::Text(_), T::Decimal(limits)) => Some(to(as_decimal(*limits, column), Some(is_decimal(*limits, column)))),
        (T::Text(_) | T::Enum(_), T::Text(length)) => Some(stored(length_fits(*length, column))),
        (T::Json, T::Text(length)) => Some(stored(length_fits(*length, &characters(column)))),
        (T::Bytes(_), T::Bytes(length)) => Some(stored(length.map(|length| format!("LENGTH({column}) <= {length}")))),
        (T::Enum(from), T::Enum(to)) => {
            let kept = from.variants.iter().all(|variant| to.variants.contains(variant));
            Some(stored((!kept).then(|| is_one_of(&to.variants, column))))
        }
        (T::Text(_), T::Enum(to)) => Some(stored(Some(is_one_of(&to.variants, column)))),
        (T::Text(_), T::Json) => Some(stored(Some(format!("JSON_VALID({column})")))),
        (_, _) => None,
    }
}

/// Whether `MODIFY COLUMN` gives the values that [`cast`] does. It writes a decimal without limits with all the zeros of its column, and
/// reads no text beyond the largest signed integer.
pub(super) fn in_place(before: &DataType, after: &DataType) -> bool {
    !matches!((before, after), (DataType::Decimal(None), DataType::Text(_)) | (DataType::Text(_), DataType::UInt64))
}

/// As an expression, the value is the same before and after.
fn stored(condition: Option<String>) -> Cast {
    Cast { expression: None, condition }
}

fn to(expression: String, condition: Option<String>) -> Cast {
    Cast { expression: Some(expression), condition }
}

/// The largest integer up to which `f32` holds every integer.
const EXACT_SINGLE: i128 = 1 << f32::MANTISSA_DIGITS;

/// The largest integer up to which `f64` holds every integer.
const EXACT_DOUBLE: i128 = 1 << f64::MANTISSA_DIGITS;

/// A type that has every integer.
const INTEGER: &str = "DECIMAL(65, 0)";

fn characters(value: &str) -> String {
    format!("CAST({value} AS CHAR)")
}

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
    let (precision, scale) = limits.unwrap_or(DECIMAL);
    let most = 10_i128.checked_pow(precision.saturating_sub(scale))?;
    exact(before, most - 1, column)
}

/// Whether a float is a whole number that it holds exactly and that the integer type has.
fn is_whole(after: &DataType, most: i128, column: &str) -> Option<String> {
    let (low, high) = after.integer_range()?;
    Some(format!("{column} = FLOOR({column}) AND {}", between(low.max(-most), high.min(most), column)))
}

/// Whether a decimal is an integer that the type has.
fn is_integer(after: &DataType, column: &str) -> Option<String> {
    let (low, high) = after.integer_range()?;
    Some(format!("{column} = TRUNCATE({column}, 0) AND {}", between(low, high, column)))
}

/// Whether a text is an integer as the server writes it, and one that the type has.
fn text_is_integer(after: &DataType, column: &str) -> Option<String> {
    let (low, high) = after.integer_range()?;
    let canonical = matches(column, "^(0|-?[1-9][0-9]{0,63})\\z");
    Some(format!("{canonical} AND {}", between(low, high, &format!("CAST({column} AS {INTEGER})"))))
}

fn matches(column: &str, pattern: &str) -> String {
    format!("{column} REGEXP {}", super::literal(pattern))
}

fn length_fits(length: Option<u32>, text: &str) -> Option<String> {
    length.map(|length| format!("CHAR_LENGTH({text}) <= {length}"))
}

/// Compared byte by byte: as texts, those that differ in blanks at the end are equal.
fn is_one_of(variants: &[String], column: &str) -> String {
    format!("CAST({column} AS BINARY) IN ({})", literal_all(variants))
}

/// Whether a number has few enough digits before the point and after it.
fn digits_fit(limits: Option<(u32, u32)>, value: &str) -> String {
    let (precision, scale) = limits.unwrap_or(DECIMAL);
    let whole = usize::try_from(precision.saturating_sub(scale)).unwrap_or_default();
    format!("{value} = TRUNCATE({value}, {scale}) AND ABS({value}) < 1{}", "0".repeat(whole))
}

fn as_decimal(limits: Option<(u32, u32)>, column: &str) -> String {
    format!("CAST({column} AS {})", sql_type(&DataType::Decimal(limits)))
}

/// Whether a text is a number as a decimal is written, with as many digits as the type has.
fn is_decimal(limits: Option<(u32, u32)>, column: &str) -> String {
    let (precision, scale) = limits.unwrap_or(DECIMAL);
    let whole = precision.saturating_sub(scale);
    let fraction = if scale == 0 { String::new() } else { format!("([.][0-9]{{1,{scale}}})?") };
    let digits = if whole == 0 { String::new() } else { format!("[0-9]{{1,{whole}}}") };
    let digits = if whole == 0 { "0+".to_owned() } else { format!("0*{digits}") };
    matches(column, &format!("^-?{digits}{fraction}\\z"))
}

/// A decimal without the zeros that only fill its column.
fn shortest(column: &str) -> String {
    format!("TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM {}))", characters(column))
}

/// Whether a float is one that `f32` holds: splitting off what is beyond its 24 binary digits leaves nothing. What is larger than any of
/// them is not multiplied, which would be an error.
fn is_single(column: &str) -> String {
    let shifted = format!("{column} * 536870913e0");
    format!(
        "CASE WHEN {column} = 0 THEN TRUE WHEN ABS({column}) BETWEEN 1.1754943e-38 AND 3.4028235e38 \
         THEN {shifted} - ({shifted} - {column}) = {column} ELSE FALSE END"
    )
}
