//! One difference, as data and as a sentence.

use std::fmt;

use schema_core::schema::name;
use serde_json::{Value, json};

/// Something that is not as it should be. `Display` is a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// How it differs.
    pub kind: FindingKind,
    /// What it is.
    pub part: Part,
    /// The table that it belongs to; empty for what belongs to none.
    pub table: String,
    /// Its name; empty where it has none. Names of constraints mean nothing to SQLite: there, a foreign key is known by its columns and a check
    /// by its condition.
    pub name: String,
    /// Of what is changed, the properties that differ; else what it is.
    pub properties: Vec<Property>,
    /// What more there is to say.
    pub note: Option<String>,
}

/// How something differs from what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FindingKind {
    /// It is not in the database.
    Missing,
    /// It is in the database, and not as expected.
    Changed,
    /// It is in the database, and nothing declares it.
    Additional,
}

/// What can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// A named enum type.
    EnumType,
    /// A table as a whole, with its options.
    Table,
    /// A column.
    Column,
    /// The primary key of a table.
    PrimaryKey,
    /// An index, or a unique or exclusion constraint.
    Index,
    /// A foreign key.
    ForeignKey,
    /// A check.
    Check,
    /// A table that a migration has put aside.
    RetiredTable,
    /// A column that a migration has put aside.
    RetiredColumn,
}

/// A property, with its texts on both sides; `None` where a side does not have it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Property {
    /// Its name; empty where the text says what it is.
    pub name: &'static str,
    /// What it should be.
    pub expected: Option<String>,
    /// What it is.
    pub actual: Option<String>,
}

impl FindingKind {
    /// The kind in a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Additional => "additional",
        }
    }
}

impl Part {
    /// The part in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EnumType => "enum type",
            Self::Table => "table",
            Self::Column => "column",
            Self::PrimaryKey => "primary key",
            Self::Index => "index",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::RetiredTable => "retired table",
            Self::RetiredColumn => "retired column",
        }
    }
}

impl Finding {
    pub(crate) fn json(&self) -> Value {
        let property = |property: &Property| json!({ "name": property.name, "expected": property.expected, "actual": property.actual });
        json!({
            "kind": self.kind.as_str(),
            "part": self.part.as_str(),
            "table": self.table,
            "name": self.name,
            "properties": self.properties.iter().map(property).collect::<Vec<_>>(),
            "note": self.note,
            "text": self.to_string(),
        })
    }

    /// What it is, in words.
    fn subject(&self) -> String {
        let part = self.part.as_str();
        match self.part {
            Part::EnumType | Part::Table | Part::RetiredTable => format!("{part} `{}`", self.name),
            _ if self.name.is_empty() || name::is_unnamed(&self.name) => format!("{part} of `{}`", self.table),
            _ => format!("{part} `{}` of `{}`", self.name, self.table),
        }
    }
}

impl Property {
    /// What a thing of one side is like: "default 5".
    fn plain(&self) -> String {
        let text = self.expected.as_ref().or(self.actual.as_ref());
        format!("{}{}", self.prefix(), shown(text))
    }

    /// What is not the same on both sides: "type bigint instead of integer".
    fn changed(&self) -> String {
        format!("{}{} instead of {}", self.prefix(), shown(self.actual.as_ref()), shown(self.expected.as_ref()))
    }

    /// Whether it says no more than this.
    fn says(&self, text: &str) -> bool {
        self.expected.as_deref().or(self.actual.as_deref()) == Some(text)
    }

    fn prefix(&self) -> String {
        if self.name.is_empty() { String::new() } else { format!("{} ", self.name) }
    }
}

/// A text on one line.
fn shown(text: Option<&String>) -> String {
    text.map_or_else(|| "none".to_owned(), |text| text.replace('\r', "\\r").replace('\n', "\\n"))
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let properties: Vec<String> = match self.kind {
            FindingKind::Changed => self.properties.iter().map(Property::changed).collect(),
            FindingKind::Missing | FindingKind::Additional => {
                self.properties.iter().filter(|property| !property.says(&self.name)).map(Property::plain).collect()
            }
        };
        match self.kind {
            FindingKind::Changed if properties.is_empty() => write!(f, "{} is not the same", self.subject())?,
            FindingKind::Changed => write!(f, "{}: {}", self.subject(), properties.join("; "))?,
            kind => write!(f, "{} is {}", self.subject(), kind.as_str())?,
        }
        if self.kind != FindingKind::Changed && !properties.is_empty() {
            write!(f, " ({})", properties.join(", "))?;
        }
        match &self.note {
            Some(note) => write!(f, "; {note}"),
            None => Ok(()),
        }
    }
}
