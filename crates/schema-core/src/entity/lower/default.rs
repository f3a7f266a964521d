//! Defaults, against the type of their column.

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::ast::{DefaultAttr, EnumItem, Field, Item, Path};
use crate::entity::suggest::nearest;
use crate::schema::{DataType, Default};

impl Lowerer<'_> {
    /// The default of a column; `None` when it does not fit, which is then reported.
    pub(super) fn default(&mut self, node: usize, field: &Field, data_type: &DataType, default: &DefaultAttr) -> Option<Default> {
        let lowered = match default {
            DefaultAttr::Sql(sql) => Ok(Default::Sql(sql.clone())),
            DefaultAttr::Variant(path) => self.variant(node, data_type, path),
            DefaultAttr::Now => now(data_type),
            DefaultAttr::Bool(value) => match data_type {
                DataType::Bool | DataType::Custom(_) => Ok(Default::Bool(*value)),
                _ => Err(misfit(&value.to_string(), data_type)),
            },
            DefaultAttr::Number(text) => number(text, data_type),
            DefaultAttr::Text(value) => text(value, data_type),
        };
        lowered.map_err(|diagnostic| self.report(Some(&field.name), *diagnostic)).ok()
    }

    /// `Role::Member`, which must be a variant of the enum that the column is.
    fn variant(&self, node: usize, data_type: &DataType, path: &Path) -> Result<Default, Box<Diagnostic>> {
        let DataType::Enum(enum_type) = data_type else { return Err(misfit(&path.text, data_type)) };
        let (owner, name) = path.text.rsplit_once("::").unwrap_or(("", &path.text));
        let found = self.resolver.item(node, owner).and_then(|(node, item)| match &self.tree.nodes[node].scope.items[item].item {
            Some(Item::Enum(item)) => Some(item),
            Some(Item::Entity(_) | Item::Newtype(_) | Item::Embedded(_)) | None => None,
        });
        let Some(item) = found.filter(|item| item.texts() == enum_type.variants) else {
            let message = format!("`{}` is not a variant of the enum that the column holds", path.text);
            return Err(Diagnostic::new(Code::InvalidValue, message).into());
        };
        match item.variants.iter().find(|variant| variant.name == super::super::attr::unraw(name)) {
            Some(variant) => Ok(Default::Variant(item.text(variant))),
            None => Err(no_variant(item, name)),
        }
    }
}

/// Whether a column of this type can be given this default by an attribute.
#[must_use]
pub fn takes_default(data_type: &DataType, default: &Default) -> bool {
    match default {
        Default::Sql(_) => true,
        Default::Variant(text) => matches!(data_type, DataType::Enum(own) if own.variants.contains(text)),
        Default::Now => now(data_type).is_ok(),
        Default::Bool(_) => matches!(data_type, DataType::Bool | DataType::Custom(_)),
        Default::Number(number) => self::number(number, data_type).is_ok(),
        Default::Text(text) => self::text(text, data_type).is_ok(),
    }
}

fn no_variant(item: &EnumItem, name: &str) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{}` has no variant `{name}`", item.name));
    match nearest(name, item.variants.iter().map(|variant| variant.name.as_str())) {
        Some(near) => diagnostic.help(format!("did you mean `{}::{near}`?", item.name)).into(),
        None => diagnostic.into(),
    }
}

fn misfit(value: &str, data_type: &DataType) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{value}` is no default for a column that is {}", family(data_type)));
    let help = match data_type {
        DataType::Bool => "write `default = true` or `default = false`",
        DataType::Text(_) => "write it in quotes: `default = \"…\"`",
        DataType::Enum(_) => "name a variant: `default = Role::Member`",
        DataType::Date | DataType::Time | DataType::DateTime | DataType::Instant => "write `default = now`, or a text in quotes",
        DataType::Bytes(_) => "write it as SQL: `default = sql(\"x'00'\")`",
        DataType::Uuid | DataType::Json => "write it as a text in quotes, or as SQL: `default = sql(\"…\")`",
        DataType::Array(_) | DataType::Custom(_) => "write it as SQL: `default = sql(\"…\")`",
        DataType::Decimal(_)
        | DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Float32
        | DataType::Float64 => "write a number without quotes: `default = 0`",
    };
    diagnostic.help(help).into()
}

