//! Rows leave their table, or values their rows.

use super::Rows;
use super::identity::Identity;
use crate::Schema;
use crate::dialect::{Dialect, Statement};

impl Rows<'_> {
    /// `found` gives the primary keys of the rows that are in the way; `create` makes the table that they are kept in.
    pub(super) fn away(&self, schema: &Schema, found: &str, create: Vec<Statement>) -> Vec<Statement> {
        let mut statements: Vec<Statement> = self.lock().into_iter().collect();
        statements.extend(self.referred(schema, found));
        statements.extend(create);
        statements.extend(self.number_aside());
        match self.dialect {
            Dialect::Postgres => statements.push(self.moved_at_once(found)),
            Dialect::Sqlite => statements.extend([self.copied(found, ""), self.removed(found)]),
            Dialect::Mysql => {
                statements.push(self.copied(found, "\nFOR UPDATE"));
                // Somebody may have referred to them before they were locked.
                statements.extend(self.referred(schema, &self.kept_keys()));
                statements.push(self.removed(found));
            }
        }
        statements
    }

    /// The same where nothing is kept.
    pub(super) fn gone(&self, schema: &Schema, found: &str) -> Vec<Statement> {
        let mut statements: Vec<Statement> = self.lock().into_iter().collect();
        statements.extend(self.referred(schema, found));
        let own = self.own();
        // MySQL reads no table that it writes, unless it reads all of it first.
        let found = match self.dialect {
            Dialect::Mysql => {
                let (key, indented) = (self.key_list(), found.replace('\n', "\n    "));
                &format!("SELECT {key}\nFROM (\n    {}\n) AS {}", indented.replacen("SELECT", "SELECT DISTINCT", 1), self.quote("found"))
            }
            Dialect::Sqlite | Dialect::Postgres => found,
        };
        let rows = self.key_in(found);
        statements.push(Statement::Sql(match self.aside.nulled() {
            [] => format!("DELETE FROM {own}\nWHERE {rows}"),
            _ => format!("UPDATE {own}\nSET {}\nWHERE {rows}", self.emptied("")),
        }));
        statements
    }

    /// The columns that are written aside, and the values for them with a table's name in front.
    fn copy(&self) -> (String, String) {
        let list = self.column_list();
        match &self.run {
            Some(run) => (format!("{list}, {}", self.quote(run)), format!("{list}, 0")),
            None => (list.clone(), list),
        }
    }

    fn copied(&self, found: &str, lock: &str) -> Statement {
        let (columns, values) = self.copy();
        let sql =
            format!("INSERT INTO {} ({columns})\nSELECT {values}\nFROM {}\nWHERE {}{lock}", self.aside(), self.own(), self.key_in(found));
        Statement::Sql(sql)
    }

    /// The number of a row is kept with it while it moves.
    fn number_aside(&self) -> Option<Statement> {
        let Identity::Numbered(name) = &self.identity else { return None };
        let (aside, name) = (self.aside(), self.quote(name));
        Some(Statement::Sql(format!("ALTER TABLE {aside} ADD COLUMN {name} BIGINT NOT NULL PRIMARY KEY")))
    }

    /// What was copied leaves.
    fn removed(&self, found: &str) -> Statement {
        let own = self.own();
        let kept = || match self.identity {
            Identity::Key | Identity::Columns(_) | Identity::Numbered(_) => self.kept_keys(),
            // Not kept with the row; and who finds it again is the only one to write.
            Identity::Row(_) => found.to_owned(),
        };
        let joined = || {
            let alias = self.aside_alias();
            format!("{own} JOIN {} ON {}", self.aside_as(), self.and_current(&self.same_key(&alias)))
        };
        Statement::Sql(match (self.dialect, self.run.is_some()) {
            (Dialect::Mysql, false) => format!("DELETE {own}\nFROM {}", joined()),
            (Dialect::Mysql, true) => format!("UPDATE {}\nSET {}", joined(), self.emptied(&format!("{}.", self.alias()))),
            (Dialect::Sqlite | Dialect::Postgres, false) => format!("DELETE FROM {own}\nWHERE {}", self.key_in(&kept())),
            (Dialect::Sqlite | Dialect::Postgres, true) => {
                format!("UPDATE {own}\nSET {}\nWHERE {}", self.emptied(""), self.key_in(&self.kept_keys()))
            }
        })
    }

    /// The assignments of NULL. What every update sets to the current time stays as it is.
    fn emptied(&self, prefix: &str) -> String {
        let null = self.aside.nulled().iter().map(|name| format!("{prefix}{} = NULL", self.quote(name)));
        null.chain(self.unmoved(prefix)).collect::<Vec<_>>().join(", ")
    }

    /// The columns that an update would set to the current time, as they are.
    pub(super) fn unmoved(&self, prefix: &str) -> impl Iterator<Item = String> {
        let columns = self.table.columns.iter().filter(|column| column.on_update_now && !self.aside.nulled().contains(&column.name));
        columns.map(move |column| format!("{prefix}{0} = {prefix}{0}", self.quote(&column.name)))
    }

    /// Copied and gone in one statement.
    fn moved_at_once(&self, found: &str) -> Statement {
        let (own, aside, list) = (self.own(), self.aside(), self.column_list());
        let (columns, values) = self.copy();
        let rows = self.key_in(found);
        let moved = self.quote("moved");
        Statement::Sql(if self.run.is_none() {
            format!(
                "WITH {moved} AS (\n    DELETE FROM {own}\n    WHERE {}\n    RETURNING {list}\n)\n\
                 INSERT INTO {aside} ({columns})\nSELECT {values}\nFROM {moved}",
                rows.replace('\n', "\n    ")
            )
        } else {
            let copied = self.quote("copied");
            format!(
                "WITH {moved} AS (\n    SELECT {list}\n    FROM {own}\n    WHERE {}\n    FOR UPDATE\n), {copied} AS (\n    \
                 INSERT INTO {aside} ({columns})\n    SELECT {values}\n    FROM {moved}\n)\n\
                 UPDATE {own}\nSET {}\nFROM {moved}\nWHERE {}",
                rows.replace('\n', "\n    "),
                self.emptied(""),
                self.same_columns(&moved),
            )
        })
    }

    /// Whether a row has the same primary key as one of `other`, which has it with the same types.
    pub(super) fn same_columns(&self, other: &str) -> String {
        let own = self.alias();
        self.key().map(|column| format!("{own}.{0} = {other}.{0}", self.quote(&column.name))).collect::<Vec<_>>().join(" AND ")
    }
}
