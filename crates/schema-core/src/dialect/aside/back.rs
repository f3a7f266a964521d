//! Rows come back into their table, and values into their rows.

use super::Rows;
use crate::Step;
use crate::dialect::ahead::TABLE;
use crate::dialect::postgres;
use crate::dialect::{Dialect, Statement};
use crate::schema::Column;
use crate::step::Key;

impl Rows<'_> {
    pub(super) fn back(&self) -> Vec<Statement> {
        let mut statements: Vec<Statement> = self.lock().into_iter().collect();
        match (self.dialect, &self.run) {
            (Dialect::Postgres, None) => {
                statements.push(self.rows_at_once());
                statements.extend(self.numbered_behind());
            }
            (Dialect::Sqlite | Dialect::Mysql, None) => {
                statements.push(Statement::Sql(self.insert(&self.aside())));
                statements.push(Statement::Sql(format!("DELETE FROM {}", self.aside())));
            }
            (_, Some(run)) => {
                let (aside, run) = (self.aside(), self.quote(run));
                statements.push(self.left(&run));
                statements.push(self.values());
                statements.push(Statement::Sql(format!("DELETE FROM {aside}\nWHERE {run} = 0")));
            }
        }
        statements
    }

    /// The table with what comes back.
    pub(super) fn there_again(&self) -> String {
        if self.aside.nulled().is_empty() {
            let back: Vec<String> = self.table.columns.iter().map(|column| self.plainly_restored(column)).collect();
            return format!("SELECT {} FROM {TABLE} UNION ALL SELECT {} FROM {}", self.all(), back.join(", "), self.aside());
        }
        let same = self.and_current(&self.same_key(&self.aside_alias()));
        let value = |column: &Column| {
            let name = self.quote(&column.name);
            if !self.aside.nulled().contains(&column.name) {
                return name;
            }
            let back = self.restored(&self.aside_alias(), column);
            format!("COALESCE({name}, (SELECT {back} FROM {} WHERE {same})) AS {name}", self.aside_as())
        };
        format!("SELECT {} FROM {TABLE}", self.table.columns.iter().map(value).collect::<Vec<_>>().join(", "))
    }

    /// The column of the primary key whose numbers rows from meanwhile have only just got, as it was not there before.
    pub(super) fn numbers(&self, before: &[Step]) -> Option<&Column> {
        let column = self.key().next().filter(|column| column.auto_increment && !column.numbering.always)?;
        let is_back = |step: &Step| match step {
            Step::AddColumn { table, column: back, restore, .. } => *restore && *table == self.table.name && back.name == column.name,
            _ => false,
        };
        before.iter().any(is_back).then_some(column)
    }

    /// Rows that got the number of one that comes back get a higher one than all: nothing knows theirs yet.
    pub(super) fn renumbered(&self, column: &Column) -> Statement {
        let (own, aside, number, last) = (self.own(), self.aside(), self.quote(&column.name), self.quote("last"));
        let both = format!("SELECT max({number}) AS {last} FROM {own} UNION ALL SELECT max({number}) FROM {aside}");
        let highest = format!("(SELECT max({last}) FROM ({both}) AS {})", self.quote("both"));
        let set: Vec<String> = [format!("{number} = {number} + {highest}")].into_iter().chain(self.unmoved("")).collect();
        Statement::Sql(format!("UPDATE {own}\nSET {}\nWHERE {number} IN (SELECT {number} FROM {aside})", set.join(", ")))
    }

    /// New rows are numbered behind those that come back, which have the numbers that they had.
    fn numbered_behind(&self) -> Option<Statement> {
        let is_needed = match self.dialect {
            Dialect::Postgres => matches!(self.aside.key, Key::Primary { .. }),
            Dialect::Sqlite | Dialect::Mysql => false,
        };
        let column = self.key().next().filter(|column| is_needed && column.auto_increment)?;
        Some(Statement::Sql(postgres::go_on(&self.table.name, &column.name)))
    }

    /// The rows as they were; what the database computes is left to it.
    fn insert(&self, from: &str) -> String {
        let written: Vec<&Column> = self.columns().filter(|column| column.generated.is_none()).collect();
        let columns = self.grammar.quote_all(written.iter().map(|column| &column.name));
        let values: Vec<String> = written.iter().map(|column| self.plainly_restored(column)).collect();
        let numbered = written.iter().any(|column| column.numbering.always);
        let overriding = if numbered { "\nOVERRIDING SYSTEM VALUE" } else { "" };
        let values = values.join(", ");
        format!("INSERT INTO {} ({columns}){overriding}\nSELECT {values}\nFROM {from}", self.own())
    }

    fn rows_at_once(&self) -> Statement {
        let moved = self.quote("moved");
        let (insert, list) = (self.insert(&moved), self.column_list());
        Statement::Sql(format!("WITH {moved} AS (\n    DELETE FROM {}\n    RETURNING {list}\n)\n{insert}", self.aside()))
    }

    /// What can't come back, because the row is gone or has another value by now, stays and is told from what a later run keeps.
    fn left(&self, run: &str) -> Statement {
        let (own, aside, alias) = (self.own(), self.aside(), self.aside_alias());
        let null = self.nulled().map(|column| format!("{}.{} IS NULL", self.alias(), self.quote(&column.name)));
        let conditions: Vec<String> = [self.same_key(&alias)].into_iter().chain(null).collect();
        let next = format!("SELECT max({run}) + 1 AS {} FROM {aside}", self.quote("next"));
        // MySQL reads no table that it writes, unless it reads all of it first.
        let next = format!("SELECT {} FROM ({next}) AS {}", self.quote("next"), self.quote("runs"));
        Statement::Sql(format!(
            "UPDATE {}\nSET {run} = ({next})\nWHERE {run} = 0\n    AND NOT EXISTS (SELECT 1 FROM {own} WHERE {})",
            self.aside_as(),
            conditions.join(" AND ")
        ))
    }

    /// The values of rows that have none.
    fn values(&self) -> Statement {
        let (own, aside, alias) = (self.own(), self.aside_as(), self.aside_alias());
        let prefix = match self.dialect {
            Dialect::Mysql => format!("{}.", self.alias()),
            Dialect::Sqlite | Dialect::Postgres => String::new(),
        };
        let values = self.nulled().map(|column| format!("{prefix}{} = {}", self.quote(&column.name), self.restored(&alias, column)));
        let values = values.chain(self.unmoved(&prefix)).collect::<Vec<_>>().join(", ");
        let conditions = self.and_current(&self.same_key(&alias));
        Statement::Sql(match self.dialect {
            Dialect::Mysql => format!("UPDATE {own} JOIN {aside} ON {conditions}\nSET {values}"),
            Dialect::Sqlite | Dialect::Postgres => format!("UPDATE {own}\nSET {values}\nFROM {aside}\nWHERE {conditions}"),
        })
    }

    /// The columns that got NULL.
    fn nulled(&self) -> impl Iterator<Item = &Column> {
        self.aside.nulled().iter().filter_map(|name| self.table.column(name))
    }
}
