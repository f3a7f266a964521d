//! Column names inside the text of SQL expressions.
//!
//! Renaming a column renames it in checks, filters and index expressions too; databases do so by themselves. Here it is done word by
//! word, without parsing: text in quotes is left alone, and so is a word of SQL without quotes, one that is called as a function, and
//! one that qualifies another name.

mod select;

pub use select::{Select, select, tables, with_quoted_tables, written};

/// `sql` with the column `from` called `to`. A quoted name stays quoted; a bare one stays bare where the new name allows it.
#[must_use]
pub fn rename(sql: &str, from: &str, to: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        match token.name {
            Some(name) if name.is(this, from) && !name.is_word_of_sql(this) && !is_prefix(after) => name.push(&mut text, this, to),
            Some(_) | None => text.push_str(this),
        }
        rest = after;
    }
    text
}

/// `sql` in the quotes of a database: `name` writes a quoted name, `text` writes a text. What stands in neither is as it was.
#[must_use]
pub fn rewrite(sql: &str, name: &dyn Fn(&str) -> String, text: &dyn Fn(&str) -> String) -> String {
    let mut written = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        let inner = this.get(1..this.len().saturating_sub(1)).unwrap_or_default();
        match token.name {
            Some(Name::Quoted { close }) => written.push_str(&name(&inner.replace(&format!("{close}{close}"), &close.to_string()))),
            None if this.len() > 1 && this.starts_with('\'') && this.ends_with('\'') => written.push_str(&text(&inner.replace("''", "'"))),
            Some(Name::Bare) | None => written.push_str(this),
        }
        rest = after;
    }
    written
}

/// Whether the operator, of one character or several, stands in `sql` outside of texts, names and comments.
#[must_use]
pub fn has_operator(sql: &str, operator: &str) -> bool {
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        if token.name.is_none() && rest.starts_with(operator) {
            return true;
        }
        rest = &rest[token.length..];
    }
    false
}

/// `sql` with each of `columns` written in one way, however it is quoted and whatever its case: bare where that is possible. For databases
/// to which these are one name.
#[must_use]
pub fn spelled(sql: &str, columns: &[String]) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        let name = token.name.filter(|name| !name.is_word_of_sql(this) && !is_prefix(after)).map(|name| name.text(this));
        match name.and_then(|name| columns.iter().find(|column| column.eq_ignore_ascii_case(&name))) {
            Some(column) => Name::Bare.push(&mut text, this, column),
            None => text.push_str(this),
        }
        rest = after;
    }
    text
}

/// `sql` with `prefix` before each of `columns`. What is named as another table's is left alone.
#[must_use]
pub fn prefixed(sql: &str, columns: &[String], prefix: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        let counts = |name: &Name| !name.is_word_of_sql(this) && !is_prefix(after) && !text.ends_with('.');
        let column =
            token.name.filter(counts).and_then(|name| columns.iter().find(|column| name.is(this, column)).map(|column| (name, column)));
        match column {
            Some((name, column)) => name.push(&mut text, this, &format!("{prefix}{column}")),
            None => text.push_str(this),
        }
        rest = after;
    }
    text
}

/// Whether `sql` is one value written out: a text, a number with or without its sign, or a word for one.
#[must_use]
pub fn is_literal(sql: &str) -> bool {
    let unsigned = sql.strip_prefix(['-', '+']).unwrap_or(sql).trim_start();
    let is_number = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') && unsigned.parse::<f64>().is_ok();
    let is_text = sql.starts_with('\'') && sql.len() > 1 && sql.ends_with('\'') && quoted_length(sql, '\'') == sql.len();
    is_number || is_text || ["null", "true", "false"].contains(&sql.to_ascii_lowercase().as_str())
}

