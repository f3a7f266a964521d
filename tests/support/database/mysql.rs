//! Throwaway databases on the MySQL or MariaDB server of the suites.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use migrator::introspect::{self, Catalog};
use schema_core::Dialect;
use servers::Kind;
use sqlx::mysql::{MySqlConnectOptions, MySqlPoolOptions, MySqlRow};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Error, MySqlPool, Row as _, TypeInfo as _, ValueRef as _};

use super::Dump;
use crate::server::Server;

/// A database with a pool of one connection.
#[derive(Debug)]
pub struct Database {
    /// The pool.
    pub pool: MySqlPool,
    name: String,
    server: String,
}

/// The databases of this process that no test uses, with their servers.
static FREE: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Database {
    /// An empty database on the server.
    ///
    /// # Errors
    ///
    /// When it can't be created.
    pub async fn new(server: &str) -> Result<Self, String> {
        let free = {
            let mut free = FREE.lock().map_err(|error| error.to_string())?;
            let at = free.iter().position(|(of, _)| of == server);
            at.map(|at| free.swap_remove(at).1)
        };
        let name = free.unwrap_or_else(|| format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        create(server, &name).await.map_err(|error| error.to_string())?;
        let options: MySqlConnectOptions = server.parse().map_err(|error: Error| error.to_string())?;
        let options = options.database(&name);
        let pool = MySqlPoolOptions::new().max_connections(1).connect_with(options).await.map_err(|error| error.to_string())?;
        // The queries of a case name columns in the quotes of SQL. The migrator has a mode of its own while it works.
        let quotes = "SET sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')";
        sqlx::raw_sql(quotes).execute(&pool).await.map_err(|error| error.to_string())?;
        Ok(Self { pool, name, server: server.to_owned() })
    }

    /// Removes it.
    pub async fn close(self) {
        let removed = self.run(&format!("DROP DATABASE {}", self.name)).await;
        self.pool.close().await;
        if let (Ok(()), Ok(mut free)) = (removed, FREE.lock()) {
            free.push((self.server, self.name));
        }
    }

    /// Its URL.
    #[must_use]
    pub fn url(&self) -> String {
        Server { kind: Kind::Mysql, url: self.server.clone() }.database(&self.name, None)
    }

    /// Runs statements.
    ///
    /// # Errors
    ///
    /// When one fails.
    pub async fn run(&self, sql: &str) -> Result<(), Error> {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&self.pool).await.map(drop)
    }

    /// The rows of a query; see [`super::Database::literals`].
    ///
    /// # Errors
    ///
    /// When it fails.
    pub async fn literals(&self, sql: &str) -> Result<Vec<Vec<String>>, Error> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(&self.pool).await?;
        rows.iter().map(|row| (0..row.len()).map(|at| literal(row, at)).collect()).collect()
    }

    /// The catalog.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn catalog(&self) -> Result<Catalog, Error> {
        introspect::mysql(&mut *self.pool.acquire().await?).await
    }

    /// Everything that is in the tables.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn dump(&self) -> Result<Dump, Error> {
        let columns = "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t \
            ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema = database() \
            AND t.table_type = 'BASE TABLE' AND c.table_name NOT LIKE '\\_migrator\\_%' ORDER BY c.table_name, c.ordinal_position";
        let mut dump = Dump::new();
        for row in sqlx::raw_sql(columns).fetch_all(&self.pool).await? {
            dump.entry(row.try_get_unchecked(0)?).or_default().columns.push(row.try_get_unchecked(1)?);
        }
        for (name, table) in &mut dump {
            let columns: Vec<String> = table.columns.iter().map(|column| Dialect::Mysql.identifier(column)).collect();
            table.rows = self.literals(&format!("SELECT {} FROM {}", columns.join(", "), Dialect::Mysql.table(name))).await?;
            table.rows.sort();
        }
        Ok(dump)
    }

    /// What `CHECK TABLE` finds; nothing when all is well.
    ///
    /// # Errors
    ///
    /// When it can't be asked.
    pub async fn damages(&self) -> Result<Vec<String>, Error> {
        let names: Vec<String> = self.dump().await?.keys().map(|name| Dialect::Mysql.identifier(name)).collect();
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let rows = sqlx::raw_sql(AssertSqlSafe(format!("CHECK TABLE {}", names.join(", ")))).fetch_all(&self.pool).await?;
        let message =
            |row: &MySqlRow| Ok(format!("{}: {}", row.try_get_unchecked::<String, _>(0)?, row.try_get_unchecked::<String, _>(3)?));
        let messages: Vec<String> = rows.iter().map(message).collect::<Result<_, Error>>()?;
        Ok(messages.into_iter().filter(|message| !message.ends_with(": OK")).collect())
    }

    /// The highest number that each numbering table has given out.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn sequences(&self) -> Result<BTreeMap<String, i64>, Error> {
        let query = "SELECT table_name, CAST(auto_increment - 1 AS CHAR) FROM information_schema.tables \
            WHERE table_schema = database() AND auto_increment IS NOT NULL";
        let rows = sqlx::raw_sql(query).fetch_all(&self.pool).await?;
        let number = |row: &MySqlRow| Ok((row.try_get_unchecked(0)?, row.try_get_unchecked::<String, _>(1)?.parse().unwrap_or(0)));
        rows.iter().map(number).collect()
    }
}

async fn create(server: &str, name: &str) -> Result<(), Error> {
    let options: MySqlConnectOptions = server.parse()?;
    let mut connection = options.connect().await?;
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name} CHARACTER SET utf8mb4"))).execute(&mut connection).await?;
    sqlx::Connection::close(connection).await
}

/// Whether bytes are a text; those of the tests that are none have a byte that no text has.
fn is_text(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'))
}

/// A value as SQLite would have it; all values come as text.
fn literal(row: &MySqlRow, at: usize) -> Result<String, Error> {
    let raw = row.try_get_raw(at)?;
    if raw.is_null() {
        return Ok("NULL".to_owned());
    }
    let kind = raw.type_info().name().to_owned();
    let bytes: Vec<u8> = row.try_get_unchecked(at)?;
    let text = || String::from_utf8_lossy(&bytes).into_owned();
    Ok(match kind.as_str() {
        "BOOLEAN" => text(),
        kind if kind.contains("INT") => text(),
        "FLOAT" | "DOUBLE" => text().parse::<f64>().map_or_else(|_| text(), |number| format!("{number:?}")),
        // Text that is compared by its bytes comes as bytes.
        kind if (kind.contains("BLOB") || kind.contains("BINARY")) && !is_text(&bytes) => {
            let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("x'{}'", digits.concat())
        }
        _ => Dialect::Sqlite.literal(&text()),
    })
}
