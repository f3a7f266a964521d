//! Naming where a schema comes from.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::refused;
use crate::{DatabaseUrl, Error};

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

/// What a file of SQLite begins with.
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

impl FromStr for Origin {
    type Err = Error;

    /// A database's URL, the path of a snapshot, the folder of a package, or `empty`.
    fn from_str(text: &str) -> Result<Self, Error> {
        if text == "empty" {
            return Ok(Self::Empty);
        }
        if DatabaseUrl::dialect_of(text).is_some() || text.contains("://") {
            return text.parse().map(Self::Url);
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
        let origin: Origin = "postgres://user:secret@host:5432/app?password=secret".parse().unwrap();
        assert_eq!(origin.to_string(), "postgres://host:5432/app");
        assert!(!format!("{origin:?}").contains("secret"));
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        assert_eq!("empty".parse::<Origin>().unwrap(), Origin::Empty);
        for (text, expected) in [
            ("oracle://user:secret@host/app", "`oracle` is no kind of database that is known here"),
            ("no/such/file.json", "there is nothing at `no/such/file.json`"),
            ("src", "there is no `Cargo.toml` in `src`"),
        ] {
            assert_eq!(text.parse::<Origin>().unwrap_err().to_string(), expected);
        }
    }
}
