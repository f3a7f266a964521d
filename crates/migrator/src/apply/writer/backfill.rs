//! A change of rows in batches. Each batch is a transaction that also notes how far it has come, in the row of its migration.

use std::time::{Duration, Instant};

use schema_core::Dialect;
use schema_core::dialect::{Backfill, Statement};

use super::Writer;
use crate::apply::prepare::Prepared;
use crate::backend::Facts;
use crate::error::{Error, Kind, Place};
use crate::event::{Event, Observer};
use crate::journal::progress::Progress;
use crate::journal::statement::Bound;
use crate::journal::{HalfDone, step};
use crate::plan::{Recorded, Rows};
use crate::sql::keyset::{KeyColumn, Keyset};

/// A change of rows that is under way.
pub(in crate::apply) struct Walk {
    /// The position of its action.
    pub(in crate::apply) action: usize,
    /// Its own.
    pub(in crate::apply) at: usize,
    backfill: Backfill,
    /// The order in which it goes, and about how many rows there are, once the table was looked at.
    keyset: Option<(Keyset, Option<i64>)>,
    /// How many batches were not full, because the table ends there.
    short: usize,
    /// How long the batches took.
    spent: Duration,
}

/// How many batches follow the first that comes to the end of the table. Rows that come after these are as those behind it.
const SHORT_MAX: usize = 8;

/// How many rows a batch has by now.
#[derive(Debug, Default)]
pub(in crate::apply) struct Pace(Option<u32>);

/// A batch that is done, once its transaction is committed.
#[derive(Debug)]
pub(in crate::apply) struct Batched {
    pub(in crate::apply) place: Place,
    pub(in crate::apply) pause: Duration,
    rows: i64,
    about: Option<i64>,
    elapsed: Duration,
}

/// Where a batch ends.
struct End {
    last: Vec<String>,
    rows: i64,
}

impl Walk {
    /// That of the step at that index, where it is one.
    pub(in crate::apply) fn find(all: &[Prepared], action: usize, at: usize) -> Option<Self> {
        let backfill = of(all.get(action)?.steps.get(at)?)?.clone();
        Some(Self { action, at, backfill, keyset: None, short: 0, spent: Duration::ZERO })
    }
}

/// What a step does to rows in batches, if it is such a step.
pub(in crate::apply) fn of(step: &Recorded) -> Option<&Backfill> {
    match step {
        Recorded::Statement(Statement::Backfill(backfill)) | Recorded::Compute { backfill, .. } => Some(backfill),
        Recorded::Statement(Statement::Sql(_) | Statement::Check { .. } | Statement::Rebuild { .. })
        | Recorded::Run { .. }
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => None,
    }
}

/// What is noted of the step after those that ended, as far as that still is one in batches.
pub(super) fn noted(half: &HalfDone, prepared: &Prepared, ended: usize) -> String {
    let is_next = usize::try_from(half.ended) == Ok(ended) && prepared.steps.get(ended).and_then(of).is_some();
    if is_next && half.backfill().is_some() { half.state.clone() } else { String::new() }
}

impl Pace {
    /// After a batch had to be given up because somebody else has a lock.
    pub(in crate::apply) fn step_back(&mut self) {
        self.0 = self.0.map(halved);
    }

    /// The number of rows for the next batch.
    fn next(&mut self, most: u32) -> u32 {
        *self.0.get_or_insert(most)
    }

    /// After a batch.
    fn took(&mut self, elapsed: Duration, backfill: &Backfill) {
        let size = self.next(backfill.batch);
        self.0 = Some(if elapsed > backfill.within {
            halved(size)
        } else if elapsed < backfill.within / 2 {
            size.saturating_mul(2).min(backfill.batch)
        } else {
            size
        });
    }
}

fn halved(size: u32) -> u32 {
    (size / 2).max(1)
}

