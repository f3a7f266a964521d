//! Proves on a scratch database that migrations go up, down and up again, and that what they lead to is what the snapshot says.
//!
//! Every migration is applied, undone and applied again, each time by the same code as on any other database. After each, the catalog is read
//! and compared: after `down` it must be what it was before, after `up` what it was after the first one. What is retired does not count.

use std::fmt;
use std::time::{Duration, Instant};

use crate::agenda::Goal;
use crate::apply::{self, Job, catalog};
use crate::backend::{Backend, Scratch};
use crate::drift::{self, Scope};
use crate::embedded::{Embedded, Item};
use crate::error::{Error, Kind};
use crate::introspect::Catalog;
use crate::plan::Recorded;
use crate::{Migrations, Target, expected};

/// What was proven. `Display` is a line, and one for each migration of which not everything was.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// The migrations, in the order in which they ran.
    pub migrations: Vec<Verified>,
    /// Whether the result was compared with a snapshot. A list that was written by hand may have none.
    pub compared: bool,
    /// How long it took.
    pub elapsed: Duration,
}

/// A migration that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was proven of it.
    pub outcome: Outcome,
}

/// What was proven of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It goes up, down and up again.
    Proven,
    /// It goes up. It says that it can't be undone, for this reason.
    Irreversible(String),
}

/// Goes through all migrations.
pub(crate) async fn verify(pool: &dyn Backend, lists: &[&'static Migrations], job: Job) -> Result<Verification, Error> {
    let started = Instant::now();
    let sql = statements(&job.embedded);
    let texts: Vec<&str> = sql.iter().map(String::as_str).collect();
    let scratch = pool.scratch(&texts).await?;
    let result = all(scratch.as_ref(), lists, job).await;
    let removed = scratch.remove().await;
    let (migrations, compared) = result?;
    removed?;
    Ok(Verification { migrations, compared, elapsed: started.elapsed() })
}

/// All SQL that the migrations consist of.
pub(crate) fn statements(embedded: &Embedded) -> Vec<String> {
    let dialect = embedded.dialect;
    let steps = embedded.items.iter().flat_map(|item| [item.up.clone(), item.down(embedded.dialect), item.again(embedded.dialect)]);
    steps.flatten().filter(|step| matches!(step, Recorded::Statement(_))).map(|step| crate::preview::bare(dialect, &step)).collect()
}

async fn all(scratch: &dyn Scratch, lists: &[&'static Migrations], mut job: Job) -> Result<(Vec<Verified>, bool), Error> {
    let database = scratch.backend();
    let items = std::mem::take(&mut job.embedded.items);
    let mut verified = Vec::new();
    let mut before = catalog::of(database).await?.catalog;
    for item in items {
        job.embedded.items.push(item.clone());
        let (after, outcome) = one(database, &mut job, &item, &before).await.map_err(Error::of_scratch)?;
        verified.push(Verified { id: item.migration.id.to_owned(), name: item.migration.name.to_owned(), outcome });
        before = after;
    }
    let is_known = expected::is_known(lists);
    if is_known {
        expect_snapshot(database, lists).await?;
    }
    Ok((verified, is_known))
}

/// Takes the database, which is at `before`, through the last of the job's migrations. Returns what it is then.
async fn one(database: &dyn Backend, job: &mut Job, item: &Item, before: &Catalog) -> Result<(Catalog, Outcome), Error> {
    let dialect = job.embedded.dialect;
    run(database, job, Goal::Up(Target::All)).await?;
    let after = catalog::of(database).await?.catalog;
    let irreversible =
        item.down(dialect).into_iter().find_map(|step| if let Recorded::Irreversible(why) = step { Some(why) } else { None });
    if let Some(why) = irreversible {
        return Ok((after, Outcome::Irreversible(why)));
    }
    run(database, job, Goal::Down(Target::Steps(1))).await?;
    let undone = catalog::of(database).await?.catalog;
    expect(item, "`down` does not bring back what was before", &drift::differences(dialect, before, &undone))?;
    run(database, job, Goal::Up(Target::All)).await?;
    let again = catalog::of(database).await?.catalog;
    expect(item, "`up` after `down` does not lead where the first `up` led", &drift::differences(dialect, &after, &again))?;
    Ok((again, Outcome::Proven))
}

async fn run(database: &dyn Backend, job: &mut Job, goal: Goal) -> Result<(), Error> {
    job.goal = goal;
    apply::run(database, job).await.map(drop)
}

/// Refuses when there are differences, and lists them.
fn expect(item: &Item, what: &str, differences: &[String]) -> Result<(), Error> {
    if differences.is_empty() {
        return Ok(());
    }
    let hint = "correct the function; what people write into a migration is theirs to undo";
    let message = format!("`{}`: {what}:\n  {}", item.label(), differences.join("\n  "));
    Err(Error::new(Kind::NotVerified, message).with_hint(hint))
}

async fn expect_snapshot(database: &dyn Backend, lists: &[&'static Migrations]) -> Result<(), Error> {
    let schema = expected::schema(database.dialect(), lists)?;
    let drift = drift::compare(database, schema, catalog::of(database).await?, Scope::Own).await?;
    if drift.is_empty() {
        return Ok(());
    }
    let message = format!("what the migrations lead to is not what the snapshot says:{}", drift.listed());
    let hint = "a migration was changed by hand, or its SQL does something else than it was generated for";
    Err(Error::new(Kind::NotVerified, message).with_hint(hint))
}

impl fmt::Display for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proven = self.migrations.iter().filter(|migration| migration.outcome == Outcome::Proven).count();
        let many = if proven == 1 { "" } else { "s" };
        write!(f, "verified {proven} migration{many}: up, down, and up again (in {} ms)", self.elapsed.as_millis())?;
        for migration in &self.migrations {
            if let Outcome::Irreversible(why) = &migration.outcome {
                write!(f, "\n  not undone: `{}_{}`: {why}", migration.id, migration.name)?;
            }
        }
        if self.compared { Ok(()) } else { write!(f, "\n  not compared with a snapshot: a list of migrations has none") }
    }
}
