//! What the errors of MySQL and MariaDB mean.

use sqlx::mysql::MySqlDatabaseError;

use crate::Error;
use crate::backend::TAKEN;
use crate::error::Kind;

/// What an error is about, by its number.
pub(super) fn kind(error: &sqlx::Error) -> Kind {
    let Some(number) = number(error) else { return Kind::Database };
    match number {
        // Table, column, database, routine, general; the last for what only some accounts may.
        1142 | 1143 | 1044 | 1370 | 1227 | 1410 => Kind::Privilege,
        1049 => Kind::MissingDatabase,
        1290 | 1792 | 1836 => Kind::ReadOnly,
        1021 | 1114 => Kind::Full,
        // The last: a look into the catalog passed over a table that somebody changes at that moment.
        1205 | 1213 | 3572 | 1684 => Kind::Locked,
        1040 | 1045 | 1046 | 1053 | 1152 | 1158..=1161 | 1203 | 1226 | 1317 | 1698 | 1927 => Kind::Database,
        1050 => Kind::AlreadyThere,
        1969 | 3024 => Kind::TimedOut,
        _ => Kind::Statement,
    }
}

/// The error for people. `what` says what did not work, where the server's own words don't.
pub(super) fn error(error: sqlx::Error, what: &str) -> Error {
    let message = match kind(&error) {
        Kind::Privilege => format!("{what}, because the account lacks a right"),
        Kind::MissingDatabase => "there is no such database".to_owned(),
        Kind::ReadOnly => "the database can't be written to".to_owned(),
        Kind::Full => "there is no space left for the database".to_owned(),
        Kind::Locked if number(&error) == Some(1213) => "somebody else and this migration waited for each other".to_owned(),
        Kind::Locked => "somebody else has a lock that the statement needs".to_owned(),
        Kind::AlreadyThere => "the database has something of that name already".to_owned(),
        Kind::TimedOut => "the statement ran for longer than it may".to_owned(),
        _ if matches!(number(&error), Some(1045 | 1698)) => "the server does not let this account in".to_owned(),
        _ => what.to_owned(),
    };
    let (kind, hint) = (kind(&error), hint(&error));
    let new = Error::new(kind, message).with_cause(error);
    match hint {
        Some(hint) => new.with_hint(hint),
        None => new,
    }
}

/// Whether the database is there already.
pub(super) fn is_database_taken(error: &sqlx::Error) -> bool {
    number(error) == Some(1007)
}

pub(super) fn is_missing_table(error: &sqlx::Error) -> bool {
    number(error) == Some(1146)
}

/// Whether a savepoint is gone, as it is once its transaction has ended.
pub(super) fn is_missing_savepoint(error: &sqlx::Error) -> bool {
    number(error) == Some(1305)
}

fn database(error: &sqlx::Error) -> Option<&MySqlDatabaseError> {
    error.as_database_error()?.try_downcast_ref()
}

fn number(error: &sqlx::Error) -> Option<u16> {
    database(error).map(MySqlDatabaseError::number)
}

fn hint(error: &sqlx::Error) -> Option<String> {
    if let sqlx::Error::PoolTimedOut = error {
        let text = "either all connections of the pool are in use: migrate before they are, or allow the pool one more; or no server answers \
                    where the pool expects it";
        return Some(text.to_owned());
    }
    if let sqlx::Error::Io(_) | sqlx::Error::Tls(_) = error {
        return Some("check the host and the port in the URL, whether the server runs, and whether it wants TLS".to_owned());
    }
    let found = database(error)?;
    Some(match found.number() {
        1049 => {
            let name = found.message().split('\'').nth(1).map_or("…".to_owned(), super::quote);
            format!(
                "create it: `migrator::create_database(url)`, or connected to another one: `CREATE DATABASE {name} CHARACTER SET utf8mb4`"
            )
        }
        1045 | 1698 => "check the account and its password in the URL, and from which hosts the server lets it in".to_owned(),
        1290 | 1792 | 1836 => "the server is a replica, or `read_only` is on: connect to the primary, or turn it off".to_owned(),
        1021 | 1114 => "make space, then run it again".to_owned(),
        1205 | 3572 | 1684 => "run it again when the other transaction has ended, or raise `Migrator::lock_timeout`".to_owned(),
        1213 => "run it again".to_owned(),
        1050 => TAKEN.to_owned(),
        1969 | 3024 => "raise `Migrator::statement_timeout`, or what the server says where that is not called".to_owned(),
        1142 | 1143 | 1044 | 1370 | 1227 | 1410 => privilege(found.message()),
        _ => return None,
    })
}

/// What would help against a missing right, from the server's words.
fn privilege(message: &str) -> String {
    let quoted = || message.split('\'').nth(1).filter(|text| !text.is_empty());
    if let Some((rights, _)) = message.split_once(" command denied") {
        let table = message.split(['`', '\'']).rev().find(|text| !text.trim().is_empty()).unwrap_or("…");
        format!("grant the account of this connection the right {rights} on `{table}`, or on the whole database")
    } else if message.contains("to database") {
        let name = message.split('\'').rev().find(|text| !text.is_empty()).map_or("…".to_owned(), super::quote);
        format!("grant the account of this connection its rights: `GRANT ALL ON {name}.* TO …`")
    } else if let (true, Some(right)) = (message.contains("you need"), message.split("the ").nth(1).and_then(|rest| rest.split(' ').next()))
    {
        format!("grant the account of this connection the right {right}")
    } else {
        format!(
            "grant the account of this connection the right that the server names{}",
            quoted().map_or(String::new(), |q| format!(": {q}"))
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_right_is_named() {
        for (message, expected) in [
            ("CREATE command denied to user 'r'@'localhost' for table `app`.`t`", "the right CREATE on `t`"),
            ("ALTER command denied to user 'r'@'localhost' for table 't'", "the right ALTER on `t`"),
            ("Access denied for user 'r'@'%' to database 'app'", "`GRANT ALL ON `app`.* TO …`"),
            ("Access denied; you need (at least one of) the SUPER privilege(s) for this operation", "the right SUPER"),
        ] {
            assert!(privilege(message).contains(expected), "{}", privilege(message));
        }
    }
}
