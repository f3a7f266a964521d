//! Which server it is, and whether it is new enough.

use schema_core::dialect::mysql::{MARIADB_VERSION_MIN, MYSQL_VERSION_MIN};

use crate::error::{Error, Kind};

/// A server by what `version()` says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) is_mariadb: bool,
    number: (u32, u32, u32),
}

impl Version {
    /// From `8.0.36`, `10.11.19-MariaDB-0+deb12u1`, `5.5.5-10.6.1-MariaDB`.
    pub(super) fn read(text: &str) -> Self {
        let is_mariadb = text.contains("MariaDB");
        let text = if is_mariadb { text.strip_prefix("5.5.5-").unwrap_or(text) } else { text };
        let mut parts = text.split(|c: char| !c.is_ascii_digit()).map(|part| part.parse().unwrap_or(0));
        let mut part = || parts.next().unwrap_or(0);
        Self { is_mariadb, number: (part(), part(), part()) }
    }

    /// Refuses a server that is too old.
    pub(super) fn check(self) -> Result<(), Error> {
        let (name, oldest) = if self.is_mariadb { ("MariaDB", MARIADB_VERSION_MIN) } else { ("MySQL", MYSQL_VERSION_MIN) };
        if self.number >= oldest {
            return Ok(());
        }
        let shown = |(major, minor, patch): (u32, u32, u32)| format!("{major}.{minor}.{patch}");
        let message = format!("this is {name} {}; the oldest supported is {}", shown(self.number), shown(oldest));
        Err(Error::new(Kind::UnsupportedVersion, message).with_hint("upgrade the server"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_versions_are_refused() {
        for (text, expected) in [
            ("8.0.29", true),
            ("8.4.0-commercial", true),
            ("8.0.28", false),
            ("5.7.44-log", false),
            ("10.6.0-MariaDB", true),
            ("11.4.2-MariaDB-ubu2404", true),
            ("5.5.5-10.11.6-MariaDB-0+deb12u1", true),
            ("10.5.29-MariaDB", false),
            ("", false),
        ] {
            assert_eq!(Version::read(text).check().is_ok(), expected, "{text}");
        }
        let error = Version::read("5.5.5-10.5.1-MariaDB").check().unwrap_err();
        assert_eq!(error.to_string(), "this is MariaDB 10.5.1; the oldest supported is 10.6.0");
    }
}
