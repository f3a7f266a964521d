//! A long way: one change after the other, some taken back and made again, rows that come in between, and in the end all the way back.

use std::fmt::Write as _;

use migrator::Target;
use schema_core::diff::Intent;
use schema_core::snapshot::Snapshot;
use schema_core::{Dialect, Schema};

use super::{Station, dump_text, lines, same};
use crate::change::{Change, long};
use crate::database::Database;
use crate::random::Walk;
use crate::{catalog, oracle};

/// How many rows a table gets at first, and later at once.
const ROWS: (u32, u32) = (8, 3);

/// What happened on the way.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// How many changes were made.
    pub changes: usize,
    /// How often some were taken back and made again.
    pub returns: usize,
    /// How often rows came.
    pub fillings: usize,
}

impl Tally {
    /// Counts another.
    pub const fn add(&mut self, other: Self) {
        self.changes += other.changes;
        self.returns += other.returns;
        self.fillings += other.fillings;
    }
}

struct Way<'a> {
    database: &'a Database,
    changes: Vec<Change>,
    /// What there was after each.
    stations: Vec<Station>,
    /// The last at which rows came: before it, they are not known.
    floor: usize,
    tally: Tally,
}

/// Goes so many edits on a database of its own.
///
/// # Errors
///
/// What is not as it must be, with the way that led there.
pub async fn walk(dialect: Dialect, mut walk: Walk, edits: usize) -> Result<Tally, String> {
    let database = Database::new(dialect).await?;
    let mut way = Way { database: &database, changes: Vec::new(), stations: Vec::new(), floor: 0, tally: Tally::default() };
    let result = way.go(&mut walk, edits).await;
    let result = result.map(|()| way.tally).map_err(|error| format!("{error}\n{}", way.history()));
    database.close().await;
    result
}

impl Way<'_> {
    async fn go(&mut self, walk: &mut Walk, edits: usize) -> Result<(), String> {
        let mut schema = walk.start();
        self.change(&schema, &Intent::default()).await?;
        self.fill(&schema, ROWS.0).await?;
        while self.changes.len() <= edits.min(long::LENGTH_MAX - 1) {
            let Some(change) = (0..20).find_map(|_| walk.next(&schema)) else { break };
            if !self.change(&change.after, &change.intent).await? {
                continue;
            }
            schema = change.after;
            match walk.below(8) {
                0 => self.fill(&schema, ROWS.1).await?,
                1 | 2 => self.return_by(1 + walk.below(4)).await?,
                _ => {}
            }
        }
        self.return_by(usize::MAX).await?;
        self.expect_fresh(&schema).await
    }

    /// Makes a change, unless it is none.
    async fn change(&mut self, schema: &Schema, intent: &Intent) -> Result<bool, String> {
        let before = self.changes.last().map_or_else(Snapshot::default, |last| last.after.clone());
        let change = Change::new(self.database.dialect(), &before, schema, intent, &long::id(self.changes.len()))
            .map_err(|obstacle| format!("no migration: {obstacle:?}"))?;
        if change.steps.is_empty() {
            return Ok(false);
        }
        self.changes.push(change);
        let station = self.up().await?;
        if let (Some(start), Some(last)) = (self.stations.last(), self.changes.last()) {
            oracle::rows_kept(&start.dump, &last.steps, &station.dump)?;
            same("rows point at nothing", &lines(&start.violations), &lines(&station.violations))?;
        }
        self.stations.push(station);
        self.tally.changes += 1;
        Ok(true)
    }

    async fn up(&self) -> Result<Station, String> {
        self.database.up(&long::migrator(&self.changes)).await.map_err(|error| format!("up: {error:#}"))?;
        let damages = self.database.damages().await?;
        same("the database is damaged", "", &damages.join("\n"))?;
        Station::of(self.database).await
    }

    async fn fill(&mut self, schema: &Schema, rows: u32) -> Result<(), String> {
        let first = u32::try_from(self.changes.len()).unwrap_or_default() * 100;
        self.database.fill(schema, (first, first + rows)).await?;
        self.floor = self.stations.len().saturating_sub(1);
        self.stations.truncate(self.floor);
        self.stations.push(Station::of(self.database).await?);
        self.tally.fillings += 1;
        Ok(())
    }

    /// Takes so many changes back, as far as the rows are known, and makes them again.
    async fn return_by(&mut self, count: usize) -> Result<(), String> {
        let count = count.min(self.stations.len() - 1 - self.floor);
        if count == 0 {
            return Ok(());
        }
        let migrator = long::migrator(&self.changes);
        self.database.down(&migrator, Target::Steps(count)).await.map_err(|error| format!("down by {count}: {error:#}"))?;
        let (start, station) = (&self.stations[self.stations.len() - 1 - count], Station::of(self.database).await?);
        self.expect_restored(start, &station).map_err(|error| format!("down by {count}: {error}"))?;
        let (reached, again) = (self.stations.last().ok_or("no station")?, self.up().await?);
        reached.expect_same(&again, &format!("up again after down by {count}"))?;
        self.tally.returns += 1;
        Ok(())
    }

    /// Everything that was there before is there again; what was put aside is there as well.
    fn expect_restored(&self, start: &Station, now: &Station) -> Result<(), String> {
        let dialect = self.database.dialect();
        same("the catalog is not what it was", &catalog::render(dialect, &start.catalog), &catalog::render(dialect, &now.catalog))?;
        for (name, rows) in &start.dump {
            let columns: Vec<&str> = rows.columns.iter().map(String::as_str).collect();
            let there = now.dump.get(name).map(|now| now.only(&columns)).unwrap_or_default();
            same(&format!("rows of `{name}` are not what they were"), &lines(&rows.rows), &lines(&there))?;
        }
        same("rows point at nothing", &lines(&start.violations), &lines(&now.violations))
    }

    /// The catalog is that of a database that never had another schema.
    async fn expect_fresh(&self, schema: &Schema) -> Result<(), String> {
        let dialect = self.database.dialect();
        let fresh = Change::new(dialect, &Snapshot::default(), schema, &Intent::default(), &long::id(0))
            .map_err(|obstacle| format!("a new database: {obstacle:?}"))?;
        let database = Database::new(dialect).await?;
        let created = database.up(&long::migrator(&[fresh])).await.map_err(|error| format!("a new database: {error:#}"));
        let catalog = database.catalog().await;
        database.close().await;
        created?;
        let reached = self.stations.last().ok_or("no station")?;
        same("the catalog is not that of a new database", &catalog::render(dialect, &catalog?), &catalog::render(dialect, &reached.catalog))
    }

    /// The changes that were made, and the statements of the last ones.
    fn history(&self) -> String {
        let mut text = format!("{} changes; rows came last after {}\n", self.changes.len(), self.floor + 1);
        // Writing to a string does not fail.
        for (at, change) in self.changes.iter().enumerate() {
            let _ = writeln!(text, "==== {}", long::id(at));
            let _ = change.steps.iter().try_for_each(|step| writeln!(text, "  {step}"));
        }
        for change in self.changes.iter().rev().take(2) {
            let _ = writeln!(text, "up: {:#?}\ndown: {:#?}\nagain: {:#?}", change.up, change.down, change.again);
        }
        text + &self.stations.last().map(|station| dump_text(&station.dump)).unwrap_or_default()
    }
}
