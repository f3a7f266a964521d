//! `migrator diff`.

use clap::{Args, ValueEnum};
use schema_core::{Dialect, Pair};

use super::Outcome;
use crate::Error;
use crate::compare::{self, Options, Origin, Rename};

/// Writes the SQL that turns one schema into another.
///
/// What is not in the other is dropped: two given states are compared, and rows do not matter. The SQL is for `sqlite3 -bail`,
/// `psql -v ON_ERROR_STOP=1` and `mariadb`.
///
/// A schema is the URL of a database, the path of a snapshot, the folder of a package (its entities), or `empty`.
///
/// Exit codes: 0 when the two are equal, and nothing is printed; 1 when they differ; 2 when something is refused or failed.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The schema that there is.
    #[arg(long, value_name = "SCHEMA")]
    from: String,
    /// The schema that is wanted.
    #[arg(long, value_name = "SCHEMA")]
    to: String,
    /// The kind of database, where neither schema is one.
    #[arg(long, value_name = "NAME")]
    dialect: Option<Kind>,
    /// What is written.
    #[arg(long, value_enum, default_value_t = Format::Sql)]
    format: Format,
    /// Something was renamed: a table, or a column, index, constraint or enum value of TABLE; repeatable. Names can be in double quotes.
    #[arg(long, value_name = "[TABLE.]OLD=NEW")]
    renamed: Vec<String>,
    /// Nothing else was renamed.
    #[arg(long)]
    no_renames: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Sqlite,
    Postgres,
    /// MySQL and MariaDB.
    Mysql,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A script for the database's client.
    Sql,
    /// A sentence for each change.
    Steps,
    /// All of it, for programs.
    Json,
}

impl Diff {
    pub(super) async fn run(self) -> Result<Outcome, Error> {
        let origins = Pair::new(self.from.parse::<Origin>()?, self.to.parse::<Origin>()?);
        let renames = self.renamed.iter().map(|text| text.parse::<Rename>()).collect::<Result<_, _>>()?;
        let dialect = self.dialect.map(|kind| match kind {
            Kind::Sqlite => Dialect::Sqlite,
            Kind::Postgres => Dialect::Postgres,
            Kind::Mysql => Dialect::Mysql,
        });
        let options = Options { dialect, renames, no_renames: self.no_renames };
        let difference = compare::compare(Pair::new(&origins.before, &origins.after), &options).await?;
        let notes = difference.notes().to_vec();
        if difference.is_empty() {
            return Ok(Outcome { notes, ..Outcome::default() });
        }
        let output = match self.format {
            Format::Sql => difference.sql(),
            Format::Steps => difference.words(),
            Format::Json => difference.json(),
        };
        Ok(Outcome { output, notes, code: 1 })
    }
}
