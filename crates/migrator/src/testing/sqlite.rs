//! SQLite.

use std::fs;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};

use super::{TestDatabase, failed, fill, remove_with, unique};
use crate::{Error, Migrator};

/// How many connections a database in a file has.
const CONNECTIONS: u32 = 5;

/// For how long connections may take to close. One that the test gave back just before is closed by a task that may not run any more: the
/// thread of the test waits here.
const PATIENCE: Duration = Duration::from_millis(100);

/// A database in memory. It has a single connection: code that takes a second one while it holds the first needs [`sqlite_file`].
///
/// # Errors
///
/// When migrating fails.
pub async fn sqlite(migrator: &Migrator) -> Result<TestDatabase<SqlitePool>, Error> {
    let options = SqliteConnectOptions::new().in_memory(true);
    // The database is gone when its connection is.
    let pool = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    let pool = pool.connect_with(options).await.map_err(failed("no database in memory could be made"))?;
    fill(migrator, &pool).await?;
    Ok(TestDatabase { pool, name: ":memory:".to_owned(), remove: None })
}

/// A database in a temporary file, with several connections.
///
/// # Errors
///
/// When migrating fails, or the file can't be written.
pub async fn sqlite_file(migrator: &Migrator) -> Result<TestDatabase<SqlitePool>, Error> {
    let path = std::env::temp_dir().join(format!("migrator-test-{}.db", unique()));
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_lazy_with(options);
    let name = path.display().to_string();
    let closing = pool.clone();
    let remove = remove_with(move || async move {
        let _ = tokio::time::timeout(PATIENCE, closing.close()).await;
        for end in ["", "-wal", "-shm"] {
            let mut file = path.clone().into_os_string();
            file.push(end);
            // The others are gone when the last connection is closed.
            let _ = fs::remove_file(file);
        }
        Ok(())
    });
    let database = TestDatabase { pool, name, remove: Some(remove) };
    fill(migrator, &database.pool).await?;
    Ok(database)
}
