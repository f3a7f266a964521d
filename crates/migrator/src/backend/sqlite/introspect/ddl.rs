//! What SQLite's catalog tells only as text: collations, generated columns, unique constraints, checks, the names and the deferral of foreign
//! keys, indexed expressions, filters.

use std::collections::BTreeMap;

use schema_core::Dialect;
use schema_core::schema::{Action, Check, Deferral, ForeignKey, Generated, Index, IndexKey, IndexPart, name};

use crate::sql::{Token, tokens};

/// What a CREATE TABLE says beyond what the pragmas tell. Constraints without a name have a [made up](name::unnamed) one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TableText {
    /// The collation of each column that names one.
    pub(super) collations: BTreeMap<String, String>,
    /// What columns are computed from.
    pub(super) generated: BTreeMap<String, Generated>,
    /// Whether the primary key numbers its rows.
    pub(super) auto_increment: bool,
    /// The unique constraints, each key once.
    pub(super) uniques: Vec<Index>,
    /// The foreign keys; without target columns where the text has none.
    pub(super) foreign_keys: Vec<ForeignKey>,
    /// The checks of columns and table.
    pub(super) checks: Vec<Check>,
    /// Clauses that the model has no place for, as written.
    pub(super) clauses: Vec<String>,
}

/// What a CREATE INDEX says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct IndexText {
    /// What is indexed.
    pub(super) parts: Vec<IndexPart>,
    /// The predicate.
    pub(super) filter: Option<String>,
}

/// Reads a CREATE TABLE as SQLite keeps it.
pub(super) fn table(sql: &str) -> TableText {
    let tokens = tokens(Dialect::Sqlite, sql);
    let mut text = TableText { auto_increment: tokens.iter().any(|token| token.is("AUTOINCREMENT")), ..TableText::default() };
    let Some(open) = tokens.iter().position(|token| token.text == "(") else { return text };
    for item in split(&tokens[open + 1..group_end(&tokens, open)]) {
        Item { sql, tokens: item, at: 0, name: None, columns: Vec::new() }.read(&mut text);
    }
    text
}

/// Reads a CREATE INDEX as SQLite keeps it.
pub(super) fn index(sql: &str) -> IndexText {
    let tokens = tokens(Dialect::Sqlite, sql);
    let Some(open) = tokens.iter().position(|token| token.text == "(") else { return IndexText::default() };
    let close = group_end(&tokens, open);
    let parts = index_parts(sql, &tokens[open + 1..close]);
    let filter = tokens.get(close + 1).filter(|token| token.is("WHERE")).map(|_| slice(sql, &tokens[close + 2..]).to_owned());
    IndexText { parts, filter }
}

fn index_parts(sql: &str, tokens: &[Token<'_>]) -> Vec<IndexPart> {
    split(tokens).into_iter().filter(|part| !part.is_empty()).map(|part| index_part(sql, part)).collect()
}

fn index_part(sql: &str, tokens: &[Token<'_>]) -> IndexPart {
    let (order, rest) = match tokens.split_last() {
        Some((last, rest)) if last.is("ASC") || last.is("DESC") => (Some(last), rest),
        _ => (None, tokens),
    };
    let (collation, rest) = match rest {
        [rest @ .., collate, name] if collate.is("COLLATE") => (Some(name.name()), rest),
        _ => (None, rest),
    };
    let key = match rest {
        // In the place of a column, a text in quotes names one.
        [name] if !name.text.starts_with(|c: char| c.is_ascii_digit()) => IndexKey::Column(name.name()),
        _ => IndexKey::Expression(slice(sql, bare(rest)).to_owned()),
    };
    IndexPart { descending: order.is_some_and(|order| order.is("DESC")), collation, ..IndexPart::from(key) }
}

/// The tokens without parentheses around all of them.
fn bare<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match tokens {
        [open, inner @ .., _] if open.text == "(" && group_end(tokens, 0) == tokens.len() - 1 => bare(inner),
        _ => tokens,
    }
}

/// A column definition or table constraint on its way through its tokens.
struct Item<'a> {
    sql: &'a str,
    tokens: &'a [Token<'a>],
    at: usize,
    /// The name given to the constraint that comes next.
    name: Option<String>,
    /// The columns that the constraint is about.
    columns: Vec<String>,
}

