//! Creating a database.

use std::fs::File;
use std::io;
use std::str::FromStr as _;

use sqlx::sqlite::SqliteConnectOptions;

use crate::error::{Error, Kind};
use crate::url::DatabaseUrl;

/// Creates the file unless it is there; says whether it was missing. An empty file is an empty database.
pub(crate) fn create(url: &DatabaseUrl) -> Result<bool, Error> {
    let options = SqliteConnectOptions::from_str(url.secret()).map_err(|_| url.invalid())?;
    if is_in_memory(url.secret()) {
        return Ok(false);
    }
    let file = options.get_filename();
    match File::create_new(file) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Error::new(Kind::Database, format!("the file `{}` can't be created", file.display()))
            .with_cause(error)
            .with_hint("see that its folder exists and may be written to")),
    }
}

fn is_in_memory(url: &str) -> bool {
    let (place, options) = url.split_once('?').unwrap_or((url, ""));
    place.ends_with(":memory:") || options.split('&').any(|option| option == "mode=memory")
}

#[cfg(test)]
mod tests {
    use super::is_in_memory;

    #[test]
    fn what_is_in_memory_has_no_file() {
        for (url, expected) in [
            ("sqlite::memory:", true),
            ("sqlite://:memory:?cache=shared", true),
            ("sqlite://x?cache=shared&mode=memory", true),
            ("sqlite://app.db?mode=rwc", false),
        ] {
            assert_eq!(is_in_memory(url), expected, "{url}");
        }
    }
}
