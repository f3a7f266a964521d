//! Taking over a database whose tables are there already: which migrations are in effect, and is it what they lead to?

use std::collections::{BTreeMap, BTreeSet};

use schema_core::Schema;

use crate::agenda;
use crate::apply::{self, Job, catalog};
use crate::backend::{Backend, Scratch};
use crate::drift::{self, Scope};
use crate::embedded::Item;
use crate::error::{Error, Kind};
use crate::{Migrations, Target, Tool, ToolHistory, expected, target, verify};

/// What is to be recorded, and what was read to know it.
#[derive(Debug)]
pub(crate) struct Takeover {
    /// The positions of the migrations, each with the time at which it was applied, in milliseconds since 1970, where that is known.
    pub(crate) migrations: BTreeMap<usize, Option<i64>>,
    /// The histories of other tools that the database has.
    pub(crate) read: Vec<ToolHistory>,
}

impl Takeover {
    /// The first of the job's migrations, up to `target`, with the times that other tools know of them.
    pub(crate) fn up_to(job: &Job, target: &Target, read: Vec<ToolHistory>) -> Result<Self, Error> {
        let count = count(job, target)?;
        read.iter().try_for_each(ToolHistory::refuse_failed)?;
        let known: BTreeMap<usize, Option<i64>> = read.iter().flat_map(|history| history.meant(&job.embedded)).collect();
        Ok(Self { migrations: (0..count).map(|at| (at, known.get(&at).copied().flatten())).collect(), read })
    }

    /// The migrations that `tool` has applied.
    pub(crate) fn from_tool(job: &Job, tool: Tool, read: Vec<ToolHistory>) -> Result<Self, Error> {
        let Some(history) = read.iter().find(|history| history.tool == tool) else { return Err(no_history(tool, &read)) };
        history.refuse_failed()?;
        Ok(Self { migrations: history.all_meant(&job.embedded)?, read })
    }
}

fn no_history(tool: Tool, read: &[ToolHistory]) -> Error {
    let message = format!(
        "the database has no history of {tool}: there is no table `{}` that this role may read; nothing was recorded",
        tool.table()
    );
    let hint = match read {
        [] => "`baseline` takes over a database whatever made its tables".to_owned(),
        others => format!("it has {}", others.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
    };
    Error::new(Kind::OtherTool, message).with_hint(hint)
}

/// How many of the job's migrations are meant.
fn count(job: &Job, wanted: &Target) -> Result<usize, Error> {
    let all = job.embedded.items.len();
    match wanted {
        Target::All => Ok(all),
        Target::Steps(steps) => Ok(all.min(*steps)),
        Target::To(name) => Ok(target::find(&agenda::named(&job.embedded), name)? + 1),
        Target::Only(_) => Err(Error::new(Kind::Definition, "a history is taken over from its first migration on")
            .with_hint("name the last one that is in effect; `mark_applied` records a single one without a look")),
    }
}

/// Refuses when the database is not what the migrations at `positions` lead to, and names what differs.
pub(crate) async fn check(
    pool: &dyn Backend,
    lists: &[&'static Migrations],
    mut job: Job,
    positions: &BTreeSet<usize>,
) -> Result<(), Error> {
    let Some(last) = positions.last().and_then(|&at| job.embedded.items.get(at)).map(Item::label) else { return Ok(()) };
    let is_known = positions.len() == job.embedded.items.len() && expected::is_known(lists);
    let expected = if is_known {
        expected::schema(pool.dialect(), lists)?
    } else {
        let items = std::mem::take(&mut job.embedded.items).into_iter().enumerate();
        job.embedded.items = items.filter(|(at, _)| positions.contains(at)).map(|(_, item)| item).collect();
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
pub(crate) fn without_retired(mut schema: Schema) -> Schema {
    schema.retired.clear();
    for table in &mut schema.tables {
        table.retired.clear();
    }
    schema
}
