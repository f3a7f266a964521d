//! Naming where a schema comes from.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use schema_core::Dialect;

use super::refused;
use crate::Error;

/// Where a schema comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// A database.
    Url(DatabaseUrl),
    /// A file that [`Snapshot`](schema_core::snapshot::Snapshot) wrote.
    Snapshot(PathBuf),
    /// The folder of a package, for its entities.
    Crate(PathBuf),
    /// Nothing.
    Empty,
}

/// The address of a database. Neither `Debug` nor `Display` shows user, password or options.
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

/// What a file of SQLite begins with.
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

impl FromStr for Origin {
    type Err = Error;

    /// A database's URL, the path of a snapshot, the folder of a package, or `empty`.
    fn from_str(text: &str) -> Result<Self, Error> {
        if text == "empty" {
            return Ok(Self::Empty);
        }
        let scheme = text.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| scheme.len() > 1);
        if let Some((_, dialect)) = SCHEMES.into_iter().find(|(name, _)| scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(name))) {
            return Ok(Self::Url(DatabaseUrl { text: text.to_owned(), dialect }));
        }
        if text.contains("://") {
            let message = format!("`{}` is no address of a database that is known here", scheme.unwrap_or_default());
            return Err(refused(message, "it begins with `sqlite:`, `postgres:` or `mysql:`"));
        }
        let path = Path::new(text);
        if path.is_dir() {
            return if path.join("Cargo.toml").is_file() { Ok(Self::Crate(path.to_owned())) } else { Err(no_package(path)) };
        }
        if !path.exists() {
            return Err(refused(
                format!("there is nothing at `{text}`"),
                "give the URL of a database, a snapshot file, the folder of a package, or `empty`",
            ));
        }
        if std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(SQLITE_MAGIC)) {
            return Err(refused(format!("`{text}` is a SQLite database, not a snapshot"), &format!("write `sqlite://{text}`")));
        }
        Ok(Self::Snapshot(path.to_owned()))
    }
}

fn no_package(path: &Path) -> Error {
    let snapshot = path.join(".snapshot.json");
    let hint = if snapshot.is_file() {
        format!("its snapshot is `{}`", snapshot.display())
    } else {
        "give the folder of a package with entities".to_owned()
    };
    refused(format!("there is no `Cargo.toml` in `{}`", path.display()), &hint)
}

impl DatabaseUrl {
    /// The kind of database.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The whole text, with what must not be shown.
    pub(super) fn secret(&self) -> &str {
        &self.text
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

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(url) => url.fmt(f),
            Self::Snapshot(path) | Self::Crate(path) => path.display().fmt(f),
            Self::Empty => f.write_str("empty"),
        }
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
            let origin: Origin = text.parse().unwrap();
            assert_eq!(origin.to_string(), shown);
            assert!(!format!("{origin:?}").contains("secret"));
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        assert_eq!("empty".parse::<Origin>().unwrap(), Origin::Empty);
        for (text, expected) in [
            ("oracle://user:secret@host/app", "`oracle` is no address of a database that is known here"),
            ("no/such/file.json", "there is nothing at `no/such/file.json`"),
            ("src", "there is no `Cargo.toml` in `src`"),
        ] {
            assert_eq!(text.parse::<Origin>().unwrap_err().to_string(), expected);
        }
    }
}
