//! The types that a database reports, back to logical ones.

use super::types::default_value;
use crate::schema::{DataType, Default, expression};

/// The logical type that is created as this one. `sql` is what `format_type` of PostgreSQL returns. A type that the model has no word for
/// is taken as it is, and so is one that is close to a logical type without being it: `character varying` without a length, `timestamp(3)`.
#[must_use]
pub fn parse_type(sql: &str) -> DataType {
    if let Some(item) = sql.strip_suffix("[]") {
        return DataType::Array(Box::new(parse_type(item)));
    }
    let limits = |prefix: &str| sql.strip_prefix(prefix)?.strip_prefix('(')?.strip_suffix(')');
    if let Some(length) = limits("character varying").and_then(|length| length.parse().ok()) {
        return DataType::Text(Some(length));
    }
    if let Some((precision, scale)) = limits("numeric").and_then(|limits| limits.split_once(','))
        && let (Ok(precision), Ok(scale)) = (precision.parse(), scale.parse::<u32>())
        && scale <= precision
    {
        return DataType::Decimal(Some((precision, scale)));
    }
    match sql {
        "boolean" => DataType::Bool,
        "smallint" => DataType::Int16,
        "integer" => DataType::Int32,
        "bigint" => DataType::Int64,
        "real" => DataType::Float32,
        "double precision" => DataType::Float64,
        "numeric" => DataType::Decimal(None),
        "text" => DataType::Text(None),
        "bytea" => DataType::Bytes(None),
        "date" => DataType::Date,
        "time without time zone" => DataType::Time,
        "timestamp without time zone" => DataType::DateTime,
        "timestamp with time zone" => DataType::Instant,
        "uuid" => DataType::Uuid,
        "jsonb" => DataType::Json,
        other => DataType::Custom(other.to_owned()),
    }
}

/// The default of a column of this type that the server shows as `sql`. What is more than one constant, or one of another type, stays SQL, and
/// so does what the server would show otherwise if it were written as a constant.
#[must_use]
pub fn parse_default(sql: &str, data_type: &DataType) -> Default {
    let found = match data_type {
        DataType::Bool if sql == "true" => Some(Default::Bool(true)),
        DataType::Bool if sql == "false" => Some(Default::Bool(false)),
        DataType::Instant if sql == default_value(&Default::Now, data_type) => Some(Default::Now),
        DataType::Int16 | DataType::Int32 | DataType::Int64 => number(sql).filter(|number| !number.contains('.')).map(Default::Number),
        DataType::Float32 | DataType::Float64 | DataType::Decimal(_) => number(sql).map(Default::Number),
        DataType::Enum(own) => text(sql, data_type).filter(|text| own.variants.contains(text)).map(Default::Variant),
        _ => text(sql, data_type).map(Default::Text),
    };
    found.unwrap_or_else(|| Default::Sql(sql.to_owned()))
}

/// A number that is shown so wherever it is written without quotes. The server gives it the first type that holds it, and puts quotes around
/// what is negative or longer than usual.
fn number(sql: &str) -> Option<String> {
    let is_plain = |text: &str| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        is_digits(whole) && is_digits(fraction)
    };
    let (text, kind) = sql.strip_prefix('\'').and_then(|rest| rest.split_once("'::")).unwrap_or((sql, ""));
    let usual = match (text.contains('.'), text.parse::<i64>()) {
        (true, _) => "numeric",
        (false, Ok(number)) if i32::try_from(number).is_ok() => "integer",
        (false, Ok(_)) => "bigint",
        (false, Err(_)) => return None,
    };
    let is_quoted = text.starts_with('-') || usual == "bigint";
    let fits = is_plain(text.strip_prefix('-').unwrap_or(text)) && kind == if is_quoted { usual } else { "" };
    fits.then(|| text.to_owned())
}

/// The text of a constant of the column's own type. What is shown depends on the session where it is a date or a time.
fn text(sql: &str, data_type: &DataType) -> Option<String> {
    let (quoted, kind) = sql.rsplit_once("::")?;
    let inner = quoted.strip_prefix('\'')?.strip_suffix('\'')?;
    let is_own = match data_type {
        DataType::Text(None) => kind == "text",
        DataType::Text(Some(_)) => kind == "character varying",
        DataType::Uuid => kind == "uuid",
        DataType::Json => kind == "jsonb",
        DataType::Enum(own) => kind.replace('"', "") == own.name,
        DataType::Custom(name) => kind == constant_type(name),
        _ => false,
    };
    (is_own && expression::is_literal(quoted)).then(|| inner.replace("''", "'"))
}

