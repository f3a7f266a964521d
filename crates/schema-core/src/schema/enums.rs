//! Enums: their variants, and what a row holds for each.

use super::DataType;

/// A field-less Rust enum: its name and the text of each variant in declared order.
#[derive(Debug, Clone, PartialEq, Eq, std::default::Default)]
pub struct EnumType {
    /// The type's name in databases that name enums.
    pub name: String,
    /// The text of each variant, by which a variant is known from one version to the next.
    pub variants: Vec<String>,
    /// What a row holds.
    pub stored: Stored,
}

/// What a row holds for a variant.
#[derive(Debug, Clone, PartialEq, Eq, std::default::Default)]
pub enum Stored {
    /// A value of the database's own enums: a named type on PostgreSQL, `ENUM` on MySQL and MariaDB; a text with a check where there are
    /// none, as on SQLite.
    #[default]
    Native,
    /// The text, with a check, on every database.
    Text,
    /// A number, with a check, on every database.
    Integer(Numbers),
}

/// The numbers of an enum's variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The integer type of the column.
    pub data_type: Box<DataType>,
    /// The number of each variant, in declared order.
    pub each: Vec<i64>,
}

impl EnumType {
    /// An enum that is stored as the database has them.
    #[must_use]
    pub fn new(name: impl Into<String>, variants: Vec<String>) -> Self {
        Self { name: name.into(), variants, stored: Stored::Native }
    }

    /// Whether rows hold a value of the database's own enums, where it has such.
    #[must_use]
    pub fn is_native(&self) -> bool {
        self.stored == Stored::Native
    }

    /// The numbers that stand for the variants, where numbers do.
    #[must_use]
    pub const fn numbers(&self) -> Option<&Numbers> {
        match &self.stored {
            Stored::Integer(numbers) => Some(numbers),
            Stored::Native | Stored::Text => None,
        }
    }

    /// The number that stands for a variant, where numbers do.
    #[must_use]
    pub fn number(&self, variant: &str) -> Option<i64> {
        let at = self.variants.iter().position(|text| text == variant)?;
        self.numbers()?.each.get(at).copied()
    }

    /// The variant that a number stands for.
    #[must_use]
    pub fn numbered(&self, number: i64) -> Option<&str> {
        let at = self.numbers()?.each.iter().position(|own| *own == number)?;
        self.variants.get(at).map(String::as_str)
    }

    /// The type of its columns where that is not one of the database's own enums.
    #[must_use]
    pub fn storage(&self) -> Option<DataType> {
        match &self.stored {
            Stored::Native => None,
            Stored::Text => Some(DataType::Text(None)),
            Stored::Integer(numbers) => Some((*numbers.data_type).clone()),
        }
    }

    /// What becomes of a variant of this version when the column becomes one of `after` and nothing is said about it: the variant with the
    /// same text; else, from number to number, the one that takes its number and has a text of its own.
    #[must_use]
    pub fn successor<'a>(&self, variant: &str, after: &'a Self) -> Option<&'a str> {
        let by_text = after.variants.iter().find(|text| *text == variant);
        let by_number = || after.numbered(self.number(variant)?).filter(|text| !self.variants.iter().any(|own| own == text));
        by_text.map(String::as_str).or_else(by_number)
    }
}
