//! What every change must stand: applied to a database with rows, undone, and applied again, with everything compared at each station.

mod later;
mod purge;
mod reverse;
pub mod walk;

use std::collections::BTreeMap;

use migrator::introspect::Catalog;
use migrator::{Migrator, Target};
use schema_core::{Dialect, Schema, Step};

use crate::change::{Change, migrator, migrator_with_snapshot};
use crate::database::{Database, Dump};
use crate::{catalog, oracle};

/// A change in its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Evolution<'a> {
    /// The database that it happens in.
    pub dialect: Dialect,
    /// The migrations, of which the last is the one that is tested; the first starts from an empty database.
    pub changes: &'a [Change],
    /// The schema of a database that never had another; what the last migration must reach.
    pub fresh: &'a Change,
    /// What the entities do not know, created before the last migration.
    pub extra: Option<&'a str>,
    /// The rows, inserted after the first migration; else they are made up.
    pub data: Option<&'a str>,
    /// Queries with the rows that they must return after `up`.
    pub check: Option<&'a str>,
    /// What the previous version writes while it still runs, with the rows that there are then.
    pub old: Option<&'a str>,
    /// The numbers of the rows that are made up; see [`Database::fill`].
    pub numbers: (u32, u32),
    /// Whether every table must have got a row.
    pub thorough: bool,
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Up, down and up again. Where a failure could not be taken back: after which statement, and why.
    Done(Option<String>),
    /// The migration refused and changed nothing; the error with its hint.
    Refused(String),
}

/// What a database holds at a station.
struct Station {
    dialect: Dialect,
    catalog: Catalog,
    dump: Dump,
    sequences: BTreeMap<String, i64>,
    violations: Vec<Vec<String>>,
}

