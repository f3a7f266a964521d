//! Logical column types. A dialect lowers them to its own; two that lower to the same SQL are no change there.

use std::fmt;

use super::{EnumType, Stored};

/// The logical type of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataType {
    /// `bool`.
    Bool,
    /// `i8`.
    Int8,
    /// `i16`.
    Int16,
    /// `i32`.
    Int32,
    /// `i64`.
    Int64,
    /// `u8`.
    UInt8,
    /// `u16`.
    UInt16,
    /// `u32`.
    UInt32,
    /// `u64`.
    UInt64,
    /// `f32`.
    Float32,
    /// `f64`.
    Float64,
    /// An exact number; digits in all and after the point where they are limited.
    Decimal(Option<(u32, u32)>),
    /// Text, with its largest length in characters where it is limited.
    Text(Option<u32>),
    /// Bytes, with their largest number where it is limited.
    Bytes(Option<u32>),
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// Date and time without a zone.
    DateTime,
    /// An instant.
    Instant,
    /// A UUID.
    Uuid,
    /// A JSON document.
    Json,
    /// A list of values of one type.
    Array(Box<DataType>),
    /// One of a list of names.
    Enum(EnumType),
    /// A type of the database, written as given.
    Custom(String),
}

impl DataType {
    /// What a Rust type alone decides, as a word: the type without length, precision or scale. The derive compares it with
    /// `<T as ColumnType>::KEY` at compile time, so the words here and there must agree. Commas in an enum's variants are escaped, so that
    /// two lists never have one key.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Enum(enum_type) => enum_key(enum_type),
            Self::Custom(sql) => sql.clone(),
            Self::Array(item) => format!("array({})", item.key()),
            Self::Decimal(_)
            | Self::Text(_)
            | Self::Bytes(_)
            | Self::Bool
            | Self::Int8
            | Self::Int16
            | Self::Int32
            | Self::Int64
            | Self::UInt8
            | Self::UInt16
            | Self::UInt32
            | Self::UInt64
            | Self::Float32
            | Self::Float64
            | Self::Date
            | Self::Time
            | Self::DateTime
            | Self::Instant
            | Self::Uuid
            | Self::Json => self.word().to_owned(),
        }
    }

    /// The type of the values that it holds: of an array, that of its items.
    #[must_use]
    pub fn item(&self) -> &Self {
        if let Self::Array(item) = self { item.item() } else { self }
    }

    /// Whether it is one of the integers.
    #[must_use]
    pub const fn is_integer(&self) -> bool {
        self.integer_range().is_some()
    }

    /// The smallest and largest value of an integer type.
    #[must_use]
    pub const fn integer_range(&self) -> Option<(i128, i128)> {
        Some(match self {
            Self::Int8 => (i8::MIN as i128, i8::MAX as i128),
            Self::Int16 => (i16::MIN as i128, i16::MAX as i128),
            Self::Int32 => (i32::MIN as i128, i32::MAX as i128),
            Self::Int64 => (i64::MIN as i128, i64::MAX as i128),
            Self::UInt8 => (0, u8::MAX as i128),
            Self::UInt16 => (0, u16::MAX as i128),
            Self::UInt32 => (0, u32::MAX as i128),
            Self::UInt64 => (0, u64::MAX as i128),
            _ => return None,
        })
    }

    /// The inverse of [`Display`](fmt::Display), for all but [`DataType::Enum`], [`DataType::Custom`] and arrays of them, which the snapshot
    /// writes in parts.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (word, arguments) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            Some((word, arguments)) => (word, Some(arguments)),
            None => (text, None),
        };
        Some(match (word, arguments) {
            ("bool", None) => Self::Bool,
            ("int8", None) => Self::Int8,
            ("int16", None) => Self::Int16,
            ("int32", None) => Self::Int32,
            ("int64", None) => Self::Int64,
            ("uint8", None) => Self::UInt8,
            ("uint16", None) => Self::UInt16,
            ("uint32", None) => Self::UInt32,
            ("uint64", None) => Self::UInt64,
            ("float32", None) => Self::Float32,
            ("float64", None) => Self::Float64,
            ("decimal", None) => Self::Decimal(None),
            ("decimal", Some(arguments)) => {
                let (precision, scale) = arguments.split_once(',')?;
                Self::Decimal(Some((precision.trim().parse().ok()?, scale.trim().parse().ok()?)))
            }
            ("text", length) => Self::Text(length.map(str::parse).transpose().ok()?),
            ("bytes", length) => Self::Bytes(length.map(str::parse).transpose().ok()?),
            ("date", None) => Self::Date,
            ("time", None) => Self::Time,
            ("datetime", None) => Self::DateTime,
            ("instant", None) => Self::Instant,
            ("uuid", None) => Self::Uuid,
            ("json", None) => Self::Json,
            ("array", Some(item)) => Self::Array(Box::new(Self::parse(item)?)),
            _ => return None,
        })
    }

    const fn word(&self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::UInt8 => "uint8",
            Self::UInt16 => "uint16",
            Self::UInt32 => "uint32",
            Self::UInt64 => "uint64",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Decimal(_) => "decimal",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime",
            Self::Instant => "instant",
            Self::Uuid => "uuid",
            Self::Json => "json",
            Self::Array(_) => "array",
            Self::Enum(_) => "enum",
            Self::Custom(_) => "custom",
        }
    }
}

/// Of an enum: what a row holds, and the variants, with their numbers where rows hold those.
fn enum_key(enum_type: &EnumType) -> String {
    let escaped = |text: &String| text.replace('\\', r"\\").replace(',', r"\,");
    let each = enum_type.numbers().map_or(&[][..], |numbers| &numbers.each);
    let variant = |(at, text): (usize, &String)| each.get(at).map_or_else(|| escaped(text), |number| format!("{}={number}", escaped(text)));
    let variants: Vec<String> = enum_type.variants.iter().enumerate().map(variant).collect();
    let word = match &enum_type.stored {
        Stored::Native => "enum".to_owned(),
        Stored::Text => "enum as text".to_owned(),
        Stored::Integer(numbers) => format!("enum as {}", numbers.data_type),
    };
    format!("{word}({})", variants.join(","))
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decimal(Some((precision, scale))) => write!(f, "decimal({precision}, {scale})"),
            Self::Text(Some(length)) => write!(f, "text({length})"),
            Self::Bytes(Some(length)) => write!(f, "bytes({length})"),
            Self::Array(item) => write!(f, "array({item})"),
            Self::Enum(enum_type) => write!(f, "enum {} ({})", enum_type.name, enum_type.variants.join(", ")),
            Self::Custom(sql) => f.write_str(sql),
            Self::Decimal(None)
            | Self::Text(None)
            | Self::Bytes(None)
            | Self::Bool
            | Self::Int8
            | Self::Int16
            | Self::Int32
            | Self::Int64
            | Self::UInt8
            | Self::UInt16
            | Self::UInt32
            | Self::UInt64
            | Self::Float32
            | Self::Float64
            | Self::Date
            | Self::Time
            | Self::DateTime
            | Self::Instant
            | Self::Uuid
            | Self::Json => f.write_str(self.word()),
        }
    }
}
