//! What PostgreSQL's errors mean.

use sqlx::postgres::PgDatabaseError;

use crate::Error;
use crate::backend::TAKEN;
use crate::error::Kind;

/// What an error is about, by its SQLSTATE.
pub(super) fn kind(error: &sqlx::Error) -> Kind {
    let Some(code) = database(error).map(PgDatabaseError::code) else { return Kind::Database };
    match code {
        "42501" => Kind::Privilege,
        "3D000" => Kind::MissingDatabase,
        "25006" => Kind::ReadOnly,
        "53100" => Kind::Full,
        // The last: a database that is the template of a new one.
        "55P03" | "40P01" | "55006" => Kind::Locked,
        "42P07" => Kind::AlreadyThere,
        "57014" => Kind::TimedOut,
        _ if ["08", "28", "53", "57P", "58", "XX"].iter().any(|class| code.starts_with(class)) => Kind::Database,
        _ => Kind::Statement,
    }
}

/// The error for people. `what` says what did not work, where PostgreSQL's own words don't.
pub(super) fn error(error: sqlx::Error, what: &str) -> Error {
    let code = database(&error).map(PgDatabaseError::code).unwrap_or_default();
    let hint = hint(&error, code);
    let message = match code {
        "42501" => format!("{what}, because the role lacks a right"),
        "3D000" => "there is no such database".to_owned(),
        "28P01" | "28000" => "the server does not let this role in".to_owned(),
        "25006" => "the database can't be written to".to_owned(),
        "53100" => "there is no space left for the database; nothing was changed".to_owned(),
        "55P03" => "somebody else has a lock that the statement needs".to_owned(),
        "40P01" => "somebody else and this migration waited for each other".to_owned(),
        "42P07" => "the database has something of that name already".to_owned(),
        "57014" => "the statement ran for longer than it may, or somebody cancelled it".to_owned(),
        "55006" => "somebody else uses what the statement needs for itself".to_owned(),
        _ => what.to_owned(),
    };
    let new = Error::new(kind(&error), message).with_cause(error);
    match hint {
        Some(hint) => new.with_hint(hint),
        None => new,
    }
}

/// The error of a statement within a transaction. What is in use there is in use by the transaction itself, which no waiting helps.
pub(super) fn within(error: sqlx::Error) -> Error {
    let is_own = database(&error).is_some_and(|error| error.code() == "55006");
    let what = "PostgreSQL refused it";
    if is_own { Error::new(Kind::Statement, what).with_cause(error) } else { self::error(error, what) }
}

pub(super) fn is_missing_table(error: &sqlx::Error) -> bool {
    database(error).is_some_and(|error| error.code() == "42P01")
}

/// Whether a savepoint is gone, as it is once its transaction has ended.
pub(super) fn is_missing_savepoint(error: &sqlx::Error) -> bool {
    database(error).is_some_and(|error| matches!(error.code(), "3B001" | "25P01"))
}

/// Whether somebody else has created the database: before, or at the same moment.
pub(super) fn is_database_taken(error: &sqlx::Error) -> bool {
    database(error).is_some_and(|error| matches!(error.code(), "42P04" | "23505"))
}

/// Where in the SQL of a message the error is, in characters from 1.
pub(super) fn position(error: &sqlx::Error) -> Option<usize> {
    match database(error)?.position()? {
        sqlx::postgres::PgErrorPosition::Original(position) => Some(position),
        sqlx::postgres::PgErrorPosition::Internal { .. } => None,
    }
}

/// Whether it is a pooler that does not let the client in: no server breaks its own protocol.
pub(super) fn is_from_pooler(error: &sqlx::Error) -> bool {
    database(error).is_some_and(|error| error.code() == "08P01" || error.message().contains("max_client_conn"))
}

/// Whether the server lets nobody in any more, or this role not once more.
pub(super) fn has_no_connection_left(error: &sqlx::Error) -> bool {
    database(error).is_some_and(|error| error.code() == "53300")
}

fn database(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    error.as_database_error()?.try_downcast_ref()
}

