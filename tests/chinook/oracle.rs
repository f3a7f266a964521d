//! What must stay true of the rows, whatever happens to the tables around them.
//!
//! A fact is a query and the rows that it gave when it was first asked. When the schema changes, the query may have to be written
//! differently; the rows it gives stay the same.

use std::collections::BTreeMap;

use schema_core::migration::Fingerprint;
use sqlx::{AssertSqlSafe, Row as _, SqlitePool};

/// A query by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    /// What it is about; stays the same when the query changes.
    pub(crate) name: &'static str,
    /// The query. `[retired customer.fax]` and `[retired artist]` stand for the names that dropped things have now.
    pub(crate) sql: &'static str,
}

/// Something that a migration derives from what was there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gain {
    /// The query before the migration: what the derived values must be.
    pub(crate) before: &'static str,
    /// The fact from then on.
    pub(crate) after: Fact,
}

/// The queries as they are written at one stage of the schema.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stage {
    queries: BTreeMap<&'static str, &'static str>,
}

/// The rows that each fact must give.
pub(crate) struct Oracle {
    pool: SqlitePool,
    rows: BTreeMap<&'static str, Vec<String>>,
}

impl Stage {
    /// The stage after a change in which these queries are written differently.
    pub(crate) fn with(&self, facts: impl IntoIterator<Item = Fact>) -> Self {
        let mut queries = self.queries.clone();
        queries.extend(facts.into_iter().map(|fact| (fact.name, fact.sql)));
        Self { queries }
    }
}

impl Oracle {
    /// An oracle that knows nothing yet.
    pub(crate) fn new(pool: SqlitePool) -> Self {
        Self { pool, rows: BTreeMap::new() }
    }

    /// Takes what the query gives now as what the fact must give.
    pub(crate) async fn learn(&mut self, name: &'static str, sql: &str) {
        let rows = self.rows(sql).await;
        self.rows.insert(name, rows);
    }

    /// Asks everything that can be asked at a stage.
    pub(crate) async fn check(&self, stage: &Stage, when: &str) {
        for (name, sql) in &stage.queries {
            let (expected, rows) = (&self.rows[name], self.rows(sql).await);
            if fingerprint(expected) != fingerprint(&rows) {
                let differing = expected.iter().zip(&rows).find(|(expected, row)| expected != row);
                panic!("{when}: `{name}` had {} rows, has {}; the first that differs: {differing:#?}", expected.len(), rows.len());
            }
        }
    }

    /// How many rows the facts about whole tables hold.
    pub(crate) fn count(&self) -> usize {
        self.rows.iter().filter(|(name, _)| !name.contains('.')).map(|(_, rows)| rows.len()).sum()
    }

    /// The one value of a query.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        sqlx::query_scalar(AssertSqlSafe(self.resolved(sql).await)).fetch_one(&self.pool).await.unwrap()
    }

    /// The rows of a query, each as text.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        let resolved = self.resolved(sql).await;
        let rows = sqlx::raw_sql(AssertSqlSafe(resolved.clone())).fetch_all(&self.pool).await;
        rows.unwrap_or_else(|error| panic!("{error}: {resolved}")).iter().map(row_text).collect()
    }

    /// Runs a statement.
    pub(crate) async fn execute(&self, sql: &str) {
        sqlx::query(AssertSqlSafe(self.resolved(sql).await)).execute(&self.pool).await.unwrap();
    }

    /// The query with the present names of what was dropped.
    async fn resolved(&self, sql: &str) -> String {
        let mut text = sql.to_owned();
        while let Some(start) = text.find("[retired ") {
            let end = start + text[start..].find(']').expect("brackets come in pairs");
            let name = self.retired(&text[start + "[retired ".len()..end]).await;
            text.replace_range(start..=end, &format!("\"{name}\""));
        }
        text
    }

    /// The name that a dropped `table` or `table.column` has now.
    async fn retired(&self, thing: &str) -> String {
        let (query, name) = match thing.split_once('.') {
            Some((table, column)) => (format!("SELECT name FROM pragma_table_info('{table}')"), column),
            None => ("SELECT name FROM sqlite_schema WHERE type = 'table'".to_owned(), thing),
        };
        let names: Vec<String> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&self.pool).await.unwrap();
        let of_this = |found: &&String| {
            let rest = found.strip_prefix("_retired_");
            rest.and_then(|rest| rest.split_once('_')).is_some_and(|(_, rest)| rest == name)
        };
        let found: Vec<&String> = names.iter().filter(of_this).collect();
        assert_eq!(found.len(), 1, "`{thing}` is retired once: {names:?}");
        found[0].clone()
    }
}

fn row_text(row: &sqlx::sqlite::SqliteRow) -> String {
    let value = |at| row.try_get_unchecked::<Option<String>, _>(at).unwrap().map_or_else(|| "NULL".to_owned(), |text| format!("{text:?}"));
    (0..row.len()).map(value).collect::<Vec<String>>().join(", ")
}

fn fingerprint(rows: &[String]) -> Fingerprint {
    Fingerprint::of(&rows.join("\n"))
}
