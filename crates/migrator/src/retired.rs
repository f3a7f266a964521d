//! What migrations have put aside in a database, and how large it is.

use std::fmt;

use schema_core::Dialect;
use schema_core::schema::name::{RETIRED_PREFIX, retired_by};

use crate::backend::{Backend, Cell, Row, SideLine};
use crate::error::Error;
use crate::journal::statement::{Bound, JOURNAL};

/// How many rows of a table are looked at to estimate how large a column is.
const SAMPLE: u32 = 1_000;

/// A table or column that a migration put aside instead of dropping it. `Display` is a line for people: "`_retired_20251107090010_phone` of
/// `user`, about 1.2 MB".
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retired {
    /// The table, as it is called now; with its namespace in front where that is not the one in which tables are created.
    pub table: String,
    /// The column, as it is called now; `None` for a table.
    pub column: Option<String>,
    /// The id of the migration that put it aside, which begins with the time of that.
    pub since: Option<String>,
    /// How many bytes it takes, about: what the database says of a table with its indexes, the rows of a sample for a column. `None` where it
    /// can't be told.
    pub bytes: Option<u64>,
}

impl Retired {
    fn read(row: &Row) -> Option<Self> {
        let text = |at: usize| row.cells.get(at).and_then(Cell::text).map(str::to_owned);
        let table = match text(0) {
            Some(namespace) => format!("{namespace}.{}", text(1)?),
            None => text(1)?,
        };
        let column = text(2);
        let since = retired_by(column.as_deref().unwrap_or(&table)).map(str::to_owned);
        Some(Self { table, column, since, bytes: None })
    }
}

impl fmt::Display for Retired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some(column) => write!(f, "`{column}` of `{}`", self.table)?,
            None => write!(f, "`{}`", self.table)?,
        }
        match self.bytes {
            Some(bytes) => write!(f, ", about {}", Size(bytes)),
            None => Ok(()),
        }
    }
}

/// A number of bytes for people.
struct Size(u64);

impl fmt::Display for Size {
    #[expect(clippy::cast_precision_loss, reason = "it is rounded to a tenth anyway")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = ["kB", "MB", "GB", "TB"];
        if self.0 < 1_000 {
            return write!(f, "{} bytes", self.0);
        }
        let (mut size, mut unit) = (self.0 as f64 / 1_000.0, 0);
        while size >= 999.95 && unit + 1 < units.len() {
            (size, unit) = (size / 1_000.0, unit + 1);
        }
        write!(f, "{size:.1} {}", units[unit])
    }
}

/// Everything that is put aside, tables first. Nothing here waits for a lock for longer than a second: what is locked has no size.
pub(crate) async fn find(pool: &dyn Backend) -> Result<Vec<Retired>, Error> {
    let dialect = pool.dialect();
    let mut session = pool.open().await?;
    let mut transaction = session.read().await?;
    let rows = transaction.query(list(dialect)).await?;
    let mut found: Vec<Retired> = rows.iter().filter_map(Retired::read).collect();
    found.sort_by(|one, two| (one.column.is_some(), &one.table, &one.column).cmp(&(two.column.is_some(), &two.table, &two.column)));
    let mut side = pool.side();
    for retired in &mut found {
        let statement = size(dialect, retired);
        // Without the right to read it, and while it is locked, its size is not known.
        retired.bytes = match &mut side {
            Some(side) => of_side(side.as_mut(), statement).await,
            None => transaction.number(statement).await.ok().flatten(),
        }
        .and_then(|bytes| u64::try_from(bytes).ok());
    }
    transaction.rollback().await?;
    session.close().await?;
    if let Some(side) = side {
        side.close().await;
    }
    Ok(found)
}

async fn of_side(side: &mut dyn SideLine, statement: Bound) -> Option<i64> {
    let rows = side.run(statement).await.ok()?;
    rows.first()?.cells.first()?.integer()
}

