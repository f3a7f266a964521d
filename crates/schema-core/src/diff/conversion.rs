//! What becomes of the values when a column's type changes: one table for all pairs of logical types.

use crate::schema::{DataType, EnumType};

/// How values get from one type to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    /// They stay as they are.
    Same,
    /// Every value has a counterpart and can be brought back.
    Total,
    /// Some values have a counterpart and can be brought back; that all that are there do must be checked first.
    Checked,
    /// Only a person can say how.
    None,
}

/// Types between which a value keeps its meaning; the kinds by which a renamed column is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `bool`.
    Bool,
    /// Integers of any size.
    Integer,
    /// Floating and exact numbers.
    Number,
    /// Text and enums.
    Text,
    /// Bytes.
    Bytes,
    /// Dates.
    Date,
    /// Times of day.
    Time,
    /// Date and time, with or without a zone.
    DateTime,
    /// UUIDs.
    Uuid,
    /// JSON documents.
    Json,
    /// Lists.
    Array,
    /// Types of the database.
    Custom,
}

/// The family of a type.
#[must_use]
pub const fn family(data_type: &DataType) -> Family {
    use DataType as T;
    match data_type {
        T::Bool => Family::Bool,
        T::Int8 | T::Int16 | T::Int32 | T::Int64 | T::UInt8 | T::UInt16 | T::UInt32 | T::UInt64 => Family::Integer,
        T::Float32 | T::Float64 | T::Decimal(_) => Family::Number,
        T::Enum(own) if own.numbers().is_some() => Family::Integer,
        T::Text(_) | T::Enum(_) => Family::Text,
        T::Bytes(_) => Family::Bytes,
        T::Date => Family::Date,
        T::Time => Family::Time,
        T::DateTime | T::Instant => Family::DateTime,
        T::Uuid => Family::Uuid,
        T::Json => Family::Json,
        T::Array(_) => Family::Array,
        T::Custom(_) => Family::Custom,
    }
}

/// How values get from `before` to `after`.
///
/// Never without a person: to and from types of the database, between text and anything that is written as text in several ways (dates,
/// times, UUIDs, booleans, floats), between bytes and UUIDs, between local times and instants, and away from numbers that are not exact.
#[must_use]
pub fn conversion(before: &DataType, after: &DataType) -> Conversion {
    use DataType as T;
    if before == after {
        return Conversion::Same;
    }
    match (before, after) {
        (_, _) if before.is_integer() => from_integer(before, after),
        (T::Bool, _) if after.is_integer() => Conversion::Total,
        (T::Float32, T::Float64) => Conversion::Total,
        (T::Float32 | T::Float64 | T::Decimal(_), _) if after.is_integer() => Conversion::Checked,
        (T::Decimal(from), T::Decimal(to)) => when(decimal_holds(*from, *to)),
        (T::Decimal(from), T::Text(length)) => when(holds(from.map(|(precision, _)| precision + 2), *length)),
        (T::Text(from), T::Text(to)) | (T::Bytes(from), T::Bytes(to)) => when(holds(*from, *to)),
        (T::Float64, T::Float32) | (T::Text(_), T::Enum(_) | T::Json) => Conversion::Checked,
        (T::Json, T::Text(length)) => when(length.is_none()),
        (T::Enum(from), T::Text(length)) => {
            let longest = from.variants.iter().map(|variant| variant.chars().count()).max().unwrap_or(0);
            when(length.is_none_or(|length| longest <= length as usize))
        }
        (T::Enum(from), T::Enum(to)) if from.variants == to.variants && from.stored == to.stored => Conversion::Same,
        (T::Enum(from), T::Enum(to)) => when(from.variants.iter().all(|variant| from.successor(variant, to).is_some())),
        (T::Enum(from), _) if after.is_integer() => numbers_to_integer(from, after),
        (T::Array(from), T::Array(to)) if matches!((&**from, &**to), (T::Enum(_), T::Enum(_))) => conversion(from, to),
        (_, _) => Conversion::None,
    }
}

fn from_integer(before: &DataType, after: &DataType) -> Conversion {
    let Some((low, high)) = before.integer_range() else { return Conversion::None };
    if let Some((low_to, high_to)) = after.integer_range() {
        return when(low_to <= low && high <= high_to);
    }
    let digits = high.to_string().len().max(low.to_string().trim_start_matches('-').len());
    match after {
        DataType::Bool => Conversion::Checked,
        DataType::Float32 => when(high < 1 << f32::MANTISSA_DIGITS),
        DataType::Float64 => when(high < 1 << f64::MANTISSA_DIGITS),
        DataType::Decimal(limits) => when(limits.is_none_or(|(precision, scale)| digits <= precision.saturating_sub(scale) as usize)),
        DataType::Text(length) => when(length.is_none_or(|length| low.to_string().len().max(digits) <= length as usize)),
        // Any number can be there, and only a few are variants.
        DataType::Enum(own) if own.numbers().is_some() => Conversion::Checked,
        DataType::Bytes(_)
        | DataType::Date
        | DataType::Time
        | DataType::DateTime
        | DataType::Instant
        | DataType::Uuid
        | DataType::Json
        | DataType::Array(_)
        | DataType::Enum(_)
        | DataType::Custom(_) => Conversion::None,
        // Integers: settled above.
        DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => Conversion::Same,
    }
}

