//! The types that sqlx reads and writes.

use std::borrow::Cow;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;

use crate::ColumnType;

/// Says of each type which word it has.
macro_rules! column_types {
    ($($type:ty => $key:literal),* $(,)?) => {
        $(impl ColumnType for $type {
            const KEY: &'static str = $key;
            const LIST_KEY: Option<&'static str> = Some(concat!("array(", $key, ")"));
        })*
    };
}

column_types! {
    bool => "bool",
    i8 => "int8",
    i16 => "int16",
    i32 => "int32",
    i64 => "int64",
    u16 => "uint16",
    u32 => "uint32",
    u64 => "uint64",
    NonZero<i8> => "int8",
    NonZero<i16> => "int16",
    NonZero<i32> => "int32",
    NonZero<i64> => "int64",
    NonZero<u16> => "uint16",
    NonZero<u32> => "uint32",
    NonZero<u64> => "uint64",
    f32 => "float32",
    f64 => "float64",
    str => "text",
    String => "text",
    [u8] => "bytes",
}

impl ColumnType for u8 {
    const KEY: &'static str = "uint8";
    const LIST_KEY: Option<&'static str> = Some("bytes");
}

impl ColumnType for NonZero<u8> {
    const KEY: &'static str = "uint8";
}

/// A list: an array, or bytes. Of lists only those of bytes can be in a list.
impl<T: ColumnType> ColumnType for Vec<T> {
    const KEY: &'static str = match T::LIST_KEY {
        Some(key) => key,
        None => panic!("a column can't hold a list of this; for one as JSON, use `sqlx::types::Json`"),
    };
    const LIST_KEY: Option<&'static str> = match T::LIST_KEY {
        Some(key) if matches!(key.as_bytes(), b"bytes") => Some("array(bytes)"),
        Some(_) | None => None,
    };
}

#[cfg(feature = "chrono")]
column_types! {
    chrono::NaiveDate => "date",
    chrono::NaiveTime => "time",
    chrono::NaiveDateTime => "datetime",
}

#[cfg(feature = "chrono")]
impl<Tz: chrono::TimeZone> ColumnType for chrono::DateTime<Tz> {
    const KEY: &'static str = "instant";
    const LIST_KEY: Option<&'static str> = Some("array(instant)");
}

#[cfg(feature = "time")]
column_types! {
    time::Date => "date",
    time::Time => "time",
    time::PrimitiveDateTime => "datetime",
    time::OffsetDateTime => "instant",
}

#[cfg(feature = "uuid")]
column_types! {
    uuid::Uuid => "uuid",
    uuid::fmt::Hyphenated => "text",
    uuid::fmt::Simple => "text",
}

#[cfg(feature = "rust_decimal")]
column_types!(rust_decimal::Decimal => "decimal");

#[cfg(feature = "json")]
column_types!(serde_json::Value => "json");

#[cfg(feature = "json")]
impl<T: ?Sized> ColumnType for sqlx::types::Json<T> {
    const KEY: &'static str = "json";
    const LIST_KEY: Option<&'static str> = Some("array(json)");
}

impl<T> ColumnType for sqlx::types::Text<T> {
    const KEY: &'static str = "text";
    const LIST_KEY: Option<&'static str> = Some("array(text)");
}

impl<T: ColumnType> ColumnType for Option<T> {
    const KEY: &'static str = T::KEY;
    /// The items of an array can be NULL.
    const LIST_KEY: Option<&'static str> = match T::LIST_KEY {
        Some(key) if !matches!(key.as_bytes(), b"bytes") => Some(key),
        Some(_) | None => None,
    };
    const NULLABLE: bool = true;
}

/// Says of each pointer that its column is that of what it points to.
macro_rules! pointers {
    ($($pointer:ty),*) => {
        $(impl<T: ?Sized + ColumnType> ColumnType for $pointer {
            const KEY: &'static str = T::KEY;
            const LIST_KEY: Option<&'static str> = T::LIST_KEY;
            const NULLABLE: bool = T::NULLABLE;
        })*
    };
}

