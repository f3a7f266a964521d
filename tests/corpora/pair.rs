//! The files of a corpus.

use std::fs;
use std::path::{Path, PathBuf};

use migrator::compare::Rename;

/// Which way a pair is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From `before.sql` to `after.sql`.
    Forth,
    /// From `after.sql` to `before.sql`.
    Back,
}

impl Direction {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Forth => "forth",
            Self::Back => "back",
        }
    }
}

/// Two scripts and what was renamed between them.
pub(crate) struct DiffCase {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) renames: Vec<Rename>,
}

impl DiffCase {
    pub(crate) fn read(folder: &Path, direction: Direction) -> Result<Self, String> {
        let read = |file: &str| fs::read_to_string(folder.join(file)).map_err(|error| format!("{file}: {error}"));
        let (before, after) = (read("before.sql")?, read("after.sql")?);
        let names = if folder.join("hints.json").is_file() { renamed(&after) } else { Vec::new() };
        let text =
            |(old, new): &(String, String)| if direction == Direction::Forth { format!("{old}={new}") } else { format!("{new}={old}") };
        let renames = names.iter().map(|names| text(names).parse().map_err(|error| format!("{error:#}"))).collect::<Result<_, _>>()?;
        let (from, to) = if direction == Direction::Forth { (before, after) } else { (after, before) };
        Ok(Self { from, to, renames })
    }
}

/// The old and the new names that a script declares by comments: `new_name type, -- @renamed from=old_name`.
fn renamed(script: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in script.lines() {
        let Some((head, old)) = line.split_once("@renamed from=") else { continue };
        let old = if let Some(rest) = old.strip_prefix('"') {
            format!("\"{}\"", rest.split('"').next().unwrap_or_default())
        } else {
            old.split(|c: char| c.is_whitespace() || c == '*').next().unwrap_or_default().to_owned()
        };
        let is_head = |word: &&str| ["TABLE", "INDEX", "TYPE", "KEY"].contains(&word.to_ascii_uppercase().as_str());
        let words = words(head);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let named = words.iter().rposition(is_head).and_then(|at| words.get(at + 1)).or(words.first());
        let new = named.map(|name| name.trim_matches('\'').rsplit_once('.').map_or(name.trim_matches('\''), |(_, name)| name).to_owned());
        found.extend(new.map(|new| (old, new.replace('`', "\""))));
    }
    found
}

/// The words of a line, those in double quotes whole.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut inside) = (vec![String::new()], false);
    for c in line.chars() {
        inside ^= c == '"';
        if c.is_whitespace() && !inside || c == '(' {
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The schema in a file, or in a folder, where it is in the first script; without what is about roles.
pub(crate) fn script(path: &Path) -> String {
    let files = if path.is_file() {
        vec![path.to_owned()]
    } else {
        fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut files: Vec<PathBuf> = files;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    files.truncate(1);
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts
        .flat_map(|text| text.lines().filter(|line| !line.contains(" OWNER TO ")).map(|line| format!("{line}\n")).collect::<Vec<_>>())
        .collect()
}
