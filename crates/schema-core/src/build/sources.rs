//! The sources, and what is known of each as long as its text is the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use super::files;
use super::folder::modified;
use crate::entity::scan::{self, FileSummary};
use crate::entity::{Files, Outlines, cache};

/// The cache, in `OUT_DIR`.
const CACHE: &str = "migrator-sources.cache";

/// What the cache starts with. Another version of this crate may read files differently.
const VERSION: &str = concat!("migrator-sources ", env!("CARGO_PKG_VERSION"), "\n");

/// Stands for what is no text.
const NO_RUST: &str = "{";

/// The sources of a package and of those that it takes entities from.
#[derive(Debug)]
pub(super) struct Sources {
    root: PathBuf,
    cache: PathBuf,
    /// What the last run found in files, by the hash of the text.
    known: BTreeMap<String, Rc<Part>>,
    /// What this one did.
    used: BTreeMap<String, Rc<Part>>,
    /// What was scanned in this run and not asked for yet, by the same. It is not kept: what all files say is large.
    fresh: BTreeMap<String, Rc<FileSummary>>,
    /// The files that were read, with the hash of the text.
    read: BTreeMap<String, String>,
    /// The newest modification time of a file that was read.
    pub(super) newest: Option<SystemTime>,
}

/// What is in a file, encoded.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    /// The hash of the summary.
    key: String,
    /// The summary without the members of entities.
    outline: String,
    summary: String,
}

impl Part {
    fn of(summary: &FileSummary) -> Self {
        let summary = cache::encode(summary);
        Self { key: quick_hash(&summary), outline: cache::outline(&summary), summary }
    }
}

impl Sources {
    /// The sources below `root`, with the cache in `out`.
    pub(super) fn open(root: &Path, out: &Path) -> Self {
        let cache = out.join(CACHE);
        let text = fs::read_to_string(&cache).unwrap_or_default();
        let known = parts(&text).unwrap_or_default();
        let (used, fresh, read) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { root: root.to_owned(), cache, known, used, fresh, read, newest: None }
    }

    /// Keeps what is known for the next run.
    pub(super) fn close(self) {
        let unchanged = self.used.len() == self.known.len() && self.used.keys().eq(self.known.keys());
        if unchanged {
            return;
        }
        let length: usize = self.used.values().map(|part| part.outline.len() + part.summary.len() + 80).sum();
        let mut text = String::with_capacity(length);
        text.push_str(VERSION);
        for (hash, Part { key, outline, summary }) in self.used.iter().map(|(hash, part)| (hash, &**part)) {
            // Writing to a `String` does not fail.
            let _ = write!(text, "{hash} {key} {} {}\n{outline}{summary}\n", outline.len(), summary.len());
        }
        // Without the cache the next run is slower, no more.
        let _ = files::write(&self.cache, &text);
    }

    /// Identifies what a file says, as far as entities go; `None` when it cannot be read.
    pub(super) fn key(&mut self, path: &str) -> Option<String> {
        let hash = self.load(path)?;
        self.used.get(&hash).map(|part| part.key.clone())
    }

    /// What a file said in the last run, by its [key](Self::key) then; `None` when that is not known any more.
    pub(super) fn before(&self, key: &str) -> Option<Rc<FileSummary>> {
        let part = self.known.values().chain(self.used.values()).find(|part| part.key == key)?;
        cache::decode(&part.summary).map(Rc::new)
    }

    /// The hash of a file's text, whose summary then is among those in use; `None` when there is no such file.
    fn load(&mut self, path: &str) -> Option<String> {
        if let Some(hash) = self.read.get(path) {
            return Some(hash.clone());
        }
        let file = self.root.join(path);
        let text = match fs::read(&file) {
            Ok(bytes) => String::from_utf8(bytes).unwrap_or_else(|_| NO_RUST.to_owned()),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return None,
            // rustc cannot read it either, and says so.
            Err(_) => NO_RUST.to_owned(),
        };
        self.newest = self.newest.max(modified(&file));
        let hash = self.scan(&text);
        self.read.insert(path.to_owned(), hash.clone());
        Some(hash)
    }

    fn scan(&mut self, text: &str) -> String {
        let hash = quick_hash(text);
        if let Some(part) = self.known.get(&hash) {
            self.used.insert(hash.clone(), Rc::clone(part));
        } else if !self.used.contains_key(&hash) {
            self.scan_fresh(&hash, text);
        }
        hash
    }