/// The type that constants of a type of the database have.
fn constant_type(name: &str) -> &str {
    match name.split('(').next() {
        Some("character" | "bpchar") => "bpchar",
        Some("character varying") => "character varying",
        Some("bit" | "bit varying" | "interval") => "",
        Some(_) | None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::EnumType;

    #[test]
    fn defaults_are_read_only_as_what_they_are() {
        let (number, text) = (|text: &str| Default::Number(text.to_owned()), |text: &str| Default::Text(text.to_owned()));
        let (sql, custom) = (|text: &str| Default::Sql(text.to_owned()), |name: &str| DataType::Custom(name.to_owned()));
        let mood = || DataType::Enum(EnumType::new("a.Mood", vec!["ok".to_owned()]));
        for (shown, data_type, expected) in [
            ("5", DataType::Int32, number("5")),
            ("'-5'::integer", DataType::Int64, number("-5")),
            ("'5'::bigint", DataType::Int64, sql("'5'::bigint")),
            ("'5000000000'::bigint", DataType::Int64, number("5000000000")),
            ("5000000000", DataType::Int64, sql("5000000000")),
            ("0.00", DataType::Decimal(Some((10, 2))), number("0.00")),
            ("'-0.5'::numeric", DataType::Float64, number("-0.5")),
            ("'-1'::numeric", DataType::Decimal(None), sql("'-1'::numeric")),
            ("'NaN'::numeric", DataType::Decimal(None), sql("'NaN'::numeric")),
            ("1.5", DataType::Int32, sql("1.5")),
            ("true", DataType::Bool, Default::Bool(true)),
            ("now()", DataType::Instant, Default::Now),
            ("now()", DataType::DateTime, sql("now()")),
            ("'it''s'::text", DataType::Text(None), text("it's")),
            ("'a'::character varying", DataType::Text(Some(5)), text("a")),
            ("'a'::text", DataType::Text(Some(5)), sql("'a'::text")),
            ("('a'::text || 'b'::text)", DataType::Text(None), sql("('a'::text || 'b'::text)")),
            ("'a'::text || 'b'::text", DataType::Text(None), sql("'a'::text || 'b'::text")),
            ("E'a\\\\b'::text", DataType::Text(None), sql("E'a\\\\b'::text")),
            ("'{}'::jsonb", DataType::Json, text("{}")),
            ("'ok'::a.\"Mood\"", mood(), Default::Variant("ok".to_owned())),
            ("'no'::a.\"Mood\"", mood(), sql("'no'::a.\"Mood\"")),
            ("'{}'::json", custom("json"), text("{}")),
            ("'01:00:00'::interval", custom("interval"), sql("'01:00:00'::interval")),
            ("'ab'::bpchar", custom("character(2)"), text("ab")),
            ("'x'::citext", custom("citext"), text("x")),
            ("'2020-01-01'::date", DataType::Date, sql("'2020-01-01'::date")),
            ("'{}'::text[]", DataType::Array(Box::new(DataType::Text(None))), sql("'{}'::text[]")),
            ("NULL::character varying", DataType::Text(Some(9)), sql("NULL::character varying")),
        ] {
            assert_eq!(parse_default(shown, &data_type), expected, "{shown}");
        }
    }

    #[test]
    fn types_are_read_only_as_what_they_are() {
        for (sql, expected) in [
            ("integer", DataType::Int32),
            ("character varying(80)", DataType::Text(Some(80))),
            ("character varying", DataType::Custom("character varying".to_owned())),
            ("character(2)", DataType::Custom("character(2)".to_owned())),
            ("numeric(12,2)", DataType::Decimal(Some((12, 2)))),
            ("numeric(3,-2)", DataType::Custom("numeric(3,-2)".to_owned())),
            ("numeric(3,5)", DataType::Custom("numeric(3,5)".to_owned())),
            ("numeric", DataType::Decimal(None)),
            ("timestamp(3) with time zone", DataType::Custom("timestamp(3) with time zone".to_owned())),
            ("timestamp with time zone", DataType::Instant),
            ("jsonb", DataType::Json),
            ("json", DataType::Custom("json".to_owned())),
            ("uuid[]", DataType::Array(Box::new(DataType::Uuid))),
            ("public.mood", DataType::Custom("public.mood".to_owned())),
        ] {
            assert_eq!(parse_type(sql), expected, "{sql}");
        }
    }
}
