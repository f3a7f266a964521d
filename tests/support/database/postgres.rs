//! Throwaway PostgreSQL databases on the server of the suites.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use migrator::introspect::{self, Catalog};
use schema_core::Dialect;
use servers::Kind;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Error, PgPool, Row as _, TypeInfo as _, ValueRef as _};

use super::Dump;
use crate::server::Server;

/// A database with a pool of one connection.
#[derive(Debug)]
pub struct Database {
    /// The pool.
    pub pool: PgPool,
    name: String,
    server: String,
}

/// The databases of this process that no test uses, with their servers. Emptying one is faster than creating another.
static FREE: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

static COUNT: AtomicU32 = AtomicU32::new(0);

const EMPTY: &str = "DO $$ DECLARE name text; BEGIN \
    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP \
    EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP; END $$; CREATE SCHEMA public; SET session_replication_role = DEFAULT";

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
        let name = match free {
            Some(name) => name,
            None => create(server).await.map_err(|error| error.to_string())?,
        };
        let options: PgConnectOptions = server.parse().map_err(|error: Error| error.to_string())?;
        let options = options.database(&name);
        let pool = PgPoolOptions::new().max_connections(1).connect_with(options).await.map_err(|error| error.to_string())?;
        Ok(Self { pool, name, server: server.to_owned() })
    }

    /// Empties it for the next test.
    pub async fn close(self) {
        let emptied = self.run(EMPTY).await;
        self.pool.close().await;
        // One that can't be emptied is of no use any more.
        if let (Ok(()), Ok(mut free)) = (emptied, FREE.lock()) {
            free.push((self.server, self.name));
        }
    }

    /// Its URL.
    #[must_use]
    pub fn url(&self) -> String {
        Server { kind: Kind::Postgres, url: self.server.clone() }.database(&self.name, None)
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
        introspect::postgres(&mut *self.pool.acquire().await?).await
    }

    /// Everything that is in the tables.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn dump(&self) -> Result<Dump, Error> {
        let columns = "SELECT n.nspname, c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname !~ '^_migrator_' \
            ORDER BY 1, 2, a.attnum";
        let mut dump = Dump::new();
        for row in sqlx::raw_sql(columns).fetch_all(&self.pool).await? {
            let (namespace, table): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            let name = if namespace == "public" { table } else { format!("{namespace}.{table}") };
            dump.entry(name).or_default().columns.push(row.try_get(2)?);
        }
        for (name, table) in &mut dump {
            let columns: Vec<String> = table.columns.iter().map(|column| Dialect::Postgres.identifier(column)).collect();
            table.rows = self.literals(&format!("SELECT {} FROM {}", columns.join(", "), Dialect::Postgres.table(name))).await?;
            table.rows.sort();
        }
        Ok(dump)
    }

    /// Indexes and constraints that are not valid.
    ///
    /// # Errors
    ///
    /// When they can't be asked for.
    pub async fn damages(&self) -> Result<Vec<String>, Error> {
        let query = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid \
            UNION ALL SELECT conname::text FROM pg_constraint WHERE NOT convalidated";
        let rows = sqlx::raw_sql(query).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(format!("{} is not valid", row.try_get::<String, _>(0)?))).collect()
    }

    /// The highest number that each identity column has given out, by table.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub async fn sequences(&self) -> Result<BTreeMap<String, i64>, Error> {
        let query = "SELECT d.refobjid::regclass::text, coalesce(pg_sequence_last_value(s.oid), 0)::text FROM pg_class s \
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('i', 'a') WHERE s.relkind = 'S'";
        let rows = sqlx::raw_sql(query).fetch_all(&self.pool).await?;
        let number = |row: &PgRow| Ok((row.try_get(0)?, row.try_get::<String, _>(1)?.parse().unwrap_or(0)));
        rows.iter().map(number).collect()
    }
}

async fn create(server: &str) -> Result<String, Error> {
    let options: PgConnectOptions = server.parse()?;
    let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = options.connect().await?;
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"))).execute(&mut connection).await?;
    sqlx::Connection::close(connection).await?;
    Ok(name)
}

/// A value as SQLite would have it; all values come as text.
fn literal(row: &PgRow, at: usize) -> Result<String, Error> {
    let raw = row.try_get_raw(at)?;
    if raw.is_null() {
        return Ok("NULL".to_owned());
    }
    let kind = raw.type_info().name().to_owned();
    let text: String = row.try_get_unchecked(at)?;
    Ok(match kind.as_str() {
        "BOOL" => u8::from(text == "t").to_string(),
        "INT2" | "INT4" | "INT8" => text,
        "FLOAT4" | "FLOAT8" => text.parse::<f64>().map_or(text, |number| format!("{number:?}")),
        "BYTEA" => format!("x'{}'", text.trim_start_matches("\\x")),
        "UUID" => format!("x'{}'", text.replace('-', "")),
        _ => Dialect::Sqlite.literal(&text),
    })
}
