//! The types and defaults that a server reports, back to logical ones.

use crate::schema::{DataType, Default, EnumType};

/// The logical type that is created as this one. `sql` is a `COLUMN_TYPE` of the information schema; `name` is the name that an enum gets,
/// which has none there. Display widths of whole numbers, which decide nothing, are left out. A type that the model has no word for is taken
/// as it is, and so is one that is close to a logical type without being it: `text`, `datetime`, `timestamp(6)`.
///
/// An instant is stored as a date with a time is, so it is read as that.
#[must_use]
pub fn parse_type(sql: &str, name: &str) -> DataType {
    let custom = || DataType::Custom(sql.to_owned());
    let (word, rest) = sql.split_at(sql.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(sql.len()));
    let (limits, more) = match rest.strip_prefix('(').and_then(|rest| rest.rsplit_once(')')) {
        Some((limits, more)) => (limits, more.trim()),
        None => ("", rest.trim()),
    };
    let unsigned = more == "unsigned";
    if !(more.is_empty() || unsigned) {
        return custom();
    }
    let integer = |signed: DataType, without: DataType| if unsigned { without } else { signed };
    let number = limits.parse::<u32>().ok();
    match (word, limits) {
        ("tinyint", "1") if !unsigned => DataType::Bool,
        ("tinyint", _) => integer(DataType::Int8, DataType::UInt8),
        ("smallint", _) => integer(DataType::Int16, DataType::UInt16),
        ("int", _) => integer(DataType::Int32, DataType::UInt32),
        ("bigint", _) => integer(DataType::Int64, DataType::UInt64),
        ("mediumint", _) if unsigned => DataType::Custom("mediumint unsigned".to_owned()),
        ("mediumint" | "year", _) => DataType::Custom(word.to_owned()),
        _ if unsigned => custom(),
        ("float", "") => DataType::Float32,
        ("double", "") => DataType::Float64,
        ("decimal", _) => decimal(limits).unwrap_or_else(custom),
        ("longtext", _) => DataType::Text(None),
        ("varchar", _) => number.map_or_else(custom, |length| DataType::Text(Some(length))),
        ("longblob", _) => DataType::Bytes(None),
        ("varbinary", _) => number.map_or_else(custom, |length| DataType::Bytes(Some(length))),
        ("date", _) => DataType::Date,
        ("time", "6") => DataType::Time,
        ("datetime", "6") => DataType::DateTime,
        ("binary", "16") => DataType::Uuid,
        ("json", _) => DataType::Json,
        ("enum", _) => texts(limits).map_or_else(custom, |variants| DataType::Enum(EnumType::new(name, variants))),
        _ => custom(),
    }
}

fn decimal(limits: &str) -> Option<DataType> {
    let (precision, scale) = limits.split_once(',')?;
    Some(DataType::Decimal(Some((precision.trim().parse().ok()?, scale.trim().parse().ok()?))))
}

/// The default of a column of this type that the server writes as `sql`. What is more than a constant or the current time stays SQL.
#[must_use]
pub fn parse_default(sql: &str, data_type: &DataType) -> Default {
    let is_plain_number = sql.starts_with(|c: char| c.is_ascii_digit() || c == '-') && sql.parse::<f64>().is_ok();
    if let Some(digits) = bytes(sql) {
        return match data_type {
            DataType::Uuid if digits.len() == 32 => {
                let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
                Default::Text(parts.join("-"))
            }
            _ => Default::Sql(format!("x'{digits}'")),
        };
    }
    match (texts(sql).as_deref(), data_type) {
        (Some([text]), DataType::Enum(_)) => Default::Variant(text.clone()),
        (Some([text]), _) => Default::Text(text.clone()),
        (_, DataType::Bool) if sql == "0" => Default::Bool(false),
        (_, DataType::Bool) if sql == "1" => Default::Bool(true),
        _ if is_plain_number => Default::Number(sql.to_owned()),
        _ if is_now(sql, data_type) => Default::Now,
        _ => Default::Sql(sql.to_owned()),
    }
}

/// The digits of a literal of bytes: `X'00FF'`.
fn bytes(sql: &str) -> Option<String> {
    let digits = sql.strip_prefix(['x', 'X'])?.strip_prefix('\'')?.strip_suffix('\'')?;
    digits.chars().all(|c| c.is_ascii_hexdigit()).then(|| digits.to_ascii_lowercase())
}

/// Whether `sql` is the current time in the form of the type, with as many digits after the second.
fn is_now(sql: &str, data_type: &DataType) -> bool {
    let sql = sql.to_ascii_lowercase();
    let (function, digits) = sql.split_once('(').map_or((sql.as_str(), ""), |(function, rest)| (function, rest.trim_end_matches(')')));
    match data_type {
        DataType::Date => matches!(function, "curdate" | "current_date"),
        DataType::Time => matches!(function, "curtime" | "current_time") && digits == "6",
        DataType::DateTime => function == "current_timestamp" && digits == "6",
        DataType::Custom(custom) => {
            let (word, rest) = custom.split_once('(').unwrap_or((custom, ""));
            let fits = matches!(word.to_ascii_lowercase().as_str(), "datetime" | "timestamp") && digits == rest.trim_end_matches(')');
            function == "current_timestamp" && fits
        }
        _ => false,
    }
}

