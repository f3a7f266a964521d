//! The definition of a table, as `SHOW CREATE TABLE` of MySQL and MariaDB writes it.

use schema_core::Dialect;

use crate::sql::{Token, tokens};

/// A table, in the server's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) columns: Vec<Column>,
    /// Primary key and indexes.
    pub(crate) keys: Vec<Part>,
    pub(crate) checks: Vec<Part>,
    pub(crate) foreign_keys: Vec<Part>,
    /// What stands after the parentheses, without the next number; the comment is apart.
    pub(crate) options: String,
    /// The comment, as a literal.
    pub(crate) comment: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// What stands after the name.
    pub(crate) text: String,
}

/// A key or a constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The name; empty for the primary key.
    pub(crate) name: String,
    /// All of it.
    pub(crate) text: String,
}

impl Definition {
    /// Reads the text of the server; `None` for one that is not understood.
    pub(crate) fn read(sql: &str) -> Option<Self> {
        let tokens = tokens(Dialect::Mysql, sql);
        let open = tokens.iter().position(|token| token.text == "(")?;
        let close = closing(&tokens, open)?;
        let (options, comment) = options(sql, &tokens[close + 1..]);
        let mut definition = Self { columns: Vec::new(), keys: Vec::new(), checks: Vec::new(), foreign_keys: Vec::new(), options, comment };
        for item in super::separated(&tokens[open + 1..close]) {
            definition.item(sql, item)?;
        }
        Some(definition)
    }

    fn item(&mut self, sql: &str, item: &[Token<'_>]) -> Option<()> {
        let (first, last) = (item.first()?, item.last()?);
        let end = last.start + last.text.len();
        let text = sql.get(first.start..end)?.to_owned();
        if first.text.starts_with('`') {
            let start = first.start + first.text.len();
            self.columns.push(Column { name: first.name(), text: sql.get(start..end)?.trim().to_owned() });
            return Some(());
        }
        let name = item.iter().take_while(|token| token.text != "(").find(|token| token.text.starts_with('`'));
        let part = Part { name: name.map(Token::name).unwrap_or_default(), text };
        if first.is_any(&["PRIMARY", "UNIQUE", "KEY", "FULLTEXT", "SPATIAL"]) {
            self.keys.push(part);
        } else if first.is("CONSTRAINT") && item.get(2)?.is("FOREIGN") {
            self.foreign_keys.push(part);
        } else if first.is("CONSTRAINT") && item.get(2)?.is("CHECK") {
            self.checks.push(part);
        } else {
            return None;
        }
        Some(())
    }
}

/// The place of the parenthesis that closes the one at `open`.
fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "(" => depth += 1,
            ")" if depth == 1 => return Some(at),
            ")" => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The options but the next number, and the comment.
fn options(sql: &str, rest: &[Token<'_>]) -> (String, String) {
    let mut words = Vec::new();
    let mut comment = "''".to_owned();
    let mut at = 0;
    while let Some(token) = rest.get(at) {
        let value = rest.get(at + 1).filter(|next| next.text == "=").and_then(|_| rest.get(at + 2));
        match value {
            Some(_) if token.is("AUTO_INCREMENT") => at += 3,
            Some(value) if token.is("COMMENT") => {
                sql[value.start..value.start + value.text.len()].clone_into(&mut comment);
                at += 3;
            }
            _ => {
                words.push(token.text);
                at += 1;
            }
        }
    }
    (words.join(" "), comment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_server_are_read() {
        let sql = "CREATE TABLE `a(b` (\n  `id` bigint(20) NOT NULL AUTO_INCREMENT,\n  `c,d` varchar(5) DEFAULT 'x,(y' COMMENT 'it''s',\n  \
                   PRIMARY KEY (`id`),\n  UNIQUE KEY `u` (`c,d`(3) DESC,`id`),\n  CONSTRAINT `f` FOREIGN KEY (`id`) REFERENCES `t` (`id`) ON DELETE CASCADE,\n  \
                   CONSTRAINT `k` CHECK (`id` > 0 and `id` in (1,2))\n) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='of, all'";
        let read = Definition::read(sql).unwrap();
        let column = |name: &str, text: &str| Column { name: name.to_owned(), text: text.to_owned() };
        let part = |name: &str, text: &str| Part { name: name.to_owned(), text: text.to_owned() };
        assert_eq!(
            read.columns,
            [column("id", "bigint(20) NOT NULL AUTO_INCREMENT"), column("c,d", "varchar(5) DEFAULT 'x,(y' COMMENT 'it''s'")]
        );
        assert_eq!(read.keys, [part("", "PRIMARY KEY (`id`)"), part("u", "UNIQUE KEY `u` (`c,d`(3) DESC,`id`)")]);
        assert_eq!(read.foreign_keys, [part("f", "CONSTRAINT `f` FOREIGN KEY (`id`) REFERENCES `t` (`id`) ON DELETE CASCADE")]);
        assert_eq!(read.checks, [part("k", "CONSTRAINT `k` CHECK (`id` > 0 and `id` in (1,2))")]);
        assert_eq!((read.options.as_str(), read.comment.as_str()), ("ENGINE = InnoDB DEFAULT CHARSET = utf8mb4", "'of, all'"));
        assert_eq!(Definition::read("CREATE VIEW v AS SELECT 1"), None);
    }
}
