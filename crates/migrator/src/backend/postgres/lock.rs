//! The lock that keeps migrators of one schema apart: an advisory lock that ends with its transaction.
//!
//! Between transactions, while a statement runs that can be in none, a second lock keeps others out: who begins takes a share of it first.
//! It belongs to the connection that runs the statement, and so ends when the statement has, even if nobody waits for it any more; behind a
//! pooler, to a transaction ([`super::pooler`]).
//!
//! The first is the only kind that works on one connection, behind poolers, and never outlives what it protects. Nobody waits for it in a statement:
//! a waiting statement holds a snapshot, for which `CREATE INDEX CONCURRENTLY` of the holder would wait in turn. PostgreSQL keeps advisory
//! locks apart by database; the schema is in the key, so that several applications or tenants in one database do not wait for each other.

use schema_core::Dialect;
use sqlx::PgConnection;

use super::{fault, rows, text_literal};
use crate::backend::{Cell, Expected};
use crate::error::{Error, Kind};

/// The first half of the key: "migr" in ASCII. The second is a hash of the schema in which tables are created.
const KEY: i32 = 0x6d69_6772;

/// The first half of the key of the second lock: "migs".
const KEEP_OUT: i32 = 0x6d69_6773;

/// The second half of both.
const SCHEMA: &str = "hashtext(coalesce(current_schema(), ''))";

/// How often the server looks whether the client of a running statement is still there.
pub(super) const CHECK_INTERVAL_MILLIS: u32 = 2_000;

/// Has the server end what a killed client runs, which it otherwise notices only when the statement has ended. Not every system can.
fn check_interval() -> String {
    format!(
        "CASE WHEN version() LIKE '%linux%' AND current_setting('client_connection_check_interval', true) = '0' \
         THEN set_config('client_connection_check_interval', '{CHECK_INTERVAL_MILLIS}', true) END"
    )
}

/// CockroachDB has numbers of its own, and none of PostgreSQL's that would say what it can do.
const VERSION: &str = "CASE WHEN version() LIKE 'CockroachDB%' THEN NULL ELSE current_setting('server_version_num')::bigint END";

/// What taking the lock told.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) taken: bool,
    /// `server_version_num`: 150020 is 15.20; `None` where it is not PostgreSQL.
    pub(super) version: Option<i64>,
    /// Where tables are created; `None` when the search path names no schema that exists.
    pub(super) schema: Option<String>,
    /// Whether what was expected is so, once the lock was asked for.
    pub(super) as_expected: bool,
}

/// What asks for the lock, in SQL; `None` for one who keeps others out by other means. `keeper` is the server process that keeps others out for
/// the one who asks: behind a pooler it may be another than the one that serves this transaction.
pub(super) fn asked(locks: bool, keeper: Option<i64>) -> Option<String> {
    let own = keeper.map_or_else(|| "false".to_owned(), |keeper| format!("EXISTS ({})", kept_by(keeper)));
    locks.then(|| {
        format!(
            "CASE WHEN {own} OR pg_try_advisory_xact_lock_shared({KEEP_OUT}, {SCHEMA}) THEN pg_try_advisory_xact_lock({KEY}, {SCHEMA}) \
             ELSE false END"
        )
    })
}

/// Tries to take the lock within the transaction that is open. What is expected is looked at after that in the same message: as a statement of
/// its own it sees what was committed before the lock was taken.
pub(super) async fn attempt(
    connection: &mut PgConnection,
    lock: Option<String>,
    expected: Option<&Expected>,
) -> Result<Attempt, sqlx::Error> {
    let mut sql = format!("SELECT {}, {VERSION}, current_schema()::text, {}", lock.as_deref().unwrap_or("true"), check_interval());
    if let Some(Expected { query, .. }) = expected {
        sql.push_str("; ");
        sql.push_str(&query.sql);
    }
    let rows = rows(connection, sql).await?;
    let cells = rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    let seen = rows.get(1).and_then(|row| row.cells.first()?.integer()).unwrap_or(0);
    Ok(Attempt {
        taken: cells.first().and_then(Cell::text) == Some("true"),
        version: cells.get(1).and_then(Cell::integer),
        schema: cells.get(2).and_then(Cell::text).map(str::to_owned),
        as_expected: expected.is_none_or(|expected| expected.number == seen),
    })
}