/// Whether the column `name` may stand in `sql`.
#[must_use]
pub fn mentions(sql: &str, name: &str) -> bool {
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        if token.name.is_some_and(|kind| kind.is(this, name)) && !is_prefix(after) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether `sql` names the column `name` for certain: [`mentions`], and not a word of SQL without quotes.
#[must_use]
pub fn names(sql: &str, name: &str) -> bool {
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        if token.name.is_some_and(|kind| kind.is(this, name) && !kind.is_word_of_sql(this)) && !is_prefix(after) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether `sql` gives the same value tomorrow, as far as its words tell: it asks neither the clock, nor chance, nor other rows.
#[must_use]
pub fn is_repeatable(sql: &str) -> bool {
    let mut rest = sql;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        let word = this.to_ascii_lowercase();
        let is_name = matches!(token.name, Some(Name::Bare));
        if word == "'now'" || (is_name && VOLATILE.split(' ').any(|volatile| volatile == word)) {
            return false;
        }
        rest = after;
    }
    true
}

/// A piece of SQL: a name, or something that holds none.
struct Token {
    length: usize,
    name: Option<Name>,
}

/// How a name is written.
#[derive(Clone, Copy)]
enum Name {
    Bare,
    Quoted { close: char },
}

impl Token {
    fn first(sql: &str) -> Option<Self> {
        let first = sql.chars().next()?;
        Some(match first {
            '\'' => Self { length: quoted_length(sql, '\''), name: None },
            '"' | '`' => Self { length: quoted_length(sql, first), name: Some(Name::Quoted { close: first }) },
            '[' => Self { length: quoted_length(sql, ']'), name: Some(Name::Quoted { close: ']' }) },
            '-' if sql.starts_with("--") => Self { length: sql.find('\n').unwrap_or(sql.len()), name: None },
            '/' if sql.starts_with("/*") => Self { length: sql.find("*/").map_or(sql.len(), |end| end + 2), name: None },
            c if is_word(c) => {
                let length = sql.find(|c| !is_word(c)).unwrap_or(sql.len());
                Self { length, name: (!c.is_ascii_digit()).then_some(Name::Bare) }
            }
            c => Self { length: c.len_utf8(), name: None },
        })
    }
}

impl Name {
    fn is(self, token: &str, name: &str) -> bool {
        match self {
            Self::Bare => token.eq_ignore_ascii_case(name),
            Self::Quoted { .. } => self.text(token) == name,
        }
    }

    /// The name without its quotes.
    fn text(self, token: &str) -> String {
        match self {
            Self::Bare => token.to_owned(),
            Self::Quoted { close } => {
                let inner = token.get(1..token.len().saturating_sub(1)).unwrap_or_default();
                inner.replace(&format!("{close}{close}"), &close.to_string())
            }
        }
    }

    /// Whether it could be something else than a name: the `END` of a `CASE`. A column called so needs quotes to be found.
    fn is_word_of_sql(self, token: &str) -> bool {
        matches!(self, Self::Bare) && is_keyword(&token.to_ascii_lowercase())
    }

    fn push(self, text: &mut String, token: &str, to: &str) {
        match self {
            Self::Bare if is_bare(to) => text.push_str(to),
            Self::Bare => push_quoted(text, '"', '"', to),
            Self::Quoted { close } => push_quoted(text, token.chars().next().unwrap_or(close), close, to),
        }
    }
}

fn push_quoted(text: &mut String, open: char, close: char, name: &str) {
    text.push(open);
    for c in name.chars() {
        text.push(c);
        if c == close {
            text.push(c);
        }
    }
    text.push(close);
}

/// The length of the quoted text at the start of `sql`; a doubled quote is part of it.
fn quoted_length(sql: &str, close: char) -> usize {
    let mut chars = sql.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == close && chars.next_if(|(_, next)| *next == close).is_none() {
            return at + c.len_utf8();
        }
    }
    sql.len()
}

/// Whether what comes before `after` is a function's name or qualifies the name that follows.
fn is_prefix(after: &str) -> bool {
    after.starts_with('.') || after.trim_start().starts_with('(')
}

/// Whether a name can stand without quotes: plain, lower case, and no word that SQL could read differently.
fn is_bare(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') && name.chars().all(plain) && !is_keyword(name)
}

