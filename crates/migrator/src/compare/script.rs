//! The statements as a script that the database's own client runs.

use schema_core::dialect::Statement;
use schema_core::{Dialect, Pair};

use super::state::State;
use crate::introspect::{Object, ObjectKind};

/// The statements with what must be around them; empty when there are none.
pub(super) fn write(dialect: Dialect, states: &Pair<State>, statements: &[Statement]) -> Vec<String> {
    if statements.iter().all(|statement| matches!(statement, Statement::Check { .. })) {
        return Vec::new();
    }
    let mut script = Script { states, lines: Vec::new() };
    script.begin(dialect);
    for statement in statements {
        match statement {
            Statement::Sql(sql) => script.push(sql),
            // Two states are given: whether rows are in the way is for the database to say.
            Statement::Check { .. } => {}
            Statement::Rebuild { table, sql, .. } => script.rebuild(table, sql),
        }
    }
    script.end(dialect);
    script.lines
}

struct Script<'a> {
    states: &'a Pair<State>,
    lines: Vec<String>,
}

impl Script<'_> {
    fn push(&mut self, sql: &str) {
        self.lines.push(sql.to_owned());
    }

    fn begin(&mut self, dialect: Dialect) {
        match dialect {
            Dialect::Sqlite => {
                // It has no effect within a transaction. Otherwise dropping a table would delete from those that refer to it.
                self.push("PRAGMA foreign_keys = OFF");
                self.push("BEGIN IMMEDIATE");
            }
            Dialect::Postgres => self.push("BEGIN"),
            _ => {}
        }
    }

    fn end(&mut self, dialect: Dialect) {
        match dialect {
            Dialect::Sqlite | Dialect::Postgres => self.push("COMMIT"),
            _ => {}
        }
    }

    /// SQLite's rebuild with what the runtime does around it: nothing that refers to the table is rewritten, and what goes with the old
    /// table and is no part of the statements is put back.
    fn rebuild(&mut self, table: &str, statements: &[String]) {
        let numbers = self.states.after.schema.table(table).is_some_and(|table| table.columns.iter().any(|column| column.auto_increment));
        self.push("PRAGMA legacy_alter_table = ON");
        for (at, sql) in statements.iter().enumerate() {
            self.push(sql);
            if at == 1 && numbers {
                self.keep_sequence(table);
            }
        }
        self.push("PRAGMA legacy_alter_table = OFF");
        let is_trigger = |object: &&Object| object.kind == ObjectKind::Trigger && object.table.eq_ignore_ascii_case(table);
        let triggers: Vec<String> = self.triggers().filter(is_trigger).map(|object| object.sql.clone()).collect();
        self.lines.extend(triggers);
    }

    /// The triggers of the database that is changed.
    fn triggers(&self) -> impl Iterator<Item = &Object> {
        self.states.before.objects.iter()
    }

    /// The highest number that was ever given out is not given out again. The first statement has created the new table.
    fn keep_sequence(&mut self, table: &str) {
        let new = Dialect::Sqlite.literal(&format!("_new_{table}"));
        let old = Dialect::Sqlite.literal(table);
        let of_old = format!("FROM sqlite_sequence WHERE name = {old}");
        self.lines.push(format!("DELETE FROM sqlite_sequence WHERE name = {new} AND EXISTS (SELECT 1 {of_old})"));
        self.lines.push(format!("INSERT INTO sqlite_sequence (name, seq) SELECT {new}, seq {of_old}"));
    }
}
