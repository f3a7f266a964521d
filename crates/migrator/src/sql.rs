//! Just enough lexing of SQL to split it into statements, to compare it without its white space and comments, and to tell what kind of
//! statement it is. Nothing here understands an expression.

use schema_core::Dialect;

/// One token: a word, a number, a quoted name or text with its quotes, or a single character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
}

impl Token<'_> {
    pub(crate) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The name that the token stands for, without its quotes.
    pub(crate) fn name(&self) -> String {
        let inner = |close: char| {
            let text = &self.text[1..];
            text.strip_suffix(close).unwrap_or(text).replace(&format!("{close}{close}"), &close.to_string())
        };
        match self.text.chars().next() {
            Some(quote @ ('"' | '`' | '\'')) => inner(quote),
            Some('[') => inner(']'),
            _ => self.text.to_owned(),
        }
    }
}

/// The tokens of `sql`; white space and comments are left out.
pub(crate) fn tokens(dialect: Dialect, sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = sql[at..].chars().next() {
        let (length, kind) = lex(dialect, &sql[at..], c);
        if kind == Kind::Token {
            tokens.push(Token { text: &sql[at..at + length], start: at });
        }
        at += length;
    }
    tokens
}

/// `sql` without comments and with single spaces: what the checksum of a migration is computed over.
pub(crate) fn normalised(dialect: Dialect, sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    for token in tokens(dialect, sql) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text.truncate(text.trim_end_matches([';', ' ']).len());
    text
}

/// The statements in `sql`, without the semicolons between them and without a comment after the last: one that does not end would hide
/// what is run in the same message. The body of a trigger belongs to its statement.
pub(crate) fn statements(dialect: Dialect, sql: &str) -> Vec<&str> {
    let tokens = tokens(dialect, sql);
    let mut statements = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        if tokens[at].text == ";" && ends(&tokens[first..at]) {
            if at > first {
                statements.push(&sql[tokens[first].start..tokens[at].start]);
            }
            first = at + 1;
        }
    }
    if let (Some(token), Some(last)) = (tokens.get(first), tokens.last()) {
        statements.push(&sql[token.start..last.start + last.text.len()]);
    }
    statements.into_iter().map(str::trim_end).collect()
}

/// The word of `statement` that would begin or end a transaction, or change what can't change within one.
pub(crate) fn transaction_control(dialect: Dialect, statement: &str) -> Option<String> {
    let tokens = tokens(dialect, statement);
    let first = tokens.first()?;
    if first.is_any(&["BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"]) {
        return Some(first.text.to_ascii_uppercase());
    }
    let pragma = tokens.get(1).filter(|second| first.is("PRAGMA") && second.is("foreign_keys"))?;
    Some(format!("PRAGMA {}", pragma.text))
}

/// What a statement may do to what is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Risk {
    /// Rows may come to point at rows that are not there.
    pub(crate) rows: bool,
    /// Views and triggers may no longer compile.
    pub(crate) objects: bool,
}

impl Risk {
    pub(crate) const ALL: Self = Self { rows: true, objects: true };

    pub(crate) fn and(self, other: Self) -> Self {
        Self { rows: self.rows || other.rows, objects: self.objects || other.objects }
    }
}

/// What `statement` may do; everything where that can't be told from its first words.
pub(crate) fn risk(dialect: Dialect, statement: &str) -> Risk {
    let tokens = tokens(dialect, statement);
    let has = |word: &str| tokens.iter().any(|token| token.is(word));
    let Some(first) = tokens.first() else { return Risk::default() };
    let second = tokens.get(1);
    if first.is_any(&["CREATE", "SELECT", "PRAGMA", "EXPLAIN", "REINDEX", "ANALYZE"]) {
        Risk::default()
    } else if first.is_any(&["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"]) {
        Risk { rows: true, objects: false }
    } else if first.is("ALTER") && !has("RENAME") && !has("DROP") {
        Risk { rows: has("REFERENCES"), objects: false }
    } else if first.is("ALTER") {
        Risk { rows: renamed_table(dialect, statement).is_some(), objects: true }
    } else if first.is("DROP") && second.is_some_and(|second| second.is_any(&["INDEX", "VIEW", "TRIGGER"])) {
        Risk { rows: false, objects: true }
    } else {
        Risk::ALL
    }
}

/// The old and the new name when `statement` renames a table.
pub(crate) fn renamed_table(dialect: Dialect, statement: &str) -> Option<(String, String)> {
    let tokens = tokens(dialect, statement);
    let [alter, table, from, rename, to, name, ..] = tokens.as_slice() else { return None };
    (alter.is("ALTER") && table.is("TABLE") && rename.is("RENAME") && to.is("TO")).then(|| (from.name(), name.name()))
}

/// The name of the index that `statement` drops.
pub(crate) fn dropped_index(dialect: Dialect, statement: &str) -> Option<String> {
    let tokens = tokens(dialect, statement);
    let [drop, index, rest @ ..] = tokens.as_slice() else { return None };
    (drop.is("DROP") && index.is("INDEX")).then(|| rest.last().map(Token::name)).flatten()
}

/// Whether `sql` contains `word` as a word of its own.
pub(crate) fn mentions(dialect: Dialect, sql: &str, word: &str) -> bool {
    tokens(dialect, sql).iter().any(|token| token.is(word))
}

