//! Taking over a database whose tables are there already: is it what the migrations lead to?

use schema_core::Schema;

use crate::agenda;
use crate::apply::{self, Job, catalog};
use crate::backend::{Backend, Scratch};
use crate::drift::{self, Scope};
use crate::embedded::Item;
use crate::error::{Error, Kind};
use crate::{Migrations, Target, expected, target, verify};

/// How many of the job's migrations are meant.
pub(crate) fn count(job: &Job, wanted: &Target) -> Result<usize, Error> {
    let all = job.embedded.items.len();
    match wanted {
        Target::All => Ok(all),
        Target::Steps(steps) => Ok(all.min(*steps)),
        Target::To(name) => Ok(target::find(&agenda::named(&job.embedded), name)? + 1),
        Target::Only(_) => Err(Error::new(Kind::Definition, "a history is taken over from its first migration on")
            .with_hint("name the last one that is in effect; `mark_applied` records a single one without a look")),
    }
}

/// Refuses when the database is not what the first `count` migrations lead to, and names what differs.
pub(crate) async fn check(pool: &dyn Backend, lists: &[&'static Migrations], mut job: Job, count: usize) -> Result<(), Error> {
    let Some(last) = count.checked_sub(1).and_then(|at| job.embedded.items.get(at)).map(Item::label) else { return Ok(()) };
    let is_known = count == job.embedded.items.len() && expected::is_known(lists);
    let expected = if is_known {
        expected::schema(pool.dialect(), lists)?
    } else {
        job.embedded.items.truncate(count);
        tried(pool, job).await?
    };
    let drift = drift::compare(pool, without_retired(expected), catalog::of(pool).await?, Scope::Own).await?;
    if drift.is_empty() {
        return Ok(());
    }
    let message = format!("the database is not what `{last}` leads to, and nothing was recorded:{}", drift.listed());
    let hint = "bring one to the other, or name an earlier migration; `mark_applied` records one without a look";
    Err(Error::new(Kind::NotBaseline, message).with_hint(hint))
}

/// What the job's migrations lead to on a scratch database.
async fn tried(pool: &dyn Backend, job: Job) -> Result<Schema, Error> {
    let sql = verify::statements(&job.embedded);
    let texts: Vec<&str> = sql.iter().map(String::as_str).collect();
    let scratch = pool.scratch(&texts).await?;
    let result = applied(scratch.as_ref(), job).await.map_err(Error::of_scratch);
    let removed = scratch.remove().await;
    let schema = result?;
    removed.map(|()| schema)
}

async fn applied(scratch: &dyn Scratch, job: Job) -> Result<Schema, Error> {
    apply::run(scratch.backend(), &job.on_scratch()).await?;
    Ok(catalog::of(scratch.backend()).await?.catalog.schema)
}

/// A database that no migration has touched has nothing that one had put aside.
fn without_retired(mut schema: Schema) -> Schema {
    schema.retired.clear();
    for table in &mut schema.tables {
        table.retired.clear();
    }
    schema
}
