//! A change of rows in batches: what is recorded of it, and its SQL.

use std::time::Duration;

use super::{Dialect, Statement};

/// New values for the rows of a table, batch by batch in the order of a key: no lock is held for longer than a batch takes, and what a batch
/// did stays.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Backfill {
    /// The table.
    pub table: String,
    /// The columns that get a value, and the SQL of each.
    pub set: Vec<(String, String)>,
    /// Which rows get them, as an SQL condition; all where there is none.
    pub filter: Option<String>,
    /// The columns to go by. The primary key where none are named.
    pub key: Vec<String>,
    /// The most rows in a batch.
    pub batch: u32,
    /// How long to wait between two.
    pub pause: Duration,
    /// How long one may take before the next ones get smaller.
    pub within: Duration,
    /// Whether all batches are in the transaction of what comes before and after them, where statements do not commit by themselves.
    pub in_transaction: bool,
    /// The function of the program that gives the value, in place of SQL, by its path.
    pub function: Option<String>,
}

impl Backfill {
    /// How many rows a batch has where nothing is said.
    pub const BATCH: u32 = 1_000;

    /// How long a batch may take where nothing is said.
    pub const WITHIN: Duration = Duration::from_millis(500);

    /// Of a table, by its name.
    #[must_use]
    pub fn of(table: impl Into<String>) -> Self {
        Self {
            table: table.into(),
            set: Vec::new(),
            filter: None,
            key: Vec::new(),
            batch: Self::BATCH,
            pause: Duration::ZERO,
            within: Self::WITHIN,
            in_transaction: false,
            function: None,
        }
    }

    /// Gives a column the value of an SQL expression over the row; may be called for several columns.
    #[must_use]
    pub fn set(mut self, column: impl Into<String>, sql: impl Into<String>) -> Self {
        self.set.push((column.into(), sql.into()));
        self
    }

    /// Only the rows for which this SQL condition is true; may be called once.
    #[must_use]
    pub fn filter(mut self, sql: impl Into<String>) -> Self {
        self.filter = Some(sql.into());
        self
    }

    /// The columns to go by, in the order of an index: together unique and never NULL. It is the primary key where this is left out.
    #[must_use]
    pub fn key<C: Into<String>>(mut self, columns: impl IntoIterator<Item = C>) -> Self {
        self.key = columns.into_iter().map(Into::into).collect();
        self
    }

    /// The most rows in a batch, [`BATCH`](Self::BATCH) where nothing is said.
    #[must_use]
    pub const fn batch(mut self, rows: u32) -> Self {
        self.batch = rows;
        self
    }

    /// How long to wait between two batches that changed something; not at all where nothing is said.
    #[must_use]
    pub const fn pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// How long a batch may take, [`WITHIN`](Self::WITHIN) where nothing is said: after one that took longer the next has half as many rows,
    /// after quick ones they grow again.
    #[must_use]
    pub const fn within(mut self, limit: Duration) -> Self {
        self.within = limit;
        self
    }

    /// All batches in one transaction, that of what comes before and after them: all of the migration or nothing, as long as its rows can be locked
    /// for that long. On MySQL and MariaDB, where statements commit by themselves, each batch is one all the same.
    #[must_use]
    pub const fn in_transaction(mut self) -> Self {
        self.in_transaction = true;
        self
    }

    /// Gives a column what a function of the program returns for the row. What else is set sees that.
    #[must_use]
    pub fn computed(mut self, column: impl Into<String>, function: impl Into<String>) -> Self {
        self.function = Some(function.into());
        self.set.insert(0, (column.into(), "?".to_owned()));
        self
    }

    /// The statement for the rows for which `range` is true besides the filter; for all of them in one go where it is empty.
    #[must_use]
    pub fn sql(&self, dialect: Dialect, range: &str) -> String {
        let set: Vec<String> = self.set.iter().map(|(column, sql)| format!("{} = {}", dialect.identifier(column), within(sql))).collect();
        let filter = self.filter.as_deref().map(within);
        let conditions = match (range, filter) {
            ("", None) => String::new(),
            ("", Some(filter)) => format!(" WHERE {filter}"),
            (range, None) => format!(" WHERE {range}"),
            (range, Some(filter)) => format!(" WHERE {range} AND ({filter})"),
        };
        format!("UPDATE {} SET {}{conditions}", dialect.table(&self.table), set.join(", "))
    }
}

/// SQL within other SQL: a comment at its end must not swallow what follows.
fn within(sql: &str) -> String {
    let sql = sql.trim();
    if sql.contains("--") || sql.contains('#') { format!("{sql}\n") } else { sql.to_owned() }
}

impl From<Backfill> for Statement {
    fn from(backfill: Backfill) -> Self {
        Self::Backfill(Box::new(backfill))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_an_update_of_a_range() {
        let backfill = Backfill::of("blog.user").set("slug", "lower(name)").set("n", "n + 1 -- more").filter("slug IS NULL OR n = 0");
        assert_eq!(
            backfill.sql(Dialect::Postgres, "\"id\" > 7"),
            "UPDATE \"blog\".\"user\" SET \"slug\" = lower(name), \"n\" = n + 1 -- more\n WHERE \"id\" > 7 AND (slug IS NULL OR n = 0)"
        );
        let all = Backfill::of("user").set("n", "1");
        assert_eq!(all.sql(Dialect::Mysql, ""), "UPDATE `user` SET `n` = 1");
        assert_eq!(all.filter("n = 2").sql(Dialect::Sqlite, ""), "UPDATE \"user\" SET \"n\" = 1 WHERE n = 2");
    }
}
