//! The databases: how each writes types, and how it gets from one schema to another.

mod ahead;
mod aside;
mod backfill;
mod change;
mod checks;
mod data;
mod enums;
mod grammar;
mod lowered;
mod obstacle;
mod physical;
mod value;

pub mod mysql;
pub mod postgres;
pub mod sqlite;

use std::borrow::Cow;
use std::fmt;

use crate::schema::{DataType, Kept};
use crate::{Schema, Step};

pub use backfill::Backfill;
pub use obstacle::is_about_values;
pub(crate) use obstacle::{Obstacle, of_aside};

/// A database that migrations are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// SQLite, from [`sqlite::VERSION_MIN`].
    Sqlite,
    /// PostgreSQL, from [`postgres::VERSION_MIN`].
    Postgres,
    /// MySQL, from [`mysql::MYSQL_VERSION_MIN`], and MariaDB, from [`mysql::MARIADB_VERSION_MIN`].
    Mysql,
}

/// One thing that a migration does, as recorded in a migration module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// One SQL statement.
    Sql(String),
    /// A query that must return no row, or the migration stops before it has changed anything. Its rows are what is in the way.
    Check {
        /// What is wrong when it returns rows, as a sentence without a full stop: "`email` occurs more than once in `user`".
        message: String,
        /// The query; its columns are shown as the example.
        sql: String,
    },
    /// SQLite's table rebuild: `sql` creates the new table, copies the rows, drops the old one and renames the new one into its place.
    /// What the entities do not know (triggers, views, foreign indexes, the high-water mark of `AUTOINCREMENT`) is carried over by the
    /// runtime, which also refuses when the table lacks one of `columns` or has others, so that no value is left behind.
    ///
    /// Others that are retired ([`crate::schema::name::RETIRED_PREFIX`]) are no reason to refuse: they come from a later migration that
    /// was undone before this one, which can't know them. The runtime takes them along with [`sqlite::carry`]. An index that the
    /// entities no longer have is dropped by a statement of its own before the rebuild, so whatever other index is there is foreign.
    Rebuild {
        /// The table as it is called before and after.
        table: String,
        /// All columns that the table has before, retired ones included.
        columns: Vec<String>,
        /// The statements, in order.
        sql: Vec<String>,
    },
    /// New values for rows, in batches that are a transaction each.
    Backfill(Box<Backfill>),
}