pointers!(&T, Box<T>, Arc<T>, Rc<T>);

impl<T: ?Sized + ToOwned + ColumnType> ColumnType for Cow<'_, T> {
    const KEY: &'static str = T::KEY;
    const LIST_KEY: Option<&'static str> = T::LIST_KEY;
    const NULLABLE: bool = T::NULLABLE;
}

#[cfg(test)]
mod tests {
    use schema_core::schema::DataType;

    use super::*;

    fn assert_key<T: ColumnType>(data_type: &DataType) {
        assert_eq!(T::KEY, data_type.key());
        assert_eq!((T::NULLABLE, Option::<T>::NULLABLE), (false, true));
        assert_eq!(Option::<T>::KEY, data_type.key());
    }

    #[test]
    fn keys_are_those_of_the_model() {
        assert_key::<bool>(&DataType::Bool);
        assert_key::<i8>(&DataType::Int8);
        assert_key::<i16>(&DataType::Int16);
        assert_key::<i32>(&DataType::Int32);
        assert_key::<i64>(&DataType::Int64);
        assert_key::<u8>(&DataType::UInt8);
        assert_key::<u16>(&DataType::UInt16);
        assert_key::<u32>(&DataType::UInt32);
        assert_key::<u64>(&DataType::UInt64);
        assert_key::<NonZero<i64>>(&DataType::Int64);
        assert_key::<f32>(&DataType::Float32);
        assert_key::<f64>(&DataType::Float64);
        assert_key::<String>(&DataType::Text(None));
        assert_key::<Cow<'static, str>>(&DataType::Text(None));
        assert_key::<Arc<str>>(&DataType::Text(None));
        assert_key::<Vec<u8>>(&DataType::Bytes(None));
        assert_key::<Box<[u8]>>(&DataType::Bytes(None));
        assert_key::<sqlx::types::Text<std::net::IpAddr>>(&DataType::Text(None));
    }

    #[test]
    fn keys_of_lists_are_those_of_the_model() {
        let array = |item| DataType::Array(Box::new(item));
        assert_key::<Vec<i32>>(&array(DataType::Int32));
        assert_key::<Vec<Option<String>>>(&array(DataType::Text(None)));
        assert_key::<Box<Vec<bool>>>(&array(DataType::Bool));
        assert_key::<Vec<Vec<u8>>>(&array(DataType::Bytes(None)));
        assert_key::<Vec<sqlx::types::Text<std::net::IpAddr>>>(&array(DataType::Text(None)));
        assert_eq!((<Vec<Vec<i32>> as ColumnType>::LIST_KEY, <Option<u8> as ColumnType>::LIST_KEY), (None, None));
    }

    #[cfg(all(feature = "chrono", feature = "time", feature = "uuid", feature = "rust_decimal", feature = "json"))]
    #[test]
    fn keys_of_other_crates_types() {
        assert_key::<sqlx::types::chrono::NaiveDate>(&DataType::Date);
        assert_key::<sqlx::types::chrono::NaiveTime>(&DataType::Time);
        assert_key::<sqlx::types::chrono::NaiveDateTime>(&DataType::DateTime);
        assert_key::<sqlx::types::chrono::DateTime<chrono::Utc>>(&DataType::Instant);
        assert_key::<sqlx::types::time::Date>(&DataType::Date);
        assert_key::<sqlx::types::time::Time>(&DataType::Time);
        assert_key::<sqlx::types::time::PrimitiveDateTime>(&DataType::DateTime);
        assert_key::<sqlx::types::time::OffsetDateTime>(&DataType::Instant);
        assert_key::<sqlx::types::Uuid>(&DataType::Uuid);
        assert_key::<uuid::fmt::Hyphenated>(&DataType::Text(None));
        assert_key::<rust_decimal::Decimal>(&DataType::Decimal(None));
        assert_key::<sqlx::types::JsonValue>(&DataType::Json);
        assert_key::<sqlx::types::Json<Vec<u8>>>(&DataType::Json);
    }
}