/// From the numbers of an enum to an integer type. Where rows hold texts, there are none.
fn numbers_to_integer(own: &EnumType, after: &DataType) -> Conversion {
    let (Some(numbers), Some((low, high))) = (own.numbers(), after.integer_range()) else { return Conversion::None };
    when(numbers.each.iter().all(|number| (low..=high).contains(&i128::from(*number))))
}

const fn when(total: bool) -> Conversion {
    if total { Conversion::Total } else { Conversion::Checked }
}

fn holds(from: Option<u32>, to: Option<u32>) -> bool {
    to.is_none_or(|to| from.is_some_and(|from| from <= to))
}

fn decimal_holds(from: Option<(u32, u32)>, to: Option<(u32, u32)>) -> bool {
    let Some((precision_to, scale_to)) = to else { return true };
    from.is_some_and(|(precision, scale)| scale <= scale_to && precision.saturating_sub(scale) <= precision_to.saturating_sub(scale_to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Numbers, Stored};

    fn enum_type(variants: &[&str]) -> DataType {
        DataType::Enum(EnumType::new("role", variants.iter().map(ToString::to_string).collect()))
    }

    fn numbered(variants: &[&str], each: &[i64]) -> DataType {
        let variants = variants.iter().map(ToString::to_string).collect();
        let stored = Stored::Integer(Numbers { data_type: Box::new(DataType::Int16), each: each.to_vec() });
        DataType::Enum(EnumType { name: "role".to_owned(), variants, stored })
    }

    fn array(item: DataType) -> DataType {
        DataType::Array(Box::new(item))
    }

    #[test]
    fn pairs() {
        use Conversion::{Checked, None as Ask, Same, Total};
        use DataType as T;
        for (before, after, expected) in [
            (T::Int32, T::Int32, Same),
            (T::Int32, T::Int64, Total),
            (T::UInt32, T::Int64, Total),
            (T::UInt64, T::Int64, Checked),
            (T::Int32, T::Float64, Total),
            (T::Int64, T::Float64, Checked),
            (T::Int16, T::Decimal(Some((7, 2))), Total),
            (T::Int16, T::Decimal(Some((6, 2))), Checked),
            (T::Int64, T::Text(None), Total),
            (T::Int64, T::Text(Some(19)), Checked),
            (T::Int64, T::Text(Some(20)), Total),
            (T::Int32, T::Bool, Checked),
            (T::Int32, T::Date, Ask),
            (T::Bool, T::Int8, Total),
            (T::Bool, T::Text(None), Ask),
            (T::Text(None), T::Int32, Ask),
            (T::Text(Some(50)), T::Text(Some(10)), Checked),
            (T::Text(Some(10)), T::Text(None), Total),
            (T::Text(None), T::Text(Some(10)), Checked),
            (T::Decimal(Some((10, 2))), T::Decimal(Some((12, 4))), Total),
            (T::Decimal(Some((10, 2))), T::Decimal(Some((12, 5))), Checked),
            (T::Float64, T::Decimal(None), Ask),
            (T::Float64, T::Int32, Checked),
            (enum_type(&["a", "b"]), enum_type(&["b", "c", "a"]), Total),
            (enum_type(&["a", "b"]), enum_type(&["a"]), Checked),
            (enum_type(&["ab"]), T::Text(Some(1)), Checked),
            (T::Text(None), enum_type(&["a"]), Checked),
            (enum_type(&["a", "b"]), numbered(&["a", "b"], &[0, 1]), Total),
            (enum_type(&["a", "b"]), numbered(&["a"], &[0]), Checked),
            (numbered(&["a", "b"], &[0, 1]), enum_type(&["a", "b"]), Total),
            (numbered(&["a", "b"], &[0, 1]), numbered(&["b", "a"], &[0, 1]), Total),
            (numbered(&["a", "b"], &[0, 1]), numbered(&["a", "c"], &[0, 1]), Total),
            (numbered(&["a", "b"], &[0, 1]), numbered(&["a"], &[0]), Checked),
            (numbered(&["a"], &[300]), T::Int16, Total),
            (numbered(&["a"], &[300]), T::Int8, Checked),
            (numbered(&["a"], &[0]), T::Text(None), Total),
            (T::Int64, numbered(&["a"], &[0]), Checked),
            (T::Text(None), numbered(&["a"], &[0]), Checked),
            (T::Int64, enum_type(&["a"]), Ask),
            (enum_type(&["a"]), T::Int64, Ask),
            (array(enum_type(&["a"])), array(numbered(&["a"], &[0])), Total),
            (array(enum_type(&["a"])), array(enum_type(&["a", "b"])), Total),
            (array(T::Int32), array(T::Int64), Ask),
            (T::Text(None), T::Json, Checked),
            (T::DateTime, T::Instant, Ask),
            (T::Uuid, T::Text(None), Ask),
            (T::Custom("citext".to_owned()), T::Text(None), Ask),
        ] {
            assert_eq!(conversion(&before, &after), expected, "{before} to {after}");
        }
    }
}
