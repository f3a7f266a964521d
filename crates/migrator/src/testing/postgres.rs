//! PostgreSQL: the migrations run once, in a template that every test gets a copy of.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::str::FromStr as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use schema_core::Dialect;
use schema_core::migration::Fingerprint;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, PgPool, Row as _};

use super::{LEFT_OVER, PREFIX, TestDatabase, failed, fill, made_at, now, remove_with, unique};
use crate::embedded::{self, Embedded};
use crate::error::Kind;
use crate::{Error, Migrator, Plan};

/// How many connections a database has.
const CONNECTIONS: u32 = 5;

/// How long to wait for others that use the template.
const PATIENCE: Duration = Duration::from_mins(1);

/// Templates that nobody has used for this long are removed.
const UNUSED: Duration = Duration::from_hours(7 * 24);

/// The templates that this process knows to be there.
static KNOWN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// A database on the server that `url` names, made from a template with the same migrations. The role needs the right to create databases.
///
/// # Errors
///
/// When migrating fails, or no database can be created.
pub async fn postgres(url: &str, migrator: &Migrator) -> Result<TestDatabase<PgPool>, Error> {
    let options = PgConnectOptions::from_str(url).map_err(|_| {
        Error::new(Kind::Database, "the server's URL can't be read").with_hint("write `postgres://user:password@host/database`")
    })?;
    let template = format!("{PREFIX}{}", fingerprint(migrator)?);
    let name = format!("{PREFIX}{}", unique());
    let mut admin = options.connect().await.map_err(failed("no connection to the server"))?;
    if !KNOWN.lock().is_ok_and(|known| known.contains(&template)) {
        prepare(&mut admin, &options, &template, migrator).await?;
        KNOWN.lock().map(|mut known| known.insert(template.clone())).ok();
    }
    let create = format!("CREATE DATABASE {} TEMPLATE {}", quote(&name), quote(&template));
    patiently(&mut admin, &create).await.map_err(failed("the database of the test can't be created"))?;
    let dropping = options.clone();
    let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quote(&name));
    let remove = remove_with(move || async move {
        let mut admin = dropping.connect().await?;
        run(&mut admin, &drop).await?;
        Ok(admin.close().await?)
    });
    let pool = PgPoolOptions::new().max_connections(CONNECTIONS).connect_lazy_with(options.database(&name));
    admin.close().await.ok();
    Ok(TestDatabase { pool, name, remove: Some(remove) })
}

/// Makes the template, unless somebody else has, and removes what others left.
async fn prepare(admin: &mut PgConnection, options: &PgConnectOptions, template: &str, migrator: &Migrator) -> Result<(), Error> {
    let could_not = "the template of the databases for tests can't be made";
    let lock = lock(options, template).await.map_err(failed(could_not))?;
    sweep(admin, template).await.map_err(failed(could_not))?;
    let exists = format!("SELECT 1 FROM pg_catalog.pg_database WHERE datname = '{template}'");
    if sqlx::raw_sql(AssertSqlSafe(exists)).fetch_optional(&mut *admin).await.map_err(failed(could_not))?.is_none() {
        // Only a template that is whole has the name of one.
        let new = format!("{template}_new");
        let (quoted, name) = (quote(&new), quote(template));
        run(admin, &format!("DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")).await.map_err(failed(could_not))?;
        run(admin, &format!("CREATE DATABASE {quoted}")).await.map_err(failed(could_not))?;
        let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(options.clone().database(&new));
        let filled = fill(migrator, &pool).await;
        pool.close().await;
        filled?;
        end_connections(admin, &new).await.map_err(failed(could_not))?;
        let rename = format!("ALTER DATABASE {quoted} RENAME TO {name}");
        patiently(admin, &rename).await.map_err(failed(could_not))?;
    }
    let used = format!("COMMENT ON DATABASE {} IS 'used {}'", quote(template), now().as_secs());
    run(admin, &used).await.map_err(failed(could_not))?;
    lock.close().await.map_err(failed(could_not))
}

/// What the migrations and seeds come to: another text when any of them changes.
fn fingerprint(migrator: &Migrator) -> Result<String, Error> {
    let dialect = Dialect::Postgres;
    let mut text = String::new();
    for item in Embedded::new(dialect, &migrator.lists())?.items {
        let _ = writeln!(text, "{} {} {}", item.package, item.migration.id, item.checksum);
    }
    for seed in migrator.seeds {
        let _ = writeln!(text, "{} {}", seed.name, embedded::checksum(dialect, &Plan::record(dialect, seed.fill)));
    }
    Ok(Fingerprint::of(&text).to_string())
}

/// Waits until nobody else makes this template. The lock ends with the connection, which is one of its own with an open transaction: behind a
/// pooler only a transaction keeps its connection to the server.
async fn lock(options: &PgConnectOptions, template: &str) -> Result<PgConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    run(&mut connection, "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0").await?;
    let started = Instant::now();
    loop {
        let attempt = format!("SELECT pg_try_advisory_xact_lock(hashtext('{template}'))");
        let row = sqlx::raw_sql(AssertSqlSafe(attempt)).fetch_one(&mut connection).await?;
        if row.try_get::<bool, _>(0)? || started.elapsed() > PATIENCE {
            return Ok(connection);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Ends the connections that a pooler keeps to a database which nobody uses any more.
async fn end_connections(admin: &mut PgConnection, name: &str) -> Result<(), sqlx::Error> {
    let sql =
        format!("SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname = '{name}' AND usename = current_user");
    run(admin, &sql).await
}

/// Removes what killed tests and earlier migrations left, as far as nobody uses it.
async fn sweep(admin: &mut PgConnection, template: &str) -> Result<(), sqlx::Error> {
    let sql = format!(
        "SELECT datname::text, coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_catalog.pg_database WHERE starts_with(datname::text, '{PREFIX}')"
    );
    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut *admin).await?;
    for row in rows {
        let (name, comment): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let used = comment.strip_prefix("used ").and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
        let is_old = |since: Option<Duration>, age| since.is_some_and(|since| now().saturating_sub(since) > age);
        if name != template && (is_old(made_at(&name), LEFT_OVER) || is_old(used, UNUSED)) {
            // Somebody may use it after all; then the server refuses.
            run(admin, &format!("DROP DATABASE IF EXISTS {}", quote(&name))).await.ok();
        }
    }
    Ok(())
}

/// Runs a statement, again while somebody is still connected to the database that it is about.
async fn patiently(admin: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    let started = Instant::now();
    loop {
        match run(admin, sql).await {
            Err(error) if is_in_use(&error) && started.elapsed() < PATIENCE => tokio::time::sleep(Duration::from_millis(20)).await,
            other => return other,
        }
    }
}

fn is_in_use(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("55006"))
}

async fn run(admin: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(admin).await.map(drop)
}

fn quote(name: &str) -> String {
    Dialect::Postgres.identifier(name)
}
