//! The address of a database.

use std::fmt;
use std::str::FromStr;

use schema_core::Dialect;

use crate::Error;
use crate::error::Kind;

/// The address of a database: `sqlite://app.db`, `postgres://user:password@host/app`, `mysql://user:password@host/app`. Neither `Debug` nor
/// `Display` shows user, password or options.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    text: String,
    dialect: Dialect,
}

/// The beginnings of an address and what they name.
const SCHEMES: [(&str, Dialect); 5] = [
    ("sqlite", Dialect::Sqlite),
    ("postgres", Dialect::Postgres),
    ("postgresql", Dialect::Postgres),
    ("mysql", Dialect::Mysql),
    ("mariadb", Dialect::Mysql),
];

const HINT: &str = "it begins with `sqlite:`, `postgres:` or `mysql:`";

impl DatabaseUrl {
    /// The kind of database.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The whole text, with what must not be shown.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.text
    }

    /// The kind of database that a text is the address of; `None` when it is of none.
    pub(crate) fn dialect_of(text: &str) -> Option<Dialect> {
        let (scheme, _) = text.split_once(':')?;
        SCHEMES.into_iter().find(|(name, _)| scheme.eq_ignore_ascii_case(name)).map(|(_, dialect)| dialect)
    }

    /// What is wrong with one that can't be used, and what one looks like. What the parser says is left out: it may quote the address.
    pub(crate) fn wrong(&self, what: &str) -> Error {
        let hint = match self.dialect {
            Dialect::Postgres => "write `postgres://user:password@host:5432/database`, with what is special in a password as `%2F`",
            Dialect::Mysql => "write `mysql://user:password@host:3306/database`, with what is special in a password as `%2F`",
            _ => "write `sqlite://path`",
        };
        Error::new(Kind::Url, format!("`{self}` {what}")).with_hint(hint)
    }

    /// What is wrong with one that is no address.
    #[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
    pub(crate) fn invalid(&self) -> Error {
        self.wrong(&format!("is no address of a {} database", self.dialect.title()))
    }
}

impl FromStr for DatabaseUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(dialect) = Self::dialect_of(text) {
            return Ok(Self { text: text.to_owned(), dialect });
        }
        let message = match text.split_once("://") {
            Some((scheme, _)) => format!("`{scheme}` is no kind of database that is known here"),
            None => "this is no address of a database".to_owned(),
        };
        Err(Error::new(Kind::Url, message).with_hint(HINT))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.text.split(['?', '#']).next().unwrap_or_default();
        let Some((scheme, rest)) = shown.split_once("://") else { return f.write_str(shown) };
        // A password may hold an `@` or a `/` that should have been escaped.
        write!(f, "{scheme}://{}", rest.rsplit_once('@').map_or(rest, |(_, place)| place))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_shows_credentials() {
        for (text, shown) in [
            ("postgres://user:se/cr@et@host:5432/app?password=x", "postgres://host:5432/app"),
            ("MySQL://root:secret@localhost/app#x", "MySQL://localhost/app"),
            ("sqlite:app.db?mode=ro", "sqlite:app.db"),
            ("sqlite://folder/app.db", "sqlite://folder/app.db"),
        ] {
            let url: DatabaseUrl = text.parse().unwrap();
            assert_eq!((url.to_string().as_str(), format!("{url:?}").as_str(), url.secret()), (shown, shown, text));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for (text, expected) in [
            ("oracle://user:secret@host/app", "`oracle` is no kind of database that is known here"),
            ("user:secret@host/app", "this is no address of a database"),
            ("", "this is no address of a database"),
        ] {
            let error = text.parse::<DatabaseUrl>().unwrap_err();
            assert!(error.is_invalid_url() && !format!("{error:?}").contains("secret"));
            assert_eq!(error.to_string(), expected);
        }
    }
}