impl Batched {
    /// Tells that it is permanent.
    pub(in crate::apply) fn tell(&self, observer: &Observer) {
        let Place { migration, statement: Some((number, of)), .. } = &self.place else { return };
        let (rows, about) = (u64::try_from(self.rows).unwrap_or(0), self.about.and_then(|about| u64::try_from(about).ok()));
        observer.tell(&Event::Batch { migration, number: *number, of: *of, rows, about, elapsed: self.elapsed });
    }
}

impl Writer<'_> {
    /// Does the next batch; `None` where there is none left, and the step has ended.
    pub(in crate::apply) async fn batch(
        &mut self,
        prepared: &mut Prepared,
        walk: &mut Walk,
        pace: &mut Pace,
    ) -> Result<Option<Batched>, Error> {
        let (started, spot) = (Instant::now(), prepared.place(Some(walk.at)));
        let Some(half) = prepared.half.clone() else { return Ok(None) };
        let found = self.next_batch(&half, walk, pace).await.map_err(|error| error.at(spot.clone()))?;
        let Some((keyset, mut progress, end)) = found else {
            self.tell_end(prepared, walk);
            *pace = Pace::default();
            return Ok(None);
        };
        let changed = self.change(prepared, walk.at, &keyset, &progress.after, &end.last).await?;
        progress.after = end.last;
        progress.rows += end.rows;
        progress.changed = progress.changed.saturating_add_unsigned(changed);
        let elapsed = started.elapsed();
        pace.took(elapsed, &walk.backfill);
        prepared.spent += elapsed;
        walk.spent += elapsed;
        walk.keyset = Some((keyset, progress.about));
        self.note_batch(prepared, half, progress.write()).await?;
        let pause = if changed == 0 { Duration::ZERO } else { walk.backfill.pause };
        Ok(Some(Batched { place: spot, pause, rows: progress.rows, about: progress.about, elapsed }))
    }

    /// The next batch: the order in which it goes, how far that has come, and where the batch ends; `None` where there is none left.
    async fn next_batch(&mut self, half: &HalfDone, walk: &mut Walk, pace: &mut Pace) -> Result<Option<(Keyset, Progress, End)>, Error> {
        let (keyset, about) = match walk.keyset.take() {
            Some(known) => known,
            None => self.keyset(&walk.backfill).await?,
        };
        let key = keyset.columns.iter().map(|column| column.name.clone()).collect();
        let new = Progress { table: walk.backfill.table.clone(), key, about, ..Progress::default() };
        let progress = half.backfill().filter(|noted| noted.is_like(&new)).unwrap_or(new);
        if walk.short > SHORT_MAX {
            return Ok(None);
        }
        let size = pace.next(walk.backfill.batch);
        let Some(end) = self.end(&keyset, &progress, size).await? else { return Ok(None) };
        walk.short += usize::from(end.rows < i64::from(size));
        Ok(Some((keyset, progress, end)))
    }

    /// Changes the rows of a batch.
    async fn change(&mut self, prepared: &Prepared, at: usize, keyset: &Keyset, after: &[String], last: &[String]) -> Result<u64, Error> {
        let step = &prepared.steps[at];
        let Some(backfill) = of(step) else { return Ok(0) };
        let sql = backfill.sql(keyset.dialect, &keyset.range(after, last));
        if !backfill.in_transaction {
            self.transaction.watch(&[step]).await?;
        }
        let changed = match step {
            Recorded::Compute { compute, .. } => self.transaction.compute(compute, &rows(keyset, backfill, after, last)).await,
            _ => self.transaction.change(&sql).await,
        };
        changed.map_err(|error| {
            let message = format!("{}; in rows of `{}`: {}", error.message(), keyset.table, keyset.shown(after, last));
            error.reworded(message).at(prepared.place(Some(at))).with_sql(sql.clone())
        })
    }

    /// Gives all rows of a table their values, batch by batch within this transaction.
    pub(super) async fn compute(&mut self, prepared: &Prepared, at: usize) -> Result<(), Error> {
        let Some(backfill) = of(&prepared.steps[at]) else { return Ok(()) };
        let failed = |error: Error| error.at(prepared.place(Some(at)));
        let (keyset, _) = self.keyset(backfill).await.map_err(failed)?;
        let mut progress = Progress::default();
        while let Some(end) = self.end(&keyset, &progress, backfill.batch).await.map_err(failed)? {
            self.change(prepared, at, &keyset, &progress.after, &end.last).await?;
            progress.after = end.last;
        }
        Ok(())
    }

    /// Notes how far it has come.
    async fn note_batch(&mut self, prepared: &mut Prepared, half: HalfDone, state: String) -> Result<(), Error> {
        let (of, ended) = (half.sequence, half.ended);
        let half = HalfDone { sequence: self.next_row(), began: ended, state, error: String::new(), ..half };
        self.write(step::update(self.job.embedded.dialect, of, &half)).await?;
        prepared.half = Some(half);
        Ok(())
    }

    fn tell_end(&self, prepared: &Prepared, walk: &Walk) {
        let (number, of) = (walk.at + 1, prepared.steps.len());
        self.job.observer.tell(&Event::Statement { migration: &prepared.label, number, of, elapsed: walk.spent });
        super::log(self.job.embedded.dialect, &prepared.steps[walk.at], walk.spent);
    }

    /// The order in which the rows of a table are gone through, and about how many there are.
    async fn keyset(&mut self, backfill: &Backfill) -> Result<(Keyset, Option<i64>), Error> {
        let (dialect, table) = (self.job.embedded.dialect, &backfill.table);
        let facts = self.transaction.facts(table).await?;
        let facts = facts.ok_or_else(|| Error::new(Kind::Definition, format!("there is no table `{table}`")))?;
        let columns = key(dialect, backfill, &facts)?;
        let keyset = Keyset { dialect, table: table.clone(), columns };
        let is_key = |name: &str| keyset.columns.iter().any(|column| column.name == name);
        let nullable: Vec<&str> =
            facts.columns.iter().filter(|column| column.is_nullable && is_key(&column.name)).map(|column| column.name.as_str()).collect();
        if !nullable.is_empty() && !self.read(&keyset, keyset.without_place(&nullable)).await?.is_empty() {
            let message =
                format!("`{table}` has rows in which `{}` is NULL: they have no place in the order of the key", nullable.join("` or `"));
            return Err(Error::new(Kind::Definition, message).with_hint("name columns that are never NULL: `Backfill::key`"));
        }
        Ok((keyset, facts.rows))
    }

    /// Where the next batch ends; `None` where there are no more rows.
    async fn end(&mut self, keyset: &Keyset, progress: &Progress, size: u32) -> Result<Option<End>, Error> {
        let found = self.read(keyset, keyset.end(&progress.after, size)).await?;
        let Some(row) = found.first() else { return Ok(None) };
        let [literals @ .., rows] = row.cells.as_slice() else { return Ok(None) };
        let last: Option<Vec<String>> = literals.iter().map(|cell| cell.text().map(str::to_owned)).collect();
        let rows = rows.integer().unwrap_or(0);
        let last = last.ok_or_else(|| {
            let names: Vec<&str> = keyset.columns.iter().map(|column| column.name.as_str()).collect();
            Error::new(Kind::Definition, format!("a value of `{}` can't be written as text", names.join("`, `")))
        })?;
        Ok(Some(End { last, rows }))
    }

    async fn read(&mut self, keyset: &Keyset, sql: String) -> Result<Vec<crate::backend::Row>, Error> {
        let read = self.transaction.query(Bound { sql, values: Vec::new() }).await;
        read.map_err(|error| match error.kind() {
            Kind::Locked => error,
            _ => error.reworded(format!("the rows of `{}` can't be gone through", keyset.table)),
        })
    }
}