/// The namespace, the table and the column of each; no namespace where tables are created, no column for a table. What is in a namespace with a
/// journal of its own belongs to somebody else who shares the database.
fn list(dialect: Dialect) -> Bound {
    let length = RETIRED_PREFIX.len();
    let is_retired = |name: &str| match dialect {
        Dialect::Mysql => format!("left({name}, {length}) = '{RETIRED_PREFIX}'"),
        _ => format!("substr({name}, 1, {length}) = '{RETIRED_PREFIX}'"),
    };
    let sql = match dialect {
        Dialect::Sqlite => format!(
            "SELECT NULL, m.name, NULL FROM sqlite_schema m WHERE m.type = 'table' AND {} \
             UNION ALL SELECT NULL, m.name, x.name FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x \
             WHERE m.type = 'table' AND {} AND NOT {}",
            is_retired("m.name"),
            is_retired("x.name"),
            is_retired("m.name")
        ),
        Dialect::Mysql => format!(
            "SELECT NULL, table_name, NULL FROM information_schema.tables WHERE table_schema = database() AND {} \
             UNION ALL SELECT NULL, table_name, column_name FROM information_schema.columns \
             WHERE table_schema = database() AND {} AND NOT {}",
            is_retired("table_name"),
            is_retired("column_name"),
            is_retired("table_name")
        ),
        _ => format!(
            "SELECT nullif(n.nspname, current_schema())::text, c.relname::text, a.attname::text FROM pg_catalog.pg_class c \
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND {} AND NOT {} \
             WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND ({} OR a.attname IS NOT NULL) \
             AND (n.nspname = current_schema() OR NOT EXISTS \
                 (SELECT 1 FROM pg_catalog.pg_class j WHERE j.relnamespace = n.oid AND j.relname = '{JOURNAL}'))",
            is_retired("a.attname"),
            is_retired("c.relname"),
            is_retired("c.relname")
        ),
    };
    Bound { sql, values: Vec::new() }
}

/// How many bytes it takes.
fn size(dialect: Dialect, retired: &Retired) -> Bound {
    let sql = match &retired.column {
        Some(column) => size_of_column(dialect, &retired.table, column),
        None => size_of_table(dialect, &retired.table),
    };
    Bound { sql, values: Vec::new() }
}

fn size_of_table(dialect: Dialect, table: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("SELECT sum(pgsize) FROM dbstat WHERE name = {}", dialect.literal(table)),
        Dialect::Mysql => format!("SELECT CAST(data_length + index_length AS SIGNED) {}", information(dialect, table)),
        _ => format!("SELECT pg_catalog.pg_total_relation_size({}::regclass)::bigint", dialect.literal(&dialect.table(table))),
    }
}

/// The first rows, as far as all others are like them.
fn size_of_column(dialect: Dialect, table: &str, column: &str) -> String {
    let (quoted, column) = (dialect.table(table), dialect.identifier(column));
    let (length, rows, number) = match dialect {
        Dialect::Sqlite => ("length(CAST(s.v AS BLOB))", format!("(SELECT count(*) FROM {quoted})"), "INTEGER"),
        // Statistics may be behind.
        Dialect::Mysql => ("length(s.v)", format!("greatest((SELECT table_rows {}), count(*))", information(dialect, table)), "SIGNED"),
        // There are none before the first VACUUM or ANALYZE.
        _ => {
            let known = "SELECT CASE WHEN c.reltuples >= 0 THEN c.reltuples";
            let class = format!("pg_catalog.pg_class c WHERE c.oid = {}::regclass", dialect.literal(&quoted));
            (
                "pg_column_size(s.v)",
                format!("greatest(({known} ELSE (SELECT count(*) FROM {quoted}) END FROM {class}), count(*))"),
                "bigint",
            )
        }
    };
    let average = format!("coalesce(avg(coalesce({length}, 0)), 0)");
    format!("SELECT CAST({average} * {rows} AS {number}) FROM (SELECT {column} AS v FROM {quoted} LIMIT {SAMPLE}) s")
}

fn information(dialect: Dialect, table: &str) -> String {
    format!("FROM information_schema.tables WHERE table_schema = database() AND table_name = {}", dialect.literal(table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_it_is_and_how_large() {
        let mut retired = Retired { table: "user".to_owned(), column: Some("_retired_1_phone".to_owned()), since: None, bytes: None };
        assert_eq!(retired.to_string(), "`_retired_1_phone` of `user`");
        for (bytes, expected) in [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (999_960, "1.0 MB"), (12_345_678_901, "12.3 GB")] {
            retired.bytes = Some(bytes);
            assert_eq!(retired.to_string(), format!("`_retired_1_phone` of `user`, about {expected}"));
        }
    }
}
