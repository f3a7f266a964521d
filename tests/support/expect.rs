//! Expected texts in files beside the cases: written when missing, compared otherwise, rewritten on request.

use std::path::Path;
use std::{env, fs, io};

use similar::TextDiff;

/// Compares a text with the file that holds the expected one.
///
/// A missing file is written, and the comparison fails once so that somebody reads it. `UPDATE_EXPECT=1` rewrites the file instead.
///
/// # Errors
///
/// The difference, in words for the one who runs the test.
pub fn expect_file(path: &Path, actual: &str) -> Result<(), String> {
    let write = || fs::write(path, actual).map_err(|error| format!("{}: {error}", path.display()));
    match fs::read_to_string(path) {
        Ok(expected) if expected == actual => Ok(()),
        Ok(_) if env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") => write(),
        Ok(expected) => {
            let diff = TextDiff::from_lines(expected.as_str(), actual);
            let diff = diff.unified_diff().header("expected", "actual").to_string();
            Err(format!("{} differs (UPDATE_EXPECT=1 rewrites it):\n{diff}", path.display()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write()?;
            Err(format!("{} was missing and has been written; review it and run again:\n{actual}", path.display()))
        }
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}
