//! The types and defaults that SQLite's catalog has, back to logical ones.

use super::types::default_value;
use crate::schema::{DataType, Default, expression};

/// The logical type that is created with this declared type, to the letter: `VARCHAR(20)`, `integer` and no type at all are taken as they are.
#[must_use]
pub fn parse_type(sql: &str) -> DataType {
    match sql {
        "BOOLEAN" => DataType::Bool,
        "INTEGER" => DataType::Int64,
        "REAL" => DataType::Float64,
        "TEXT" => DataType::Text(None),
        "BLOB" => DataType::Bytes(None),
        "DATE" => DataType::Date,
        "TIME" => DataType::Time,
        "DATETIME" => DataType::DateTime,
        "TIMESTAMP" => DataType::Instant,
        other => DataType::Custom(other.to_owned()),
    }
}

/// The default of a column of this type that is created as `sql`. What is more than one constant stays SQL.
#[must_use]
pub fn parse_default(sql: &str, data_type: &DataType) -> Default {
    let number = || (sql.parse::<f64>().is_ok() && !sql.contains(['+', 'i', 'n', 'I', 'N'])).then(|| Default::Number(sql.to_owned()));
    let text = || {
        let inner = sql.strip_prefix('\'')?.strip_suffix('\'')?;
        expression::is_literal(sql).then(|| Default::Text(inner.replace("''", "'")))
    };
    let candidates = match data_type {
        DataType::Bool => [Some(Default::Bool(true)), Some(Default::Bool(false))],
        DataType::Int64 | DataType::Float64 | DataType::Custom(_) => [number(), text()],
        DataType::Text(_) => [text(), None],
        _ => [None, None],
    };
    let is_it = |default: &Default| default_value(default, data_type) == sql;
    candidates.into_iter().flatten().find(is_it).unwrap_or_else(|| Default::Sql(sql.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::types::sql_type;
    use super::*;

    #[test]
    fn types_are_read_only_as_what_they_are() {
        for word in
            ["BOOLEAN", "INTEGER", "REAL", "TEXT", "BLOB", "DATE", "TIME", "DATETIME", "TIMESTAMP", "", "VARCHAR(20)", "integer", "INT"]
        {
            assert_eq!(sql_type(&parse_type(word), false), word);
        }
        assert_eq!(parse_type("INTEGER"), DataType::Int64);
        assert_eq!(parse_type("integer"), DataType::Custom("integer".to_owned()));
    }

    #[test]
    fn defaults_are_read_only_as_what_they_are() {
        let (number, text) = (|text: &str| Default::Number(text.to_owned()), |text: &str| Default::Text(text.to_owned()));
        let sql = |text: &str| Default::Sql(text.to_owned());
        let custom = || DataType::Custom("DECIMAL(10,2)".to_owned());
        for (written, data_type, expected) in [
            ("5", DataType::Int64, number("5")),
            ("-1.50", DataType::Float64, number("-1.50")),
            ("+5", DataType::Int64, sql("+5")),
            ("nan", DataType::Float64, sql("nan")),
            ("0.00", custom(), number("0.00")),
            ("'it''s'", DataType::Text(None), text("it's")),
            ("''", custom(), text("")),
            ("'a' || 'b'", DataType::Text(None), sql("'a' || 'b'")),
            ("5", DataType::Text(None), sql("5")),
            ("TRUE", DataType::Bool, Default::Bool(true)),
            ("1", DataType::Bool, sql("1")),
            ("CURRENT_TIMESTAMP", DataType::DateTime, sql("CURRENT_TIMESTAMP")),
            ("'2020-01-01'", DataType::Date, sql("'2020-01-01'")),
            ("x'00'", DataType::Bytes(None), sql("x'00'")),
        ] {
            assert_eq!(parse_default(written, &data_type), expected, "{written}");
        }
    }
}
