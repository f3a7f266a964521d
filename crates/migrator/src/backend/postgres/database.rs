//! An empty PostgreSQL database for a while.
//!
//! Its name has the process id of the server that creates it, which the connection keeps until the database is gone. One whose server is gone
//! was left by a process that was killed, and the next that needs a scratch database drops it.

use schema_core::Dialect;
use sqlx::pool::PoolConnection;
use sqlx::{PgPool, Postgres};

use super::{execute, fault, quote, rows, text_literal};
use crate::backend::record::Record;
use crate::backend::{Backend, BoxFuture, Scratch};
use crate::error::{Error, Kind};
use crate::scratch::{self, PREFIX};
use crate::sql;

/// What did not work.
const FAILED: &str = "the server can't create a scratch database";

/// A database that is gone when this is: dropped by [`Scratch::remove`], else by a task that takes over.
pub(super) struct ScratchDatabase {
    /// What drops it; `None` only once that is done.
    keeper: Option<PoolConnection<Postgres>>,
    pool: PgPool,
    name: String,
}

impl ScratchDatabase {
    /// One on the server of `pool`, with its extensions as far as no statement creates them.
    pub(super) async fn new(pool: &PgPool, statements: &[&str]) -> Result<Self, Error> {
        let failed = |error| fault::error(error, FAILED);
        let mut keeper = pool.acquire().await.map_err(|error| fault::error(error, "no connection to the database"))?;
        let found = rows(&mut keeper, FACTS).await.map_err(failed)?;
        let facts = Record(found.into_iter().next().ok_or_else(|| Error::new(Kind::Database, FAILED))?);
        let wanted: Vec<String> = rows(&mut keeper, EXTENSIONS)
            .await
            .map_err(failed)?
            .into_iter()
            .map(Record)
            .filter_map(|row| extension(&row, statements))
            .collect();
        sweep(&mut keeper).await;
        let name = format!("{PREFIX}{}_{}", facts.number("pid"), scratch::unique().trim_start_matches(PREFIX));
        let options = (*pool.connect_options()).clone().database(&name);
        let own = pool.options().clone().min_connections(0).max_connections(1).connect_lazy_with(options);
        let mut place = Self { keeper: Some(keeper), pool: own, name };
        let sql = create(&place.name, &facts);
        let created = execute(place.keeper()?, sql).await;
        if let Err(error) = created {
            // There is none that would have to be dropped.
            place.keeper = None;
            return Err(with_hint(failed(error)));
        }
        let path = format!("ALTER DATABASE {} SET search_path TO {}", quote(&place.name), facts.text("path"));
        if !facts.text("path").is_empty() {
            execute(place.keeper()?, path).await.map_err(failed)?;
        }
        let mut connection = place.pool.acquire().await.map_err(|error| fault::error(error, "no connection to the scratch database"))?;
        if let Some(schema) = facts.get("schema") {
            execute(&mut connection, format!("CREATE SCHEMA IF NOT EXISTS {}", quote(schema))).await.map_err(failed)?;
        }
        for sql in wanted {
            let failed = |error| fault::error(error, "an extension that the database has can't be created in the scratch database");
            execute(&mut connection, sql.clone()).await.map_err(|error| failed(error).with_sql(sql))?;
        }
        drop(connection);
        Ok(place)
    }

    fn keeper(&mut self) -> Result<&mut PoolConnection<Postgres>, Error> {
        self.keeper.as_mut().ok_or_else(|| Error::new(Kind::Database, "the scratch database was dropped"))
    }
}

impl Scratch for ScratchDatabase {
    fn backend(&self) -> &dyn Backend {
        &self.pool
    }

    fn remove(mut self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            self.pool.close().await;
            let sql = drop_database(&self.name);
            let dropped = execute(self.keeper()?, sql).await;
            dropped.map_err(|error| fault::error(error, &format!("the scratch database `{}` can't be dropped", self.name)))?;
            self.keeper = None;
            Ok(())
        })
    }
}

