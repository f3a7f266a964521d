//! MySQL and MariaDB, which can't copy a database: every test migrates its own.

use std::str::FromStr as _;
use std::sync::Once;

use schema_core::Dialect;
use sqlx::mysql::{MySqlConnectOptions, MySqlPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, MySqlConnection, MySqlPool, Row as _};

use super::{LEFT_OVER, PREFIX, TestDatabase, failed, fill, made_at, now, remove_with, unique};
use crate::error::Kind;
use crate::{Error, Migrator};

/// How many connections a database has.
const CONNECTIONS: u32 = 5;

/// A database on the server that `url` names. The user needs the right to create databases.
///
/// # Errors
///
/// When migrating fails, or no database can be created.
pub async fn mysql(url: &str, migrator: &Migrator) -> Result<TestDatabase<MySqlPool>, Error> {
    static SWEPT: Once = Once::new();
    let options = MySqlConnectOptions::from_str(url).map_err(|_| {
        Error::new(Kind::Database, "the server's URL can't be read").with_hint("write `mysql://user:password@host/database`")
    })?;
    let name = format!("{PREFIX}{}", unique());
    let mut admin = options.connect().await.map_err(failed("no connection to the server"))?;
    let mut is_first = false;
    SWEPT.call_once(|| is_first = true);
    if is_first {
        sweep(&mut admin).await.map_err(failed("the server can't be read"))?;
    }
    run(&mut admin, &format!("CREATE DATABASE {}", quote(&name))).await.map_err(failed("the database of the test can't be created"))?;
    admin.close().await.ok();
    let dropping = options.clone();
    let dropped = name.clone();
    let remove = remove_with(move || async move {
        let mut admin = dropping.connect().await?;
        drop_database(&mut admin, &dropped).await?;
        Ok(admin.close().await?)
    });
    let pool = MySqlPoolOptions::new().max_connections(CONNECTIONS).connect_lazy_with(options.database(&name));
    let database = TestDatabase { pool, name, remove: Some(remove) };
    fill(migrator, &database.pool).await?;
    Ok(database)
}

/// Drops a database and ends the connections to it: a transaction that is open there would be waited for.
async fn drop_database(admin: &mut MySqlConnection, name: &str) -> Result<(), sqlx::Error> {
    let sql = format!("SELECT CAST(id AS CHAR) FROM information_schema.processlist WHERE db = '{name}'");
    for row in sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut *admin).await? {
        let id: String = row.try_get(0)?;
        // It may have ended by itself.
        run(admin, &format!("KILL {id}")).await.ok();
    }
    run(admin, &format!("DROP DATABASE IF EXISTS {}", quote(name))).await
}

/// Removes what killed tests left.
async fn sweep(admin: &mut MySqlConnection) -> Result<(), sqlx::Error> {
    let sql = format!("SELECT schema_name FROM information_schema.schemata WHERE left(schema_name, {}) = '{PREFIX}'", PREFIX.len());
    for row in sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut *admin).await? {
        let name: String = row.try_get(0)?;
        if made_at(&name).is_some_and(|made| now().saturating_sub(made) > LEFT_OVER) {
            run(admin, &format!("DROP DATABASE IF EXISTS {}", quote(&name))).await.ok();
        }
    }
    Ok(())
}

async fn run(admin: &mut MySqlConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(admin).await.map(drop)
}

fn quote(name: &str) -> String {
    Dialect::Mysql.identifier(name)
}