/// Why a dialect can't have something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// The table it is about.
    pub table: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// What it is and why it can't be, without a full stop.
    pub reason: String,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mysql];

    /// Its name in file names, attributes and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Mysql => "MySQL",
        }
    }

    /// What it is called in Rust.
    #[must_use]
    pub const fn variant(self) -> &'static str {
        match self {
            Self::Sqlite => "Sqlite",
            Self::Postgres => "Postgres",
            Self::Mysql => "Mysql",
        }
    }

    /// The dialect with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// What of `schema` this dialect can't have, in declared order.
    #[must_use]
    pub fn unsupported(self, schema: &Schema) -> Vec<Unsupported> {
        let mut found = lowered::untyped(self, schema);
        let schema = &*lowered::schema(self, schema);
        found.extend(match self {
            Self::Sqlite => sqlite::unsupported(schema),
            Self::Postgres => postgres::unsupported(schema),
            Self::Mysql => mysql::unsupported(schema),
        });
        found
    }

    /// The statements that take a database from `before` through `steps`. The schema is threaded through the steps, so that each
    /// statement is written for the tables as they are at that moment. Empty when the steps change nothing in this dialect.
    ///
    /// # Errors
    ///
    /// When a step does not fit the schema it meets ([`crate::step::Misfit`]): a defect of the caller.
    pub fn plan(self, before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, crate::step::Misfit> {
        let (before, steps) = (&*lowered::schema(self, before), &*lowered::steps(self, steps));
        if !ahead::commits_each(self) && !steps.iter().any(|step| matches!(step, Step::Data(_))) {
            return self.plan_changes(before, steps);
        }
        let (mut schema, mut rest) = (before.clone(), steps);
        let (mut ahead, mut work, mut left) = (ahead::Ahead::new(self), Vec::new(), Vec::new());
        while !rest.is_empty() {
            let at = rest.iter().position(|step| matches!(step, Step::Data(_))).unwrap_or(rest.len());
            let (changes, others) = rest.split_at(at);
            let (data, others) = others.split_at(others.len().min(1));
            let piece = self.plan_changes(&schema, changes)?;
            ahead.pass(&schema, changes)?;
            if !changes.is_empty() {
                work.append(&mut left);
            }
            work.extend(piece);
            changes.iter().try_for_each(|step| step.apply(&mut schema))?;
            for step in data {
                if let Step::Data(data) = step {
                    let before = &steps[..steps.len() - others.len() - 1];
                    let own = data::statements(self, before, &schema, data)?;
                    work.extend(ahead.pass_data(&schema, data, &own)?);
                    let rest = data::rest(self, &schema, data)?;
                    left.extend(rest.into_iter().filter(|statement| !left.contains(statement)).collect::<Vec<_>>());
                }
                step.apply(&mut schema)?;
            }
            rest = others;
        }
        let mut first = ahead.first();
        first.extend(work.into_iter().chain(left));
        Ok(first)
    }

    /// How it stores and writes things.
    fn grammar(self) -> &'static dyn grammar::Grammar {
        match self {
            Self::Sqlite => &sqlite::GRAMMAR,
            Self::Postgres => &postgres::GRAMMAR,
            Self::Mysql => &mysql::GRAMMAR,
        }
    }

    /// The statements of steps that move no rows.
    fn plan_changes(self, before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, crate::step::Misfit> {
        match self {
            Self::Sqlite => sqlite::plan(before, steps),
            Self::Postgres => postgres::plan(before, steps),
            Self::Mysql => mysql::plan(before, steps),
        }
    }

    /// The schema as it is on this database: a column with types of its own for some databases has the one for this.
    pub(crate) fn own_schema(self, schema: &Schema) -> Cow<'_, Schema> {
        lowered::schema(self, schema)
    }

    /// The steps as they are on this database.
    pub(crate) fn own_steps(self, steps: &[Step]) -> Cow<'_, [Step]> {
        lowered::steps(self, steps)
    }

    /// A type in the words of this database.
    #[must_use]
    pub fn sql_type(self, data_type: &DataType) -> String {
        let physical = enums::physical(self, data_type);
        let data_type = physical.as_ref().unwrap_or(data_type);
        match self {
            Self::Sqlite => sqlite::sql_type(data_type),
            Self::Postgres => postgres::sql_type(data_type),
            Self::Mysql => mysql::sql_type(data_type),
        }
    }

    /// The statements that destroy what is kept aside in a database with this schema: the one thing that no migration does by itself.
    ///
    /// # Errors
    ///
    /// When one of `kept` is not in the schema: a defect of the caller.
    pub fn purge(self, schema: &Schema, kept: &[Kept]) -> Result<Vec<Statement>, crate::step::Misfit> {
        let schema = lowered::schema(self, schema);
        let physical = physical::schema(self.grammar(), &schema);
        // There they are tables and columns like others, which can be dropped.
        let drop = |kept: &Kept| match kept {
            Kept::Table(table) => physical.table(&table.name).map(|table| Step::DropTable { table: table.clone() }),
            Kept::Column { table, column } => {
                let found = physical.table(table).and_then(|table| table.column(&column.name)).cloned();
                found.map(|column| Step::DropColumn { table: table.clone(), column })
            }
        };
        let steps: Option<Vec<Step>> = kept.iter().map(drop).collect();
        let missing = || crate::step::Misfit { step: "purge".to_owned(), reason: "it is not kept in this schema".to_owned() };
        self.plan(&physical, &steps.ok_or_else(missing)?)
    }

    /// An identifier, quoted.
    #[must_use]
    pub fn identifier(self, name: &str) -> String {
        match self {
            Self::Sqlite | Self::Postgres => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::Mysql => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// The name of a table, quoted, with its namespace where the database has such.
    #[must_use]
    pub fn table(self, name: &str) -> String {
        match (self, crate::schema::name::split(name)) {
            (Self::Postgres, (Some(namespace), name)) => format!("{}.{}", self.identifier(namespace), self.identifier(name)),
            (Self::Sqlite | Self::Postgres | Self::Mysql, _) => self.identifier(name),
        }
    }

    /// A text literal, quoted.
    #[must_use]
    pub fn literal(self, text: &str) -> String {
        match self {
            // PostgreSQL: a backslash is only itself while `standard_conforming_strings` is on, as it is by default since 9.1.
            Self::Sqlite | Self::Postgres => format!("'{}'", text.replace('\'', "''")),
            // A backslash escapes, unless the mode NO_BACKSLASH_ESCAPES is on, which the runtime turns off in its sessions.
            Self::Mysql => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
