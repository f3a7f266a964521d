//! The statements as a script that the database's own client runs.

use schema_core::dialect::Statement;
use schema_core::schema::{ForeignKey, Index};
use schema_core::{Dialect, Pair, Step};

use super::serial::Around;
use crate::introspect::{Catalog, Object, ObjectKind};
use crate::scratch::sql_mode;

/// The statements with what must be around them; empty when there are none.
pub(super) fn write(dialect: Dialect, catalogs: &Pair<Catalog>, steps: &[Step], statements: &[Statement], around: Around) -> Vec<String> {
    let has_more = !(around.first.is_empty() && around.last.is_empty());
    if !has_more && statements.iter().all(|statement| matches!(statement, Statement::Check { .. } | Statement::Backfill(_))) {
        return Vec::new();
    }
    let mut script = Script { catalogs, lines: Vec::new() };
    script.begin(dialect);
    script.lines.extend(around.first);
    for statement in statements {
        match statement {
            Statement::Sql(sql) => script.push(sql),
            // Two states are given: whether rows are in the way is for the database to say, and none are moved.
            Statement::Check { .. } | Statement::Backfill(_) => {}
            Statement::Rebuild { table, sql, .. } => script.rebuild(table, sql),
        }
    }
    script.lines.extend(around.last);
    if dialect == Dialect::Mysql {
        script.keep_index_names(steps);
    }
    script.end(dialect);
    script.lines
}

struct Script<'a> {
    catalogs: &'a Pair<Catalog>,
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
            // Every change of a table commits what is open, so there is no transaction.
            Dialect::Mysql => self.lines.push(format!("SET NAMES utf8mb4, SESSION sql_mode = '{}'", sql_mode())),
            _ => {}
        }
    }

    fn end(&mut self, dialect: Dialect) {
        match dialect {
            Dialect::Sqlite | Dialect::Postgres => self.push("COMMIT"),
            _ => {}
        }
    }

    /// An index that MariaDB made for a foreign key by itself gets the name of the next foreign key over its columns. Whether that happened,
    /// only the server knows.
    fn keep_index_names(&mut self, steps: &[Step]) {
        for step in steps {
            let Step::AddForeignKey { table, key } = step else { continue };
            let Some((before, after)) = self.catalogs.before.schema.table(table).zip(self.catalogs.after.schema.table(table)) else {
                continue;
            };
            let covers =
                |index: &&Index| index.parts.iter().filter_map(|part| part.column_name()).eq(key.columns.iter().map(String::as_str));
            let had_key = before.foreign_keys.iter().any(|other: &ForeignKey| other.columns == key.columns);
            let kept = after.indexes.iter().find(covers).filter(|index| before.index(&index.name).is_some());
            if let Some(index) = kept.filter(|_| had_key && after.index(&key.name).is_none()) {
                let rename = rename_index(table, &key.name, &index.name);
                self.lines.extend(rename);
            }
        }
    }

    /// SQLite's rebuild with what the runtime does around it: nothing that refers to the table is rewritten, and what goes with the old
    /// table and is no part of the statements is put back.
    fn rebuild(&mut self, table: &str, statements: &[String]) {
        let numbers = self.catalogs.after.schema.table(table).is_some_and(|table| table.columns.iter().any(|column| column.auto_increment));
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
        self.catalogs.before.objects.iter()
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

/// Renames an index of MySQL or MariaDB if there is one of that name.
fn rename_index(table: &str, from: &str, to: &str) -> [String; 4] {
    let name = |name| Dialect::Mysql.identifier(name);
    let text = |text| Dialect::Mysql.literal(text);
    let rename = format!("ALTER TABLE {} RENAME INDEX {} TO {}", name(table), name(from), name(to));
    let is_there = format!(
        "SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = {} AND index_name = {}",
        text(table),
        text(from)
    );
    [
        format!("SET @migrator = IF(EXISTS ({is_there}), {}, 'DO 0')", text(&rename)),
        "PREPARE migrator FROM @migrator".to_owned(),
        "EXECUTE migrator".to_owned(),
        "DEALLOCATE PREPARE migrator".to_owned(),
    ]
}
