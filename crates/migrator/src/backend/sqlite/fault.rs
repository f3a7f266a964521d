//! What SQLite's errors mean.

use crate::Error;
use crate::backend::TAKEN;
use crate::error::Kind;

/// What an error is about, by the primary result code.
pub(super) fn kind(error: &sqlx::Error) -> Kind {
    match code(error) {
        Some(5 | 6) => Kind::Locked,
        Some(8) => Kind::ReadOnly,
        Some(13) => Kind::Full,
        Some(11 | 26) => Kind::NotADatabase,
        Some(1) if is_name_taken(error) => Kind::AlreadyThere,
        Some(1 | 19 | 20) => Kind::Statement,
        _ => Kind::Database,
    }
}

/// The error for people. `what` says what did not work, where SQLite's own words don't.
pub(super) fn error(error: sqlx::Error, what: &str) -> Error {
    let kind = kind(&error);
    let (message, hint) = match kind {
        Kind::Locked => ("the database is in use by somebody else", Some("wait for the other program, or raise `Migrator::lock_timeout`")),
        Kind::ReadOnly => {
            ("the database can't be written to", Some("check the file's and its folder's permissions, and `mode=ro` in the URL"))
        }
        Kind::Full => ("there is no space left for the database; nothing was changed", Some("make space, then run it again")),
        Kind::NotADatabase => {
            ("the file is not a database, or it is damaged; nothing was changed", Some("check the path; restore a backup"))
        }
        Kind::AlreadyThere => ("the database has something of that name already", Some(TAKEN)),
        _ if code(&error) == Some(14) => (
            what,
            Some(
                "is the file there? `migrator::create_database(url)` or `?mode=rwc` at the end of the URL creates it; else check its folder",
            ),
        ),
        _ if matches!(error, sqlx::Error::PoolTimedOut) => {
            (what, Some("all connections of the pool are in use; migrate before they are, or allow the pool one more"))
        }
        _ => (what, None),
    };
    let new = Error::new(kind, message).with_cause(error);
    match hint {
        Some(hint) => new.with_hint(hint),
        None => new,
    }
}

/// `table "a" already exists`, `there is already an index named b`.
fn is_name_taken(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else { return false };
    let text = error.message();
    text.starts_with("there is already ") || text.ends_with(" already exists")
}

pub(super) fn is_missing_table(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.message().starts_with("no such table"))
}

/// SQLite's primary result code.
fn code(error: &sqlx::Error) -> Option<i32> {
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}