fn is_keyword(word: &str) -> bool {
    KEYWORDS.split(' ').any(|keyword| keyword == word)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Words behind which is the clock, chance, or other rows.
const VOLATILE: &str = "changes clock_timestamp current_date current_time current_timestamp gen_random_uuid getdate last_insert_id \
    last_insert_rowid localtime localtimestamp nextval now rand random randomblob select statement_timestamp sysdate total_changes \
    transaction_timestamp utc_date utc_time utc_timestamp uuid uuid_generate_v4 uuidv4 uuidv7";

/// Words that at least one database reserves, or that can stand in an expression as something else than a name.
const KEYWORDS: &str = "add all alter and any array as asc autoincrement between by case cast check collate column commit constraint create \
    cross current current_date current_time current_timestamp default deferrable delete desc distinct do drop else end \
    escape except exists false filter for foreign from full glob grant group having if in index inner insert intersect \
    interval into is isnull join key left like limit match natural not nothing notnull null of offset on or order outer over \
    primary raise references regexp returning right row select set some table then to transaction true union unique update \
    user using values when where with window";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renames_names_and_nothing_else() {
        for (sql, from, to, expected) in [
            ("age > 18", "age", "years", "years > 18"),
            ("\"age\" > 18 AND AGE < 99", "age", "years", "\"years\" > 18 AND years < 99"),
            ("name <> 'name' -- name", "name", "title", "title <> 'name' -- name"),
            ("length(name) > 0 /* name */ or name_2 = 1", "name", "length", "length(length) > 0 /* name */ or name_2 = 1"),
            ("length (length) > 0", "length", "size", "length (size) > 0"),
            ("owner.name = owner", "owner", "name", "owner.name = name"),
            ("CASE WHEN \"end\" > 1 THEN 1 END = 1", "end", "last", "CASE WHEN \"last\" > 1 THEN 1 END = 1"),
            ("x = 1", "x", "end", "\"end\" = 1"),
            ("`a``b` = [c d]", "a`b", "e", "`e` = [c d]"),
            ("`a``b` = [c d]", "c d", "e]", "`a``b` = [e]]]"),
            ("größe > 1e5", "größe", "Höhe", "\"Höhe\" > 1e5"),
            ("'it''s' = it", "it", "x", "'it''s' = x"),
            ("'open", "open", "x", "'open"),
        ] {
            assert_eq!(rename(sql, from, to), expected);
        }
    }

    #[test]
    fn rewrites_quotes() {
        let name = |name: &str| format!("`{name}`");
        let text = |text: &str| format!("<{text}>");
        let sql = "\"a\"\"b\" = 'it''s \"c\"' AND [d] <> e -- \"f\"";
        assert_eq!(rewrite(sql, &name, &text), "`a\"b` = <it's \"c\"> AND `d` <> e -- \"f\"");
        assert_eq!(rewrite("'open", &name, &text), "'open");
    }

    #[test]
    fn operators_outside_of_quotes() {
        assert!(has_operator("a || 'b'", "||"));
        assert!(!has_operator("a = '||' AND \"||\" = 1 /* || */", "||"));
    }

    #[test]
    fn one_spelling_of_each_column() {
        let columns = ["age", "Full Name", "end"].map(str::to_owned);
        for (sql, expected) in [
            ("\"AGE\" > 1 and Age < 2", "age > 1 and age < 2"),
            ("[full name] <> 'age'", "\"Full Name\" <> 'age'"),
            ("CASE WHEN \"end\" THEN 1 END", "CASE WHEN \"end\" THEN 1 END"),
            ("age(1) + t.\"other\"", "age(1) + t.\"other\""),
        ] {
            assert_eq!(spelled(sql, &columns), expected);
        }
    }

    #[test]
    fn literals() {
        for sql in ["'it''s'", "1", "-1.5e3", "+ 2", "NULL", "true", "''"] {
            assert!(is_literal(sql), "{sql}");
        }
        for sql in ["'a' || 'b'", "now()", "1 + 1", "'open", "", "-", "x", "infinity"] {
            assert!(!is_literal(sql), "{sql}");
        }
    }

    #[test]
    fn what_depends_on_the_moment_is_not_repeatable() {
        for sql in ["'x'", "lower(name) || 'random()'", "\"random\" + 1", "date('2024-01-01')"] {
            assert!(is_repeatable(sql), "{sql}");
        }
        for sql in ["CURRENT_TIMESTAMP", "datetime('NOW')", "hex(randomblob(16))", "(SELECT max(id) FROM team)"] {
            assert!(!is_repeatable(sql), "{sql}");
        }
    }

    #[test]
    fn mentions_names_only() {
        assert!(mentions("lower(\"Email\") = 'x'", "Email"));
        assert!(!mentions("lower('email') = \"x\"", "email"));
        assert!(!mentions("\"Email\" = 'x'", "email"));
        assert!(names("CASE WHEN \"end\" > 1 THEN 1 END = 1", "end"));
        assert!(mentions("CASE WHEN 1 THEN 1 END = 1", "end") && !names("CASE WHEN 1 THEN 1 END = 1", "end"));
    }
}
