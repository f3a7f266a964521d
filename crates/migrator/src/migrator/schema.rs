//! The tables of the entities without migrations, for the earliest stage of a program.

use std::fmt;
use std::time::Duration;

use schema_core::diff::{self, Intent, Question};
use schema_core::snapshot::Snapshot;
use schema_core::{Dialect, Pair};

use super::Migrator;
use crate::agenda::Goal;
use crate::apply::catalog;
use crate::apply::task::{self, Task, Work};
use crate::backend::{Access, Backend, MigratePool};
use crate::error::{Error, Kind};
use crate::policy::Guarded;
use crate::{Environment, Migrations, baseline, between, drift, expected, registry};

/// The tables of the entities, created and changed without migrations: for the earliest stage, when nothing is to be kept yet.
///
/// ```no_run
/// # use migrator::{Migrations, Schema};
/// # static MIGRATIONS: Migrations = Migrations::new(&[]);
/// # async fn run(pool: sqlx::SqlitePool) -> Result<(), migrator::Error> {
/// let report = Schema::of(&MIGRATIONS).update(&pool).await?;
/// println!("{report}");
/// # Ok(())
/// # }
/// ```
///
/// What the entities say is in the snapshot that [`embed!`](crate::embed) brings along, which the build keeps equal to them; the migrations
/// themselves are not run, and nothing is written to the journal. A database that migrations have touched is refused. To go on with migrations,
/// [`Migrator::baseline`] takes the database over; until then, [`Migrator::up`] refuses it, because the tables are there.
///
/// Any number of processes may call it at once. It takes the rights of [`Migrator::drift`] and [`Migrator::up`].
#[derive(Debug, Clone)]
#[must_use = "it does nothing until one of its methods is called"]
pub struct Schema {
    migrator: Migrator,
    loses: bool,
}

/// What a method of [`Schema`] did. `Display` is a text for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchemaReport {
    /// The statements that ran, in order.
    pub statements: Vec<String>,
    /// What is in the tables of the entities and not in the entities, and stays: a sentence each, without a full stop.
    pub left: Vec<String>,
}

impl fmt::Display for SchemaReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.statements.len() {
            0 => f.write_str("nothing to do")?,
            1 => f.write_str("ran 1 statement")?,
            count => write!(f, "ran {count} statements")?,
        }
        self.left.iter().try_for_each(|left| write!(f, "\n{left}"))
    }
}

/// How often the way is looked for anew: when another process was faster, and after a value was added to an enum type.
const ROUNDS: usize = 64;

/// The id that retired names would have; nothing is retired.
const ID: &str = "";

/// What leads to the entities.
struct Way {
    work: Work,
    left: Vec<String>,
}

impl Schema {
    /// The tables that the migrations of a package lead to, which are those of its entities.
    pub const fn of(migrations: &'static Migrations) -> Self {
        Self { migrator: Migrator::new(migrations), loses: false }
    }

    /// Adds the tables of another package.
    pub fn with(mut self, migrations: &'static Migrations) -> Self {
        self.migrator = self.migrator.with(migrations);
        self
    }

