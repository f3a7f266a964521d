//! The migration that is still being worked on.
//!
//! `.draft.json` names it, with the fingerprint of the text that was written. The snapshot from before it is in a file beside that, which is
//! written when the draft is begun, and not again when it is rewritten. The migration is a draft
//! for as long as that text is unchanged, git does not track the file, and nothing builds on it. The record belongs to one
//! checkout and is never committed, so it can be older or newer than everything around it: stashes and branches move the snapshot and the
//! sources, but leave it and the draft's file where they are. [`Standing`] sorts that out.

use serde::{Deserialize, Serialize};

use super::chain::Link;

/// What `.draft.json` holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The draft's id.
    pub(super) id: String,
    /// Its file's name.
    pub(super) file: String,
    /// The fingerprints of the text, now and before it was last rewritten: whichever of them a build that was cut short left.
    pub(super) texts: Vec<String>,
    /// Where the snapshot from before it is.
    pub(super) start: Start,
    /// What to warn of while it is a draft.
    pub(super) warnings: Vec<String>,
}

/// Where the snapshot is that a draft starts from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Start {
    /// There was none.
    #[default]
    Empty,
    /// In a [file of its own](Record::start_file).
    Apart,
    /// In the record itself, as it was written before there were such files.
    Inside(String),
}

/// The record without the snapshot, as it is in the file.
#[derive(Serialize, Deserialize)]
struct Head {
    id: String,
    file: String,
    texts: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

/// What stands before the last property: `null`, the name of a file, or a whole snapshot, which is JSON itself.
const BEFORE: &str = ",\n  \"before\": ";

/// The start and the end of the name of the file that holds what a draft starts from; between them is the draft's id, which is never given again.
const START_FILE: [&str; 2] = [".draft-", ".json"];

/// Whether a file of this name holds what a draft starts from.
pub(super) fn is_start(file: &str) -> bool {
    let [start, end] = START_FILE;
    file.strip_prefix(start).is_some_and(|rest| rest.ends_with(end))
}

/// What the record says about the folder as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing<'a> {
    /// There is no draft.
    None,
    /// There is a draft. The snapshot holds it: what it starts from is in the record.
    InSnapshot(&'a Record),
    /// There is the file of a draft that the snapshot does not hold (any more): its change was stashed, or another branch checked out.
    /// What is needed starts from the snapshot.
    Leftover(&'a Record),
    /// It is a draft no longer: edited, tracked by git, or with another one built on it.
    Sealed,
}

/// What the folder looks like.
pub(super) struct Situation<'a> {
    pub(super) record: Option<&'a Record>,
    /// The last migration that the snapshot names.
    pub(super) last: Option<&'a str>,
    /// The files, sorted by name.
    pub(super) links: &'a [Link],
}

impl Record {
    /// Reads the file; one that makes no sense counts as none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (head, before) = text.split_once(BEFORE)?;
        let before = before.strip_suffix("\n}\n")?;
        let Head { id, file, texts, warnings } = serde_json::from_str(&format!("{head}}}")).ok()?;
        let mut record = Self { id, file, texts, start: Start::Apart, warnings };
        if before == "null" {
            record.start = Start::Empty;
        } else if before != format!("{:?}", record.start_file()) {
            record.start = Start::Inside(format!("{before}\n"));
        }
        Some(record)
    }

    /// The file's text.
    pub(super) fn write(&self) -> String {
        let (texts, warnings) = (self.texts.clone(), self.warnings.clone());
        let head = Head { id: self.id.clone(), file: self.file.clone(), texts, warnings };
        // Texts have no form that JSON lacks.
        let head = serde_json::to_string_pretty(&head).unwrap_or_default();
        let before = match &self.start {
            Start::Empty => "null".to_owned(),
            Start::Apart => format!("{:?}", self.start_file()),
            Start::Inside(text) => text.trim_end().to_owned(),
        };
        format!("{}{BEFORE}{before}\n}}\n", head.trim_end_matches("\n}"))
    }

    /// The file with the snapshot from before the draft, where it is in one.
    pub(super) fn start_file(&self) -> String {
        let [start, end] = START_FILE;
        format!("{start}{}{end}", self.id)
    }
}

impl<'a> Standing<'a> {
    /// Sorts it out; `is_tracked` asks git, and only where the answer matters.
    pub(super) fn of(situation: &Situation<'a>, is_tracked: impl FnOnce(&str) -> bool) -> Self {
        let Some(record) = situation.record else { return Self::None };
        let in_snapshot = situation.last == Some(record.id.as_str());
        let Some(link) = situation.links.iter().find(|link| link.file == record.file) else {
            // Deleting the file is starting over; a snapshot that does not know it has nothing to take back.
            let renamed = situation.links.iter().any(|link| link.id == record.id);
            return if in_snapshot && !renamed { Self::InSnapshot(record) } else { Self::None };
        };
        let edited = !record.texts.contains(&link.fingerprint);
        if edited || is_built_on(link, situation.links) || is_tracked(&link.file) {
            return Self::Sealed;
        }
        if in_snapshot { Self::InSnapshot(record) } else { Self::Leftover(record) }
    }