impl Drop for ScratchDatabase {
    fn drop(&mut self) {
        let Some(mut keeper) = self.keeper.take() else { return };
        // Without a runtime it stays until the next that needs a scratch database.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return drop(keeper.detach()) };
        let (pool, sql) = (self.pool.clone(), drop_database(&self.name));
        runtime.spawn(async move {
            pool.close().await;
            execute(&mut keeper, sql).await.ok();
        });
    }
}

/// What the scratch database has in common with the real one.
const FACTS: &str = "SELECT pg_backend_pid() AS pid, current_schema()::text AS schema, current_setting('search_path') AS path, \
     pg_encoding_to_char(d.encoding)::text AS encoding, d.datcollate::text AS collate, d.datctype::text AS ctype, \
     to_jsonb(d) ->> 'datlocprovider' AS provider, coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') AS locale \
     FROM pg_catalog.pg_database d WHERE d.datname = current_database()";

const EXTENSIONS: &str = "SELECT e.extname::text AS name, n.nspname::text AS schema, n.nspname !~ '^pg_' AS is_own \
     FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.oid >= 16384 ORDER BY e.oid";

/// The statement that creates an extension, unless one of `statements` does.
fn extension(row: &Record, statements: &[&str]) -> Option<String> {
    let name = row.text("name");
    let creates = |sql: &&str| sql::mentions(Dialect::Postgres, sql, "EXTENSION") && sql::mentions(Dialect::Postgres, sql, &name);
    if statements.iter().any(creates) {
        return None;
    }
    let schema = quote(&row.text("schema"));
    let create = format!("CREATE EXTENSION IF NOT EXISTS {}", quote(&name));
    Some(if row.is("is_own") { format!("CREATE SCHEMA IF NOT EXISTS {schema}; {create} SCHEMA {schema}") } else { create })
}

/// `template0`, because nobody is ever connected to it, and because it takes any encoding and locale.
fn create(name: &str, facts: &Record) -> String {
    let text = |name: &str| text_literal(&facts.text(name));
    let locale = match (facts.get("provider"), facts.get("locale")) {
        (Some("i"), Some(_)) => format!(" LOCALE_PROVIDER icu ICU_LOCALE {}", text("locale")),
        (Some("b"), Some(_)) => format!(" LOCALE_PROVIDER builtin BUILTIN_LOCALE {}", text("locale")),
        _ => String::new(),
    };
    let (name, encoding, collate, ctype) = (quote(name), text("encoding"), text("collate"), text("ctype"));
    format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING {encoding} LC_COLLATE {collate} LC_CTYPE {ctype}{locale}")
}

/// Also when a step in Rust has left somebody connected.
fn drop_database(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quote(name))
}

/// Drops what was left by processes that are gone. What can't be dropped stays; it is in nobody's way.
async fn sweep(keeper: &mut PoolConnection<Postgres>) {
    let sql = format!(
        "SELECT d.datname::text AS name FROM pg_catalog.pg_database d WHERE starts_with(d.datname::text, {prefix}) \
         AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity a \
             WHERE a.datid = d.oid OR a.pid::text = split_part(substr(d.datname::text, {after}), '_', 1))",
        prefix = text_literal(PREFIX),
        after = PREFIX.len() + 1,
    );
    for row in rows(keeper, sql).await.unwrap_or_default().into_iter().map(Record) {
        let name = row.text("name");
        // Not by force: if somebody has connected meanwhile, it is in use.
        if let Err(error) = execute(keeper, format!("DROP DATABASE IF EXISTS {}", quote(&name))).await {
            tracing::debug!(%error, name, "a scratch database that was left behind can't be dropped");
        }
    }
}

/// Which right it takes.
fn with_hint(error: Error) -> Error {
    if error.kind() == Kind::Privilege {
        return error.with_hint("grant the role of this connection the right to create databases: `ALTER ROLE … CREATEDB`");
    }
    error
}