impl Evolution<'_> {
    /// Goes through all stations.
    ///
    /// # Errors
    ///
    /// What is not as it must be, as a text for people.
    pub async fn run(&self) -> Result<Outcome, String> {
        let database = Database::new(self.dialect).await?;
        let outcome = self.go(&database).await;
        database.close().await;
        outcome
    }

    async fn go(&self, database: &Database) -> Result<Outcome, String> {
        let start = self.prepare(database).await?;
        let stays = self.taken_back(database, &start).await?;
        if let Err(error) = database.up(&self.migrator()).await {
            // Anything else than rows in the way is SQL that the database does not know: the case is not for it.
            if self.dialect != Dialect::Sqlite && !error.is_check_failed() {
                return Err(format!("{error:#}"));
            }
            let left = Station::of(database).await?;
            start.expect_same(&left, "a refused migration must change nothing")?;
            return Ok(Outcome::Refused(format!("{error:#}")));
        }
        let reached = self.up(database, &start, "up").await?;
        self.expect_no_drift(database).await?;
        let fresh = self.fresh_catalog().await?;
        same("up: the catalog is not that of a new database", &self.managed(&fresh), &self.managed(&reached.catalog))?;
        if self.changes.last().is_some_and(Change::destroys) {
            return Ok(Outcome::Done(stays));
        }
        self.down(database, &start).await?;
        let again = self.up(database, &start, "up again").await?;
        reached.expect_same(&again, "`up` after `down` must give what the first `up` gave")?;
        if self.thorough {
            self.expect_no_drift(database).await?;
        }
        // A foreign key that comes back finds the rows that point at nothing.
        let keeps = !self.changes.iter().any(Change::destroys_down);
        if self.thorough && keeps && start.violations.is_empty() {
            database.down(&self.migrator(), Target::All).await.map_err(|error| format!("down to zero: {error:#}"))?;
            let again = self.up(database, &start, "up from zero").await?;
            reached.expect_same(&again, "`up` after `down` to zero must give what the first `up` gave")?;
        }
        if keeps {
            self.later_rows(database, &start).await?;
        }
        self.purge(database).await?;
        self.expect_old_version(database).await?;
        Ok(Outcome::Done(stays))
    }

    fn migrator(&self) -> Migrator {
        migrator(&self.changes.iter().collect::<Vec<_>>())
    }

    /// The database as the last migration finds it.
    async fn prepare(&self, database: &Database) -> Result<Station, String> {
        let (first, rest) = self.changes.split_first().ok_or("no migration")?;
        database.up(&migrator(&[first])).await.map_err(|error| format!("the first migration: {error:#}"))?;
        match self.data {
            Some(data) => database.insert(&first.after.schema, data).await.map_err(|error| format!("data.sql: {error}"))?,
            None => database.fill(&first.after.schema, self.numbers).await?,
        }
        if self.thorough {
            self.expect_rows(database, &first.after.schema).await?;
        }
        if rest.len() > 1 {
            let before: Vec<&Change> = self.changes[..self.changes.len() - 1].iter().collect();
            database.up(&migrator(&before)).await.map_err(|error| format!("the migration before: {error:#}"))?;
        }
        if let Some(extra) = self.extra {
            database.run(extra).await.map_err(|error| format!("extra.sql: {error}"))?;
        }
        Station::of(database).await
    }

    async fn expect_rows(&self, database: &Database, schema: &Schema) -> Result<(), String> {
        let dump = database.dump().await?;
        let empty = schema.tables.iter().find(|table| dump.get(&table.name).is_none_or(|rows| rows.rows.is_empty()));
        empty.map_or(Ok(()), |table| Err(format!("the table `{}` has no rows; write some into data.sql", table.name)))
    }

    /// Compares everything after an `up`, which has just run or runs now.
    async fn up(&self, database: &Database, start: &Station, what: &str) -> Result<Station, String> {
        let at = |error: String| format!("{what}: {error}");
        database.up(&self.migrator()).await.map_err(|error| at(format!("{error:#}")))?;
        let station = Station::of(database).await.map_err(at)?;
        let last = self.changes.last().ok_or("no migration")?;
        let retired = catalog::retired(&last.after.schema).join("\n");
        same("what is retired is not what the snapshot lists", &retired, &catalog::retired(&station.catalog.schema).join("\n"))
            .map_err(at)?;
        oracle::rows_kept(&start.dump, &last.steps, &station.dump).map_err(at)?;
        self.expect_surroundings(database, start, &station).await.map_err(at)?;
        self.expect_checks(database).await.map_err(at)?;
        Ok(station)
    }

    /// Nothing is but what the snapshot says; what a case creates by hand aside.
    async fn expect_no_drift(&self, database: &Database) -> Result<(), String> {
        if self.extra.is_some() {
            return Ok(());
        }
        let migrator = migrator_with_snapshot(&self.changes.iter().collect::<Vec<_>>());
        let drift = database.drift(&migrator).await.map_err(|error| format!("drift: {error:#}"))?;
        if drift.is_empty() && drift.notes().is_empty() { Ok(()) } else { Err(drift.to_string()) }
    }

    async fn down(&self, database: &Database, start: &Station) -> Result<(), String> {
        let at = |error: String| format!("down: {error}");
        database.down(&self.migrator(), Target::Steps(1)).await.map_err(|error| at(format!("{error:#}")))?;
        let station = Station::of(database).await.map_err(at)?;
        same(
            "the catalog is not what it was",
            &catalog::render(self.dialect, &start.catalog),
            &catalog::render(self.dialect, &station.catalog),
        )
        .map_err(at)?;
        for (name, rows) in &start.dump {
            let columns: Vec<&str> = rows.columns.iter().map(String::as_str).collect();
            let now = station.dump.get(name).map(|now| now.only(&columns)).unwrap_or_default();
            same(&format!("rows of `{name}` are not what they were"), &lines(&rows.rows), &lines(&now)).map_err(at)?;
        }
        let numbered = self.changes.last().is_some_and(|last| keep_numbering(&last.steps));
        let lower = start
            .sequences
            .iter()
            .filter(|_| numbered)
            .find(|(name, highest)| station.sequences.get(*name).is_none_or(|now| now < highest));
        if let Some((name, highest)) = lower {
            return Err(at(format!("`{name}` would give out numbers again that it gave out before {highest}")));
        }
        self.expect_surroundings(database, start, &station).await.map_err(at)
    }

    /// The catalog of a new database, made for comparison.
    async fn fresh_catalog(&self) -> Result<Catalog, String> {
        let database = Database::new(self.dialect).await?;
        database.up(&migrator(&[self.fresh])).await.map_err(|error| format!("a new database: {error:#}"))?;
        let catalog = database.catalog().await;
        database.close().await;
        catalog
    }

    /// The catalog as text, of the tables that the entities know.
    fn managed(&self, found: &Catalog) -> String {
        let known = |name: &String| self.fresh.after.schema.table(name).is_some();
        let mut catalog = found.clone();
        catalog.schema.tables.retain(|table| known(&table.name));
        for table in &mut catalog.schema.tables {
            let entity = self.fresh.after.schema.table(&table.name);
            // Indexes that the entities do not know were made by hand; they are compared elsewhere.
            table.indexes.retain(|index| entity.is_some_and(|entity| entity.index(&index.name).is_some()));
        }
        catalog::render(self.dialect, &catalog)
    }

    /// What the entities do not know must be there and work; nothing may be damaged.
    async fn expect_surroundings(&self, database: &Database, start: &Station, now: &Station) -> Result<(), String> {
        let (old, new) = (catalog::objects(&start.catalog), catalog::objects(&now.catalog));
        same("views and triggers are not what they were", &names_only(&old), &names_only(&new))?;
        for view in now.catalog.objects.iter().filter(|object| object.kind == migrator::introspect::ObjectKind::View) {
            database.literals(&format!("SELECT count(*) FROM {}", self.dialect.table(&view.name))).await?;
        }
        let foreign = |catalog: &Catalog| {
            let indexes = catalog.schema.tables.iter().flat_map(|table| &table.indexes).map(|index| index.name.clone());
            let known = |name: &String| {
                self.changes.iter().any(|change| {
                    [&change.before.schema, &change.after.schema]
                        .into_iter()
                        .flat_map(|schema| &schema.tables)
                        // MySQL has an index for every foreign key.
                        .any(|table| table.index(name).is_some() || table.foreign_key(name).is_some())
                })
            };
            let mut names: Vec<String> = indexes.filter(|name| !known(name)).collect();
            names.sort();
            names.join("\n")
        };
        same("indexes made by hand are not what they were", &foreign(&start.catalog), &foreign(&now.catalog))?;
        same("rows point at nothing", &lines(&start.violations), &lines(&now.violations))?;
        let damages = database.damages().await?;
        same("the database is damaged", "", &damages.join("\n"))
    }

    async fn expect_checks(&self, database: &Database) -> Result<(), String> {
        for (query, expected) in blocks(self.check) {
            expect_rows(database, "check.sql", &query, &expected).await?;
        }
        Ok(())
    }

    /// What the previous version says still works: what has no rows to expect is run.
    async fn expect_old_version(&self, database: &Database) -> Result<(), String> {
        for (sql, expected) in blocks(self.old) {
            if expected.is_empty() {
                database.run(&sql).await.map_err(|error| format!("old.sql: {sql}: {error}"))?;
            } else {
                expect_rows(database, "old.sql", &sql, &expected).await?;
            }
        }
        Ok(())
    }
}