/// Tries to take the second lock for this connection; the server process that has it then.
pub(super) async fn keep_out(connection: &mut PgConnection) -> Result<Option<i64>, sqlx::Error> {
    let rows = rows(connection, format!("SELECT pg_backend_pid() WHERE pg_try_advisory_lock({KEEP_OUT}, {SCHEMA})")).await?;
    Ok(rows.first().and_then(|row| row.cells.first()?.integer()))
}

/// The schema as the keys have it, as a number.
pub(super) fn schema() -> String {
    format!("SELECT {SCHEMA}")
}

/// Tries to take the second lock within the transaction that is open, for a schema as [`schema`] tells it; the server process that has it then.
pub(super) fn keep_out_of(schema: i64) -> String {
    format!("SELECT pg_backend_pid() WHERE pg_try_advisory_xact_lock({KEEP_OUT}, {schema})")
}

/// The statement that gives the second lock back. Behind a pooler that nothing shows `keeper`, the server process that has it, may be out of reach and does nothing but
/// keep the lock: it is ended, and the pooler begins another.
pub(super) fn let_in(keeper: Option<i64>) -> String {
    let own = format!("pg_advisory_unlock({KEEP_OUT}, {SCHEMA})");
    let Some(keeper) = keeper else { return format!("SELECT {own}") };
    format!(
        "SELECT CASE WHEN pg_backend_pid() = {keeper} THEN {own} \
         ELSE (SELECT pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a WHERE a.pid = {keeper} AND a.state = 'idle' AND EXISTS ({})) END",
        kept_by(keeper)
    )
}

/// Finds the second lock where this server process has it.
fn kept_by(keeper: i64) -> String {
    format!("SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = {keeper} AND l.mode = 'ExclusiveLock' AND {}", matching(KEEP_OUT))
}

/// Whether this connection still has the lock, that is, whether the transaction that took it is still open.
pub(super) async fn is_held(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    let found =
        rows(connection, format!("SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = pg_backend_pid() AND {}", matching(KEY))).await?;
    Ok(!found.is_empty())
}

/// What tells the lock with this key among the rows `l` of `pg_locks`. Keys are shown there without a sign.
fn matching(key: i32) -> String {
    format!(
        "l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = {key} \
         AND l.objid::bigint = ({SCHEMA}::bigint & 4294967295) \
         AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
    )
}

/// The longest part of a statement that a message shows, in characters.
const SHOWN_MAX: usize = 200;

/// Says who has the lock: process, program, since when, what it runs.
pub(super) async fn locked(connection: &mut PgConnection) -> Error {
    let sql = format!(
        "SELECT l.pid, a.application_name, a.client_addr::text, round(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.query_start)))::bigint, \
         regexp_replace(left(a.query, {}), '\\s+', ' ', 'g'), a.state \
         FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid \
         WHERE l.mode = 'ExclusiveLock' AND ({} OR {}) ORDER BY l.classid DESC",
        SHOWN_MAX + 1,
        matching(KEY),
        matching(KEEP_OUT)
    );
    let holder = match rows(connection, sql).await {
        Ok(rows) => rows.first().map(|row| describe(&row.cells)).unwrap_or_default(),
        Err(error) => return fault::error(error, "the database can't be read"),
    };
    Error::new(Kind::Locked, format!("another process is migrating this database{holder}"))
}

