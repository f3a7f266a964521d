//! The cross-check that `#[derive(Entity)]` emits: what the build script read equals what rustc sees. All of it runs at compile time.

use std::marker::PhantomData;

use crate::{ColumnType, Entity};

/// Fails compilation unless `T` is a column of the type `key`, and nullable as said. `written` is the type as the source has it.
#[track_caller]
pub const fn column<T: ColumnType>(written: &str, key: &str, nullable: bool) {
    if !same(T::KEY, key) {
        mismatch(written, key, T::KEY);
    }
    nullability(written, nullable, T::NULLABLE);
}

/// As [`column`], for a column whose type is given as SQL: only whether it is nullable is compared.
#[track_caller]
pub const fn column_with_sql(written: &str, expected: bool, actual: bool) {
    nullability(written, expected, actual);
}

/// Fails compilation unless `T` is stored in `table`. `written` is the path as the source has it.
#[track_caller]
pub const fn target<T: Entity>(written: &str, table: &str) {
    if !same(T::TABLE, table) {
        mismatch(written, table, T::TABLE);
    }
}

/// Whether a type is an [`Option`], without asking it to be a [`ColumnType`]: `Nullability::<Option<_>>::NULLABLE` is the inherent constant,
/// for any other type it is the one of [`NotOption`].
#[derive(Debug)]
pub struct Nullability<T>(PhantomData<T>);

impl<T> Nullability<Option<T>> {
    /// An `Option` can be NULL.
    pub const NULLABLE: bool = true;
}

/// See [`Nullability`].
pub trait NotOption {
    /// Anything but an `Option` can't be NULL.
    const NULLABLE: bool = false;
}

impl<T> NotOption for Nullability<T> {}

#[track_caller]
const fn nullability(written: &str, expected: bool, actual: bool) {
    if expected != actual {
        mismatch(written, nullable_word(expected), nullable_word(actual));
    }
}

const fn nullable_word(nullable: bool) -> &'static str {
    if nullable { "nullable" } else { "required" }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// The longest message; the rest of a longer one is left out.
const MESSAGE_LEN_MAX: usize = 2048;

#[track_caller]
const fn mismatch(written: &str, expected: &str, actual: &str) -> ! {
    let mut message = Message { bytes: [0; MESSAGE_LEN_MAX], len: 0 };
    message.push("the build script read `");
    message.push(written);
    message.push("` as ");
    message.push(expected);
    message.push(", the compiler says ");
    message.push(actual);
    message.push(
        " [M0402]\n\
         help: the build script follows `use` and `type`, but not macros, globs of other crates or `cfg`: name the type by its full path\n\
         help: or say what the database stores: `#[entity(type = \"…\")]`",
    );
    panic!("{}", message.text())
}

/// Text that grows at compile time.
struct Message {
    bytes: [u8; MESSAGE_LEN_MAX],
    len: usize,
}

impl Message {
    /// Appends as much of the text as there is room for.
    const fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut index = 0;
        while index < bytes.len() && self.len < MESSAGE_LEN_MAX {
            self.bytes[self.len] = bytes[index];
            self.len += 1;
            index += 1;
        }
    }

    /// The text; what is left of a character that was cut off at the end is left out.
    const fn text(&self) -> &str {
        let (bytes, _) = self.bytes.split_at(self.len);
        match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => match std::str::from_utf8(bytes.split_at(error.valid_up_to()).0) {
                Ok(text) => text,
                Err(_) => "a type mismatch [M0402]",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Unknown;

    #[test]
    fn nullability_needs_no_column_type() {
        const { assert!(!Nullability::<Unknown>::NULLABLE) };
        const { assert!(Nullability::<Option<Unknown>>::NULLABLE) };
    }

    #[test]
    fn a_column_that_agrees_passes() {
        const { column::<Option<i64>>("Option<i64>", "int64", true) };
        const { column_with_sql("Point", false, Nullability::<Unknown>::NULLABLE) };
    }

    #[test]
    #[should_panic(expected = "the build script read `UserId` as int64, the compiler says text [M0402]")]
    fn another_type_is_refused() {
        column::<String>("UserId", "int64", false);
    }

    #[test]
    #[should_panic(expected = "the build script read `Name` as required, the compiler says nullable [M0402]")]
    fn another_nullability_is_refused() {
        column::<Option<String>>("Name", "text", false);
    }

    #[test]
    fn a_long_message_is_cut_between_characters() {
        let mut message = Message { bytes: [0; MESSAGE_LEN_MAX], len: 0 };
        message.push("x");
        message.push(&"é".repeat(MESSAGE_LEN_MAX));
        assert_eq!(message.text().len(), MESSAGE_LEN_MAX - 1);
    }
}
