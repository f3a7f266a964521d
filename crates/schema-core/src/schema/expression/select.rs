//! What a `SELECT` gives and reads, told from its words.

use std::borrow::Cow;

use super::{Name, Token, is_keyword};

/// A query, as far as its words tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The names of its columns, in order, each as it is written, without quotes.
    pub columns: Vec<String>,
    /// For each of them the name of the column of a table that it is as it stands, where it is one: the `a` of `t.a AS b`.
    pub origins: Vec<Option<String>>,
    /// The tables that it may read: what follows `FROM` and `JOIN`, in subqueries too, each once. A name with its namespace has a point.
    pub tables: Vec<String>,
}

/// One word, name or sign of a query.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    name: Option<Name>,
    /// How many parentheses are open before it.
    depth: usize,
}

impl Piece<'_> {
    fn is(&self, word: &str) -> bool {
        matches!(self.name, Some(Name::Bare)) && self.text.eq_ignore_ascii_case(word)
    }

    fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The name that it is, unless it is a word of SQL.
    fn as_name(&self) -> Option<String> {
        let name = self.name.filter(|name| !name.is_word_of_sql(self.text))?;
        Some(name.text(self.text))
    }
}

/// What ends the list of columns.
const AFTER_COLUMNS: [&str; 10] = ["from", "where", "group", "having", "window", "order", "limit", "union", "intersect", "except"];

/// What ends the list of tables.
const AFTER_TABLES: [&str; 9] = ["where", "group", "having", "window", "order", "limit", "union", "intersect", "except"];

/// Reads a query.
///
/// # Errors
///
/// Why it can't be told what it gives, as a sentence without a full stop.
pub fn select(sql: &str) -> Result<Select, String> {
    let pieces = pieces(sql);
    if pieces.iter().any(|piece| piece.text == ";") {
        return Err("it has to be one query, without a semicolon".to_owned());
    }
    let first = pieces
        .first()
        .filter(|piece| piece.is_any(&["select", "with"]))
        .and(pieces.iter().position(|piece| piece.depth == 0 && piece.is("select")));
    let Some(first) = first else { return Err("it is no `SELECT`".to_owned()) };
    let list = distinct(&pieces[first + 1..]);
    let end = list.iter().position(|piece| piece.depth == 0 && piece.is_any(&AFTER_COLUMNS)).unwrap_or(list.len());
    let (mut columns, mut origins): (Vec<String>, Vec<Option<String>>) = Default::default();
    let is_one = !pieces.iter().any(|piece| piece.is_any(&["with", "union", "intersect", "except"]));
    for (at, item) in list[..end].split(|piece| piece.depth == 0 && piece.text == ",").enumerate() {
        let name = column(item).ok_or_else(|| format!("column {} of it has no name that can be told: write `… AS name`", at + 1))?;
        if columns.contains(&name) {
            return Err(format!("it gives `{name}` twice"));
        }
        columns.push(name);
        origins.push(origin(item).filter(|_| is_one));
    }
    Ok(Select { columns, origins, tables: tables_of(&pieces) })
}

/// The tables that an expression or a query may read: what follows `FROM` and `JOIN`, without quotes, each once.
#[must_use]
pub fn tables(sql: &str) -> Vec<String> {
    tables_of(&pieces(sql))
}

fn pieces(sql: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest, mut depth) = (Vec::new(), sql, 0_usize);
    while let Some(token) = Token::first(rest) {
        let (text, after) = rest.split_at(token.length);
        rest = after;
        if text.trim().is_empty() || text.starts_with("--") || text.starts_with("/*") {
            continue;
        }
        if text == ")" {
            depth = depth.saturating_sub(1);
        }
        pieces.push(Piece { text, name: token.name, depth });
        if text == "(" {
            depth += 1;
        }
    }
    pieces
}

/// The list without what may stand before it: `ALL`, `DISTINCT`, `DISTINCT ON (…)`.
fn distinct<'p, 'a>(list: &'p [Piece<'a>]) -> &'p [Piece<'a>] {
    let (Some(first), rest) = (list.first(), list.get(1..).unwrap_or_default()) else { return list };
    if !first.is_any(&["distinct", "all"]) {
        return list;
    }
    if !rest.first().is_some_and(|piece| piece.is("on")) {
        return rest;
    }
    let end = rest.iter().position(|piece| piece.depth == 0 && piece.text == ")").map_or(rest.len(), |at| at + 1);
    &rest[end..]
}

