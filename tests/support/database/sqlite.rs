//! Throwaway SQLite databases.

use std::collections::BTreeMap;

use migrator::introspect::{self, Catalog};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow};
use sqlx::{AssertSqlSafe, Error, Row as _, SqlitePool, TypeInfo as _, ValueRef as _};
use tempfile::TempDir;

use super::Dump;

/// A database with a pool of one connection, gone when this is dropped.
#[derive(Debug)]
pub struct Database {
    /// The pool.
    pub pool: SqlitePool,
    folder: Option<TempDir>,
}

/// An empty database in a file.
///
/// # Errors
///
/// When it can't be created.
pub async fn database() -> Result<Database, Error> {
    let folder = tempfile::tempdir()?;
    let options = SqliteConnectOptions::new().filename(folder.path().join("app.db")).create_if_missing(true);
    Ok(Database { pool: pool(options).await?, folder: Some(folder) })
}

/// An empty database in memory.
///
/// # Errors
///
/// When it can't be created.
pub async fn memory() -> Result<Database, Error> {
    Ok(Database { pool: pool(SqliteConnectOptions::new().in_memory(true)).await?, folder: None })
}

async fn pool(options: SqliteConnectOptions) -> Result<SqlitePool, Error> {
    SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).test_before_acquire(false).connect_with(options).await
}

impl Database {
    /// Closes it, and with that it is gone.
    pub async fn close(self) {
        self.pool.close().await;
    }

    /// Its URL. One in memory is nobody else's.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.folder {
            Some(folder) => format!("sqlite://{}", folder.path().join("app.db").display()),
            None => "sqlite::memory:".to_owned(),
        }
    }

    /// Runs statements.
    ///
    /// # Errors
    ///
    /// When one fails.
    pub async fn run(&self, sql: &str) -> Result<(), Error> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&self.pool).await.map(drop)
    }

    /// The rows of a query; every column must be text or NULL.
    ///
    /// # Errors
    ///
    /// When it fails.
    pub async fn texts(&self, sql: &str) -> Result<Vec<Vec<String>>, Error> {
        let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).persistent(false).fetch_all(&self.pool).await?;
        let text = |row: &SqliteRow, at| Ok(row.try_get::<Option<String>, _>(at)?.unwrap_or_else(|| "NULL".to_owned()));
        rows.iter().map(|row| (0..row.len()).map(|at| text(row, at)).collect()).collect()
    }

    /// The rows of a query with any columns, each value as an SQL literal.
    ///
    /// # Errors
    ///
    /// When it fails.
    pub async fn literals(&self, sql: &str) -> Result<Vec<Vec<String>>, Error> {
        let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).persistent(false).fetch_all(&self.pool).await?;
        rows.iter().map(|row| (0..row.len()).map(|at| literal(row, at)).collect()).collect()
    }

    /// The catalog.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn catalog(&self) -> Result<Catalog, Error> {
        introspect::sqlite(&mut *self.pool.acquire().await?).await
    }

    /// Everything that is in the tables.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn dump(&self) -> Result<Dump, Error> {
        let columns = "SELECT m.name, x.name FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) x WHERE m.type = 'table' \
            AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE '\\_migrator\\_%' ESCAPE '\\' ORDER BY m.rowid, x.cid";
        let mut dump = Dump::new();
        for row in self.texts(columns).await? {
            dump.entry(row[0].clone()).or_default().columns.push(row[1].clone());
        }
        for (name, table) in &mut dump {
            let columns: Vec<String> = table.columns.iter().map(|column| format!("quote({})", quoted(column))).collect();
            table.rows = self.texts(&format!("SELECT {} FROM {}", columns.join(", "), quoted(name))).await?;
            table.rows.sort();
        }
        Ok(dump)
    }

    /// The rows that point at rows that are not there.
    ///
    /// # Errors
    ///
    /// When they can't be asked for.
    pub async fn foreign_key_violations(&self) -> Result<Vec<Vec<String>>, Error> {
        let query = "SELECT \"table\", CAST(rowid AS TEXT), parent FROM pragma_foreign_key_check ORDER BY 1, 2, 3";
        self.texts(query).await
    }

    /// What `PRAGMA integrity_check` finds; nothing when all is well.
    ///
    /// # Errors
    ///
    /// When it can't be asked.
    pub async fn damages(&self) -> Result<Vec<String>, Error> {
        let found = self.texts("SELECT integrity_check FROM pragma_integrity_check").await?;
        Ok(found.into_iter().flatten().filter(|line| line != "ok").collect())
    }

    /// The highest number that each numbering table has given out.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn sequences(&self) -> Result<BTreeMap<String, i64>, Error> {
        if self.texts("SELECT name FROM sqlite_schema WHERE name = 'sqlite_sequence'").await?.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = self.texts("SELECT name, CAST(seq AS TEXT) FROM sqlite_sequence").await?;
        Ok(rows.into_iter().filter_map(|row| Some((row[0].clone(), row[1].parse().ok()?))).collect())
    }
}

fn literal(row: &SqliteRow, at: usize) -> Result<String, Error> {
    let raw = row.try_get_raw(at)?;
    if raw.is_null() {
        return Ok("NULL".to_owned());
    }
    let kind = raw.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "REAL" => format!("{:?}", row.try_get_unchecked::<f64, _>(at)?),
        "BLOB" => {
            let bytes = row.try_get_unchecked::<Vec<u8>, _>(at)?;
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("x'{}'", hex.concat())
        }
        "TEXT" => schema_core::Dialect::Sqlite.literal(&row.try_get_unchecked::<String, _>(at)?),
        _ => row.try_get_unchecked::<i64, _>(at)?.to_string(),
    })
}

/// An identifier in quotes.
#[must_use]
pub fn quoted(name: &str) -> String {
    schema_core::Dialect::Sqlite.identifier(name)
}
