//! Writing files so that nobody sees half of one, and cargo does not see a change where there is none.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A change of one file in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileChange {
    /// The file gets this text.
    Write { file: String, text: String },
    /// The file goes.
    Remove { file: String },
}

/// The ending of temporary files; each starts with a dot as well.
pub(super) const TEMPORARY: &str = ".tmp";

/// A failure and the file it is about.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) path: PathBuf,
    pub(super) error: io::Error,
}

impl Failure {
    /// Whether the files are on a tree that is not to be written to.
    pub(super) fn is_read_only(&self) -> bool {
        matches!(self.error.kind(), io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied)
    }
}

/// Makes all changes, in order. Everything is written to temporary files first, so that a full disk or a read-only tree fails before
/// anything has changed.
///
/// Every file and the folder get the modification time `stamp`. Cargo compares the times of what it watches with the start of the build script:
/// what the script writes while it runs would be newer and run it a second time.
pub(super) fn change(folder: &Path, changes: &[FileChange], stamp: Option<SystemTime>) -> Result<(), Failure> {
    let mut staged: Vec<(&str, Option<PathBuf>)> = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        let (file, temporary) = match change {
            FileChange::Write { file, text } => (file, stage(folder, file, text, at, stamp).map(Some)),
            FileChange::Remove { file } => (file, Ok(None)),
        };
        match temporary {
            Ok(temporary) => staged.push((file, temporary)),
            Err(failure) => {
                staged.iter().filter_map(|(_, temporary)| temporary.as_ref()).for_each(|temporary| drop(fs::remove_file(temporary)));
                return Err(failure);
            }
        }
    }
    for (file, temporary) in staged {
        finish(folder, file, temporary)?;
    }
    touch(folder, stamp);
    Ok(())
}

/// Sets the modification time, which is an optimisation: where it cannot be set, the build script runs once more.
pub(super) fn touch(path: &Path, stamp: Option<SystemTime>) {
    if let Some(stamp) = stamp {
        let _ = File::open(path).and_then(|file| file.set_modified(stamp));
    }
}

/// Writes the file if its text is another one.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let (Some(folder), Some(file)) = (path.parent(), path.file_name().and_then(|file| file.to_str())) else { return Ok(()) };
    let is_as_long = || fs::metadata(path).is_ok_and(|metadata| metadata.len() == text.len() as u64);
    if is_as_long() && fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let temporary = stage(folder, file, text, 0, None)?;
    finish(folder, file, Some(temporary))
}

/// Writes the new text of a file to a temporary one, which is the one `at` in the order of the changes.
fn stage(folder: &Path, file: &str, text: &str, at: usize, stamp: Option<SystemTime>) -> Result<PathBuf, Failure> {
    let path = folder.join(format!(".{}-{at}{TEMPORARY}", std::process::id()));
    let written = File::create(&path).and_then(|mut temporary| {
        temporary.write_all(text.as_bytes())?;
        stamp.map_or(Ok(()), |stamp| temporary.set_modified(stamp))
    });
    match written {
        Ok(()) => Ok(path),
        Err(error) => {
            let _ = fs::remove_file(&path);
            Err(Failure { path: folder.join(file), error })
        }
    }
}

/// Puts the temporary file in the place of the file, or removes that where there is none.
fn finish(folder: &Path, file: &str, temporary: Option<PathBuf>) -> Result<(), Failure> {
    let path = folder.join(file);
    let done = match temporary {
        Some(temporary) => fs::rename(temporary, &path),
        None => fs::remove_file(&path).or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }),
    };
    done.map_err(|error| Failure { path, error })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("migrator-files-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn write_of(file: &str, text: &str) -> FileChange {
        FileChange::Write { file: file.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn changes_are_made_in_order_and_get_the_time_they_are_given() {
        let folder = scratch("order");
        fs::write(folder.join("old"), "1").unwrap();
        let stamp = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        let remove = FileChange::Remove { file: "old".to_owned() };
        let gone = FileChange::Remove { file: "never".to_owned() };
        change(&folder, &[remove, gone, write_of("a", "1"), write_of("a", "2"), write_of("b", "")], Some(stamp)).unwrap();
        assert_eq!(names(&folder), ["a", "b"]);
        assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "2");
        for path in [folder.join("a"), folder.join("b"), folder.clone()] {
            assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), stamp);
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_cannot_be_written_changes_nothing() {
        let folder = scratch("fails");
        let missing = folder.join("missing");
        let failure = change(&missing, &[write_of("a", "1"), write_of("b", "1")], None).unwrap_err();
        assert!(!failure.is_read_only(), "{failure:?}");
        assert!(names(&folder).is_empty());
        fs::remove_dir_all(folder).unwrap();
    }
}
