//! Just enough lexing of SQL to split it into statements, to compare it without its white space and comments, and to tell what kind of
//! statement it is. Nothing here understands an expression.

pub(crate) mod effect;
pub(crate) mod keyset;
mod lex;
pub(crate) mod undo;

use std::iter;

use lex::{Kind, lex};
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

/// The tokens of `sql`, found as they are asked for: often the first words tell enough. White space and comments are left out.
fn each_token(dialect: Dialect, sql: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    iter::from_fn(move || {
        while let Some(c) = sql[at..].chars().next() {
            let (start, (length, kind)) = (at, lex(dialect, &sql[at..], c));
            at += length;
            if kind == Kind::Token {
                return Some(Token { text: &sql[start..at], start });
            }
        }
        None
    })
}

/// The tokens of `sql`; white space and comments are left out.
pub(crate) fn tokens(dialect: Dialect, sql: &str) -> Vec<Token<'_>> {
    // In most statements there are fewer; in others it grows once.
    let mut tokens = Vec::with_capacity(sql.len() / 4);
    tokens.extend(each_token(dialect, sql));
    tokens
}

/// `sql` without comments and with single spaces: what the checksum of a migration is computed over.
pub(crate) fn normalised(dialect: Dialect, sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    for token in each_token(dialect, sql) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text.truncate(text.trim_end_matches([';', ' ']).len());
    text
}

