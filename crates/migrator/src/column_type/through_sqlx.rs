//! Enums through sqlx, as `#[entity(sqlx)]` has the derive write it: a text, and on PostgreSQL a type of its own.

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
        Self::type_of(name) == *found || <str as sqlx::Type<Self>>::compatible(found)
    }
}

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
