//! The words of a statement, as far as it takes to tell what the statement does: names, words, texts and brackets.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::Dialect;

/// A piece of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word without quotes, in upper case.
    Word(String),
    /// A name in quotes, without them.
    Name(String),
    /// A text literal.
    Text,
    /// Anything else.
    Symbol(char),
}

/// The pieces of a statement; comments and white space are none.
pub(super) fn tokens(dialect: Dialect, sql: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut chars = sql.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' | '`' => found.push(Token::Name(quoted(&mut chars, c, false))),
            '\'' => {
                quoted(&mut chars, c, dialect == Dialect::Mysql);
                found.push(Token::Text);
            }
            '-' if sql[at..].starts_with("--") => while chars.next_if(|(_, c)| *c != '\n').is_some() {},
            c if is_word(c) => {
                let mut end = at + c.len_utf8();
                while let Some((at, c)) = chars.next_if(|(_, c)| is_word(*c)) {
                    end = at + c.len_utf8();
                }
                found.push(Token::Word(sql[at..end].to_uppercase()));
            }
            c if c.is_whitespace() => {}
            c => found.push(Token::Symbol(c)),
        }
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// What is between quotes, of which the first is read already.
fn quoted(chars: &mut Peekable<CharIndices<'_>>, quote: char, escapes: bool) -> String {
    let mut text = String::new();
    while let Some((_, c)) = chars.next() {
        if c == '\\' && escapes {
            text.extend(chars.next().map(|(_, c)| c));
        } else if c == quote && chars.next_if(|(_, c)| *c == quote).is_none() {
            break;
        } else {
            text.push(c);
        }
    }
    text
}

/// The rest of a statement or of a part of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest<'a>(pub(super) &'a [Token]);

impl<'a> Rest<'a> {
    /// Whether it goes on with these words, which are then behind it.
    pub(super) fn eat(&mut self, words: &str) -> bool {
        let count = words.split(' ').count();
        let is_next =
            self.0.len() >= count && words.split(' ').zip(self.0).all(|(word, token)| matches!(token, Token::Word(own) if own == word));
        if is_next {
            self.0 = &self.0[count..];
        }
        is_next
    }

    /// A name with its namespace, which is then behind it.
    pub(super) fn name(&mut self) -> Option<String> {
        let (Token::Name(first), rest) = self.0.split_first()? else { return None };
        match rest {
            [Token::Symbol('.'), Token::Name(second), rest @ ..] => {
                self.0 = rest;
                Some(format!("{first}.{second}"))
            }
            rest => {
                self.0 = rest;
                Some(first.clone())
            }
        }
    }

    /// Whether these words stand in it, outside of all brackets.
    pub(super) fn has(self, words: &str) -> bool {
        self.find(words).is_some()
    }

    /// What follows these words, outside of all brackets.
    pub(super) fn find(self, words: &str) -> Option<Rest<'a>> {
        let mut depth = 0_usize;
        for (at, token) in self.0.iter().enumerate() {
            let mut rest = Self(&self.0[at..]);
            if depth == 0 && rest.eat(words) {
                return Some(rest);
            }
            depth = deeper(depth, token);
        }
        None
    }

    /// What is between the commas that are outside of all brackets.
    pub(super) fn parts(self) -> Vec<Rest<'a>> {
        let mut depth = 0_usize;
        self.0
            .split(|token| {
                depth = deeper(depth, token);
                depth == 0 && *token == Token::Symbol(',')
            })
            .map(Rest)
            .collect()
    }

    /// The names that follow these words, wherever they stand: the tables that a `CREATE TABLE` refers to.
    pub(super) fn names_after(self, word: &str) -> Vec<String> {
        let places = (0..self.0.len()).map(|at| Self(&self.0[at..]));
        places.filter_map(|mut rest| rest.eat(word).then(|| rest.name()).flatten()).collect()
    }

    /// The functions that are called in it: words before a bracket.
    pub(super) fn calls(self) -> impl Iterator<Item = &'a str> {
        self.0.windows(2).filter_map(|pair| match pair {
            [Token::Word(word), Token::Symbol('(')] => Some(word.as_str()),
            [..] => None,
        })
    }
}

fn deeper(depth: usize, token: &Token) -> usize {
    match token {
        Token::Symbol('(') => depth + 1,
        Token::Symbol(')') => depth.saturating_sub(1),
        Token::Symbol(_) | Token::Word(_) | Token::Name(_) | Token::Text => depth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_words_and_parts() {
        let sql = "ALTER TABLE \"a\".\"b\"\"c\"\n    ADD COLUMN \"x\" NUMERIC(10, 2) DEFAULT ('a, b'),\n    DROP COLUMN \"y\"";
        let all = tokens(Dialect::Postgres, sql);
        let mut rest = Rest(&all);
        assert!(rest.eat("ALTER TABLE") && !rest.eat("ALTER TABLE"));
        assert_eq!(rest.name().as_deref(), Some("a.b\"c"));
        let parts = rest.parts();
        assert_eq!(parts.len(), 2);
        assert!(parts[0].has("DEFAULT") && !parts[1].has("DEFAULT"));
        assert_eq!(parts[0].calls().collect::<Vec<_>>(), ["NUMERIC", "DEFAULT"]);
    }

    #[test]
    fn texts_hide_what_is_in_them() {
        let all = tokens(Dialect::Mysql, "COMMENT = 'it\\'s, ''DEFAULT''' -- more\n, x");
        assert_eq!(Rest(&all).parts().len(), 2);
        assert!(!Rest(&all).has("DEFAULT") && !Rest(&all).has("MORE") && Rest(&all).has("X"));
    }

    #[test]
    fn what_a_table_refers_to() {
        let all = tokens(
            Dialect::Postgres,
            "CREATE TABLE \"a\" (\"b\" INT REFERENCES \"c\" (\"id\"), FOREIGN KEY (\"d\") REFERENCES \"e\".\"f\" (\"id\"))",
        );
        assert_eq!(Rest(&all).names_after("REFERENCES"), ["c", "e.f"]);
        assert_eq!(Rest(&all).names_after("CREATE TABLE"), ["a"]);
    }
}
