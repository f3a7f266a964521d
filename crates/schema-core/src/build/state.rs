//! What the file system says of files, by which those that have not changed need not be read again.
//!
//! A file that changes gets another state, with one exception: where it changes twice between two ticks of the file system's clock, keeping
//! its length, the second change is not seen. So a state is taken before the file is read, and a later run relies on it only when it is
//! settled: when the clock had ticked between the file's last change and the moment at which the state was taken. What the build step itself
//! writes gets an older modification time than anybody else's change would give it, so that it is enough to look again after a tick.

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
    /// Whether a change since it was taken must show.
    settled: bool,
}

impl State {
    /// The state of the file; `None` where there is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let modified = metadata.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map(|since| since.as_nanos());
        let text = format!("{} {since:?} {:?}", metadata.len(), identity(&metadata));
        Some(Self { text, modified, length: metadata.len(), changed: changed(&metadata), settled: false })
    }

    /// Whether this is what was just written to the file, given the modification time `stamp`, which is past: whoever writes after that
    /// sets another.
    pub(super) fn is_written(&self, text: &str, stamp: Option<SystemTime>) -> bool {
        self.length == text.len() as u64 && stamp.is_some() && self.modified == stamp && self.modified < self.changed
    }

    /// All of it, if a later run may rely on it.
    pub(super) fn settled(&self) -> Option<&str> {
        self.settled.then_some(self.text.as_str())
    }

    fn settle(&mut self, now: Option<SystemTime>) {
        self.settled = self.changed.is_some_and(|changed| now.is_some_and(|now| changed < now));
    }
}

/// The states of the files in a folder, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct States(BTreeMap<String, State>);

impl States {
    /// Those of all files that are in the folder now; none where there is no folder. What has no name in Unicode is left out. `touch` says
    /// that the folder's clock may be read, by setting its modification time to what it is.
    pub(super) fn of(folder: &Path, touch: bool) -> Self {
        let long_ago = SystemTime::now().checked_sub(COARSEST);
        let states = Self::taken(folder, long_ago);
        if !touch || states.are_settled() {
            return states;
        }
        // Some have just changed: what was before this moment is told from what comes after it.
        let now = clock(folder);
        Self::taken(folder, now)
    }

    /// Those of the files now, when the clock has been past `now`.
    fn taken(folder: &Path, now: Option<SystemTime>) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let state = |path: &Path| {
            let mut state = State::of(path)?;
            state.settle(now);
            Some(state)
        };
        Self(entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, state(&entry.path())?))).collect())
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
        self.0.iter().fold(String::new(), |text, (file, state)| text + file + "\t" + &state.text + "\n")
    }

    /// Whether a later run may rely on all of them.
    pub(super) fn are_settled(&self) -> bool {
        self.0.values().all(|state| state.settled)
    }

    /// Settles those of `files`, which were [written](State::is_written) in this run: waits for the clock, a few milliseconds at most, and looks
    /// whether they are what they were.
    pub(super) fn settle(&mut self, folder: &Path, files: &[String]) {
        let newest = files.iter().filter_map(|file| self.get(file)?.changed).max();
        let Some(now) = newest.and_then(|newest| clock_after(folder, newest)) else { return };
        for file in files {
            let state = State::of(&folder.join(file));
            if let Some(known) = self.0.get_mut(file).filter(|known| state.is_some_and(|state| state.text == known.text)) {
                known.settle(Some(now));
            }
        }
    }
}

/// The folder's clock when it is past this time, which it is now or soon.
fn clock_after(folder: &Path, time: SystemTime) -> Option<SystemTime> {
    (0..LOOKS).find_map(|look| {
        if look > 0 {
            thread::sleep(PAUSE);
        }
        clock(folder).filter(|now| *now > time)
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
    use std::path::PathBuf;

    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("migrator-state-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_settled_state_shows_the_next_change() {
        let folder = scratch("read");
        let file = folder.join("a");
        let stamp = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let write = |text: &str| {
            fs::write(&file, text).unwrap();
            File::options().write(true).open(&file).unwrap().set_modified(stamp).unwrap();
        };
        for text in 0..200 {
            write(&format!("{text:04}"));
            let before = States::of(&folder, true);
            // In place, of the same length, with the same modification time, and at once.
            write(&format!("{text:04}").replace('0', "x"));
            let after = States::of(&folder, true);
            assert!(!before.are_settled() || before.lines() != after.lines(), "{text}");
        }
        assert!(!States::of(&folder, false).are_settled(), "it was just written");
        thread::sleep(Duration::from_millis(20));
        assert!(States::of(&folder, true).are_settled());
        assert!(States::of(&folder.join("nowhere"), true).files().is_empty());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_was_written_is_settled_unless_somebody_else_wrote_to_it() {
        let folder = scratch("written");
        let (file, files) = (folder.join("a"), ["a".to_owned()]);
        let stamp = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for (by_another, expected) in [(None, true), (Some("c"), false)] {
            fs::write(&file, "b").unwrap();
            File::options().write(true).open(&file).unwrap().set_modified(stamp).unwrap();
            let mut states = States::default();
            states.set("a", State::of(&file).filter(|state| state.is_written("b", Some(stamp))));
            assert!(states.get("a").is_some() && !states.are_settled());
            if let Some(text) = by_another {
                fs::write(&file, text).unwrap();
            }
            states.settle(&folder, &files);
            assert_eq!(states.are_settled(), expected);
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_written_has_its_length_and_time() {
        let stamp = UNIX_EPOCH + Duration::from_secs(1);
        let changed = Some(stamp + Duration::from_secs(1));
        let state = State { text: String::new(), modified: Some(stamp), length: 2, changed, settled: false };
        assert!(state.is_written("ab", Some(stamp)));
        assert!(!state.is_written("a", Some(stamp)));
        assert!(!state.is_written("ab", Some(UNIX_EPOCH)));
        assert!(!state.is_written("ab", None));
        let at_once = State { changed: Some(stamp), ..state };
        assert!(!at_once.is_written("ab", Some(stamp)), "a change at the same moment would look the same");
    }
}