    fn scan_fresh(&mut self, hash: &str, text: &str) -> Rc<FileSummary> {
        let summary = Rc::new(scan::scan(text));
        self.used.insert(hash.to_owned(), Rc::new(Part::of(&summary)));
        self.fresh.insert(hash.to_owned(), Rc::clone(&summary));
        summary
    }
}

impl Files for Sources {
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        let hash = self.load(path)?;
        if let Some(summary) = self.fresh.remove(&hash) {
            return Some(summary);
        }
        if let Some(summary) = self.used.get(&hash).and_then(|part| cache::decode(&part.summary)) {
            return Some(Rc::new(summary));
        }
        // The cache is of another version.
        let text = fs::read_to_string(self.root.join(path)).ok()?;
        Some(self.scan_fresh(&hash, &text))
    }
}

impl Outlines for Sources {
    fn outline(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        let hash = self.load(path)?;
        let outline = self.used.get(&hash).and_then(|part| cache::decode(&part.outline));
        outline.map(Rc::new).or_else(|| self.summary(path))
    }
}

/// The parts of the cache: after the first line, for each a line with its hash, its key and two lengths, and the two texts.
fn parts(text: &str) -> Option<BTreeMap<String, Rc<Part>>> {
    let mut rest = text.strip_prefix(VERSION)?;
    let mut parts = BTreeMap::new();
    while !rest.is_empty() {
        let (head, tail) = rest.split_once('\n')?;
        let [hash, key, outline, summary] = head.split(' ').collect::<Vec<_>>()[..] else { return None };
        let (outline, summary): (usize, usize) = (outline.parse().ok()?, summary.parse().ok()?);
        let end = outline.checked_add(summary)?;
        let part = Part { key: key.to_owned(), outline: tail.get(..outline)?.to_owned(), summary: tail.get(outline..end)?.to_owned() };
        parts.insert(hash.to_owned(), Rc::new(part));
        rest = tail.get(end..)?.strip_prefix('\n')?;
    }
    Some(parts)
}

/// A hash that is fast in a build script, which is not optimised: it tells texts apart for a cache and nothing else. Each eight bytes are
/// mixed in by a multiplication whose upper half, where every bit of them counts, is folded back.
pub(super) fn quick_hash(text: &str) -> String {
    let (words, end) = text.as_bytes().as_chunks::<8>();
    let mut hash = 0x9e37_79b9_7f4a_7c15 ^ text.len() as u64;
    // Four words at a time, which takes half as long where nothing is optimised.
    let (blocks, rest) = words.as_chunks::<4>();
    for &[one, two, three, four] in blocks {
        let (one, two) = (u64::from_le_bytes(one), u64::from_le_bytes(two));
        let (three, four) = (u64::from_le_bytes(three), u64::from_le_bytes(four));
        hash = mix(mix(mix(mix(hash, one), two), three), four);
    }
    for &word in rest {
        hash = mix(hash, u64::from_le_bytes(word));
    }
    let mut last = [0; 8];
    last[..end.len()].copy_from_slice(end);
    format!("{:016x}{:x}", mix(hash, u64::from_le_bytes(last)), text.len())
}

const fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash ^ word).wrapping_mul(0xa076_1d64_78bd_642f);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_differ_in_their_hash() {
        let mut seen = std::collections::BTreeSet::new();
        for text in ["", "a", "b", "ab", "ba", "a\0", "12345678", "123456780", "12345678\0", "87654321"] {
            assert!(seen.insert(quick_hash(text)), "{text:?}");
        }
        let long = "x".repeat(10_000);
        for at in [0, 7, 8, 5_000, 9_999] {
            let mut other = long.clone();
            other.replace_range(at..=at, "y");
            assert!(seen.insert(quick_hash(&other)), "{at}");
        }
    }

    #[test]
    fn a_cache_that_is_cut_short_is_none() {
        let part = |key: &str, outline: &str, summary: &str| {
            Rc::new(Part { key: key.to_owned(), outline: outline.to_owned(), summary: summary.to_owned() })
        };
        let text = format!("{VERSION}ab k 2 3\na\nb\nc\ncd l 0 0\n\n");
        let expected = BTreeMap::from([("ab".to_owned(), part("k", "a\n", "b\nc")), ("cd".to_owned(), part("l", "", ""))]);
        assert_eq!(parts(&text), Some(expected));
        assert_eq!(parts(&text[..text.len() - 3]), None);
        assert_eq!(parts(&text.replace("2 3", "2 30")), None);
        assert_eq!(parts("other\n"), None);
    }
}
