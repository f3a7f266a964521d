//! The end of what was kept aside: it goes, and nothing else does.

use schema_core::Dialect;
use schema_core::snapshot::Snapshot;

use super::{Evolution, Station, lines, same};
use crate::catalog;
use crate::change::{Change, migrator};
use crate::database::Database;

impl Evolution<'_> {
    /// Destroys everything that the last migration and those before it keep aside.
    pub(super) async fn purge(&self, database: &Database) -> Result<(), String> {
        let before = &self.changes.last().ok_or("no migration")?.after;
        let kept = before.schema.kept();
        if kept.is_empty() {
            return Ok(());
        }
        let at = |error: String| format!("purge: {error}");
        let start = Station::of(database).await.map_err(at)?;
        let change = Change {
            before: before.clone(),
            after: Snapshot { schema: before.schema.without(&kept), ..before.clone() },
            steps: Vec::new(),
            up: self.dialect.purge(&before.schema, &kept).map_err(|misfit| at(misfit.to_string()))?,
            down: Vec::new(),
            again: None,
        };
        let changes: Vec<&Change> = self.changes.iter().chain([&change]).collect();
        let ran = database.up(&migrator(&changes)).await;
        let now = Station::of(database).await.map_err(at)?;
        match ran {
            Ok(_) => {}
            // What was made by hand may still use it.
            Err(error) if self.extra.is_some() => {
                return start.expect_same(&now, &format!("a refused purge must change nothing: {error:#}"));
            }
            Err(error) => return Err(at(format!("{error:#}"))),
        }
        same("something is still kept", "", &catalog::retired(&now.catalog.schema).join("\n")).map_err(at)?;
        same("the catalog has changed", &self.managed(&start.catalog), &self.managed(&now.catalog)).map_err(at)?;
        for table in &change.after.schema.tables {
            let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let [before, after] = [&start, &now].map(|station| station.dump.get(&table.name).map(|rows| lines(&rows.only(&columns))));
            same(&format!("rows of `{}` have changed", table.name), &before.unwrap_or_default(), &after.unwrap_or_default()).map_err(at)?;
        }
        // On the servers, an index made by hand over a column that goes, goes with it.
        if self.extra.is_some() && self.dialect != Dialect::Sqlite {
            return Ok(());
        }
        self.expect_surroundings(database, &start, &now).await.map_err(at)
    }
}
