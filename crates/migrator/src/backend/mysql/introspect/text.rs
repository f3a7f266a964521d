//! Constants and expressions as the servers write them, brought to one form.

use schema_core::Dialect;

/// A constant as SQL, from the bare value that MySQL reports of a column of this type.
pub(super) fn constant(value: &str, column_type: &str) -> String {
    let word = column_type.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_number = word.ends_with("int") || ["decimal", "float", "double", "year", "bit"].contains(&word);
    match value.strip_prefix("0x").filter(|_| word.ends_with("binary") || word.ends_with("blob")) {
        Some(bytes) => format!("x'{}'", bytes.to_ascii_lowercase()),
        None if is_number => value.to_owned(),
        None => Dialect::Mysql.literal(value),
    }
}

/// An expression as the model has it: a backslash in a text is only itself. MySQL escapes the whole expression once more, and says the
/// character set of each text.
pub(super) fn expression(sql: &str, is_mariadb: bool) -> String {
    let sql = if is_mariadb { sql.to_owned() } else { unescaped(sql) };
    let mut out = String::with_capacity(sql.len());
    let mut chars = sql.chars().peekable();
    let mut quote: Option<char> = None;
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('\''), '\\') => match chars.next() {
                Some('\'') => out.push_str("''"),
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => {}
            },
            (Some(open), _) => {
                out.push(c);
                if c == open && chars.peek() == Some(&open) {
                    out.extend(chars.next());
                } else if c == open {
                    quote = None;
                }
            }
            (None, '\'' | '`') => {
                if c == '\'' && !is_mariadb && out.ends_with("_utf8mb4") {
                    out.truncate(out.len() - "_utf8mb4".len());
                }
                out.push(c);
                quote = Some(c);
            }
            (None, _) => out.push(c),
        }
    }
    out
}

/// Without the backslashes that MySQL puts into what its catalog shows.
fn unescaped(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('\'' | '\\')) => out.extend(chars.next()),
            ('\\', Some('n')) => {
                chars.next();
                out.push('\n');
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_servers_write_differently_is_read_as_one() {
        for (mysql, mariadb, expected) in [
            (r"(`s` <> _utf8mb4\'a\')", "(`s` <> 'a')", "(`s` <> 'a')"),
            (r"(`s` = _utf8mb4\'it\\\'s\')", r"(`s` = 'it\'s')", "(`s` = 'it''s')"),
            (r"concat(`s`,_utf8mb4\'\\\\\')", r"concat(`s`,'\\')", r"concat(`s`,'\')"),
            ("`a``'b` > 0", "`a``'b` > 0", "`a``'b` > 0"),
        ] {
            assert_eq!(expression(mysql, false), expected, "{mysql}");
            assert_eq!(expression(mariadb, true), expected, "{mariadb}");
        }
    }

    #[test]
    fn bare_values_become_constants() {
        for (value, column_type, expected) in [
            ("it's", "varchar(20)", "'it''s'"),
            ("5", "int unsigned", "5"),
            ("5", "varchar(3)", "'5'"),
            ("-1.50", "decimal(10,2)", "-1.50"),
            ("b'101'", "bit(3)", "b'101'"),
            ("0x00FF", "varbinary(3)", "x'00ff'"),
            ("2020-01-01", "date", "'2020-01-01'"),
        ] {
            assert_eq!(constant(value, column_type), expected);
        }
    }
}