/// The type in words, without its details.
fn family(data_type: &DataType) -> String {
    match data_type {
        DataType::Enum(enum_type) => format!("the enum `{}`", enum_type.name),
        other => other.to_string(),
    }
}

fn now(data_type: &DataType) -> Result<Default, Box<Diagnostic>> {
    match data_type {
        DataType::Date | DataType::Time | DataType::DateTime | DataType::Instant | DataType::Custom(_) => Ok(Default::Now),
        _ => Err(misfit("now", data_type)),
    }
}

fn number(text: &str, data_type: &DataType) -> Result<Default, Box<Diagnostic>> {
    let whole = text.parse::<i128>().ok();
    if let Some((min, max)) = data_type.integer_range() {
        return match whole {
            Some(number) if (min..=max).contains(&number) => Ok(Default::Number(number.to_string())),
            Some(_) => Err(Diagnostic::new(Code::InvalidValue, format!("`{text}` does not fit into {data_type}: {min} to {max}")).into()),
            None => Err(misfit(text, data_type)),
        };
    }
    match data_type {
        DataType::Float32 | DataType::Float64 | DataType::Custom(_) => Ok(Default::Number(text.to_owned())),
        DataType::Decimal(_) if !text.contains(['e', 'E']) => Ok(Default::Number(text.to_owned())),
        _ => Err(misfit(text, data_type)),
    }
}

fn text(value: &str, data_type: &DataType) -> Result<Default, Box<Diagnostic>> {
    let shaped = |form: &'static str, fits: bool| if fits { Ok(()) } else { Err(form) };
    let form = match data_type {
        DataType::Text(Some(length)) if value.chars().count() > *length as usize => {
            return Err(Diagnostic::new(Code::InvalidValue, format!("`{value:?}` is longer than {length} characters")).into());
        }
        DataType::Text(_) | DataType::Custom(_) => Ok(()),
        DataType::Date => shaped("2025-12-31", is_date(value)),
        DataType::Time => shaped("23:59:59", is_time(value)),
        DataType::DateTime | DataType::Instant => shaped("2025-12-31 23:59:59", is_moment(value, data_type)),
        DataType::Uuid => shaped("67e55044-10b1-426f-9247-bb680e5fe0c8", is_uuid(value)),
        DataType::Json => shaped("{}", is_json(value)),
        _ => return Err(misfit(&format!("{value:?}"), data_type)),
    };
    match form {
        Ok(()) => Ok(Default::Text(value.to_owned())),
        Err(form) => {
            let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{value:?}` is no {data_type}"));
            Err(diagnostic.help(format!("write it as in `default = {form:?}`")).into())
        }
    }
}

/// Whether the text has digits where the pattern has `0` and the same elsewhere.
fn matches(value: &str, pattern: &str) -> bool {
    value.len() == pattern.len() && value.bytes().zip(pattern.bytes()).all(|(a, b)| if b == b'0' { a.is_ascii_digit() } else { a == b })
}

fn is_date(value: &str) -> bool {
    let number = |range: std::ops::Range<usize>| value.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    matches(value, "0000-00-00") && (1..=12).contains(&number(5..7)) && (1..=31).contains(&number(8..10))
}

fn is_time(value: &str) -> bool {
    let (clock, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let number = |range: std::ops::Range<usize>| clock.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(99);
    let digits = !fraction.is_empty() && fraction.len() <= 9 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    digits && matches(clock, "00:00:00") && number(0..2) < 24 && number(3..5) < 60 && number(6..8) < 61
}

fn is_moment(value: &str, data_type: &DataType) -> bool {
    let Some((date, rest)) = value.split_once([' ', 'T']) else { return false };
    let clock = match data_type {
        DataType::Instant => match rest.find(['+', '-', 'Z']) {
            Some(at) if rest[at..] == *"Z" || matches(&rest[at + 1..], "00:00") => &rest[..at],
            Some(_) => return false,
            None => rest,
        },
        _ => rest,
    };
    is_date(date) && is_time(clock)
}

fn is_uuid(value: &str) -> bool {
    let groups: Vec<&str> = value.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_json(value: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(value).is_ok()
}
