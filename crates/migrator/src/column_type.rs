//! Which Rust types can be columns, and the logical type of each.
//!
//! The build script reads types from the source; this trait is what rustc knows of them. `#[derive(Entity)]` compares the two at compile
//! time, so a name that the build script took for another type is an error at the field instead of a wrong column.

mod check;
mod impls;
mod through_sqlx;
mod variant;

pub use variant::UnknownVariant;

#[doc(hidden)]
pub use check::{NotOption, Nullability, column, column_with_sql, embedded_part, flattened, is_entity, target};
#[doc(hidden)]
pub use through_sqlx::{EnumDatabase, NumberDatabase};

/// A type that a column can hold.
///
/// The traits of sqlx say how a value is read and written; this one says what the column is. It is implemented for the types that sqlx
/// supports, behind the features `chrono`, `time`, `uuid`, `rust_decimal` and `json` where another crate owns them. For your own types:
///
/// - an enum without fields: `#[derive(EntityEnum)]`;
/// - a struct around one value: `#[derive(ColumnType)]`;
/// - any other type: `#[entity(type = "…")]` on the field says what the database stores, and this trait is not needed.
///
/// ```
/// use migrator::ColumnType;
///
/// assert_eq!(<i64 as ColumnType>::KEY, "int64");
/// assert_eq!(<Option<String> as ColumnType>::KEY, "text");
/// assert!(<Option<String> as ColumnType>::NULLABLE);
/// assert_eq!(<Vec<i64> as ColumnType>::KEY, "array(int64)");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a column can have",
    label = "not a column type",
    note = "for an enum without fields, derive it: `#[derive(migrator::EntityEnum)]`",
    note = "for a struct around one value, derive it: `#[derive(migrator::ColumnType)]`",
    note = "for any other type, say what the database stores: `#[entity(type = \"…\")]` on the field",
    note = "types of chrono, time, uuid, rust_decimal and serde_json need the feature of `migrator` with that name"
)]
pub trait ColumnType {
    /// The logical type as a word, without length, precision or scale: what `schema_core::schema::DataType::key` gives for it.
    const KEY: &'static str;

    /// The same for a list of it, which `Vec` of it is: `array(int64)`; `bytes` for `u8`. `None` where a column can't hold such a list.
    const LIST_KEY: Option<&'static str> = None;

    /// Whether NULL is a value of the type: true for [`Option`], false for everything else.
    const NULLABLE: bool = false;
}
