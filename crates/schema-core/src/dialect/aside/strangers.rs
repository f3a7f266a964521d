//! Tables that the entities do not have, and that refer to rows which are to leave: what the database would do to them is nowhere said.

use super::Rows;
use crate::dialect::{Dialect, Statement};
use crate::schema::Schema;
use crate::step::Step;

/// The tables that are known to refer to `table`, by all names that they have on the way through the steps `before`.
pub(super) fn known(schema: &Schema, before: &[Step], table: &str) -> Vec<String> {
    let mut own = vec![table.to_owned()];
    let mut known: Vec<String> =
        schema.foreign_keys().filter(|(_, key)| key.target == table).map(|(owner, _)| owner.name.clone()).collect();
    for step in before.iter().rev() {
        match step {
            Step::RenameTable { from, to } => {
                for names in [&mut own, &mut known] {
                    if names.contains(to) {
                        names.push(from.clone());
                    }
                }
            }
            Step::DropForeignKey { table, key } if own.contains(&key.target) => known.push(table.clone()),
            _ => {}
        }
    }
    known.push(table.to_owned());
    known.sort();
    known.dedup();
    known
}

impl Rows<'_> {
    /// Checks that no other table than those that are `known` refers to the rows that `found` gives in a way that loses something with them, or,
    /// where statements commit by themselves, refuses what is begun. SQLite looks at all references itself before it commits.
    pub(super) fn strangers(&self, known: &[String], found: &str) -> Option<Statement> {
        let sql = match self.dialect {
            Dialect::Sqlite => return None,
            Dialect::Postgres => self.in_pg_constraint(known),
            Dialect::Mysql => self.in_key_column_usage(known),
        };
        let message = format!("a foreign key that no entity has refers to rows of `{}` that are to {}", self.aside.table, self.fate());
        let rows = format!("EXISTS (\n        {}\n    )", found.replace('\n', "\n        "));
        Some(Statement::Check { message, sql: format!("{sql}\n    AND {rows}") })
    }

    /// What becomes of the rows that others refer to.
    fn fate(&self) -> &'static str {
        if self.aside.nulled().is_empty() { "leave" } else { "lose a value" }
    }

    fn in_key_column_usage(&self, known: &[String]) -> String {
        let (table, known) = (self.dialect.literal(&self.table.name), self.grammar.literal_all(known));
        let emptied = match self.aside.nulled() {
            [] => String::new(),
            columns => format!("\n    AND referenced_column_name IN ({})", self.grammar.literal_all(columns)),
        };
        format!(
            "SELECT table_name AS {}, constraint_name AS {}\nFROM information_schema.key_column_usage\n\
             WHERE referenced_table_schema = database() AND referenced_table_name = {table}\n    \
             AND NOT (table_schema = database() AND table_name IN ({known})){emptied}",
            self.quote("table"),
            self.quote("foreign_key"),
        )
    }

    fn in_pg_constraint(&self, known: &[String]) -> String {
        let class = |table: &String| format!("to_regclass({})", self.dialect.literal(&self.grammar.quote_table(table)));
        let known: Vec<String> = known.iter().map(class).collect();
        // What the database refuses by itself, it takes back as a whole.
        let (action, emptied) = match self.aside.nulled() {
            [] => ("confdeltype", String::new()),
            columns => {
                let names = self.grammar.literal_all(columns);
                let found = format!("attrelid = confrelid AND attnum = ANY (confkey) AND attname IN ({names})");
                ("confupdtype", format!("\n    AND EXISTS (SELECT 1 FROM pg_attribute WHERE {found})"))
            }
        };
        format!(
            "SELECT conrelid::regclass AS {}, conname AS {}\nFROM pg_constraint\nWHERE contype = 'f' AND confrelid = {} \
             AND {action} IN ('c', 'n', 'd')\n    AND (conrelid IN ({})) IS NOT TRUE{emptied}",
            self.quote("table"),
            self.quote("foreign_key"),
            class(&self.table.name),
            known.join(", "),
        )
    }
}