    /// The draft's record.
    pub(super) fn record(self) -> Option<&'a Record> {
        match self {
            Self::InSnapshot(record) | Self::Leftover(record) => Some(record),
            Self::None | Self::Sealed => None,
        }
    }
}

/// Whether a later migration starts where this one ends.
fn is_built_on(link: &Link, links: &[Link]) -> bool {
    let Some(header) = &link.header else { return false };
    let follows = |other: &Link| other.header.as_ref().is_some_and(|other| other.from.is_none() || other.from == header.to);
    links.iter().any(|other| other.id > link.id && follows(other))
}

#[cfg(test)]
mod tests {
    use super::super::chain::Header;
    use super::*;

    const ID: &str = "00000000000002";

    fn record() -> Record {
        Record {
            id: ID.to_owned(),
            file: format!("m{ID}_x.rs"),
            texts: vec!["new".into(), "old".into()],
            start: Start::Empty,
            warnings: Vec::new(),
        }
    }

    fn link(id: &str, text: &str, from: &str, to: &str) -> Link {
        let (name, from, to) = ("x".to_owned(), Some(from.to_owned()), Some(to.to_owned()));
        let header = Header { id: id.to_owned(), name, from, to, starts: Vec::new(), named: Vec::new(), risks: Vec::new() };
        Link { file: format!("m{id}_x.rs"), id: id.to_owned(), fingerprint: text.to_owned(), header: Some(header) }
    }

    fn standing<'a>(record: &'a Record, last: &'a str, links: &'a [Link], tracked: bool) -> Standing<'a> {
        Standing::of(&Situation { record: Some(record), last: Some(last), links }, |_| tracked)
    }

    #[test]
    fn a_draft_is_unchanged_untracked_and_last() {
        let record = record();
        let draft = [link(ID, "new", "a", "b")];
        assert_eq!(standing(&record, ID, &draft, false), Standing::InSnapshot(&record));
        assert_eq!(standing(&record, ID, &draft, true), Standing::Sealed);
        assert_eq!(standing(&record, ID, &[link(ID, "old", "a", "b")], false), Standing::InSnapshot(&record), "a build was cut short");
        assert_eq!(standing(&record, ID, &[link(ID, "edited", "a", "b")], false), Standing::Sealed);
        let followed = [draft[0].clone(), link("00000000000003", "z", "b", "b")];
        assert_eq!(standing(&record, ID, &followed, false), Standing::Sealed);
        assert_eq!(standing(&record, "00000000000003", &followed, false), Standing::Sealed);
    }

    #[test]
    fn a_deleted_file_is_starting_over() {
        let record = record();
        assert_eq!(standing(&record, ID, &[], false), Standing::InSnapshot(&record));
        assert_eq!(standing(&record, "00000000000001", &[], false), Standing::None, "nothing to take back");
        let mut renamed = link(ID, "new", "a", "b");
        renamed.file = format!("m{ID}_y.rs");
        assert_eq!(standing(&record, ID, &[renamed], false), Standing::None, "the chain says what is wrong with it");
    }

    #[test]
    fn a_draft_that_the_snapshot_lost_is_a_leftover() {
        let record = record();
        let stashed = [link("00000000000001", "x", "0", "a"), link(ID, "new", "a", "b")];
        assert_eq!(standing(&record, "00000000000001", &stashed, false), Standing::Leftover(&record));
        assert_eq!(standing(&record, "00000000000001", &stashed, true), Standing::Sealed);
        let pulled = [stashed[1].clone(), link("00000000000003", "z", "a", "c")];
        assert_eq!(standing(&record, "00000000000003", &pulled, false), Standing::Leftover(&record), "a fork does not build on it");
    }

    #[test]
    fn a_record_comes_back_and_nonsense_is_none() {
        let apart = Record { start: Start::Apart, ..record() };
        assert!(is_start(&apart.start_file()) && !is_start(".draft.json"));
        let inside = Record { start: Start::Inside("{\n  \"format\": 1\n}\n".to_owned()), ..record() };
        let warned = Record { warnings: vec!["a \"b\"".to_owned()], ..record() };
        for record in [record(), apart, inside, warned] {
            let text = record.write();
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
            assert_eq!(Record::parse(&text), Some(record));
            assert_eq!(Record::parse(&text[..text.len() - 1]), None);
        }
        assert_eq!(Record::parse("{\"id\": 1"), None);
    }
}
