//! How values get from one type to another, in what SQLite stores.
//!
//! There is an entry for every pair of types that change in place, and for each of them its reverse, so that what goes up comes down.

use super::literal_all;
use crate::dialect::grammar::Cast;
use crate::schema::DataType;

/// The digits that an integer can have and still be one of SQLite's.
const INTEGER_DIGITS: u32 = 18;

/// The digits of the longest decimal that Rust programs hold exactly.
const DECIMAL_DIGITS: u32 = 28;

/// The conversion of `column`, an identifier in quotes, between two types. `None` when only a person can say how.
pub(super) fn cast(before: &DataType, after: &DataType, column: &str) -> Option<Cast> {
    use DataType as T;
    if before == after {
        return Some(Cast::default());
    }
    match (before, after) {
        (_, _) if before.is_integer() && after.is_integer() => Some(Cast::stored(range(before, after, column))),
        (_, T::Bool) if before.is_integer() => Some(Cast::stored(Some(format!("{column} IN (0, 1)")))),
        (_, T::Float32) if before.is_integer() => Some(Cast::to("REAL", column, exact(before, EXACT_SINGLE, column))),
        (_, T::Float64) if before.is_integer() => Some(Cast::to("REAL", column, exact(before, EXACT_DOUBLE, column))),
        (_, T::Text(length)) if before.is_integer() => Some(Cast::to("TEXT", column, length_fits(*length, column))),
        (_, T::Decimal(limits)) if before.is_integer() => Some(Cast::to("TEXT", column, whole_fits(before, *limits, column))),
        (T::Bool, _) if after.is_integer() => Some(Cast::default()),
        (T::Float32, _) if after.is_integer() => Some(Cast::to("INTEGER", column, is_whole(after, EXACT_SINGLE, column))),
        (T::Float64, _) if after.is_integer() => Some(Cast::to("INTEGER", column, is_whole(after, EXACT_DOUBLE, column))),
        (T::Decimal(_) | T::Text(_), _) if after.is_integer() => Some(Cast::to("INTEGER", column, is_integer(after, column))),
        (T::Float32, T::Float64) => Some(Cast::default()),
        (T::Float64, T::Float32) => Some(Cast::stored(Some(is_single(column)))),
        (T::Decimal(_), T::Decimal(limits)) => Some(Cast::stored(limits.map(|limits| digits_fit(limits, column)))),
        (T::Text(_), T::Decimal(limits)) => Some(Cast::stored(Some(is_decimal(*limits, column)))),
        (T::Text(_) | T::Enum(_) | T::Json | T::Decimal(_), T::Text(length)) | (T::Bytes(_), T::Bytes(length)) => {
            Some(Cast::stored(length_fits(*length, column)))
        }
        (T::Enum(from), T::Enum(to)) => {
            let kept = from.variants.iter().all(|variant| to.variants.contains(variant));
            Some(Cast::stored((!kept).then(|| is_one_of(&to.variants, column))))
        }
        (T::Text(_), T::Enum(to)) => Some(Cast::stored(Some(is_one_of(&to.variants, column)))),
        (T::Text(_), T::Json) => Some(Cast::stored(Some(format!("json_valid({column})")))),
        (_, _) => None,
    }
}

impl Cast {
    fn stored(condition: Option<String>) -> Self {
        Self { expression: None, condition }
    }

    fn to(sql_type: &str, column: &str, condition: Option<String>) -> Self {
        Self { expression: Some(format!("CAST({column} AS {sql_type})")), condition }
    }
}

/// The largest integer up to which `f32` holds every integer.
const EXACT_SINGLE: i128 = 1 << f32::MANTISSA_DIGITS;

/// The largest integer up to which `f64` holds every integer.
const EXACT_DOUBLE: i128 = 1 << f64::MANTISSA_DIGITS;

fn between(low: i128, high: i128, value: &str) -> String {
    // What SQLite can't write as an integer it can't store as one either.
    let (low, high) = (low.max(i64::MIN.into()), high.min(i64::MAX.into()));
    format!("{value} BETWEEN {low} AND {high}")
}

/// Whether a value of any kind is an integer of the type once it is stored in a column for one.
pub(super) fn is_integer_of(data_type: &DataType, value: &str) -> Option<String> {
    let (low, high) = data_type.integer_range()?;
    let stored = format!("CAST({value} AS INTEGER)");
    let is_integer = format!("{value} = {stored}");
    let is_any = low <= i64::MIN.into() && high >= i64::MAX.into();
    Some(if is_any { is_integer } else { format!("{is_integer} AND {}", between(low, high, &stored)) })
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
    let digits = limits.map(|(precision, scale)| precision.saturating_sub(scale)).filter(|digits| *digits <= INTEGER_DIGITS)?;
    exact(before, 10_i128.pow(digits) - 1, column)
}

/// Whether a float is a whole number that it holds exactly and that the integer type has.
fn is_whole(after: &DataType, most: i128, column: &str) -> Option<String> {
    let (low, high) = after.integer_range()?;
    Some(format!("{column} = CAST({column} AS INTEGER) AND {}", between(low.max(-most), high.min(most), column)))
}

/// Whether a text is an integer as SQLite writes it, and one that the type has.
fn is_integer(after: &DataType, column: &str) -> Option<String> {
    let value = format!("CAST({column} AS INTEGER)");
    let (low, high) = after.integer_range()?;
    let all = *after == DataType::Int64;
    let range = if all { String::new() } else { format!(" AND {}", between(low, high, &value)) };
    Some(format!("CAST({value} AS TEXT) = {column}{range}"))
}

fn length_fits(length: Option<u32>, column: &str) -> Option<String> {
    length.map(|length| format!("length({column}) <= {length}"))
}

fn is_one_of(variants: &[String], column: &str) -> String {
    format!("{column} IN ({})", literal_all(variants))
}

/// Whether a number has few enough digits before the point and after it. Zeros before the number don't count.
fn digits_fit((precision, scale): (u32, u32), column: &str) -> String {
    let whole = format!("ltrim(substr({column}, 1, instr({column} || '.', '.') - 1), '-0')");
    let fraction = format!("length({column}) - instr({column} || '.', '.')");
    format!("length({whole}) <= {} AND {fraction} <= {scale}", precision.saturating_sub(scale))
}

/// Whether a text is a number as a decimal is written: digits, perhaps a sign before them, perhaps a point between them.
pub(super) fn is_decimal(limits: Option<(u32, u32)>, column: &str) -> String {
    let digits = format!("ltrim(substr({column}, 1, 1), '-') || substr({column}, 2)");
    let mut conditions = vec![
        format!("{digits} GLOB '[0-9]*[0-9]'"),
        format!("{digits} NOT GLOB '*[^0-9.]*'"),
        format!("{digits} NOT GLOB '*.*.*'"),
        format!("length({digits}) <= {}", DECIMAL_DIGITS + 1),
    ];
    // A single digit has no second one to end with.
    conditions[0] = format!("({} OR {digits} GLOB '[0-9]')", conditions[0]);
    conditions.extend(limits.map(|limits| digits_fit(limits, column)));
    conditions.join(" AND ")
}

/// Whether a float is one that `f32` holds: splitting off what is beyond its 24 binary digits leaves nothing. An infinity is one.
fn is_single(column: &str) -> String {
    let shifted = format!("{column} * 536870913.0");
    let finite =
        format!("({column} = 0 OR abs({column}) BETWEEN 1.1754943e-38 AND 3.4028235e38) AND {shifted} - ({shifted} - {column}) = {column}");
    format!("(abs({column}) = 9e999 OR {finite})")
}