#[derive(PartialEq, Eq)]
enum Kind {
    Token,
    Space,
}

/// The length of what starts `rest`, and whether it counts.
fn lex(dialect: Dialect, rest: &str, first: char) -> (usize, Kind) {
    if first.is_whitespace() {
        (first.len_utf8(), Kind::Space)
    } else if rest.starts_with("--") {
        (rest.find('\n').unwrap_or(rest.len()), Kind::Space)
    } else if rest.starts_with("/*") {
        (rest.find("*/").map_or(rest.len(), |end| end + 2), Kind::Space)
    } else if matches!(first, '\'' | '"' | '`') {
        (quoted(rest, first), Kind::Token)
    } else if first == '[' && dialect == Dialect::Sqlite {
        (rest.find(']').map_or(rest.len(), |end| end + 1), Kind::Token)
    } else if is_word(first) {
        (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), Kind::Token)
    } else {
        (first.len_utf8(), Kind::Token)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || !c.is_ascii()
}

/// The length of a quoted token; a doubled quote inside is part of it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            if chars.peek().is_some_and(|&(_, next)| next == quote) {
                chars.next();
            } else {
                return at + 1;
            }
        }
    }
    rest.len()
}

/// Whether a semicolon after these tokens ends the statement that they are.
fn ends(tokens: &[Token<'_>]) -> bool {
    let Some(first) = tokens.first() else { return true };
    let kind = tokens.iter().skip(1).find(|token| !token.is_any(&["TEMP", "TEMPORARY"]));
    let is_trigger = first.is("CREATE") && kind.is_some_and(|kind| kind.is("TRIGGER"));
    !is_trigger || matches!(tokens, [.., before, last] if before.text == ";" && last.is("END"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const D: Dialect = Dialect::Sqlite;

    #[test]
    fn white_space_and_comments_do_not_count_and_literals_do() {
        let plain = normalised(D, "CREATE TABLE a (b TEXT DEFAULT 'x  y')");
        assert_eq!(plain, normalised(D, "CREATE  TABLE a ( -- why\r\n b TEXT\r\n DEFAULT 'x  y' /* so */ );\r\n"));
        assert_ne!(plain, normalised(D, "CREATE TABLE a (b TEXT DEFAULT 'x y')"));
        assert_ne!(plain, normalised(D, "CREATE TABLE a (b TEXT DEFAULT 'x  Y')"));
    }

    #[test]
    fn splits_at_semicolons_but_not_in_triggers_texts_and_comments() {
        let trigger = "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN ';' END; DELETE FROM b; END";
        let sql = format!("INSERT INTO a VALUES ('x;''y'); -- one; two\n;; {trigger} ;\nSELECT \";\" ");
        assert_eq!(statements(D, &sql), ["INSERT INTO a VALUES ('x;''y')", trigger, "SELECT \";\""]);
        assert!(statements(D, " -- nothing\n ; ").is_empty());
    }

    #[test]
    fn recognises_transaction_control() {
        for (sql, word) in [
            ("/* x */ begin immediate", Some("BEGIN")),
            ("COMMIT", Some("COMMIT")),
            ("release a", Some("RELEASE")),
            ("PRAGMA foreign_keys = ON", Some("PRAGMA foreign_keys")),
            ("PRAGMA user_version = 3", None),
            ("CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END", None),
        ] {
            assert_eq!(transaction_control(D, sql).as_deref(), word, "{sql}");
        }
    }

    #[test]
    fn tells_what_a_statement_may_break() {
        let none = Risk::default();
        for (sql, expected) in [
            ("CREATE TABLE a (b)", none),
            ("ALTER TABLE a ADD COLUMN b TEXT", none),
            ("ALTER TABLE a ADD COLUMN b REFERENCES c", Risk { rows: true, objects: false }),
            ("ALTER TABLE a RENAME COLUMN b TO c", Risk { rows: false, objects: true }),
            ("ALTER TABLE a RENAME TO c", Risk::ALL),
            ("DROP INDEX a", Risk { rows: false, objects: true }),
            ("DROP TABLE a", Risk::ALL),
            ("UPDATE a SET b = 1", Risk { rows: true, objects: false }),
            ("whatever", Risk::ALL),
        ] {
            assert_eq!(risk(D, sql), expected, "{sql}");
        }
    }

    #[test]
    fn finds_names() {
        let renamed = renamed_table(D, r#"ALTER TABLE "a ""b" RENAME TO [c]"#);
        assert_eq!(renamed, Some(("a \"b".to_owned(), "c".to_owned())));
        assert_eq!(renamed_table(D, "ALTER TABLE a RENAME b TO c"), None);
        assert_eq!(dropped_index(D, "DROP INDEX IF EXISTS `x`").as_deref(), Some("x"));
        assert_eq!(dropped_index(D, "DROP TABLE x"), None);
    }

    #[test]
    fn unfinished_text_does_not_loop_or_panic() {
        for sql in ["'", "\"a", "[", "/* a", "-- a", "`", "ä'ö", "\"ä", "''", "'"] {
            let all = tokens(D, sql);
            assert!(all.len() <= 2, "{sql}");
            for token in all {
                assert!(!token.name().contains('\u{0}'));
            }
        }
    }
}