/// Says who has a lock on something that `sql` names, or else which open transaction is the oldest.
pub(super) async fn blocker(connection: &mut PgConnection, sql: &str) -> Option<String> {
    let names = names(sql);
    let sql = format!(
        "SELECT a.pid, a.application_name, a.client_addr::text, round(extract(epoch FROM clock_timestamp() - a.xact_start))::bigint, \
         regexp_replace(left(a.query, {}), '\\s+', ' ', 'g'), a.state, found.has_lock \
         FROM pg_catalog.pg_stat_activity a CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks l \
         WHERE l.pid = a.pid AND l.granted AND l.relation IN ({})) AS has_lock) found \
         WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.xact_start IS NOT NULL \
         ORDER BY found.has_lock DESC, a.xact_start LIMIT 1",
        SHOWN_MAX + 1,
        names.join(", ")
    );
    let found = rows(connection, sql).await.ok()?;
    let cells = &found.first()?.cells;
    let has_lock = cells.get(6).and_then(Cell::text) == Some("true");
    let who = describe(cells).trim_start_matches(": ").to_owned();
    Some(if has_lock { format!("it is {who}") } else { format!("the oldest open transaction is that of {who}") })
}

/// Everything that may be the name of a relation in `sql`, as SQL for its number.
fn names(sql: &str) -> Vec<String> {
    let tokens = crate::sql::tokens(Dialect::Postgres, sql);
    let is_name = |text: &str| text.starts_with(|c: char| c == '"' || c == '_' || c.is_alphabetic());
    let mut names: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| is_name(token.text)) {
        names.push(token.text.to_owned());
        if let [.., point, name] = &tokens[at..tokens.len().min(at + 3)]
            && point.text == "."
        {
            names.push(format!("{}.{}", token.text, name.text));
        }
    }
    names.sort();
    names.dedup();
    let number = |name: &String| format!("to_regclass({})", text_literal(name));
    std::iter::once("NULL::regclass".to_owned()).chain(names.iter().map(number)).collect()
}

fn describe(cells: &[Cell]) -> String {
    let text = |at: usize| cells.get(at).and_then(Cell::text).filter(|text| !text.is_empty());
    let number = |at: usize| cells.get(at).and_then(Cell::integer);
    let program = text(1).map(|name| format!("`{name}`"));
    let place = text(2).map(|address| format!("from {address}"));
    let about: Vec<String> = [program, place].into_iter().flatten().collect();
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(" ")) };
    let since = number(3).map(|seconds| format!(", in a transaction for {seconds} s")).unwrap_or_default();
    let doing = text(4).map(|query| {
        let verb = if text(5) == Some("active") { "it runs" } else { "it last ran" };
        let shown: String = query.chars().take(SHOWN_MAX).collect();
        let more = if query.chars().count() > SHOWN_MAX { "…" } else { "" };
        format!("; {verb} `{shown}{more}`")
    });
    format!(": server process {}{about}{since}{}", number(0).unwrap_or(0), doing.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_relations_are_found_with_their_schemas() {
        let numbers: Vec<String> = ["\"B\"", "ALTER", "TABLE", "a", "a.\"B\""].map(|name| format!("to_regclass('{name}')")).to_vec();
        let found = names("ALTER TABLE a.\"B\" -- c\n");
        assert_eq!(found[0], "NULL::regclass");
        assert_eq!(found[1..], numbers);
    }

    #[test]
    fn the_holder_is_described_by_what_is_known() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let all = [Cell::Integer(7), text("app"), text("10.0.0.1"), Cell::Integer(12), text("ALTER TABLE a"), text("active")];
        assert_eq!(describe(&all), ": server process 7 (`app` from 10.0.0.1), in a transaction for 12 s; it runs `ALTER TABLE a`");
        let idle = [Cell::Integer(7), text(""), Cell::Null, Cell::Null, text("BEGIN"), text("idle in transaction")];
        assert_eq!(describe(&idle), ": server process 7; it last ran `BEGIN`");
        assert_eq!(describe(&[Cell::Integer(7)]), ": server process 7");
    }
}
