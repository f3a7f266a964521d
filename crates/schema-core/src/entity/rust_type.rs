//! The types of other crates that are column types, by the segments of their paths.

use crate::schema::DataType;

/// What a path outside of the crate means for a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// A column type as it is.
    Plain(DataType),
    /// `Option<T>`.
    Option,
    /// `Vec<T>`.
    Vec,
    /// `Box<str>`, `Cow<'_, str>`.
    Pointer,
    /// `str`, behind a pointer.
    Str,
    /// `DateTime<Zone>`.
    DateTime,
    /// `Utc`, `Local`, `FixedOffset`.
    Zone,
    /// `Json<T>`, whatever `T` is.
    Json,
    /// `Text<T>`, whatever `T` is.
    Text,
    /// Something that is certainly none, and what to use instead.
    Not(&'static str),
}

/// Looks a path up; its segments as they are after imports have been followed.
pub(super) fn known(path: &[String]) -> Option<Known> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path.as_slice() {
        [name] | ["std" | "core", "primitive", name] => primitive(name).or_else(|| prelude(name)),
        ["std" | "alloc" | "core", module, name] => {
            let home = match *name {
                "Option" => "option",
                "Vec" => "vec",
                "String" => "string",
                "Box" => "boxed",
                "Cow" => "borrow",
                _ => return None,
            };
            if *module == home { prelude(name).or((*name == "Cow").then_some(Known::Pointer)) } else { None }
        }
        ["sqlx", "types", rest @ ..] => sqlx(rest),
        ["chrono", rest @ ..] => chrono(rest),
        ["time", rest @ ..] => time(rest),
        ["uuid", rest @ ..] => uuid(rest),
        ["rust_decimal", "Decimal"] | ["rust_decimal", "prelude" | "decimal", "Decimal"] => Some(Known::Plain(DataType::Decimal(None))),
        ["serde_json", "Value"] | ["serde_json", "value", "Value"] => Some(Known::Plain(DataType::Json)),
        [..] => None,
    }
}

/// What a type of the language itself is, by its name.
pub(super) fn primitive(name: &str) -> Option<Known> {
    Some(Known::Plain(match name {
        "bool" => DataType::Bool,
        "i8" => DataType::Int8,
        "i16" => DataType::Int16,
        "i32" => DataType::Int32,
        "i64" => DataType::Int64,
        "u8" => DataType::UInt8,
        "u16" => DataType::UInt16,
        "u32" => DataType::UInt32,
        "u64" => DataType::UInt64,
        "f32" => DataType::Float32,
        "f64" => DataType::Float64,
        "str" => return Some(Known::Str),
        "isize" | "i128" => return Some(Known::Not("i64")),
        "usize" | "u128" => return Some(Known::Not("u64")),
        "char" => return Some(Known::Not("String")),
        _ => return None,
    }))
}

fn prelude(name: &str) -> Option<Known> {
    match name {
        "String" => Some(Known::Plain(DataType::Text(None))),
        "Option" => Some(Known::Option),
        "Vec" => Some(Known::Vec),
        "Box" => Some(Known::Pointer),
        _ => None,
    }
}

fn sqlx(path: &[&str]) -> Option<Known> {
    match path {
        ["Json"] | ["json", "Json"] => Some(Known::Json),
        ["JsonValue"] | ["json", "JsonValue"] => Some(Known::Plain(DataType::Json)),
        ["Text"] | ["text", "Text"] => Some(Known::Text),
        ["Uuid"] => Some(Known::Plain(DataType::Uuid)),
        ["Decimal"] => Some(Known::Plain(DataType::Decimal(None))),
        ["chrono", rest @ ..] => chrono(rest),
        ["time", rest @ ..] => time(rest),
        ["uuid", rest @ ..] => uuid(rest),
        [..] => None,
    }
}

fn chrono(path: &[&str]) -> Option<Known> {
    let (["prelude", name]
    | [name]
    | ["naive", name @ ("NaiveDate" | "NaiveTime" | "NaiveDateTime")]
    | ["offset", name @ ("Utc" | "Local" | "FixedOffset")]) = path
    else {
        return None;
    };
    Some(match *name {
        "NaiveDate" => Known::Plain(DataType::Date),
        "NaiveTime" => Known::Plain(DataType::Time),
        "NaiveDateTime" => Known::Plain(DataType::DateTime),
        "DateTime" => Known::DateTime,
        "Utc" | "Local" | "FixedOffset" => Known::Zone,
        _ => return None,
    })
}

fn time(path: &[&str]) -> Option<Known> {
    let [name] = path else { return None };
    Some(Known::Plain(match *name {
        "Date" => DataType::Date,
        "Time" => DataType::Time,
        "PrimitiveDateTime" => DataType::DateTime,
        "OffsetDateTime" => DataType::Instant,
        _ => return None,
    }))
}

fn uuid(path: &[&str]) -> Option<Known> {
    Some(Known::Plain(match path {
        ["Uuid"] => DataType::Uuid,
        ["fmt", "Hyphenated" | "Simple"] => DataType::Text(None),
        [..] => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(path: &str) -> Option<Known> {
        known(&path.split("::").map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn paths_are_compared_by_segments() {
        let plain = |data_type| Some(Known::Plain(data_type));
        for (path, expected) in [
            ("i64", plain(DataType::Int64)),
            ("std::primitive::u8", plain(DataType::UInt8)),
            ("String", plain(DataType::Text(None))),
            ("std::string::String", plain(DataType::Text(None))),
            ("alloc::vec::Vec", Some(Known::Vec)),
            ("core::option::Option", Some(Known::Option)),
            ("std::borrow::Cow", Some(Known::Pointer)),
            ("std::vec::String", None),
            ("chrono::NaiveDate", plain(DataType::Date)),
            ("chrono::naive::NaiveDateTime", plain(DataType::DateTime)),
            ("chrono::prelude::DateTime", Some(Known::DateTime)),
            ("sqlx::types::chrono::Utc", Some(Known::Zone)),
            ("time::OffsetDateTime", plain(DataType::Instant)),
            ("sqlx::types::time::Time", plain(DataType::Time)),
            ("sqlx::types::Uuid", plain(DataType::Uuid)),
            ("sqlx::types::uuid::fmt::Simple", plain(DataType::Text(None))),
            ("uuid::fmt::Hyphenated", plain(DataType::Text(None))),
            ("rust_decimal::Decimal", plain(DataType::Decimal(None))),
            ("serde_json::Value", plain(DataType::Json)),
            ("sqlx::types::Json", Some(Known::Json)),
            ("sqlx::types::Text", Some(Known::Text)),
            ("usize", Some(Known::Not("u64"))),
            ("my::String", None),
            ("mytime::Date", None),
            ("Uuid", None),
            ("chrono::Duration", None),
        ] {
            assert_eq!(look_up(path), expected, "{path}");
        }
    }
}
