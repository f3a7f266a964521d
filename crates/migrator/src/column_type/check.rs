//! The cross-check that `#[derive(Entity)]` emits: what the build script read equals what rustc sees. All of it runs at compile time.

use std::marker::PhantomData;

use schema_core::schema::{embedded, fingerprint};

use crate::{ColumnType, Embedded, Entity};

/// Fails compilation unless the type of the column `T` has this [`fingerprint`]. `read` is what the build script read: "`UserId` as int64".
///
/// There is one call for each column of each entity, and most of what the derive costs is here: comparing two numbers takes less than half of
/// the time that comparing two texts would.
#[track_caller]
pub const fn column<T: ColumnType>(expected: u64, read: &str) {
    if ByType::<T>::FINGERPRINT != expected {
        mismatch(read, if T::NULLABLE { "nullable " } else { "" }, T::KEY, TYPE_HELP);
    }
}

/// As [`column`], for a column whose type is given as SQL: only whether it is nullable is compared.
#[track_caller]
pub const fn column_with_sql(expected: bool, actual: bool, read: &str) {
    if expected != actual {
        mismatch(read, "", if actual { "nullable" } else { "required" }, ALIAS_HELP);
    }
}

/// Fails compilation unless `T` is stored in `table`. `read` is what the build script read: "`Team` as the table team".
#[track_caller]
pub const fn target<T: Entity>(table: &str, read: &str) {
    if fingerprint(T::TABLE, false) != fingerprint(table, false) {
        mismatch(read, "the table ", T::TABLE, ALIAS_HELP);
    }
}

/// Fails compilation unless `T` is the embedded struct with this number, or an `Option` of it. `read` is what the build script read:
/// "`Address` as an embedded struct".
#[track_caller]
pub const fn flattened<T: Embedded>(expected: u64, nullable: bool, read: &str) {
    if embedded_part::<T>() != embedded::part(expected, nullable) {
        let actual = if T::FINGERPRINT != expected {
            "another"
        } else if T::NULLABLE {
            "an optional one"
        } else {
            "a required one"
        };
        mismatch(read, "", actual, ALIAS_HELP);
    }
}

/// What an embedded struct, or an `Option` of one, counts for in the number of another that flattens it.
#[must_use]
pub const fn embedded_part<T: Embedded>() -> u64 {
    embedded::part(T::FINGERPRINT, T::NULLABLE)
}

/// Computed once for each type, however many columns have it.
struct ByType<T>(PhantomData<T>);

impl<T: ColumnType> ByType<T> {
    const FINGERPRINT: u64 = fingerprint(T::KEY, T::NULLABLE);
}

/// Fails compilation unless `T` is an entity, which its bound says.
pub const fn is_entity<T: Entity>() {}

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

/// The longest message; the rest of a longer one is left out.
const MESSAGE_LEN_MAX: usize = 2048;

const ALIAS_HELP: &str = "\nhelp: the build script follows `use` and `type`, but expands no macros: name the type by its full path";
const TYPE_HELP: &str = "\n\
    help: the build script follows `use` and `type`, but expands no macros: name the type by its full path\n\
    help: or say what the database stores: `#[entity(type = \"…\")]`";

#[track_caller]
const fn mismatch(read: &str, prefix: &str, actual: &str, help: &str) -> ! {
    let mut message = Message { bytes: [0; MESSAGE_LEN_MAX], len: 0 };
    message.push("the build script read ");
    message.push(read);
    message.push(", the compiler says ");
    message.push(prefix);
    message.push(actual);
    message.push(" [M0402]");
    message.push(help);
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
        const { column::<Option<i64>>(fingerprint("int64", true), "`Option<i64>` as nullable int64") };
        const { column_with_sql(false, Nullability::<Unknown>::NULLABLE, "`Point` as required") };
    }

    #[test]
    fn what_differs_is_refused() {
        let refused = |check: fn()| *std::panic::catch_unwind(check).unwrap_err().downcast::<String>().unwrap();
        let message = refused(|| column::<String>(fingerprint("int64", false), "`UserId` as int64"));
        assert!(message.starts_with("the build script read `UserId` as int64, the compiler says text [M0402]\nhelp: "), "{message}");
        let message = refused(|| column::<Option<String>>(fingerprint("text", false), "`Name` as text"));
        assert!(message.starts_with("the build script read `Name` as text, the compiler says nullable text [M0402]\n"), "{message}");
    }

    #[test]
    fn a_long_message_is_cut_between_characters() {
        let mut message = Message { bytes: [0; MESSAGE_LEN_MAX], len: 0 };
        message.push("x");
        message.push(&"é".repeat(MESSAGE_LEN_MAX));
        assert_eq!(message.text().len(), MESSAGE_LEN_MAX - 1);
    }
}
