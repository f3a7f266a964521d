//! What takes a statement back that took effect, where every statement that changes the schema commits at once: told from its words, before
//! it runs. What it comes to is told by the definitions of its tables, before and after: see [`table`].

pub(crate) mod definition;
pub(crate) mod table;

use std::collections::{BTreeMap, BTreeSet};

use schema_core::Dialect;
use schema_core::dialect::Statement;

use super::effect::cursor::Cursor;
use super::effect::{Effect, Name, effect};
use super::{Token, tokens};
use crate::journal::stored::Stored;

/// What takes a statement back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Undo {
    /// Nothing: it changed nothing.
    Nothing,
    /// Nothing: all it wrote is in columns that the migration added, and goes with them.
    Filled {
        /// The table.
        table: Name,
        /// The columns that it names, in small letters.
        columns: Vec<String>,
    },
    /// The definition that the table had before.
    Table {
        /// The table.
        table: Name,
        /// The columns that it drops, in small letters.
        dropped: Vec<String>,
    },
    /// Dropping the table, as long as it has no rows.
    Created(Name),
    /// The names before, of tables that got others: pairs of old and new, in order.
    Renamed(Vec<(Name, Name)>),
    /// Nothing can, for this reason.
    Impossible(&'static str),
}

impl Undo {
    /// Whether there is something to do.
    pub(crate) const fn is_work(&self) -> bool {
        match self {
            Self::Nothing | Self::Filled { .. } => false,
            Self::Table { .. } | Self::Created(_) | Self::Renamed(_) | Self::Impossible(_) => true,
        }
    }
}

/// What takes each step of a migration back.
pub(crate) fn of(dialect: Dialect, steps: &[Stored]) -> Vec<Undo> {
    let mut added = Added::default();
    steps.iter().map(|step| of_step(dialect, step, &mut added)).collect()
}

/// The first step that nothing takes back, its number from 1, and why.
pub(crate) fn impossible(undos: &[Undo]) -> Option<(usize, &'static str)> {
    undos.iter().enumerate().find_map(|(at, undo)| match undo {
        Undo::Impossible(why) => Some((at + 1, *why)),
        Undo::Nothing | Undo::Filled { .. } | Undo::Table { .. } | Undo::Created(_) | Undo::Renamed(_) => None,
    })
}

fn of_step(dialect: Dialect, step: &Stored, added: &mut Added) -> Undo {
    match step {
        Stored::Statement(Statement::Backfill(backfill)) | Stored::Compute(backfill) => {
            let sql = backfill.sql(dialect, "");
            of_words(&tokens(dialect, &sql), added).unwrap_or_else(Undo::Impossible)
        }
        Stored::Statement(Statement::Sql(sql)) => {
            let tokens = tokens(dialect, sql);
            match of_words(&tokens, added) {
                Ok(undo) if undo.is_work() && !matches!(effect(dialect, sql), Effect::Changes(_)) => {
                    Undo::Impossible("the database does not show what it changes")
                }
                Ok(undo) => undo,
                Err(why) => Undo::Impossible(why),
            }
        }
        Stored::Statement(Statement::Check { .. }) | Stored::Destroys(_) => Undo::Nothing,
        Stored::Statement(Statement::Rebuild { .. }) | Stored::Irreversible(_) => Undo::Impossible("it is written for another database"),
        Stored::Run(_) => Undo::Impossible("nothing is known of what a step in Rust does"),
    }
}

const UNKNOWN: &str = "nothing is known that takes such a statement back";
const VALUES: &str = "it writes values over others";