/// The statements in `sql`, without the semicolons between them and without a comment after the last: one that does not end would hide
/// what is run in the same message. The body of a trigger or a routine belongs to its statement.
pub(crate) fn statements(dialect: Dialect, sql: &str) -> Vec<&str> {
    let tokens = tokens(dialect, sql);
    let mut statements = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        if tokens[at].text == ";" && ends(dialect, &tokens[first..at]) {
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

/// A single statement without the semicolons and comments at its end, so that it can be put into parentheses.
#[cfg(any(feature = "postgres", feature = "mysql"))]
pub(crate) fn bare(dialect: Dialect, statement: &str) -> &str {
    let tokens = tokens(dialect, statement);
    let last = tokens.iter().rev().find(|token| token.text != ";");
    last.map_or("", |last| &statement[..last.start + last.text.len()])
}

/// The words of `statement` that would begin or end a transaction, or change what can't change within one.
pub(crate) fn transaction_control(dialect: Dialect, statement: &str) -> Option<String> {
    let mut tokens = each_token(dialect, statement);
    let first = tokens.next()?;
    let mut rest = tokens.peekable();
    let second = rest.peek().copied();
    let follows = |words: &[&str]| second.filter(|second| second.is_any(words));
    let pair = |second: Token<'_>| format!("{} {}", first.text.to_ascii_uppercase(), second.text);
    if first.is_any(&["BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"]) {
        return Some(first.text.to_ascii_uppercase());
    }
    match dialect {
        Dialect::Sqlite => follows(&["foreign_keys"]).filter(|_| first.is("PRAGMA")).map(pair),
        Dialect::Postgres if first.is("ABORT") => Some("ABORT".to_owned()),
        Dialect::Mysql if first.is_any(&["XA", "USE"]) => Some(first.text.to_ascii_uppercase()),
        Dialect::Mysql if first.is_any(&["LOCK", "UNLOCK"]) => follows(&["TABLE", "TABLES"]).map(pair),
        Dialect::Mysql if first.is("SET") => rest.find(|token| token.is("autocommit")).map(pair),
        Dialect::Postgres | Dialect::Mysql => follows(&["TRANSACTION"]).filter(|_| first.is_any(&["START", "PREPARE"])).map(pair),
        _ => None,
    }
}

/// The words of `statement` that say that it can't run in a transaction.
pub(crate) fn outside_transaction(dialect: Dialect, statement: &str) -> Option<String> {
    let tokens = tokens(dialect, statement);
    match dialect {
        Dialect::Sqlite => outside_on_sqlite(&tokens),
        Dialect::Postgres => outside_on_postgres(&tokens),
        _ => None,
    }
}

fn outside_on_sqlite(tokens: &[Token<'_>]) -> Option<String> {
    let first = tokens.first()?;
    let is_mode = first.is("PRAGMA") && tokens.iter().take(4).any(|token| token.is("journal_mode"));
    (first.is("VACUUM") || is_mode).then(|| if is_mode { "PRAGMA journal_mode" } else { "VACUUM" }.to_owned())
}

fn outside_on_postgres(tokens: &[Token<'_>]) -> Option<String> {
    let [first, second, rest @ ..] = tokens else {
        return tokens.first().filter(|first| first.is_any(&["VACUUM", "CLUSTER"])).map(|first| first.text.to_ascii_uppercase());
    };
    let words = |words: &[&Token<'_>]| words.iter().map(|word| word.text.to_ascii_uppercase()).collect::<Vec<_>>().join(" ");
    let concurrently = || rest.iter().find(|token| token.is("CONCURRENTLY"));
    let is_alone = first.is_any(&["CREATE", "DROP"]) && second.is_any(&["DATABASE", "TABLESPACE"])
        || first.is("ALTER") && second.is("SYSTEM")
        || first.is("REINDEX") && second.is_any(&["DATABASE", "SYSTEM", "SCHEMA"]);
    let can_be_concurrent = first.is("REINDEX") || first.is_any(&["CREATE", "DROP"]) && second.is_any(&["INDEX", "UNIQUE"]);
    if first.is("VACUUM") {
        Some(words(&[first]))
    } else if is_alone {
        Some(words(&[first, second]))
    } else if can_be_concurrent {
        concurrently().map(|concurrently| words(&[first, second, concurrently]))
    } else if first.is("ALTER") && second.is("TABLE") && rest.iter().any(|token| token.is("DETACH")) {
        concurrently().map(|concurrently| format!("DETACH PARTITION {}", words(&[concurrently])))
    } else {
        None
    }
}

/// Whether `statement` adds a value to an enum type: before the transaction ends, PostgreSQL lets nobody use that value.
pub(crate) fn adds_enum_value(dialect: Dialect, statement: &str) -> bool {
    if dialect != Dialect::Postgres {
        return false;
    }
    let tokens = tokens(dialect, statement);
    let alters = matches!(tokens.as_slice(), [alter, kind, ..] if alter.is("ALTER") && kind.is("TYPE"));
    alters && tokens.windows(2).any(|pair| pair[0].is("ADD") && pair[1].is("VALUE"))
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
    let mut tokens = each_token(dialect, statement);
    let Some(first) = tokens.next() else { return Risk::default() };
    if first.is_any(&["CREATE", "SELECT", "PRAGMA", "EXPLAIN", "REINDEX", "ANALYZE"]) {
        return Risk::default();
    }
    if first.is_any(&["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"]) {
        return Risk { rows: true, objects: false };
    }
    let rest: Vec<Token<'_>> = tokens.collect();
    let has = |word: &str| rest.iter().any(|token| token.is(word));
    if first.is("ALTER") && !has("RENAME") && !has("DROP") {
        Risk { rows: has("REFERENCES"), objects: false }
    } else if first.is("ALTER") {
        Risk { rows: renamed_table(dialect, statement).is_some(), objects: true }
    } else if first.is("DROP") && rest.first().is_some_and(|second| second.is_any(&["INDEX", "VIEW", "TRIGGER"])) {
        Risk { rows: false, objects: true }
    } else {
        Risk::ALL
    }
}

/// The old and the new name when `statement` renames a table.
pub(crate) fn renamed_table(dialect: Dialect, statement: &str) -> Option<(String, String)> {
    let tokens: Vec<Token<'_>> = each_token(dialect, statement).take(6).collect();
    let [alter, table, from, rename, to, name] = tokens.as_slice() else { return None };
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
    each_token(dialect, sql).any(|token| token.is(word))
}

/// Whether a semicolon after these tokens ends the statement that they are.
fn ends(dialect: Dialect, tokens: &[Token<'_>]) -> bool {
    let Some(first) = tokens.first() else { return true };
    match dialect {
        Dialect::Sqlite => {
            let kind = tokens.iter().skip(1).find(|token| !token.is_any(&["TEMP", "TEMPORARY"]));
            let is_trigger = first.is("CREATE") && kind.is_some_and(|kind| kind.is("TRIGGER"));
            !is_trigger || matches!(tokens, [.., before, last] if before.text == ";" && last.is("END"))
        }
        // `CREATE RULE … DO (…; …)`; other bodies are texts, or begin with BEGIN ATOMIC.
        Dialect::Postgres => {
            let deeper = |token: &&Token<'_>| token.text == "(";
            let higher = |token: &&Token<'_>| token.text == ")";
            tokens.iter().filter(deeper).count() <= tokens.iter().filter(higher).count()
                && !(has_routine(tokens, &["FUNCTION", "PROCEDURE"]) && is_inside(tokens))
        }
        Dialect::Mysql => !(has_routine(tokens, &["TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"]) && is_inside(tokens)),
        _ => true,
    }
}

/// Whether a statement creates something with a body. The word for it comes before the first parenthesis.
fn has_routine(tokens: &[Token<'_>], kinds: &[&str]) -> bool {
    let head = tokens.iter().take_while(|token| token.text != "(");
    tokens.first().is_some_and(|first| first.is("CREATE")) && head.take(12).any(|token| token.is_any(kinds))
}

/// Whether a body is open after these tokens. `END IF` and its like close what nothing here counts as opened.
fn is_inside(tokens: &[Token<'_>]) -> bool {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        let is_closing_word = at > 0 && tokens[at - 1].is("END");
        if token.is("BEGIN") || token.is("CASE") && depth > 0 && !is_closing_word {
            depth += 1;
        } else if token.is("END") && !tokens.get(at + 1).is_some_and(|next| next.is_any(&["IF", "LOOP", "REPEAT", "WHILE"])) {
            depth = depth.saturating_sub(1);
        }
    }
    depth > 0
}

/// The table or index that a `REINDEX` is about.
#[cfg(feature = "postgres")]
pub(crate) use effect::reindexed;

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
    fn each_database_has_its_own_comments_and_texts() {
        let (postgres, mysql) = (Dialect::Postgres, Dialect::Mysql);
        for (dialect, sql, expected) in [
            (postgres, "SELECT $1, $a$ ; -- $$ ' $a$, $$;$$ /* a /* b; */ c; */; b", &["SELECT $1, $a$ ; -- $$ ' $a$, $$;$$", "b"][..]),
            (postgres, r"SELECT E'\';', '\'; b", &[r"SELECT E'\';', '\'", "b"]),
            (postgres, "SELECT a$b$;c$b$; d", &["SELECT a$b$", "c$b$", "d"]),
            (postgres, "SELECT a[1];b # c; d", &["SELECT a[1]", "b # c", "d"]),
            (mysql, r#"SELECT '\';', "\";", `\`; b"#, &[r#"SELECT '\';', "\";", `\`"#, "b"]),
            (mysql, "a # x; y\n; b -- z; z\n; c--1; d", &["a", "b", "c--1", "d"]),
            (mysql, "/*!40101 SET a = 1; */; /* b; */ c", &["/*!40101 SET a = 1; */", "c"]),
            (mysql, "/* /* */ a; b", &["a", "b"]),
            (D, "SELECT [;], `;`; b", &["SELECT [;], `;`", "b"]),
        ] {
            let found: Vec<String> = statements(dialect, sql).iter().map(|sql| normalised(dialect, sql)).collect();
            let expected: Vec<String> = expected.iter().map(|sql| normalised(dialect, sql)).collect();
            assert_eq!(found, expected, "{dialect}: {sql}");
        }
        assert_eq!(tokens(postgres, "$$a$b$$").len(), 1);
        assert_eq!(tokens(postgres, "E'a' e").iter().map(|token| token.text).collect::<Vec<_>>(), ["E'a'", "e"]);
    }

    #[test]
    fn bodies_belong_to_their_statements() {
        for (dialect, one) in [
            (Dialect::Postgres, "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 1; END"),
            (Dialect::Postgres, "CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; DELETE FROM c)"),
            (Dialect::Postgres, "DO $$ BEGIN DELETE FROM a; END $$"),
            (
                Dialect::Mysql,
                "CREATE DEFINER='a'@'%' TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF NEW.b THEN SET @a = 1; END IF; CASE 1 WHEN 1 THEN DO 1; END CASE; END",
            ),
        ] {
            assert_eq!(statements(dialect, &format!("{one}; SELECT 1")), [one, "SELECT 1"]);
        }
        assert_eq!(statements(Dialect::Postgres, "CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f(); b").len(), 2);
    }

    #[test]
    fn recognises_what_cannot_be_in_a_transaction() {
        for (sql, expected) in [
            ("create unique index concurrently a ON b (c)", Some("CREATE UNIQUE CONCURRENTLY")),
            ("DROP INDEX CONCURRENTLY a", Some("DROP INDEX CONCURRENTLY")),
            ("REINDEX TABLE CONCURRENTLY a", Some("REINDEX TABLE CONCURRENTLY")),
            ("REINDEX TABLE a", None),
            ("VACUUM", Some("VACUUM")),
            ("VACUUM (FULL) a", Some("VACUUM")),
            ("CREATE DATABASE a", Some("CREATE DATABASE")),
            ("ALTER SYSTEM SET a = 1", Some("ALTER SYSTEM")),
            ("ALTER TABLE a DETACH PARTITION b CONCURRENTLY", Some("DETACH PARTITION CONCURRENTLY")),
            ("CREATE INDEX a ON b (\"concurrently\")", None),
            ("CREATE TABLE a (b int)", None),
        ] {
            assert_eq!(outside_transaction(Dialect::Postgres, sql).as_deref(), expected, "{sql}");
            assert_eq!(outside_transaction(Dialect::Mysql, sql), None);
        }
        for (sql, expected) in [
            ("vacuum", Some("VACUUM")),
            ("PRAGMA main.journal_mode = wal", Some("PRAGMA journal_mode")),
            ("PRAGMA user_version = 1", None),
            ("CREATE TABLE vacuum (a)", None),
        ] {
            assert_eq!(outside_transaction(D, sql).as_deref(), expected, "{sql}");
        }
        assert!(adds_enum_value(Dialect::Postgres, "ALTER TYPE a.\"b\" ADD VALUE IF NOT EXISTS 'c'"));
        assert!(!adds_enum_value(Dialect::Postgres, "ALTER TYPE a RENAME VALUE 'b' TO 'c'"));
    }

    #[test]
    fn recognises_transaction_control() {
        for (dialect, sql, word) in [
            (Dialect::Postgres, "start transaction", Some("START transaction")),
            (Dialect::Postgres, "ABORT", Some("ABORT")),
            (Dialect::Postgres, "PREPARE a AS SELECT 1", None),
            (Dialect::Mysql, "xa start 'a'", Some("XA")),
            (Dialect::Mysql, "SET @@SESSION.autocommit = 1", Some("SET autocommit")),
            (Dialect::Mysql, "lock tables a WRITE", Some("LOCK tables")),
            (Dialect::Mysql, "SET @a = 1", None),
            (Dialect::Mysql, "USE b", Some("USE")),
            (Dialect::Mysql, "start slave", None),
        ] {
            assert_eq!(transaction_control(dialect, sql).as_deref(), word, "{sql}");
        }
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
        for sql in ["'", "\"a", "[", "/* a", "-- a", "`", "ä'ö", "\"ä", "''", "$a$ b", "E'\\", "$", "$é$", "/*!", "/* /* */"] {
            for dialect in Dialect::ALL {
                let all = tokens(dialect, sql);
                assert!(all.len() <= 3, "{sql}");
                for token in all {
                    assert!(!token.name().contains('\u{0}'));
                }
            }
        }
    }
}
