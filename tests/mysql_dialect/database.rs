//! A database of its own for each test, and an executor that does what the runtime does.

use std::sync::atomic::{AtomicU32, Ordering};

use integration::plans::{Executor, Refusal};
use schema_core::Dialect;
use schema_core::dialect::Statement;
use schema_core::schema::{Column, DataType};
use servers::{Kind, Wanted, url};
use sqlx::mysql::{MySqlConnectOptions, MySqlRow};
use sqlx::{AssertSqlSafe, Column as _, Connection as _, MySqlConnection, Row as _, ValueRef as _};

/// The mode that the runtime sets in its sessions.
const SESSION: &str = "SET sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', \
    time_zone = '+00:00'";

/// A database, dropped with this.
pub(crate) struct Database {
    name: String,
    connection: MySqlConnection,
}

/// The server; where the person who runs the tests leaves it out, which `tests/run` says, the suite ends.
fn server() -> MySqlConnectOptions {
    match url(Kind::Mysql).unwrap_or_else(|error| panic!("{error}")) {
        Wanted::Url(url) => url.parse().unwrap(),
        Wanted::Skipped => std::process::exit(0),
    }
}

async fn connect(database: Option<&str>) -> MySqlConnection {
    let options = server();
    let options = database.map_or(options.clone(), |name| options.database(name));
    let mut connection = MySqlConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(SESSION).execute(&mut connection).await.unwrap();
    connection
}

impl Database {
    /// The connection, to read with types.
    pub(crate) fn connection(&mut self) -> &mut MySqlConnection {
        &mut self.connection
    }

    /// Runs statements.
    pub(crate) async fn try_run(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        if sql.is_empty() {
            return Ok(());
        }
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut self.connection).await.map(drop)
    }

    /// The first value of a query.
    pub(crate) async fn value(&mut self, sql: &str) -> String {
        let rows = self.rows(sql).await;
        rows.first().unwrap_or_else(|| panic!("no row: {sql}")).split_once(": ").unwrap().1.to_owned()
    }
}

impl Executor for Database {
    const DIALECT: Dialect = Dialect::Mysql;

    /// An empty one.
    async fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("migrator_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut connection = connect(None).await;
        let create = format!("CREATE DATABASE {name} CHARACTER SET latin1 COLLATE latin1_swedish_ci");
        sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
        let connection = connect(Some(&name)).await;
        Self { name, connection }
    }

    /// The value of a column, to compare: a float with all its digits.
    fn shown(column: &Column) -> String {
        let name = Self::DIALECT.identifier(&column.name);
        if column.data_type == DataType::Float32 { format!("CAST({name} AS DOUBLE) AS {name}") } else { name }
    }

    /// Runs statements, which must succeed.
    async fn run(&mut self, sql: &str) {
        self.try_run(sql).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
    }

    /// The rows of a query, one text each: `name: value, name: value`.
    async fn rows(&mut self, sql: &str) -> Vec<String> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(&mut self.connection).await;
        rows.unwrap_or_else(|error| panic!("{error}\n{sql}")).iter().map(render).collect()
    }

    /// Runs a plan as the runtime does, statement by statement.
    async fn apply(&mut self, plan: &[Statement]) -> Result<(), Refusal> {
        for statement in plan {
            match statement {
                Statement::Sql(sql) => self.run(sql).await,
                Statement::Check { message, sql } => {
                    let rows = self.rows(sql).await;
                    if !rows.is_empty() {
                        return Err(Refusal { message: message.clone(), rows });
                    }
                }
                Statement::Backfill(backfill) => self.run(&backfill.sql(Dialect::Mysql, "")).await,
                Statement::Rebuild { .. } => panic!("a rebuild is SQLite's"),
            }
        }
        Ok(())
    }

    /// Everything that the server knows of the tables, in an order that does not depend on how they came to be.
    async fn structure(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        for name in self.rows("SELECT table_name AS t FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1").await {
            let name = Self::DIALECT.identifier(name.trim_start_matches("t: "));
            let text = self.rows(&format!("SHOW CREATE TABLE {name}")).await.concat();
            let (head, numbered) = text.split_once(" AUTO_INCREMENT=").unwrap_or((&text, ""));
            let tail = numbered.trim_start_matches(|c: char| c.is_ascii_digit());
            let text = format!("{head}{tail}");
            let mut own: Vec<String> = text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect();
            own.sort();
            lines.extend(own);
        }
        lines
    }
}

impl Drop for Database {
    /// In a thread of its own, because a test's runtime does not wait here.
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {}", self.name);
        let done = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut connection = connect(None).await;
                sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut connection).await.unwrap();
            });
        });
        // A test that fails has said why; one that passes leaves a database behind.
        let _ = done.join();
    }
}

fn render(row: &MySqlRow) -> String {
    let values = row.columns().iter().map(|column| {
        let raw = row.try_get_raw(column.ordinal()).unwrap();
        let value = if raw.is_null() {
            "NULL".to_owned()
        } else {
            let bytes = row.get_unchecked::<Vec<u8>, _>(column.ordinal());
            // The text of a table can have a default of bytes in it.
            let lossy = String::from_utf8_lossy(&bytes).into_owned();
            let is_text = lossy.as_bytes() == bytes || lossy.starts_with("CREATE TABLE");
            if is_text { lossy } else { format!("{bytes:02x?}") }
        };
        format!("{}: {value}", column.name())
    });
    values.collect::<Vec<_>>().join(", ")
}