impl<'a> Item<'a> {
    fn read(mut self, text: &mut TableText) {
        if !self.tokens.first().is_some_and(begins_constraint) {
            let column = self.next().map(Token::name);
            self.columns.extend(column);
        }
        while let Some(token) = self.next() {
            self.read_clause(token, text);
        }
    }

    fn read_clause(&mut self, token: &'a Token<'a>, text: &mut TableText) {
        if token.is("CONSTRAINT") {
            self.name = self.next().map(Token::name);
        } else if token.is("COLLATE") {
            let collation = self.next().map(Token::name).unwrap_or_default();
            text.collations.extend(self.columns.first().map(|column| (column.clone(), collation)));
        } else if token.is("DEFAULT") {
            self.name = None;
            self.skip_value();
        } else if token.is("AS") {
            self.generated(text);
        } else if token.is("CHECK") {
            let expression = slice(self.sql, self.group()).to_owned();
            let name = self.take_name("check", text.checks.iter().map(|check| &check.name));
            text.checks.push(Check { name, expression, ..Check::default() });
        } else if token.is("PRIMARY") {
            self.primary_key(text);
        } else if token.is("UNIQUE") {
            self.unique(text);
        } else if token.is("FOREIGN") {
            self.at += 1;
            self.columns = names(self.group());
        } else if token.is("REFERENCES") {
            let key = self.foreign_key(text);
            text.foreign_keys.push(key);
        } else if token.is("ON") {
            self.conflict(text);
        } else if token.text == "(" {
            self.at -= 1;
            self.group();
        } else if token.is("NOT") || token.is("NULL") {
            self.name = None;
        }
    }

    fn generated(&mut self, text: &mut TableText) {
        let expression = slice(self.sql, self.group()).to_owned();
        let stored = self.tokens.get(self.at).is_some_and(|token| token.is("STORED"));
        text.generated.extend(self.columns.first().map(|column| (column.clone(), Generated { expression, stored })));
        self.name = None;
    }

    /// The columns of the key come from a pragma; their order and collation do not.
    fn primary_key(&mut self, text: &mut TableText) {
        self.at += 1;
        self.name = None;
        let start = self.at - 2;
        let plain = index_parts(self.sql, self.group()).iter().all(|part| !part.descending && part.collation.is_none());
        if self.take("DESC") || !plain {
            text.clauses.push(slice(self.sql, &self.tokens[start..self.at]).to_owned());
        }
    }

    fn unique(&mut self, text: &mut TableText) {
        let mut parts = index_parts(self.sql, self.group());
        if parts.is_empty() {
            parts.extend(self.columns.first().map(IndexPart::column));
        }
        let name = self.take_name("unique", text.uniques.iter().map(|index| &index.name));
        if text.uniques.iter().all(|index| index.parts != parts) {
            text.uniques.push(Index { name, unique: true, parts, constraint: Some(Deferral::Never), ..Index::default() });
        }
    }

    /// What happens to a row that breaks the constraint before; usually the statement is undone.
    fn conflict(&mut self, text: &mut TableText) {
        let start = self.at - 1;
        if self.take("CONFLICT") && self.next().is_some_and(|action| !action.is("ABORT")) {
            text.clauses.push(slice(self.sql, &self.tokens[start..self.at.min(self.tokens.len())]).to_owned());
        }
    }

