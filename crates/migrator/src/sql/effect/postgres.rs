//! PostgreSQL: only the statements that can't be in a transaction come here. Building an index concurrently may leave it there and invalid,
//! which is as good as absent; dropping one may as well, which is as good as there.

use schema_core::Dialect;

use super::cursor::Cursor;
use super::{Effect, Object, plain};
use crate::sql::Token;

/// `None` where the words are not understood.
pub(super) fn effect(tokens: &[Token<'_>]) -> Option<Effect> {
    let mut cursor = Cursor::new(tokens);
    match cursor.word()?.as_str() {
        "VACUUM" | "CLUSTER" | "ANALYZE" | "REINDEX" => Some(Effect::Repeatable),
        "CREATE" => create(cursor).map(|object| Effect::Changes(vec![object])),
        "DROP" => drop(cursor).map(|object| Effect::Changes(vec![object])),
        "ALTER" if cursor.take(&["SYSTEM"]) => Some(Effect::Repeatable),
        "ALTER" => detach(cursor).map(|object| Effect::Changes(vec![object])),
        _ => None,
    }
}

/// The table or index that a `REINDEX` is about.
#[cfg(feature = "postgres")]
pub(crate) fn reindexed(statement: &str) -> Option<super::Name> {
    let tokens = crate::sql::tokens(Dialect::Postgres, statement);
    let mut cursor = Cursor::new(&tokens);
    if !cursor.take(&["REINDEX"]) {
        return None;
    }
    cursor.find(&["TABLE", "INDEX"])?;
    cursor.take(&["CONCURRENTLY"]);
    cursor.name()
}

fn create(mut cursor: Cursor<'_>) -> Option<Object> {
    if cursor.take(&["DATABASE"]) {
        return Some(Object::Database(plain(Dialect::Postgres, &cursor.name()?.sql())));
    }
    cursor.take(&["UNIQUE"]);
    if !cursor.take(&["INDEX", "CONCURRENTLY"]) {
        return None;
    }
    cursor.condition();
    // One without a name gets another one every time.
    let name = if cursor.take(&["ON"]) { return None } else { cursor.name()?.sql() };
    cursor.find(&["ON"])?;
    cursor.take(&["ONLY"]);
    Some(Object::Index { table: cursor.name()?, name: plain(Dialect::Postgres, &name) })
}

fn drop(mut cursor: Cursor<'_>) -> Option<Object> {
    if cursor.take(&["DATABASE"]) {
        cursor.condition();
        return Some(Object::Database(plain(Dialect::Postgres, &cursor.name()?.sql())));
    }
    if !cursor.take(&["INDEX", "CONCURRENTLY"]) {
        return None;
    }
    cursor.condition();
    Some(Object::Relation(cursor.name()?))
}

/// `ALTER TABLE … DETACH PARTITION … CONCURRENTLY`.
fn detach(mut cursor: Cursor<'_>) -> Option<Object> {
    if !cursor.take(&["TABLE"]) {
        return None;
    }
    cursor.condition();
    cursor.take(&["ONLY"]);
    let table = cursor.name()?;
    cursor.take(&["DETACH", "PARTITION"]).then(|| Some(Object::Partition { table, partition: cursor.name()? }))?
}

#[cfg(test)]
mod tests {
    use schema_core::Dialect;

    use crate::sql::effect::{Effect, Object, effect};

    /// The effect in short.
    fn short(sql: &str) -> String {
        match effect(Dialect::Postgres, sql) {
            Effect::Repeatable => "repeatable".to_owned(),
            Effect::Unknown => "unknown".to_owned(),
            Effect::Changes(objects) => match objects.as_slice() {
                [Object::Index { table, name }] => format!("index {name} of {}", table.sql()),
                [Object::Relation(name)] => format!("relation {}", name.sql()),
                [Object::Partition { table, partition }] => format!("partition {} of {}", partition.sql(), table.sql()),
                [Object::Database(name)] => format!("database {name}"),
                other => format!("{other:?}"),
            },
        }
    }

    #[test]
    fn what_a_statement_changes_is_read_from_its_first_words() {
        for (sql, expected) in [
            ("CREATE INDEX CONCURRENTLY I ON a.\"B\" (c)", "index i of a.\"B\""),
            ("create unique index concurrently if not exists \"I\" on only b using btree (c)", "index I of b"),
            ("CREATE INDEX CONCURRENTLY ON b (c)", "unknown"),
            ("DROP INDEX CONCURRENTLY IF EXISTS a.i CASCADE", "relation a.i"),
            ("REINDEX (VERBOSE) TABLE CONCURRENTLY b", "repeatable"),
            ("VACUUM FULL b", "repeatable"),
            ("ALTER TABLE ONLY b DETACH PARTITION c CONCURRENTLY", "partition c of b"),
            ("ALTER SYSTEM SET a = 1", "repeatable"),
            ("CREATE DATABASE \"X\"", "database X"),
            ("DROP DATABASE IF EXISTS x", "database x"),
            ("DROP TABLESPACE x", "unknown"),
            ("CALL p()", "unknown"),
        ] {
            assert_eq!(short(sql), expected, "{sql}");
        }
    }
}