/// The texts of a list of literals: `'a','it''s'`; `None` for anything else.
fn texts(sql: &str) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    let mut rest = sql;
    loop {
        let (text, after) = text(rest.strip_prefix('\'')?)?;
        texts.push(text);
        match after.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None if after.is_empty() => return Some(texts),
            None => return None,
        }
    }
}

/// The text up to the quote that ends it, and what comes after. A doubled quote is one, and a backslash escapes.
fn text(sql: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = sql.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\'' if chars.peek().is_some_and(|&(_, next)| next == '\'') => {
                chars.next();
                text.push('\'');
            }
            '\'' => return Some((text, &sql[at + 1..])),
            '\\' => text.push(escaped(chars.next()?.1)),
            _ => text.push(c),
        }
    }
    None
}

/// What a character after a backslash stands for.
fn escaped(c: char) -> char {
    match c {
        '0' => '\0',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'Z' => '\u{1a}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(sql: &str) -> DataType {
        DataType::Custom(sql.to_owned())
    }

    #[test]
    fn types_are_read_only_as_what_they_are() {
        let variants = ["a", "it's", "c\\d,"].map(str::to_owned).to_vec();
        for (sql, expected) in [
            ("tinyint(1)", DataType::Bool),
            ("tinyint(4)", DataType::Int8),
            ("tinyint", DataType::Int8),
            ("tinyint(1) unsigned", DataType::UInt8),
            ("int(10) unsigned", DataType::UInt32),
            ("bigint unsigned", DataType::UInt64),
            ("int(5) unsigned zerofill", custom("int(5) unsigned zerofill")),
            ("mediumint(8) unsigned", custom("mediumint unsigned")),
            ("year(4)", custom("year")),
            ("float", DataType::Float32),
            ("float(7,3)", custom("float(7,3)")),
            ("double unsigned", custom("double unsigned")),
            ("decimal(10,2)", DataType::Decimal(Some((10, 2)))),
            ("decimal(10,2) unsigned", custom("decimal(10,2) unsigned")),
            ("varchar(255)", DataType::Text(Some(255))),
            ("varchar(300) /*M!100301 COMPRESSED*/", custom("varchar(300) /*M!100301 COMPRESSED*/")),
            ("text", custom("text")),
            ("longtext", DataType::Text(None)),
            ("datetime", custom("datetime")),
            ("datetime(6)", DataType::DateTime),
            ("timestamp(6)", custom("timestamp(6)")),
            ("binary(16)", DataType::Uuid),
            ("binary(3)", custom("binary(3)")),
            ("json", DataType::Json),
            ("set('x','y')", custom("set('x','y')")),
            ("enum('a','it''s','c\\\\d,')", DataType::Enum(EnumType::new("e", variants))),
        ] {
            assert_eq!(parse_type(sql, "e"), expected, "{sql}");
        }
    }

    #[test]
    fn defaults_are_read() {
        let text = |text: &str| Default::Text(text.to_owned());
        for (sql, data_type, expected) in [
            ("'it''s \\\\ x'", DataType::Text(None), text("it's \\ x")),
            ("'a'", DataType::Enum(EnumType::new(String::new(), Vec::new())), Default::Variant("a".to_owned())),
            ("'2020-01-01'", DataType::Date, text("2020-01-01")),
            ("1", DataType::Bool, Default::Bool(true)),
            ("-1.50", DataType::Decimal(Some((10, 2))), Default::Number("-1.50".to_owned())),
            ("current_timestamp(6)", DataType::DateTime, Default::Now),
            ("current_timestamp()", custom("timestamp"), Default::Now),
            ("CURRENT_TIMESTAMP", custom("datetime"), Default::Now),
            ("current_timestamp()", custom("datetime(3)"), Default::Sql("current_timestamp()".to_owned())),
            ("utc_timestamp(6)", DataType::DateTime, Default::Sql("utc_timestamp(6)".to_owned())),
            ("curdate()", DataType::Date, Default::Now),
            ("concat('a','b')", DataType::Text(None), Default::Sql("concat('a','b')".to_owned())),
            ("'a' = 'b'", DataType::Bool, Default::Sql("'a' = 'b'".to_owned())),
            ("X'00FF'", DataType::Bytes(None), Default::Sql("x'00ff'".to_owned())),
            ("x'00FF80C328414A0080000000000000FE'", DataType::Uuid, text("00ff80c3-2841-4a00-8000-0000000000fe")),
            ("(1 + 2)", DataType::Int32, Default::Sql("(1 + 2)".to_owned())),
        ] {
            assert_eq!(parse_default(sql, &data_type), expected, "{sql}");
        }
    }
}