    /// The name of the constraint; a made up one, other than those of its kind before, where it has none.
    fn take_name<'n>(&mut self, kind: &str, others: impl Iterator<Item = &'n String>) -> String {
        self.name.take().unwrap_or_else(|| name::unnamed(kind, others.filter(|name| name::is_unnamed(name)).count() + 1))
    }

    fn next(&mut self) -> Option<&'a Token<'a>> {
        let token = self.tokens.get(self.at);
        self.at += 1;
        token
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.tokens.get(self.at).is_some_and(|token| token.is(word));
        self.at += usize::from(found);
        found
    }

    /// The tokens in the parentheses that come next; none where there are no parentheses.
    fn group(&mut self) -> &'a [Token<'a>] {
        let open = self.at;
        if self.tokens.get(open).is_none_or(|token| token.text != "(") {
            return &[];
        }
        let close = group_end(self.tokens, open);
        self.at = close + 1;
        &self.tokens[open + 1..close]
    }

    /// A default is one token, a signed number, or something in parentheses.
    fn skip_value(&mut self) {
        if self.tokens.get(self.at).is_some_and(|token| token.text == "(") {
            self.group();
        } else if self.next().is_some_and(|token| matches!(token.text, "-" | "+")) {
            self.at += 1;
        }
    }

    fn foreign_key(&mut self, text: &mut TableText) -> ForeignKey {
        let target = self.next().map(Token::name).unwrap_or_default();
        let target_columns = names(self.group());
        let name = self.take_name("foreign_key", text.foreign_keys.iter().map(|key| &key.name));
        let columns = self.columns.clone();
        let (mut on_delete, mut on_update, mut deferral) = (Action::NoAction, Action::NoAction, Deferral::Never);
        loop {
            if self.take("ON") {
                let delete = self.take("DELETE");
                self.at += usize::from(!delete);
                *(if delete { &mut on_delete } else { &mut on_update }) = self.action();
            } else if self.take("MATCH") {
                self.at += 1;
                text.clauses.push(slice(self.sql, &self.tokens[self.at - 2..self.at.min(self.tokens.len())]).to_owned());
            } else if self.tokens.get(self.at + 1).is_some_and(|token| token.is("DEFERRABLE")) && self.take("NOT") {
                self.at += 1;
                self.at += usize::from(self.take("INITIALLY"));
            } else if self.take("DEFERRABLE") {
                let deferred = self.take("INITIALLY") && self.next().is_some_and(|token| token.is("DEFERRED"));
                deferral = if deferred { Deferral::Deferred } else { Deferral::Immediate };
            } else {
                return ForeignKey { name, columns, target, target_columns, on_delete, on_update, deferral, match_full: false };
            }
        }
    }

    fn action(&mut self) -> Action {
        if self.take("NO") {
            self.at += 1;
            Action::NoAction
        } else if self.take("SET") {
            if self.next().is_some_and(|token| token.is("NULL")) { Action::SetNull } else { Action::SetDefault }
        } else if self.next().is_some_and(|token| token.is("CASCADE")) {
            Action::Cascade
        } else {
            Action::Restrict
        }
    }
}

fn begins_constraint(token: &Token<'_>) -> bool {
    ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|word| token.is(word))
}