fn hint(error: &sqlx::Error, code: &str) -> Option<String> {
    if let sqlx::Error::PoolTimedOut = error {
        let text = "either all connections of the pool are in use: migrate before they are, or allow the pool one more; or no server answers \
                    where the pool expects it";
        return Some(text.to_owned());
    }
    if let sqlx::Error::Io(_) | sqlx::Error::Tls(_) = error {
        return Some("check the host and the port in the URL, whether the server runs, and whether it wants TLS".to_owned());
    }
    let found = database(error)?;
    let quoted = || found.message().split('"').nth(1);
    match code {
        "42501" if found.detail().is_some_and(|detail| detail.contains("CONNECT")) => Some(format!(
            "grant the role of this connection the right: `GRANT CONNECT ON DATABASE {} TO …`",
            quoted().map_or("…".to_owned(), super::quote)
        )),
        "42501" => Some(privilege(found.message())),
        "3D000" => {
            let name = quoted().map_or("…".to_owned(), super::quote);
            Some(format!(
                "create it: `migrator::create_database(url)`, or connected to another one such as `postgres`: `CREATE DATABASE {name}`"
            ))
        }
        "28P01" | "28000" => Some("check the role and its password in the URL, and the server's pg_hba.conf".to_owned()),
        "25006" => {
            Some("the server is a replica, or `default_transaction_read_only` is on: connect to the primary, or turn it off".to_owned())
        }
        "53100" => Some("make space, then run it again".to_owned()),
        "55P03" => Some("run it again when the other transaction has ended, or raise `Migrator::lock_timeout`".to_owned()),
        "40P01" => Some("nothing was changed; run it again".to_owned()),
        "42P07" => Some(TAKEN.to_owned()),
        "57014" => Some("raise `Migrator::statement_timeout`, or what the role says where that is not called".to_owned()),
        "08P01" => Some(of_pooler(found.message()).to_owned()),
        "25P03" => Some("under a lease, a step in Rust may leave its transaction idle for no longer than the lease lasts".to_owned()),
        "25001" => Some("a migration runs in a transaction; run this statement outside of migrations".to_owned()),
        _ => {
            let detail = [found.detail(), found.hint()].into_iter().flatten().collect::<Vec<_>>().join("; ");
            Some(detail).filter(|detail| !detail.is_empty())
        }
    }
}

/// What would help against what a pooler says, in PgBouncer's words.
fn of_pooler(message: &str) -> &'static str {
    if message.contains("startup parameter") {
        "this is a pooler that refuses what it does not know: name the parameter in its `ignore_startup_parameters`"
    } else if message.contains("no such database") {
        "the pooler knows no such database: add it, or `*` for all of the server's, to its `[databases]`"
    } else if message.contains("query_wait_timeout") {
        "the pooler's connections were all in use: allow it more (`default_pool_size`), or connect to the server itself for migrating"
    } else {
        "this is what a pooler says: look into its log, or connect to the server itself for migrating"
    }
}

/// What would help against a missing right. PostgreSQL names the right only in its words, which are English unless the server is told
/// otherwise.
fn privilege(message: &str) -> String {
    let name = message.split('"').nth(1).or_else(|| message.split(' ').next_back()).unwrap_or_default();
    let name = super::quote(name);
    if message.contains("to create database") {
        "have the database created by a role that may, or let this one: `ALTER ROLE … CREATEDB`".to_owned()
    } else if message.contains("must be owner") {
        "run it with the role that owns it, or one that is a member of that role".to_owned()
    } else if message.contains("for schema") {
        format!("grant the role of this connection the right: `GRANT USAGE, CREATE ON SCHEMA {name} TO …`")
    } else if message.contains("for table") {
        format!("grant the role of this connection the right: `GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON {name} TO …`")
    } else if message.contains("for database") {
        format!("grant the role of this connection the right: `GRANT CREATE ON DATABASE {name} TO …`")
    } else {
        "grant the role of this connection the right that PostgreSQL names".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_right_is_named() {
        for (message, expected) in [
            ("permission denied for schema public", "`GRANT USAGE, CREATE ON SCHEMA \"public\" TO …`"),
            ("permission denied for table _migrator_head", "ON \"_migrator_head\" TO …`"),
            ("permission denied for database app", "`GRANT CREATE ON DATABASE \"app\" TO …`"),
            ("permission denied to create database", "`ALTER ROLE … CREATEDB`"),
            ("must be owner of table user", "the role that owns it"),
            ("keine Berechtigung für Schema public", "that PostgreSQL names"),
        ] {
            assert!(privilege(message).contains(expected), "{}", privilege(message));
        }
    }
}
