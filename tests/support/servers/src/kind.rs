//! Which servers there are, and where the suites find them.

use std::env;
use std::fmt;

use crate::Error;

/// The variable that names the kinds to leave out, separated by commas.
pub const SKIP_VARIABLE: &str = "MIGRATOR_SKIP";

/// The word in [`SKIP_VARIABLE`] for the tests behind PgBouncer.
pub const POOLER: &str = "pgbouncer";

/// A kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PostgreSQL.
    Postgres,
    /// MySQL and MariaDB; the servers that this crate starts are MariaDB.
    Mysql,
}

/// Where a suite finds a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The URL of a running server, for a user with all rights.
    Url(String),
    /// The person who runs the tests leaves this kind out.
    Skipped,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Postgres, Self::Mysql];

    /// The variable that holds the URL of the server that the suites share.
    #[must_use]
    pub fn variable(self) -> &'static str {
        match self {
            Self::Postgres => "MIGRATOR_POSTGRES_URL",
            Self::Mysql => "MIGRATOR_MYSQL_URL",
        }
    }

    /// The word for it in options and in [`SKIP_VARIABLE`].
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }

    /// The URL of the server that the environment names, if it names one.
    #[must_use]
    pub fn given_url(self) -> Option<String> {
        env::var(self.variable()).ok().filter(|url| !url.is_empty())
    }
}

/// The name of the server that this crate starts.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Postgres => "PostgreSQL",
            Self::Mysql => "MariaDB",
        })
    }
}

/// Where the suites' server of a kind is.
///
/// # Errors
///
/// When the environment neither names a server nor leaves the kind out, or leaves out what does not exist; the text says what to run.
pub fn url(kind: Kind) -> Result<Wanted, Error> {
    wanted(kind, is_skipped(kind)?, kind.given_url())
}

fn wanted(kind: Kind, skipped: bool, given: Option<String>) -> Result<Wanted, Error> {
    if skipped {
        return Ok(Wanted::Skipped);
    }
    given.map(Wanted::Url).ok_or_else(|| {
        let (variable, word) = (kind.variable(), kind.word());
        Error::new(format!(
            "{variable} is not set: run `tests/run SUITE`, which starts the servers, or set it to the URL of a server where tests may create \
             databases; `{SKIP_VARIABLE}={word}` leaves these tests out"
        ))
    })
}

/// Whether the environment leaves a kind out.
///
/// # Errors
///
/// When it leaves out what does not exist: a mistyped word would run what was to be left out.
pub fn is_skipped(kind: Kind) -> Result<bool, Error> {
    skips(&env::var(SKIP_VARIABLE).unwrap_or_default(), kind.word())
}

/// Whether the environment leaves the tests behind PgBouncer out; where PostgreSQL is left out, these are too.
///
/// # Errors
///
/// When it leaves out what does not exist.
pub fn is_pooler_skipped() -> Result<bool, Error> {
    Ok(skips(&env::var(SKIP_VARIABLE).unwrap_or_default(), POOLER)? || is_skipped(Kind::Postgres)?)
}

fn skips(list: &str, word: &str) -> Result<bool, Error> {
    let words: Vec<&str> = list.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
    let [postgres, mysql] = Kind::ALL.map(Kind::word);
    if let Some(unknown) = words.iter().find(|word| ![postgres, mysql, POOLER].contains(word)) {
        return Err(Error::new(format!(
            "{SKIP_VARIABLE} names `{unknown}`; it can name {postgres}, {mysql} and {POOLER}, separated by commas"
        )));
    }
    Ok(words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_leaves_out_what_it_names() {
        assert!(!skips("", "mysql").unwrap());
        assert!(skips("postgres, mysql", "mysql").unwrap());
        assert!(skips("pgbouncer", POOLER).unwrap() && !skips("pgbouncer", "postgres").unwrap());
        assert!(!skips("mysql,", "postgres").unwrap());
    }

    #[test]
    fn a_suite_is_told_where_its_server_is_or_what_to_run() {
        let url = "mysql://tester:secret@127.0.0.1/test".to_owned();
        assert_eq!(wanted(Kind::Mysql, false, Some(url.clone())).unwrap(), Wanted::Url(url.clone()));
        assert_eq!(wanted(Kind::Mysql, true, Some(url)).unwrap(), Wanted::Skipped);
        let error = wanted(Kind::Mysql, false, None).unwrap_err().to_string();
        assert!(error.starts_with("MIGRATOR_MYSQL_URL is not set: run `tests/run SUITE`"), "{error}");
        assert!(error.ends_with("`MIGRATOR_SKIP=mysql` leaves these tests out"), "{error}");
    }

    #[test]
    fn a_mistyped_word_is_an_error() {
        let error = skips("mysql,postgress", "postgres").unwrap_err();
        assert_eq!(error.to_string(), "MIGRATOR_SKIP names `postgress`; it can name postgres, mysql and pgbouncer, separated by commas");
    }
}