    /// Where the program runs. The default is what [`Environment::detect`] finds.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.migrator = self.migrator.environment(environment);
        self
    }

    /// For how long to wait for locks; see [`Migrator::lock_timeout`].
    pub fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.migrator = self.migrator.lock_timeout(timeout);
        self
    }

    /// Allows all of it in production.
    pub fn allow_production(mut self) -> Self {
        self.migrator.allowed = self.migrator.allowed.with(Guarded::Schema);
        self
    }

    /// Has [`update`](Self::update) drop the columns that the entities do not have, with the values in them, and change types whatever becomes of
    /// the values.
    pub const fn allow_loss(mut self) -> Self {
        self.loses = true;
        self
    }

    /// The statements that create the tables in an empty database.
    ///
    /// # Errors
    ///
    /// When a list has no [snapshot](Migrations::snapshot), or one that is for other databases.
    pub fn create_sql(&self, dialect: Dialect) -> Result<Vec<String>, Error> {
        let schema = baseline::without_retired(expected::schema(dialect, &self.migrator.lists())?);
        let steps = diff::between(Pair::new(&schema_core::Schema::default(), &schema), &Intent::no_renames(&schema));
        let statements = dialect.plan(&schema_core::Schema::default(), &steps.unwrap_or_default());
        Ok(texts(dialect, &statements.map_err(|misfit| between::defect(&misfit))?))
    }

    /// Creates the tables where none of them is there yet.
    ///
    /// # Errors
    ///
    /// When some are there, with their names ([`Error::is_already_there`]); else as [`update`](Self::update). Then nothing is done.
    pub async fn create(&self, pool: &impl MigratePool) -> Result<SchemaReport, Error> {
        self.go(pool.access(), Wanted::Created).await
    }

    /// Brings the tables to what the entities say, and creates those that are missing. Columns that the entities do not have stay and are named,
    /// unless [`allow_loss`](Self::allow_loss) says otherwise; tables that are not in the entities are nobody's business. Keys, indexes and
    /// checks follow the entities.
    ///
    /// # Errors
    ///
    /// In production without [`allow_production`](Self::allow_production) ([`Error::is_guarded`]); when the database has a history of migrations
    /// ([`Error::has_history`]); when a required column has no value for the rows that may be there, or a type can't be changed without loss,
    /// and [`allow_loss`](Self::allow_loss) is not said; when rows are in the way ([`Error::is_check_failed`]). Then nothing is done, except on
    /// MySQL and MariaDB, where the statements before the one that failed stay; the next call goes on from there.
    pub async fn update(&self, pool: &impl MigratePool) -> Result<SchemaReport, Error> {
        self.go(pool.access(), Wanted::Updated).await
    }

    /// The statements that [`update`](Self::update) would run. Only reads.
    ///
    /// # Errors
    ///
    /// As [`update`](Self::update).
    pub async fn update_sql(&self, pool: &impl MigratePool) -> Result<Vec<String>, Error> {
        let database = pool.access().0;
        Ok(texts(database.dialect(), &self.way(database, Wanted::Updated).await?.work.statements))
    }

    /// Drops the tables of the entities with all rows.
    ///
    /// # Errors
    ///
    /// In production without [`allow_production`](Self::allow_production) ([`Error::is_guarded`]); when the database has a history of
    /// migrations ([`Error::has_history`]); when tables of others refer to them.
    pub async fn drop(&self, pool: &impl MigratePool) -> Result<SchemaReport, Error> {
        self.go(pool.access(), Wanted::Dropped).await
    }

    async fn go(&self, Access(pool): Access<'_>, wanted: Wanted) -> Result<SchemaReport, Error> {
        registry::check(&self.migrator.lists())?;
        let job = self.migrator.job(pool, Goal::Up(crate::Target::All))?;
        task::refuse_schema(pool, &job).await?;
        let mut report = SchemaReport::default();
        for round in 0..ROUNDS {
            // What was begun is to be brought to its end.
            let wanted = if round > 0 && !report.statements.is_empty() { wanted.begun() } else { wanted };
            let Way { work, left } = self.way(pool, wanted).await?;
            report.left = left;
            if work.statements.is_empty() {
                break;
            }
            let outcome = task::run(pool, &job, Task::Schema(&work)).await?;
            report.statements.extend(outcome.ran);
            if !outcome.is_left {
                break;
            }
        }
        tracing::info!("{report}");
        Ok(report)
    }

    /// What leads from the database to what is wanted.
    async fn way(&self, pool: &dyn Backend, wanted: Wanted) -> Result<Way, Error> {
        let dialect = pool.dialect();
        let expected = baseline::without_retired(expected::schema(dialect, &self.migrator.lists())?);
        let found = catalog::of(pool).await?;
        let seen = found.catalog.clone();
        let Pair { before: own, after: mut target } = drift::both(pool, expected, found).await?.map(|catalog| catalog.schema);
        let mut left = Vec::new();
        match wanted {
            Wanted::Created => refuse_there(&own)?,
            Wanted::Dropped => target = schema_core::Schema::default(),
            Wanted::Updated if !self.loses => left = keep(&own, &mut target),
            Wanted::Updated => {}
        }
        target.enums.clone_from(&own.enums);
        let steps = if wanted == Wanted::Dropped || self.loses {
            diff::between(Pair::new(&own, &target), &Intent::no_renames(&target))
        } else {
            Snapshot { schema: own.clone(), ..Snapshot::default() }.diff(&target, &Intent::no_renames(&target), ID)
        };
        let steps = steps.map_err(|questions| undecided(&questions))?;
        let statements = dialect.plan(&own, &steps).map_err(|misfit| between::defect(&misfit))?;
        Ok(Way { work: Work { statements, seen }, left })
    }
}

/// What is to become of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Created,
    Updated,
    Dropped,
}

impl Wanted {
    /// The same once some of it is done.
    const fn begun(self) -> Self {
        match self {
            Self::Created | Self::Updated => Self::Updated,
            Self::Dropped => Self::Dropped,
        }
    }
}