/// The name of an item of the list: `a`, `t.a`, `… AS a`.
fn column(item: &[Piece<'_>]) -> Option<String> {
    match item {
        [one] => one.as_name(),
        [.., before, one] if before.is("as") => one.name.map(|name| name.text(one.text)),
        [.., before, one] if before.text == "." && item.iter().step_by(2).all(|piece| piece.name.is_some()) => {
            let dotted = item.iter().skip(1).step_by(2).all(|piece| piece.text == ".");
            one.name.filter(|_| dotted).map(|name| name.text(one.text))
        }
        [..] => None,
    }
}

/// The column of a table that an item of the list is.
fn origin(item: &[Piece<'_>]) -> Option<String> {
    match item {
        [bare @ .., before, _] if before.is("as") => column(bare),
        _ => column(item),
    }
}

fn tables_of(pieces: &[Piece<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let listed =
            match piece.text {
                "," => pieces[..at].iter().rev().take_while(|before| before.depth >= piece.depth).find(|before| {
                    before.depth == piece.depth && (before.is("from") || before.is_any(&AFTER_TABLES) || before.is("select"))
                }),
                _ => None,
            };
        if piece.is_any(&["from", "join"]) || listed.is_some_and(|before| before.is("from")) {
            found.extend(table(&pieces[at + 1..]).filter(|name| !found.contains(name)));
        }
    }
    found
}

/// The table that the pieces begin with.
fn table(pieces: &[Piece<'_>]) -> Option<String> {
    let piece = pieces.first()?;
    let first = piece.as_name().or_else(|| is_reserved_table(piece.text).then(|| piece.text.to_owned()))?;
    match pieces {
        [_, point, second, ..] if point.text == "." => Some(format!("{first}.{}", second.as_name()?)),
        [..] => Some(first),
    }
}

impl Select {
    /// Whether it may read the table, whatever the case of the name.
    #[must_use]
    pub fn reads(&self, table: &str) -> bool {
        self.tables.iter().any(|name| name.eq_ignore_ascii_case(table))
    }
}

/// Words that tables are called by, and that PostgreSQL takes for something else where they stand without quotes.
fn is_reserved_table(word: &str) -> bool {
    ["user", "order", "group", "table", "check", "column"].iter().any(|reserved| word.eq_ignore_ascii_case(reserved))
}

/// The SQL with quotes around such words where only a table can stand: behind `FROM` and `JOIN`, and before a point.
#[must_use]
pub fn with_quoted_tables(sql: &str) -> Cow<'_, str> {
    let (mut text, mut rest, mut before) = (String::with_capacity(sql.len()), sql, "");
    let mut is_changed = false;
    while let Some(token) = Token::first(rest) {
        let (this, after) = rest.split_at(token.length);
        let is_bare = matches!(token.name, Some(Name::Bare)) && is_reserved_table(this);
        let follows = ["from", "join"].iter().any(|word| before.eq_ignore_ascii_case(word));
        if is_bare && before != "." && (follows || after.starts_with('.')) {
            is_changed = true;
            text.extend(["\"", &this.to_ascii_lowercase(), "\""]);
        } else {
            text.push_str(this);
        }
        if !this.trim().is_empty() {
            before = this;
        }
        rest = after;
    }
    if is_changed { text.into() } else { sql.into() }
}

/// A name as a person writes it in a query: in quotes where it needs them.
#[must_use]
pub fn written(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain && !is_keyword(name) { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sql: &str) -> (String, String) {
        let select = select(sql).unwrap_or_else(|why| panic!("{sql}: {why}"));
        (select.columns.join(" "), select.tables.join(" "))
    }

    #[test]
    fn what_a_query_gives_and_reads() {
        for (sql, columns, tables) in [
            ("SELECT id AS user_id, street, u.city FROM user u WHERE street IS NOT NULL", "user_id street city", "user"),
            ("select distinct \"Full Name\", count(*) as n from a, b.c x, (select y from d) as e group by 1, 2", "Full Name n", "a b.c d"),
            ("SELECT DISTINCT ON (a, b) a FROM t JOIN \"U\" ON t.id = \"U\".id, v LEFT JOIN w USING (x, y)", "a", "t U v w"),
            ("WITH s AS (SELECT 1 AS one, 2 AS two FROM p) SELECT one AS \"select\" FROM s UNION SELECT two FROM q", "select", "p s q"),
            ("SELECT (SELECT max(id) FROM x WHERE x.a IN (1, 2)) AS id, 'a, b' AS t -- , c FROM z\n FROM y ORDER BY a, b", "id t", "x y"),
            ("SELECT CASE WHEN a THEN b ELSE c END AS d, a.b.c FROM a.b", "d c", "a.b"),
            ("SELECT 1 AS id", "id", ""),
        ] {
            assert_eq!(told(sql), (columns.to_owned(), tables.to_owned()), "{sql}");
        }
        assert!(select("SELECT a FROM \"B\"").unwrap().reads("b"));
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        for (sql, why) in [
            ("SELECT * FROM a", "column 1 of it has no name"),
            ("SELECT a, a.* FROM a", "column 2 of it"),
            ("SELECT a + 1 b FROM a", "column 1 of it"),
            ("SELECT NULL FROM a", "column 1 of it"),
            ("SELECT FROM a", "column 1 of it"),
            ("SELECT a, b AS a FROM c", "it gives `a` twice"),
            ("SELECT a FROM b; DELETE FROM b", "one query"),
            ("DELETE FROM b", "no `SELECT`"),
            ("", "no `SELECT`"),
        ] {
            let told = select(sql).unwrap_err();
            assert!(told.contains(why), "{sql}: {told}");
        }
    }

    #[test]
    fn tables_with_names_of_words_are_quoted() {
        for (sql, expected) in [
            ("(SELECT street FROM user WHERE user.id = t.user_id)", "(SELECT street FROM \"user\" WHERE \"user\".id = t.user_id)"),
            ("SELECT o.user FROM Order o JOIN group ON a = user", "SELECT o.user FROM \"order\" o JOIN \"group\" ON a = user"),
            ("'from user' || \"user\".id", "'from user' || \"user\".id"),
            ("a IS DISTINCT FROM NULL", "a IS DISTINCT FROM NULL"),
        ] {
            assert_eq!(with_quoted_tables(sql), expected);
        }
    }

    #[test]
    fn names_are_written_in_quotes_where_they_need_them() {
        assert_eq!(["user_id", "order", "UserId", "a\"b"].map(written), ["user_id", "\"order\"", "\"UserId\"", "\"a\"\"b\""]);
    }
}
