//! Rows that are written between an `up` and a `down` must survive both, or the `down` must refuse.

use migrator::Target;
use schema_core::Step;

use super::{Evolution, Station, lines, same};
use crate::catalog;
use crate::database::{Database, TableRows};

/// The numbers of the rows that are made up; far from those of the rows that are there.
const NUMBERS: (u32, u32) = (10_000, 10_012);

impl Evolution<'_> {
    /// Writes rows after an `up`, and goes down and up with them.
    pub(super) async fn later_rows(&self, database: &Database, start: &Station) -> Result<(), String> {
        let before = Station::of(database).await?;
        database.fill(&self.fresh.after.schema, NUMBERS).await.map_err(|error| format!("after `up`: {error}"))?;
        let written = Station::of(database).await?;
        if self.thorough && self.data.is_none() {
            let tables = &self.fresh.after.schema.tables;
            let stuck = tables.iter().find(|table| before.dump[&table.name].rows.len() == written.dump[&table.name].rows.len());
            stuck.map_or(Ok(()), |table| Err(format!("after `up`, no row can be inserted into `{}`", table.name)))?;
        }
        if let Err(error) = database.down(&self.migrator(), Target::Steps(1)).await {
            let what = format!("a refused `down` must change nothing; it said: {error:#}");
            return if error.is_check_failed() { written.expect_same(&Station::of(database).await?, &what) } else { Err(what) };
        }
        self.expect_old_rows(database, start).await.map_err(|error| format!("down with later rows: {error}"))?;
        database.up(&self.migrator()).await.map_err(|error| format!("up with later rows: {error:#}"))?;
        let again = Station::of(database).await?;
        same(
            "up with later rows: the catalog",
            &catalog::render(self.dialect, &written.catalog),
            &catalog::render(self.dialect, &again.catalog),
        )?;
        self.expect_all_rows(&written, &again)
    }

    /// The rows from before the migration must be among those that are there after the `down`.
    async fn expect_old_rows(&self, database: &Database, start: &Station) -> Result<(), String> {
        let now = Station::of(database).await?;
        same(
            "the catalog is not what it was",
            &catalog::render(self.dialect, &start.catalog),
            &catalog::render(self.dialect, &now.catalog),
        )?;
        same("rows point at nothing", &lines(&start.violations), &lines(&now.violations))?;
        let damages = database.damages().await?;
        same("the database is damaged", "", &damages.join("\n"))?;
        for (name, rows) in &start.dump {
            let columns: Vec<&str> = rows.columns.iter().map(String::as_str).collect();
            let now = now.dump.get(name).map(|now| now.only(&columns)).unwrap_or_default();
            expect_among(name, &rows.rows, now)?;
        }
        Ok(())
    }

    /// All rows must have come back, as far as the entities know their columns. Where a conversion found no value, the one that is put
    /// aside is none either, and the conversion is tried again.
    fn expect_all_rows(&self, written: &Station, again: &Station) -> Result<(), String> {
        let none = TableRows::default();
        for table in &self.fresh.after.schema.tables {
            let converted =
                |name: &str| self.changes.last().is_some_and(|last| last.steps.iter().any(|step| is_conversion(step, &table.name, name)));
            let names = table.columns.iter().map(|column| column.name.as_str());
            let (converted, plain): (Vec<&str>, Vec<&str>) = names.partition(|name| converted(name));
            let [written, again] = [written, again].map(|station| station.dump.get(&table.name).unwrap_or(&none));
            same(&format!("up with later rows: rows of `{}`", table.name), &lines(&written.only(&plain)), &lines(&again.only(&plain)))?;
            for name in converted {
                let columns: Vec<&str> = [name].into_iter().chain(plain.iter().copied()).collect();
                let with_value: Vec<Vec<String>> = written.only(&columns).into_iter().filter(|row| row[0] != "NULL").collect();
                expect_among(&table.name, &with_value, again.only(&columns)).map_err(|error| format!("up with later rows: {error}"))?;
            }
        }
        Ok(())
    }
}

fn is_conversion(step: &Step, of: &str, name: &str) -> bool {
    matches!(step, Step::ReplaceColumn { table, after, .. } if table == of && after.name == name)
}

fn expect_among(table: &str, rows: &[Vec<String>], mut among: Vec<Vec<String>>) -> Result<(), String> {
    for row in rows {
        let at = among.iter().position(|other| other == row);
        let at = at.ok_or_else(|| format!("of `{table}` is lost: {}, of\n{}", row.join(" | "), lines(&among)))?;
        among.remove(at);
    }
    Ok(())
}
