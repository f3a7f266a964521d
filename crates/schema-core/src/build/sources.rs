//! The sources, and what is known of each as long as its text is the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use super::folder::modified;
use crate::entity::Files;
use crate::entity::scan::{self, FileSummary};

/// The sources of a package and of those that it takes entities from.
#[derive(Debug)]
pub(super) struct Sources {
    root: PathBuf,
    /// The newest modification time of a file that was read.
    pub(super) newest: Option<SystemTime>,
}

impl Sources {
    /// The sources below `root`.
    pub(super) fn open(root: &Path) -> Self {
        Self { root: root.to_owned(), newest: None }
    }
}

impl Files for Sources {
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        let file = self.root.join(path);
        let text = match fs::read(&file) {
            Ok(bytes) => String::from_utf8(bytes),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return None,
            // rustc cannot read it either, and says so.
            Err(_) => return Some(Rc::new(FileSummary::Broken)),
        };
        self.newest = self.newest.max(modified(&file));
        Some(Rc::new(text.map_or(FileSummary::Broken, |text| scan::scan(&text))))
    }
}

/// A hash that is fast in a build script, which is not optimised: it tells texts apart for a cache and nothing else. Each eight bytes are
/// mixed in by a multiplication whose upper half, where every bit of them counts, is folded back.
pub(super) fn quick_hash(text: &str) -> String {
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mut hash = 0x9e37_79b9_7f4a_7c15 ^ text.len() as u64;
    for chunk in chunks {
        hash = mix(hash, u64::from_le_bytes(*chunk));
    }
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
}