fn texts(dialect: Dialect, statements: &[schema_core::dialect::Statement]) -> Vec<String> {
    statements.iter().cloned().map(|statement| crate::preview::text(dialect, &crate::plan::Recorded::Statement(statement))).collect()
}

fn refuse_there(own: &schema_core::Schema) -> Result<(), Error> {
    let there: Vec<String> = own.tables.iter().map(|table| format!("`{}`", table.name)).collect();
    if there.is_empty() {
        return Ok(());
    }
    let message = format!("tables of the entities are there already: {}; nothing was done", there.join(", "));
    Err(Error::new(Kind::AlreadyThere, message).with_hint("`Schema::update` brings them to what the entities say"))
}

/// Keeps in the target the columns that are there and not in the entities, with the indexes over them; says which.
fn keep(own: &schema_core::Schema, target: &mut schema_core::Schema) -> Vec<String> {
    let mut left = Vec::new();
    for table in &mut target.tables {
        let Some(there) = own.table(&table.name) else { continue };
        let extra: Vec<_> = there.columns.iter().filter(|column| table.column(&column.name).is_none()).cloned().collect();
        for column in &extra {
            let is_required = !column.nullable && column.default.is_none() && !column.auto_increment && column.generated.is_none();
            let required = if is_required { ", although it is required and has no default" } else { "" };
            left.push(format!("`{}` of `{}` is not in the entities and stays{required}", column.name, table.name));
        }
        let is_over = |index: &schema_core::schema::Index| {
            index.parts.iter().filter_map(|part| part.column_name()).any(|name| extra.iter().any(|column| column.name == name))
        };
        table.indexes.extend(there.indexes.iter().filter(|index| is_over(index)).cloned());
        let is_of = |key: &schema_core::schema::ForeignKey| extra.iter().any(|column| key.columns.contains(&column.name));
        table.foreign_keys.extend(there.foreign_keys.iter().filter(|key| is_of(key)).cloned());
        let names = |sql: &str| extra.iter().any(|column| schema_core::schema::expression::mentions(sql, &column.name));
        let reads = |check: &schema_core::schema::Check| names(&check.expression);
        table.checks.extend(there.checks.iter().filter(|check| reads(check)).cloned());
        table.columns.extend(extra);
    }
    left
}

/// What can't be done without loss, or without a value that nobody gave.
fn undecided(questions: &[Question]) -> Error {
    let line = |question: &Question| match question {
        Question::RequiredValue { table, column } => format!("`{column}` of `{table}` is required, and nothing says what rows get"),
        Question::Conversion { table, column, .. } => format!("`{column}` of `{table}` has another type, which may lose values"),
        Question::Order { table } => format!("nothing tells which of the rows of `{table}` with the same new primary key is to stay"),
        Question::NoKey { table, .. } => format!("`{table}` has no primary key for a function to go by"),
        Question::Copy { table, reason, .. } => format!("the `from` of `{table}` {reason}"),
        Question::Misleading { table, from, .. } => format!("a `renamed_from = {from:?}` of `{table}` can't be followed"),
        Question::TableRename { added, .. } => format!("`{added}` may have been renamed"),
        Question::ColumnRename { table, added, .. } | Question::VariantRename { table, added, .. } => {
            format!("`{added}` of `{table}` may have been renamed")
        }
    };
    let lines: Vec<String> = questions.iter().map(line).collect();
    Error::new(
        Kind::Comparison,
        format!("the tables can't be brought to the entities without loss; nothing was done:\n  {}", lines.join("\n  ")),
    )
    .with_hint("give the column a default, or begin anew with `Schema::drop` and `create`, or say `Schema::allow_loss()`")
}

#[cfg(test)]
mod tests {
    use schema_core::schema::{Column, DataType, Table};

    use super::*;

    #[test]
    fn what_the_entities_do_not_have_stays_and_is_named() {
        let column = |name: &str| Column::new(name, DataType::Int64);
        let table = |columns: Vec<Column>| schema_core::Schema {
            tables: vec![Table { name: "t".to_owned(), columns, ..Table::default() }],
            ..schema_core::Schema::default()
        };
        let own = table(vec![column("a"), column("old"), Column { nullable: true, ..column("note") }]);
        let mut target = table(vec![column("b"), column("a")]);
        let left = keep(&own, &mut target);
        let required = "`old` of `t` is not in the entities and stays, although it is required and has no default";
        assert_eq!(left, [required, "`note` of `t` is not in the entities and stays"]);
        let names: Vec<&str> = target.tables[0].columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["b", "a", "old", "note"]);
    }
}
