//! Enums through sqlx, as `#[entity(sqlx)]` has the derive write it: a text, on PostgreSQL a type of its own, or a number.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;

/// A database in which sqlx reads and writes enums.
pub trait EnumDatabase: sqlx::Database {
    /// The type of an enum that databases with names for enums call `name`.
    fn type_of(name: &'static str) -> Self::TypeInfo;

    /// Whether a value of a type can be such an enum.
    fn is_compatible(name: &'static str, found: &Self::TypeInfo) -> bool;
}

/// Where an enum is a text.
#[cfg(any(feature = "sqlite", feature = "mysql"))]
macro_rules! text {
    ($database:ty) => {
        impl EnumDatabase for $database {
            fn type_of(_: &'static str) -> Self::TypeInfo {
                <str as sqlx::Type<Self>>::type_info()
            }

            fn is_compatible(_: &'static str, found: &Self::TypeInfo) -> bool {
                <str as sqlx::Type<Self>>::compatible(found)
            }
        }
    };
}

#[cfg(feature = "sqlite")]
text!(sqlx::Sqlite);

// `sqlx::Type` derived for an enum takes only a column of exactly its flags, which one that is NOT NULL never has.
#[cfg(feature = "mysql")]
text!(sqlx::MySql);

#[cfg(feature = "postgres")]
impl EnumDatabase for sqlx::Postgres {
    fn type_of(name: &'static str) -> Self::TypeInfo {
        sqlx::postgres::PgTypeInfo::with_name(name)
    }

    fn is_compatible(name: &'static str, found: &Self::TypeInfo) -> bool {
        <Self as EnumDatabase>::type_of(name) == *found || <str as sqlx::Type<Self>>::compatible(found)
    }
}

/// A database in which sqlx reads and writes enums as numbers of the type `T`.
pub trait NumberDatabase<T>: sqlx::Database {
    /// The type of their columns.
    fn type_of() -> Self::TypeInfo;

    /// Whether a value of a type can be such a number.
    fn is_compatible(found: &Self::TypeInfo) -> bool;

    /// Writes a number.
    ///
    /// # Errors
    ///
    /// When the column's type does not have it.
    fn encode(number: i64, buffer: &mut Self::ArgumentBuffer) -> Result<IsNull, BoxDynError>;

    /// Reads a number.
    ///
    /// # Errors
    ///
    /// When the value is none.
    fn decode(value: Self::ValueRef<'_>) -> Result<i64, BoxDynError>;
}

/// Says of each integer which one sqlx has for its columns.
#[cfg(any(feature = "sqlite", feature = "mysql", feature = "postgres"))]
macro_rules! numbers {
    ($database:ty: $($rust:ty => $stored:ty),*) => {
        $(impl NumberDatabase<$rust> for $database {
            fn type_of() -> Self::TypeInfo {
                <$stored as sqlx::Type<Self>>::type_info()
            }

            fn is_compatible(found: &Self::TypeInfo) -> bool {
                <$stored as sqlx::Type<Self>>::compatible(found)
            }

            fn encode(number: i64, buffer: &mut Self::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                <$stored as sqlx::Encode<'_, Self>>::encode_by_ref(&<$stored>::try_from(number)?, buffer)
            }

            fn decode(value: Self::ValueRef<'_>) -> Result<i64, BoxDynError> {
                <$stored as sqlx::Decode<'_, Self>>::decode(value).map(i64::from)
            }
        })*
    };
}

#[cfg(feature = "sqlite")]
numbers!(sqlx::Sqlite: i8 => i8, i16 => i16, i32 => i32, i64 => i64, u8 => u8, u16 => u16, u32 => u32);

#[cfg(feature = "mysql")]
numbers!(sqlx::MySql: i8 => i8, i16 => i16, i32 => i32, i64 => i64, u8 => u8, u16 => u16, u32 => u32);

#[cfg(feature = "postgres")]
numbers!(sqlx::Postgres: i8 => i16, i16 => i16, i32 => i32, i64 => i64, u8 => i16, u16 => i32, u32 => i64);

/// Arrays of an enum.
#[cfg(feature = "postgres")]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_array {
    ($name:ident, $type_name:literal) => {
        #[automatically_derived]
        impl $crate::__private::sqlx::postgres::PgHasArrayType for $name {
            fn array_type_info() -> $crate::__private::sqlx::postgres::PgTypeInfo {
                $crate::__private::sqlx::postgres::PgTypeInfo::array_of($type_name)
            }
        }
    };
}

/// There are no arrays without PostgreSQL.
#[cfg(not(feature = "postgres"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_array {
    ($name:ident, $type_name:literal) => {};
}
