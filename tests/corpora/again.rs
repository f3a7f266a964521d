//! Databases of PostgreSQL that are used again: to create one and to drop it takes longer than most of the trials in it.

use std::mem;
use std::sync::{Mutex, PoisonError};

use sqlx::{AssertSqlSafe, Row as _};

use super::{Database, Engine, text};

/// Those that are empty and that nobody has.
static EMPTY: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Drops everything that a script may have made.
const EMPTIED: &str = "DO $$
DECLARE
    statement text;
BEGIN
    FOR statement IN
        SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
        UNION ALL
        SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
    LOOP
        EXECUTE statement;
    END LOOP;
    CREATE SCHEMA public;
    COMMENT ON SCHEMA public IS 'standard public schema';
END $$";

/// What a database may have outside of schemas, or is itself told.
const LEFT: [&str; 7] = [
    "pg_event_trigger",
    "pg_publication",
    "pg_foreign_data_wrapper",
    "pg_cast WHERE oid >= 16384",
    "pg_language WHERE oid >= 16384",
    "pg_default_acl",
    "pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())",
];

/// An empty one that was used before, or else `new`.
pub(super) async fn take(mut new: Database) -> Result<Database, String> {
    let used = EMPTY.lock().unwrap_or_else(PoisonError::into_inner).pop();
    match used {
        Some(name) => new.name = name,
        None => new.administrate(&format!("CREATE DATABASE {}", new.name)).await?,
    }
    Ok(new)
}

/// Empties it for the next; drops it where something stays all the same.
pub(super) async fn give_back(database: Database) -> Result<(), String> {
    if is_emptied(&database).await? {
        EMPTY.lock().unwrap_or_else(PoisonError::into_inner).push(database.name);
        return Ok(());
    }
    drop_one(&database).await
}

async fn is_emptied(database: &Database) -> Result<bool, String> {
    let mut connection = database.postgres().await?;
    sqlx::raw_sql(EMPTIED).execute(&mut connection).await.map_err(text)?;
    let counts = LEFT.map(|what| format!("(SELECT count(*) FROM {what})")).join(" + ");
    let row = sqlx::raw_sql(AssertSqlSafe(format!("SELECT {counts}"))).fetch_one(&mut connection).await.map_err(text)?;
    Ok(row.get::<i64, _>(0) == 0)
}

async fn drop_one(database: &Database) -> Result<(), String> {
    database.administrate(&format!("DROP DATABASE {} WITH (FORCE)", database.name)).await
}

/// Drops all that nobody has.
pub(crate) async fn drop_all() -> Result<(), String> {
    let names = mem::take(&mut *EMPTY.lock().unwrap_or_else(PoisonError::into_inner));
    for name in names {
        drop_one(&Database { engine: Engine::Postgres, name, folder: None }).await?;
    }
    Ok(())
}
