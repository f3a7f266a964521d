//! What the file system says of files, by which those that have not changed need not be read again.
//!
//! A file that changes gets another state, with one exception: where it changes twice between two ticks of the file system's clock, keeping
//! its length, the second change is not seen. So a state is taken before the file is read, and relied on by a later run only when it
//! [is settled](States::are_settled): when the clock has ticked since the file's last change, and a change from now on must show.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The coarsest clock that a file system has, with a margin: FAT counts in two seconds.
const COARSEST: Duration = Duration::from_secs(4);

/// How often, and after which pause, a clock that has not ticked is looked at again. Linux ticks every one to ten milliseconds.
const LOOKS: u32 = 12;
const PAUSE: Duration = Duration::from_millis(1);

/// The state of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    /// All of it; no tab in it, and no end of line.
    pub(super) text: String,
    /// When its content was last changed, as far as anybody may set that.
    pub(super) modified: Option<SystemTime>,
    /// The file's length in bytes.
    length: u64,
    /// The file system's own note of when it last changed, where it makes one that nobody can set.
    changed: Option<SystemTime>,
}

impl State {
    /// The state of the file; `None` where there is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let modified = metadata.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map(|since| since.as_nanos());
        let text = format!("{} {since:?} {:?}", metadata.len(), identity(&metadata));
        Some(Self { text, modified, length: metadata.len(), changed: changed(&metadata) })
    }

    /// Whether this is what was just written to the file, given the modification time `stamp`: whoever writes after that sets another.
    pub(super) fn is_written(&self, text: &str, stamp: Option<SystemTime>) -> bool {
        self.length == text.len() as u64 && stamp.is_some() && self.modified == stamp
    }
}

/// The states of the files in a folder, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct States(BTreeMap<String, State>);

impl States {
    /// Those of all files that are in the folder now; none where there is no folder. What has no name in Unicode is left out.
    pub(super) fn of(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        Self(entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, State::of(&entry.path())?))).collect())
    }

    /// The state of one file.
    pub(super) fn get(&self, file: &str) -> Option<&State> {
        self.0.get(file)
    }

    /// Notes the state of a file that was written, or that it has none (any more).
    pub(super) fn set(&mut self, file: &str, state: Option<State>) {
        match state {
            Some(state) => drop(self.0.insert(file.to_owned(), state)),
            None => drop(self.0.remove(file)),
        }
    }

    /// The names, in order.
    pub(super) fn files(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// A line for each.
    pub(super) fn lines(&self) -> String {
        self.0.iter().map(|(file, state)| format!("{file}\t{}\n", state.text)).collect()
    }

    /// Whether any change from now on changes a state, so that these can be kept. `touch` says that the folder's clock may be read by setting
    /// its modification time to what it is; it then is waited for, for a few milliseconds.
    pub(super) fn are_settled(&self, folder: &Path, touch: bool) -> bool {
        let Some(times) = self.0.values().map(|state| state.changed).collect::<Option<Vec<_>>>() else { return false };
        let Some(newest) = times.into_iter().max() else { return true };
        let is_old = |now: SystemTime| now.duration_since(newest).is_ok_and(|since| since > COARSEST);
        is_old(SystemTime::now()) || (touch && has_ticked(folder, newest))
    }
}

/// Whether the clock of the folder's file system is past this time, now or soon.
fn has_ticked(folder: &Path, time: SystemTime) -> bool {
    (0..LOOKS).any(|look| {
        if look > 0 {
            thread::sleep(PAUSE);
        }
        clock(folder).is_some_and(|now| now > time)
    })
}

/// What the folder's file system takes for now.
fn clock(folder: &Path) -> Option<SystemTime> {
    let file = File::open(folder).ok()?;
    file.set_modified(file.metadata().ok()?.modified().ok()?).ok()?;
    changed(&file.metadata().ok()?)
}

/// What tells a file from another one in its place, and when it was last changed. The modification time alone does not: the build step
/// sets it, and so does git.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt as _;
    let (seconds, nanoseconds) = (u64::try_from(metadata.ctime()).ok()?, u32::try_from(metadata.ctime_nsec()).ok()?);
    UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds))
}

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> Option<SystemTime> {
    metadata.created().ok()
}

/// Without a time that nobody can set, the one of the content has to do; the build step sets it to one that is past.
#[cfg(not(unix))]
fn changed(metadata: &Metadata) -> Option<SystemTime> {
    metadata.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settled_state_shows_the_next_change() {
        let folder = std::env::temp_dir().join(format!("migrator-state-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a");
        let stamp = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let write = |text: &str| {
            fs::write(&file, text).unwrap();
            File::options().write(true).open(&file).unwrap().set_modified(stamp).unwrap();
        };
        write("0");
        for text in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            let before = States::of(&folder);
            assert!(before.get("a").unwrap().is_written(text, Some(stamp)));
            assert!(before.are_settled(&folder, true));
            assert_eq!(States::of(&folder).lines(), before.lines());
            // In place, of the same length, with the same modification time, and at once.
            write(text);
            assert_ne!(States::of(&folder).lines(), before.lines(), "{text}");
        }
        assert!(!States::of(&folder).are_settled(&folder, false), "it was just written");
        fs::remove_file(&file).unwrap();
        assert!(States::of(&folder).are_settled(&folder, false));
        assert!(States::of(&folder.join("nowhere")).files().is_empty());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_written_has_its_length_and_time() {
        let stamp = UNIX_EPOCH + Duration::from_secs(1);
        let state = State { text: String::new(), modified: Some(stamp), length: 2, changed: None };
        assert!(state.is_written("ab", Some(stamp)));
        assert!(!state.is_written("a", Some(stamp)));
        assert!(!state.is_written("ab", Some(UNIX_EPOCH)));
        assert!(!state.is_written("ab", None));
        let unset = State { modified: None, ..state };
        assert!(!unset.is_written("ab", None));
    }
}
