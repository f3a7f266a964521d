//! Where tokens end: what each database takes for a comment, a text, a name.

use schema_core::Dialect;

/// Whether a piece of SQL counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Token,
    Space,
}

/// The length of what starts `rest`, and whether it counts.
pub(super) fn lex(dialect: Dialect, rest: &str, first: char) -> (usize, Kind) {
    if first.is_whitespace() {
        (first.len_utf8(), Kind::Space)
    } else if let Some(length) = comment(dialect, rest) {
        (length, Kind::Space)
    } else if rest.starts_with("/*") && dialect == Dialect::Mysql {
        // `/*!40101 … */` is run, by MariaDB also `/*M!100100 … */`.
        (block(rest, false), Kind::Token)
    } else if let Some(length) = text(dialect, rest, first) {
        (length, Kind::Token)
    } else if is_word(first) {
        (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), Kind::Token)
    } else {
        (first.len_utf8(), Kind::Token)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || !c.is_ascii()
}

/// The length of the comment that starts `rest`.
fn comment(dialect: Dialect, rest: &str) -> Option<usize> {
    let line = match dialect {
        Dialect::Sqlite | Dialect::Postgres => rest.starts_with("--"),
        // `5--1` is an addition.
        Dialect::Mysql => {
            let after = rest.strip_prefix("--").map(|after| after.chars().next());
            after.is_some_and(|next| next.is_none_or(|next| next.is_whitespace() || next.is_control())) || rest.starts_with('#')
        }
        _ => false,
    };
    if line {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let is_run = dialect == Dialect::Mysql && (rest.starts_with("/*!") || rest.starts_with("/*M!"));
    (rest.starts_with("/*") && !is_run).then(|| block(rest, dialect == Dialect::Postgres))
}

/// The length of a block comment; in PostgreSQL one can contain others.
fn block(rest: &str, nests: bool) -> usize {
    let (mut at, mut depth) = (2, 1);
    while depth > 0 {
        let Some(end) = rest[at..].find("*/") else { return rest.len() };
        let open = rest[at..].find("/*").filter(|&open| nests && open < end);
        at += open.unwrap_or(end) + 2;
        depth = if open.is_some() { depth + 1 } else { depth - 1 };
    }
    at
}

/// The length of the text or quoted name that starts `rest`.
fn text(dialect: Dialect, rest: &str, first: char) -> Option<usize> {
    match (dialect, first) {
        (Dialect::Mysql, '\'' | '"') => Some(quoted(rest, first, true)),
        (_, '\'' | '"') | (Dialect::Sqlite | Dialect::Mysql, '`') => Some(quoted(rest, first, false)),
        (Dialect::Sqlite, '[') => Some(rest.find(']').map_or(rest.len(), |end| end + 1)),
        (Dialect::Postgres, 'e' | 'E') if rest[1..].starts_with('\'') => Some(1 + quoted(&rest[1..], '\'', true)),
        (Dialect::Postgres, '$') => dollar_quoted(rest),
        _ => None,
    }
}

/// The length of a quoted token; a doubled quote inside is part of it, and so is one after a backslash where that escapes.
fn quoted(rest: &str, quote: char, escapes: bool) -> usize {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && escapes {
            chars.next();
        } else if c == quote {
            if chars.peek().is_some_and(|&(_, next)| next == quote) {
                chars.next();
            } else {
                return at + 1;
            }
        }
    }
    rest.len()
}

/// The length of `$tag$ … $tag$`; `None` when it is a parameter or an operator.
fn dollar_quoted(rest: &str) -> Option<usize> {
    let tag = &rest[..rest[1..].find('$')? + 2];
    let word = &tag[1..tag.len() - 1];
    let is_tag = word.chars().all(is_word) && !word.starts_with(|c: char| c.is_ascii_digit());
    is_tag.then(|| rest[tag.len()..].find(tag).map_or(rest.len(), |end| tag.len() + end + tag.len()))
}
