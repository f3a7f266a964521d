//! Foreign keys, from the statements that create the tables: the catalog's own tables hide them from accounts that may only read.

use schema_core::Dialect;
use schema_core::schema::{Action, ForeignKey};

use crate::backend::mysql::quote;
use crate::introspect::{Object, ObjectKind};
use crate::sql::{self, Token};

/// What a table has of them, by name.
#[derive(Default)]
pub(super) struct OfTable {
    pub(super) keys: Vec<ForeignKey>,
    /// Those to tables of another database.
    pub(super) objects: Vec<Object>,
}

/// The foreign keys in the statement of a table.
pub(super) fn read(table: &str, statement: &str) -> OfTable {
    let mut found = OfTable::default();
    for line in statement.lines().filter(|line| line.trim_start().starts_with("CONSTRAINT ")) {
        let line = line.trim().trim_end_matches(',');
        let Some((key, elsewhere)) = read_line(line) else { continue };
        if elsewhere {
            let sql = format!("ALTER TABLE {} ADD {line}", quote(table));
            found.objects.push(Object { kind: ObjectKind::Constraint, name: key.name, table: table.to_owned(), sql });
        } else {
            found.keys.push(key);
        }
    }
    found.keys.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// A foreign key from its line, and whether its target is in another database; `None` for other constraints.
fn read_line(line: &str) -> Option<(ForeignKey, bool)> {
    let tokens = sql::tokens(Dialect::Mysql, line);
    let [_, name, foreign, key, rest @ ..] = tokens.as_slice() else { return None };
    if !(foreign.is("FOREIGN") && key.is("KEY")) {
        return None;
    }
    let (columns, rest) = list(rest)?;
    let (_, rest) = rest.split_first().filter(|(word, _)| word.is("REFERENCES"))?;
    let (target, rest) = rest.split_first()?;
    let (target, rest, elsewhere) = match rest {
        [point, target, rest @ ..] if point.text == "." => (target, rest, true),
        _ => (target, rest, false),
    };
    let (target_columns, rest) = list(rest)?;
    let (on_delete, on_update) = (action(rest, "DELETE"), action(rest, "UPDATE"));
    let key =
        ForeignKey { name: name.name(), columns, target: target.name(), target_columns, on_delete, on_update, ..ForeignKey::default() };
    Some((key, elsewhere))
}

/// The names of a list in parentheses, and what comes after it.
fn list<'t, 's>(tokens: &'t [Token<'s>]) -> Option<(Vec<String>, &'t [Token<'s>])> {
    let end = tokens.iter().position(|token| token.text == ")")?;
    let names = tokens.get(1..end)?.iter().filter(|token| token.text != ",").map(Token::name).collect();
    Some((names, &tokens[end + 1..]))
}

/// `RESTRICT` and `NO ACTION` are the same here, and which of them a server reports where neither was said differs.
fn action(tokens: &[Token<'_>], event: &str) -> Action {
    let at = tokens.windows(2).position(|pair| pair[0].is("ON") && pair[1].is(event));
    let rule = at.map(|at| &tokens[at + 2..]).unwrap_or_default();
    match rule {
        [first, ..] if first.is("CASCADE") => Action::Cascade,
        [first, second, ..] if first.is("SET") && second.is("NULL") => Action::SetNull,
        [first, second, ..] if first.is("SET") && second.is("DEFAULT") => Action::SetDefault,
        _ => Action::NoAction,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let statement = "CREATE TABLE `t` (\n  `a` int,\n  KEY `k` (`a`),\n  CONSTRAINT `z` FOREIGN KEY (`a`, `b``c`) REFERENCES `u` (`id`, `x`) ON DELETE SET NULL ON UPDATE CASCADE,\n  \
             CONSTRAINT \"d\" FOREIGN KEY (\"a\") REFERENCES \"u\" (\"id\"),\n  CONSTRAINT `far` FOREIGN KEY (`a`) REFERENCES `other`.`u` (`id`),\n  \
             CONSTRAINT `c` CHECK (`a` > 0)\n) ENGINE=InnoDB";
        let OfTable { keys, objects } = read("t", statement);
        let names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
        assert_eq!(names, ["d", "z"]);
        assert_eq!((keys[0].columns.join("|"), keys[0].target.as_str(), keys[0].on_delete), ("a".to_owned(), "u", Action::NoAction));
        assert_eq!((keys[1].columns.join("|"), keys[1].target_columns.join("|")), ("a|b`c".to_owned(), "id|x".to_owned()));
        assert_eq!((keys[1].on_delete, keys[1].on_update), (Action::SetNull, Action::Cascade));
        assert_eq!(objects[0].sql, "ALTER TABLE `t` ADD CONSTRAINT `far` FOREIGN KEY (`a`) REFERENCES `other`.`u` (`id`)");
    }
}
