//! The lock that keeps migrators of one database apart: `GET_LOCK`.
//!
//! It belongs to the connection and outlives transactions, which every change of a schema ends. Nobody waits for it in a statement, because
//! a waiting statement could not be cancelled. The name is one for the whole server, so a hash of the database's name is in it; the database is
//! taken without regard to case, because on some systems names differ in nothing else and mean the same.

use sqlx::MySqlConnection;

use super::{execute, fault, rows};
use crate::backend::Cell;
use crate::error::{Error, Kind};

/// The lock's name, as SQL: 41 of the 64 characters that MySQL takes.
const NAME: &str = "concat('migrator_', left(sha2(lower(database()), 256), 32))";

/// Tries to take the lock for this connection.
pub(super) async fn attempt(connection: &mut MySqlConnection) -> Result<bool, sqlx::Error> {
    let found = rows(connection, format!("SELECT get_lock({NAME}, 0)")).await?;
    Ok(found.first().and_then(|row| row.cells.first()?.integer()) == Some(1))
}

/// Gives the lock back.
pub(super) async fn release(connection: &mut MySqlConnection) -> Result<(), sqlx::Error> {
    execute(connection, format!("DO release_lock({NAME})")).await
}

/// The longest part of a statement that a message shows, in characters.
const SHOWN_MAX: usize = 200;

/// Says who has the lock: connection, account, what it runs and for how long. Without the right PROCESS the server shows only connections of
/// the same account.
pub(super) async fn locked(connection: &mut MySqlConnection) -> Error {
    let sql = format!(
        "SELECT cast(is_used_lock({NAME}) AS signed), p.user, p.host, p.command, cast(p.time AS signed), left(p.info, {}) \
         FROM (SELECT 1) one LEFT JOIN information_schema.processlist p ON p.id = is_used_lock({NAME})",
        SHOWN_MAX + 1
    );
    let holder = match rows(connection, sql).await {
        Ok(rows) => rows.first().map(|row| describe(&row.cells)).unwrap_or_default(),
        Err(error) => return fault::error(error, "the database can't be read"),
    };
    Error::new(Kind::Locked, format!("another process is migrating this database{holder}"))
}

/// Says which open transaction is the oldest, of this database if there is one: the one that most likely has the lock which a statement waited for. Without the right PROCESS
/// nothing is known.
pub(super) async fn oldest_transaction(connection: &mut MySqlConnection) -> Option<String> {
    let sql = format!(
        "SELECT cast(x.trx_mysql_thread_id AS signed), p.user, p.host, p.command, cast(timestampdiff(SECOND, x.trx_started, now()) AS signed), \
         left(p.info, {}) FROM information_schema.innodb_trx x LEFT JOIN information_schema.processlist p ON p.id = x.trx_mysql_thread_id \
         WHERE x.trx_mysql_thread_id <> connection_id() ORDER BY coalesce(p.db = database(), 0) DESC, x.trx_started LIMIT 1",
        SHOWN_MAX + 1
    );
    let found = rows(connection, sql).await.ok()?;
    let cells = &found.first()?.cells;
    let seconds = cells.get(4).and_then(Cell::integer).unwrap_or(0);
    let mut shown = cells.clone();
    // How long the transaction is open is not how long its statement runs.
    *shown.get_mut(4)? = Cell::Null;
    Some(format!("the oldest open transaction, for {seconds} s, is{}", describe(&shown).trim_start_matches(':')))
}

fn describe(cells: &[Cell]) -> String {
    let text = |at: usize| cells.get(at).and_then(Cell::text).filter(|text| !text.is_empty());
    let number = |at: usize| cells.get(at).and_then(Cell::integer);
    let Some(id) = number(0) else { return String::new() };
    let who = match (text(1), text(2)) {
        (Some(user), Some(host)) => format!(" (`{user}` from {host})"),
        _ => String::new(),
    };
    let doing = match (text(5), text(3), number(4)) {
        (Some(query), _, seconds) => {
            let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
            let shown: String = query.chars().take(SHOWN_MAX).collect();
            let more = if query.chars().count() > SHOWN_MAX { "…" } else { "" };
            let since = seconds.map_or(String::new(), |seconds| format!(" for {seconds} s"));
            format!(", which runs{since} `{shown}{more}`")
        }
        (None, Some("Sleep"), Some(seconds)) => format!(", which runs nothing for {seconds} s"),
        (None, _, _) => String::new(),
    };
    format!(": connection {id}{who}{doing}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holder_is_described_by_what_is_known() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let all = [Cell::Integer(7), text("app"), text("h:1"), text("Query"), Cell::Integer(12), text("ALTER TABLE\n a")];
        assert_eq!(describe(&all), ": connection 7 (`app` from h:1), which runs for 12 s `ALTER TABLE a`");
        let idle = [Cell::Integer(7), text("app"), text("h:1"), text("Sleep"), Cell::Integer(2), Cell::Null];
        assert_eq!(describe(&idle), ": connection 7 (`app` from h:1), which runs nothing for 2 s");
        assert_eq!(describe(&[Cell::Integer(7), Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::Null]), ": connection 7");
        assert_eq!(describe(&[Cell::Null]), "");
    }
}