/// The statements of a file, which empty lines part, each with the `--` lines below it: the rows that it must return.
fn blocks(text: Option<&str>) -> impl Iterator<Item = (String, String)> {
    text.unwrap_or_default().split("\n\n").filter(|block| !block.trim().is_empty()).map(|block| {
        let (expected, query): (Vec<&str>, Vec<&str>) = block.trim().lines().partition(|line| line.starts_with("--"));
        let expected: Vec<&str> = expected.iter().map(|line| line.trim_start_matches("--").trim()).collect();
        (query.join("\n").trim().trim_end_matches(';').to_owned(), expected.join("\n"))
    })
}

async fn expect_rows(database: &Database, file: &str, query: &str, expected: &str) -> Result<(), String> {
    let rows = database.literals(query).await.map_err(|error| format!("{file}: {query}: {error}"))?;
    let actual: Vec<String> = rows.iter().map(|row| row.join(" | ")).collect();
    same(&format!("{file}: {query}"), expected, &actual.join("\n"))
}

impl Station {
    async fn of(database: &Database) -> Result<Self, String> {
        Ok(Self {
            dialect: database.dialect(),
            catalog: database.catalog().await?,
            dump: database.dump().await?,
            sequences: database.sequences().await?,
            violations: database.foreign_key_violations().await?,
        })
    }

    fn expect_same(&self, other: &Self, what: &str) -> Result<(), String> {
        same(what, &catalog::render(self.dialect, &self.catalog), &catalog::render(self.dialect, &other.catalog))?;
        same(what, &catalog::retired(&self.catalog.schema).join("\n"), &catalog::retired(&other.catalog.schema).join("\n"))?;
        same(what, &dump_text(&self.dump), &dump_text(&other.dump))
    }
}

/// Whether every table that numbers its rows does so all the time. One that stops forgets how far it was.
fn keep_numbering(steps: &[Step]) -> bool {
    steps.iter().all(|step| {
        if let Step::AlterColumn { before, after, .. } | Step::ReplaceColumn { before, after, .. } = step {
            !before.auto_increment || after.auto_increment
        } else {
            !matches!(step, Step::RetireColumn { column, .. } if column.auto_increment)
        }
    })
}

fn dump_text(dump: &Dump) -> String {
    let mut text = String::new();
    for (name, rows) in dump {
        let mut columns: Vec<&str> = rows.columns.iter().map(String::as_str).collect();
        columns.sort_unstable();
        text = text + name + " (" + &columns.join(", ") + ")\n" + &lines(&rows.only(&columns)) + "\n";
    }
    text
}

fn lines(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join(" | ").replace('\n', "\\n") + "\n").collect()
}

/// Objects by kind and name: the table that a trigger is on may have been renamed.
fn names_only(objects: &[String]) -> String {
    let name = |line: &String| line.split(" on ").next().unwrap_or_default().to_owned();
    objects.iter().map(name).collect::<Vec<_>>().join("\n")
}

fn same(what: &str, expected: &str, actual: &str) -> Result<(), String> {
    catalog::difference(expected, actual).map_or(Ok(()), |difference| Err(format!("{what}:\n{difference}")))
}
