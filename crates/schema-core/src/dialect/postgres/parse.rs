//! The types that a database reports, back to logical ones.

use crate::schema::DataType;

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
        && let (Ok(precision), Ok(scale)) = (precision.parse(), scale.parse())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_only_as_what_they_are() {
        for (sql, expected) in [
            ("integer", DataType::Int32),
            ("character varying(80)", DataType::Text(Some(80))),
            ("character varying", DataType::Custom("character varying".to_owned())),
            ("character(2)", DataType::Custom("character(2)".to_owned())),
            ("numeric(12,2)", DataType::Decimal(Some((12, 2)))),
            ("numeric(3,-2)", DataType::Custom("numeric(3,-2)".to_owned())),
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
