//! MySQL and MariaDB: every statement that changes the schema does so wholly or not at all, so its objects tell whether it did.

use super::cursor::Cursor;
use super::{Effect, Name, Object};
use crate::sql::Token;

/// `None` where the words are not understood.
pub(super) fn effect(tokens: &[Token<'_>]) -> Option<Effect> {
    let mut cursor = Cursor::new(tokens);
    match cursor.word()?.as_str() {
        "CREATE" => create(cursor),
        "ALTER" => alter(cursor),
        "DROP" => drop(cursor),
        "RENAME" => rename(cursor),
        "ANALYZE" | "OPTIMIZE" | "CHECK" | "REPAIR" | "CHECKSUM" | "FLUSH" | "GRANT" | "SET" => Some(Effect::Repeatable),
        _ => None,
    }
}

fn changes(object: Object) -> Effect {
    Effect::Changes(vec![object])
}

/// What programs are.
const PROGRAMS: [&str; 5] = ["VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"];

fn create(mut cursor: Cursor<'_>) -> Option<Effect> {
    let replaces = cursor.take(&["OR", "REPLACE"]);
    if cursor.take_any(&["TABLE", "SEQUENCE"]) {
        cursor.condition();
        return Some(changes(Object::Table(cursor.name()?)));
    }
    cursor.take_any(&["UNIQUE", "FULLTEXT", "SPATIAL"]);
    if cursor.take(&["INDEX"]) {
        cursor.find(&["ON"])?;
        return Some(changes(Object::Table(cursor.name()?)));
    }
    if replaces {
        return Some(Effect::Repeatable);
    }
    if cursor.take_any(&["USER", "ROLE", "DATABASE", "SCHEMA"]) {
        return cursor.condition().then_some(Effect::Repeatable);
    }
    let kind = cursor.find(&PROGRAMS)?;
    cursor.condition();
    Some(changes(program(&kind, cursor.name()?)))
}

fn program(kind: &str, name: Name) -> Object {
    match kind {
        "VIEW" => Object::View(name),
        "TRIGGER" => Object::Trigger(name),
        "EVENT" => Object::Event(name),
        _ => Object::Routine(name),
    }
}

fn alter(mut cursor: Cursor<'_>) -> Option<Effect> {
    cursor.take(&["ONLINE"]);
    cursor.take(&["IGNORE"]);
    if cursor.take(&["TABLE"]) {
        cursor.condition();
        let table = cursor.name()?;
        // These move rows, and the table looks the same before and after.
        let moves = cursor.has(&["EXCHANGE", "TRUNCATE", "IMPORT", "DISCARD"]);
        return (!moves).then(|| changes(Object::Table(table)));
    }
    if cursor.take_any(&["USER", "DATABASE", "SCHEMA"]) {
        return Some(Effect::Repeatable);
    }
    let kind = cursor.find(&PROGRAMS)?;
    cursor.condition();
    Some(changes(program(&kind, cursor.name()?)))
}

fn drop(mut cursor: Cursor<'_>) -> Option<Effect> {
    if cursor.take_any(&["TABLE", "TABLES", "VIEW", "SEQUENCE"]) {
        // Of several some may be gone and others not.
        let is_repeatable = cursor.condition();
        let names = cursor.names()?;
        let [name] = names.as_slice() else { return is_repeatable.then_some(Effect::Repeatable) };
        return Some(changes(Object::Table(name.clone())));
    }
    if cursor.take(&["INDEX"]) {
        cursor.find(&["ON"])?;
        return Some(changes(Object::Table(cursor.name()?)));
    }
    let kind = cursor.word()?;
    let is_repeatable = cursor.condition();
    if PROGRAMS.contains(&kind.as_str()) {
        return Some(changes(program(&kind, cursor.name()?)));
    }
    is_repeatable.then_some(Effect::Repeatable)
}

fn rename(mut cursor: Cursor<'_>) -> Option<Effect> {
    if !cursor.take_any(&["TABLE", "TABLES"]) {
        return None;
    }
    let mut names = Vec::new();
    while !cursor.is_at_end() {
        cursor.condition();
        names.push(cursor.name()?);
        cursor.find(&["TO"])?;
        names.push(cursor.name()?);
        cursor.take(&[","]);
    }
    // Tables that take each other's names may look the same before and after.
    let twice = (1..names.len()).any(|at| names[..at].contains(&names[at]));
    (!twice).then(|| Effect::Changes(names.into_iter().step_by(2).map(Object::Table).collect()))
}

#[cfg(test)]
mod tests {
    use schema_core::Dialect;

    use crate::sql::effect::{Effect, Object, effect};

    /// The effect in short.
    fn short(sql: &str) -> String {
        let one = |object: &Object| match object {
            Object::Table(name) => format!("table {}", name.sql()),
            Object::View(name) => format!("view {}", name.sql()),
            Object::Trigger(name) => format!("trigger {}", name.sql()),
            Object::Routine(name) => format!("routine {}", name.sql()),
            Object::Event(name) => format!("event {}", name.sql()),
            other => format!("{other:?}"),
        };
        match effect(Dialect::Mysql, sql) {
            Effect::Repeatable => "repeatable".to_owned(),
            Effect::Unknown => "unknown".to_owned(),
            Effect::Changes(objects) => objects.iter().map(one).collect::<Vec<_>>().join(", "),
        }
    }

    #[test]
    fn what_a_statement_changes_is_read_from_its_first_words() {
        for (sql, expected) in [
            ("CREATE TABLE `a b` (c int)", "table `a b`"),
            ("create table if not exists x.y (c int)", "table x.y"),
            ("CREATE OR REPLACE TABLE a AS SELECT 1", "table a"),
            ("CREATE UNIQUE INDEX i USING BTREE ON t (c)", "table t"),
            ("CREATE INDEX IF NOT EXISTS i ON t (c)", "table t"),
            ("ALTER TABLE t ADD COLUMN c INT, ADD INDEX (c)", "table t"),
            ("ALTER ONLINE TABLE t RENAME TO u", "table t"),
            ("ALTER TABLE t EXCHANGE PARTITION p WITH TABLE u", "unknown"),
            ("DROP TABLE t", "table t"),
            ("DROP TABLE t, u", "unknown"),
            ("DROP TABLE IF EXISTS t, u", "repeatable"),
            ("DROP INDEX i ON t", "table t"),
            ("DROP VIEW v", "table v"),
            ("DROP TRIGGER IF EXISTS r", "trigger r"),
            ("RENAME TABLE a TO b, c TO d", "table a, table c"),
            ("RENAME TABLE a TO x, b TO a, x TO b", "unknown"),
            ("CREATE DEFINER=`a`@`%` SQL SECURITY INVOKER VIEW v AS SELECT 1", "view v"),
            ("CREATE OR REPLACE VIEW v AS SELECT 1", "repeatable"),
            ("CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1", "trigger r"),
            ("CREATE FUNCTION f() RETURNS INT RETURN 1", "routine f"),
            ("ALTER EVENT e DISABLE", "event e"),
            ("CREATE DATABASE x", "unknown"),
            ("CREATE DATABASE IF NOT EXISTS x", "repeatable"),
            ("DROP USER IF EXISTS u", "repeatable"),
            ("CREATE USER u", "unknown"),
            ("GRANT ALL ON t TO u", "repeatable"),
            ("TRUNCATE TABLE t", "unknown"),
            ("CALL p()", "unknown"),
            ("CREATE TEMPORARY TABLE t (a int)", "unknown"),
            ("UPDATE t SET a = 1", "unknown"),
            ("CREATE", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(short(sql), expected, "{sql}");
        }
    }
}