/// The rows of a batch, for a function.
fn rows(keyset: &Keyset, backfill: &Backfill, after: &[String], last: &[String]) -> Rows {
    let dialect = keyset.dialect;
    let mut sets = backfill.set.iter().map(|(column, sql)| (dialect.identifier(column), sql.clone()));
    let column = sets.next().map_or_else(String::new, |(column, _)| column);
    Rows {
        dialect,
        select: keyset.rows(after, last, backfill.filter.as_deref()),
        key: keyset.names(),
        table: dialect.table(&keyset.table),
        column,
        then: sets.collect(),
    }
}

/// The columns to go by. What is set is there, and is none of these.
fn key(dialect: Dialect, backfill: &Backfill, facts: &Facts) -> Result<Vec<KeyColumn>, Error> {
    let table = &backfill.table;
    let is = |one: &str, other: &str| if dialect == Dialect::Postgres { one == other } else { one.eq_ignore_ascii_case(other) };
    let find = |name: &String| {
        let found = facts.columns.iter().find(|column| is(&column.name, name));
        found.ok_or_else(|| Error::new(Kind::Definition, format!("`{table}` has no column `{name}`")))
    };
    let mut columns = backfill.key.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    if columns.is_empty() {
        columns = facts.columns.iter().filter(|column| column.key.is_some()).collect();
        columns.sort_by_key(|column| column.key);
    }
    if columns.is_empty() {
        let message = format!("`{table}` has no primary key to go by");
        return Err(
            Error::new(Kind::Definition, message).with_hint("name columns that are never NULL, in the order of an index: `Backfill::key`")
        );
    }
    for (name, _) in &backfill.set {
        find(name)?;
        if columns.iter().any(|column| is(&column.name, name)) {
            let message = format!("`{name}` is set, and is of the key by which `{table}` is gone through: a row could come twice");
            return Err(Error::new(Kind::Definition, message).with_hint("go by other columns: `Backfill::key`"));
        }
    }
    let column = |column: &crate::backend::ColumnFacts| KeyColumn { name: column.name.clone(), data_type: column.data_type.clone() };
    Ok(columns.into_iter().map(column).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::ColumnFacts;

    fn facts(columns: &[(&str, Option<i64>)]) -> Facts {
        let column = |(name, key): &(&str, Option<i64>)| ColumnFacts {
            name: (*name).to_owned(),
            data_type: "integer".to_owned(),
            is_nullable: false,
            key: *key,
        };
        Facts { columns: columns.iter().map(column).collect(), rows: None }
    }

    fn names(backfill: &Backfill, facts: &Facts) -> Result<Vec<String>, String> {
        let columns = key(Dialect::Sqlite, backfill, facts).map_err(|error| error.to_string())?;
        Ok(columns.into_iter().map(|column| column.name).collect())
    }

    #[test]
    fn it_goes_by_the_primary_key_unless_told() {
        let facts = facts(&[("b", Some(2)), ("a", Some(1)), ("c", None)]);
        let backfill = Backfill::of("t").set("c", "1");
        assert_eq!(names(&backfill, &facts).unwrap(), ["a", "b"]);
        assert_eq!(names(&backfill.clone().key(["B"]), &facts).unwrap(), ["b"]);
        assert_eq!(names(&backfill.clone().key(["x"]), &facts).unwrap_err(), "`t` has no column `x`");
        assert_eq!(names(&backfill.clone().set("y", "1"), &facts).unwrap_err(), "`t` has no column `y`");
        let moved = names(&backfill.set("A", "1"), &facts).unwrap_err();
        assert!(moved.starts_with("`A` is set, and is of the key"), "{moved}");
    }

    #[test]
    fn batches_that_take_long_get_smaller() {
        let (mut pace, backfill) = (Pace::default(), Backfill::of("t").batch(1_000).within(Duration::from_millis(100)));
        pace.step_back();
        assert_eq!(pace.next(backfill.batch), 1_000);
        let mut after = |millis: u64| {
            pace.took(Duration::from_millis(millis), &backfill);
            pace.next(backfill.batch)
        };
        assert_eq!([after(101), after(300), after(70), after(20), after(20), after(20)], [500, 250, 250, 500, 1_000, 1_000]);
        pace.step_back();
        assert_eq!(pace.next(backfill.batch), 500);
        (0..20).for_each(|_| pace.step_back());
        assert_eq!(pace.next(backfill.batch), 1);
    }
}