fn names(tokens: &[Token<'_>]) -> Vec<String> {
    tokens.iter().filter(|token| token.text != ",").map(Token::name).collect()
}

/// The position of the parenthesis that closes the one at `open`; the end where it is missing.
fn group_end(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "(" => depth += 1,
            ")" if depth == 1 => return at,
            ")" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Splits at the commas that are not in parentheses.
fn split<'t, 'a>(tokens: &'t [Token<'a>]) -> Vec<&'t [Token<'a>]> {
    let mut depth = 0_usize;
    tokens
        .split(|token| {
            match token.text {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && token.text == ","
        })
        .collect()
}

/// The text from the first to the last of the tokens, as written.
fn slice<'a>(sql: &'a str, tokens: &[Token<'_>]) -> &'a str {
    match tokens {
        [] => "",
        [first, .., last] => &sql[first.start..last.start + last.text.len()],
        [only] => &sql[only.start..only.start + only.text.len()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_columns_and_constraints() {
        let text = table(
            "CREATE TABLE \"a\"\"b\" (id INTEGER PRIMARY KEY AUTOINCREMENT, \"check\" NUMERIC(10, 2) DEFAULT 'CHECK (' NOT NULL, \
             name TEXT COLLATE NOCASE CONSTRAINT c1 CHECK (name <> ')' AND (1)) DEFAULT -1 REFERENCES t NOT NULL, \
             CONSTRAINT \"f k\" FOREIGN KEY (x, \"y z\") REFERENCES \"u\" (p, q) ON UPDATE SET NULL ON DELETE CASCADE \
             DEFERRABLE INITIALLY DEFERRED, g TEXT NOT NULL GENERATED ALWAYS AS (lower(name) || ')') STORED, \
             h INT AS (x + 1) REFERENCES v (p) DEFERRABLE, CHECK (a IN ('x', 'y')))",
        );
        assert!(text.auto_increment);
        assert_eq!(text.collations, BTreeMap::from([("name".to_owned(), "NOCASE".to_owned())]));
        let checks: Vec<_> = text.checks.iter().map(|check| (check.name.as_str(), check.expression.as_str())).collect();
        assert_eq!(checks, [("c1", "name <> ')' AND (1)"), ("_unnamed_check_1", "a IN ('x', 'y')")]);
        let generated = |expression: &str, stored| Generated { expression: expression.to_owned(), stored };
        let expected = [("g".to_owned(), generated("lower(name) || ')'", true)), ("h".to_owned(), generated("x + 1", false))];
        assert_eq!(text.generated, BTreeMap::from(expected));
        let [one, two, three] = &text.foreign_keys[..] else { panic!("{:?}", text.foreign_keys) };
        assert_eq!((one.name.as_str(), &one.columns[..], one.target.as_str()), ("_unnamed_foreign_key_1", &["name".to_owned()][..], "t"));
        assert_eq!((two.name.as_str(), two.columns.join("|"), two.target_columns.join("|")), ("f k", "x|y z".to_owned(), "p|q".to_owned()));
        assert_eq!((two.on_delete, two.on_update, two.deferral), (Action::Cascade, Action::SetNull, Deferral::Deferred));
        assert_eq!((three.target.as_str(), three.deferral), ("v", Deferral::Immediate));
    }

    #[test]
    fn reads_unique_constraints_and_generated_columns() {
        let text = table(
            "CREATE TABLE a (b INT CONSTRAINT one UNIQUE CONSTRAINT two NOT NULL UNIQUE, c INT GENERATED ALWAYS AS (b + (1)) STORED UNIQUE, \
             d AS (b), UNIQUE (b, c COLLATE nocase DESC), CONSTRAINT three UNIQUE (b))",
        );
        let uniques: Vec<_> = text.uniques.iter().map(|index| (index.name.as_str(), index.parts.len())).collect();
        assert_eq!(uniques, [("one", 1), ("_unnamed_unique_1", 1), ("_unnamed_unique_2", 2)]);
        let generated = |expression: &str, stored| Generated { expression: expression.to_owned(), stored };
        assert_eq!(text.generated, BTreeMap::from([("c".to_owned(), generated("b + (1)", true)), ("d".to_owned(), generated("b", false))]));
        assert!(text.clauses.is_empty());
    }

    #[test]
    fn notes_what_has_no_place() {
        let text = table(
            "CREATE TABLE a (b INTEGER PRIMARY KEY DESC, c UNIQUE ON CONFLICT IGNORE, d NOT NULL ON CONFLICT abort, \
             e REFERENCES a MATCH FULL ON DELETE CASCADE)",
        );
        assert_eq!(text.clauses, ["PRIMARY KEY DESC", "ON CONFLICT IGNORE", "MATCH FULL"]);
        assert_eq!(text.foreign_keys[0].on_delete, Action::Cascade);
        assert_eq!(table("CREATE TABLE a (b, c, PRIMARY KEY (b DESC, c))").clauses, ["PRIMARY KEY (b DESC, c)"]);
    }

    #[test]
    fn reads_indexes() {
        let text =
            index("CREATE UNIQUE INDEX i ON \"t\" (\"a\" DESC, (lower(b)), (a) + (b), c COLLATE nocase ASC) WHERE d IS NULL AND (e > 1)");
        let part = |key, descending| IndexPart { descending, ..IndexPart::from(key) };
        assert_eq!(
            text.parts,
            [
                part(IndexKey::Column("a".to_owned()), true),
                part(IndexKey::Expression("lower(b)".to_owned()), false),
                part(IndexKey::Expression("(a) + (b)".to_owned()), false),
                IndexPart { collation: Some("nocase".to_owned()), ..IndexPart::column("c") },
            ]
        );
        assert_eq!(text.filter.as_deref(), Some("d IS NULL AND (e > 1)"));
    }
}