fn of_words(tokens: &[Token<'_>], added: &mut Added) -> Result<Undo, &'static str> {
    let mut cursor = Cursor::new(tokens);
    match cursor.word().ok_or(UNKNOWN)?.as_str() {
        "ANALYZE" | "OPTIMIZE" | "CHECK" | "REPAIR" | "CHECKSUM" | "FLUSH" => Ok(Undo::Nothing),
        "CREATE" => create(cursor, added),
        "ALTER" => alter(cursor, added),
        "DROP" if cursor.take(&["INDEX"]) => on_table(cursor),
        "DROP" => Err("what it drops is gone"),
        "RENAME" => rename(cursor),
        "UPDATE" => update(cursor, added),
        "INSERT" | "REPLACE" | "DELETE" | "TRUNCATE" | "LOAD" => Err("it changes rows"),
        _ => Err(UNKNOWN),
    }
}

fn create(mut cursor: Cursor<'_>, added: &mut Added) -> Result<Undo, &'static str> {
    if cursor.take(&["TABLE"]) {
        cursor.condition();
        let table = cursor.name().ok_or(UNKNOWN)?;
        added.tables.insert(key(&table));
        return Ok(Undo::Created(table));
    }
    cursor.take_any(&["UNIQUE", "FULLTEXT", "SPATIAL"]);
    if cursor.take(&["INDEX"]) { on_table(cursor) } else { Err(UNKNOWN) }
}

/// `… ON table`.
fn on_table(mut cursor: Cursor<'_>) -> Result<Undo, &'static str> {
    cursor.find(&["ON"]).ok_or(UNKNOWN)?;
    Ok(Undo::Table { table: cursor.name().ok_or(UNKNOWN)?, dropped: Vec::new() })
}

fn rename(mut cursor: Cursor<'_>) -> Result<Undo, &'static str> {
    if !cursor.take_any(&["TABLE", "TABLES"]) {
        return Err(UNKNOWN);
    }
    let mut pairs = Vec::new();
    while !cursor.is_at_end() {
        cursor.condition();
        let from = cursor.name().ok_or(UNKNOWN)?;
        cursor.find(&["TO"]).ok_or(UNKNOWN)?;
        pairs.push((from, cursor.name().ok_or(UNKNOWN)?));
        cursor.take(&[","]);
    }
    Ok(Undo::Renamed(pairs))
}

fn alter(mut cursor: Cursor<'_>, added: &mut Added) -> Result<Undo, &'static str> {
    cursor.take(&["ONLINE"]);
    if !cursor.take(&["TABLE"]) {
        return Err(UNKNOWN);
    }
    cursor.condition();
    let table = cursor.name().ok_or(UNKNOWN)?;
    let actions = separated(cursor.rest());
    if let [action] = actions.as_slice()
        && let Some(new) = new_name(action)
    {
        return Ok(Undo::Renamed(vec![(table, new)]));
    }
    let mut dropped = Vec::new();
    for action in actions {
        one_action(action, &key(&table), added, &mut dropped)?;
    }
    Ok(Undo::Table { table, dropped })
}

/// `RENAME TO table`.
fn new_name(action: &[Token<'_>]) -> Option<Name> {
    let mut cursor = Cursor::new(action);
    if !cursor.take(&["RENAME"]) || cursor.take_any(&["COLUMN", "INDEX", "KEY"]) {
        return None;
    }
    cursor.take_any(&["TO", "AS", "="]);
    cursor.name()
}

/// What an added part of a table is called by, where it is no column.
const PARTS: [&str; 9] = ["INDEX", "KEY", "UNIQUE", "FULLTEXT", "SPATIAL", "PRIMARY", "CONSTRAINT", "FOREIGN", "CHECK"];

/// Looks at an action of `ALTER TABLE`: notes the columns that it adds and drops, and refuses what is not understood.
fn one_action(action: &[Token<'_>], table: &str, added: &mut Added, dropped: &mut Vec<String>) -> Result<(), &'static str> {
    let mut cursor = Cursor::new(action);
    let moves = action.iter().any(|token| token.is_any(&["FIRST", "AFTER"]));
    let first = cursor.word().ok_or(UNKNOWN)?;
    match first.as_str() {
        "ADD" | "DROP" if cursor.take_any(&["PARTITION", "SYSTEM", "PERIOD"]) => return Err(UNKNOWN),
        "ADD" | "DROP" if cursor.take_any(&PARTS) => {}
        "ADD" | "DROP" => {
            cursor.take(&["COLUMN"]);
            cursor.condition();
            let column = cursor.name().ok_or(UNKNOWN)?.parts(Dialect::Mysql).1.to_lowercase();
            if first == "DROP" {
                dropped.push(column.clone());
                added.forget(table, &column);
            } else if moves {
                return Err("it adds a column between others");
            } else {
                added.columns.entry(table.to_owned()).or_default().insert(column);
            }
        }
        "MODIFY" | "CHANGE" if moves => return Err("it moves a column"),
        "MODIFY" | "CHANGE" | "RENAME" => {
            cursor.take(&["COLUMN"]);
            let column = cursor.name().ok_or(UNKNOWN)?.parts(Dialect::Mysql).1.to_lowercase();
            added.forget(table, &column);
        }
        "ALTER" | "COMMENT" | "AUTO_INCREMENT" | "ALGORITHM" | "LOCK" => {}
        _ => return Err(UNKNOWN),
    }
    Ok(())
}

fn update(mut cursor: Cursor<'_>, added: &Added) -> Result<Undo, &'static str> {
    let table = cursor.name().ok_or(UNKNOWN)?;
    if !cursor.take(&["SET"]) {
        return Err(VALUES);
    }
    let end = top_level(cursor.rest(), &["WHERE", "ORDER", "LIMIT"]).next().unwrap_or(cursor.rest().len());
    let mut columns = Vec::new();
    for assigned in separated(&cursor.rest()[..end]) {
        let mut assigned = Cursor::new(assigned);
        let column = assigned.name().ok_or(VALUES)?.parts(Dialect::Mysql).1.to_lowercase();
        let stays = assigned.take(&["="]) && matches!(assigned.rest(), [only] if only.name().to_lowercase() == column);
        if !stays && !added.has(&key(&table), &column) {
            return Err(VALUES);
        }
        columns.push(column);
    }
    Ok(Undo::Filled { table, columns })
}

/// What the migration added before.
#[derive(Default)]
struct Added {
    /// Tables, by their key.
    tables: BTreeSet<String>,
    /// Columns in small letters, by the key of their table.
    columns: BTreeMap<String, BTreeSet<String>>,
}

impl Added {
    fn has(&self, table: &str, column: &str) -> bool {
        self.tables.contains(table) || self.columns.get(table).is_some_and(|columns| columns.contains(column))
    }

    fn forget(&mut self, table: &str, column: &str) {
        if let Some(columns) = self.columns.get_mut(table) {
            columns.remove(column);
        }
    }
}

/// A name however it is written.
fn key(name: &Name) -> String {
    let (within, name) = name.parts(Dialect::Mysql);
    format!("{}.{name}", within.unwrap_or_default())
}

/// The places of `words` outside of parentheses.
fn top_level<'a>(tokens: &'a [Token<'_>], words: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    let mut depth = 0_usize;
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && token.is_any(words)).then_some(at)
    })
}

/// What stands between the commas outside of parentheses.
fn separated<'a, 'b>(tokens: &'a [Token<'b>]) -> Vec<&'a [Token<'b>]> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in top_level(tokens, &[",", ";"]).chain([tokens.len()]) {
        if at > start {
            parts.push(&tokens[start..at]);
        }
        start = at + 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What takes back each of these statements, in short.
    fn short(statements: &[&str]) -> Vec<String> {
        let steps: Vec<Stored> = statements.iter().map(|sql| Stored::Statement(Statement::Sql((*sql).to_owned()))).collect();
        let one = |undo: Undo| match undo {
            Undo::Nothing => "nothing".to_owned(),
            Undo::Filled { table, columns } => format!("filled {} {}", table.sql(), columns.join(" ")),
            Undo::Table { table, dropped } => format!("table {} {}", table.sql(), dropped.join(" ")).trim_end().to_owned(),
            Undo::Created(table) => format!("created {}", table.sql()),
            Undo::Renamed(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(from, to)| format!("{}>{}", from.sql(), to.sql())).collect();
                format!("renamed {}", pairs.join(" "))
            }
            Undo::Impossible(why) => format!("impossible: {why}"),
        };
        of(Dialect::Mysql, &steps).into_iter().map(one).collect()
    }

    #[test]
    fn what_takes_a_statement_back_is_read_from_its_words() {
        for (sql, expected) in [
            ("CREATE TABLE IF NOT EXISTS a.`b` (c int)", "created a.`b`"),
            ("CREATE UNIQUE INDEX i ON t (c)", "table t"),
            ("DROP INDEX i ON t", "table t"),
            ("ALTER TABLE t ADD COLUMN c INT, DROP COLUMN D, ADD INDEX (c), RENAME COLUMN x TO y", "table t d"),
            ("ALTER TABLE t DROP FOREIGN KEY f, DROP PRIMARY KEY, ADD CONSTRAINT k CHECK (a IN (1, 2)), COMMENT = 'x'", "table t"),
            ("ALTER TABLE t RENAME TO u", "renamed t>u"),
            ("RENAME TABLE a TO b, c TO d", "renamed a>b c>d"),
            ("RENAME TABLE a TO x, b TO a, x TO b", "impossible: the database does not show what it changes"),
            ("ALTER TABLE t ADD COLUMN c INT FIRST", "impossible: it adds a column between others"),
            ("ALTER TABLE t MODIFY c INT AFTER d", "impossible: it moves a column"),
            (
                "ALTER TABLE t ADD PARTITION (PARTITION p VALUES LESS THAN (1))",
                "impossible: nothing is known that takes such a statement back",
            ),
            ("ALTER TABLE t ENGINE = MyISAM", "impossible: nothing is known that takes such a statement back"),
            ("DROP TABLE t", "impossible: what it drops is gone"),
            ("UPDATE t SET a = 1", "impossible: it writes values over others"),
            ("INSERT INTO t VALUES (1)", "impossible: it changes rows"),
            ("CREATE VIEW v AS SELECT 1", "impossible: nothing is known that takes such a statement back"),
            ("ANALYZE TABLE t", "nothing"),
            ("", "impossible: nothing is known that takes such a statement back"),
        ] {
            assert_eq!(short(&[sql]), [expected], "{sql}");
        }
    }

    #[test]
    fn values_in_columns_that_the_migration_added_go_with_them() {
        let add = "ALTER TABLE `t` ADD COLUMN `New` INT, ADD COLUMN other INT";
        let last = |statements: &[&str]| short(statements).pop().unwrap();
        assert_eq!(last(&[add, "UPDATE t SET `new` = coalesce(a, 1), other = (SELECT 1, 2), b = b WHERE a = 1"]), "filled t new other b");
        for refused in ["UPDATE t SET `new` = 1, b = 2", "UPDATE u SET `new` = 1", "UPDATE t, u SET t.`new` = 1"] {
            assert_eq!(last(&[add, refused]), "impossible: it writes values over others", "{refused}");
        }
        assert_eq!(
            last(&[add, "ALTER TABLE t RENAME COLUMN new TO a", "UPDATE t SET new = 1"]),
            "impossible: it writes values over others"
        );
        assert_eq!(last(&["CREATE TABLE u (a INT)", "UPDATE u SET a = 1"]), "filled u a");
    }

    #[test]
    fn the_first_that_nothing_takes_back_is_named() {
        let steps =
            ["CREATE TABLE a (b INT)", "DELETE FROM b", "DROP TABLE c"].map(|sql| Stored::Statement(Statement::Sql(sql.to_owned())));
        assert_eq!(impossible(&of(Dialect::Mysql, &steps)), Some((2, "it changes rows")));
        assert_eq!(impossible(&of(Dialect::Mysql, &steps[..1])), None);
    }
}
