//! What is known of the files of the migrations folder: of a file in the [state](super::State) in which it was read, without reading it; of
//! one with the same text, without taking it apart.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::chain::{self, Header, Link};
use super::super::files;
use super::super::sources::quick_hash;
use super::super::state::{State, States};
use crate::Dialect;
use crate::codegen::Noted;
use crate::entity::Reading;
use crate::migration::Fingerprint;
use crate::snapshot::{self, Blocks, SnapshotError};

/// The cache, in `OUT_DIR`.
const CACHE: &str = "migrator-chain.cache";

/// What the cache starts with. Another version of this crate may see something else in a file.
const VERSION: &str = concat!("migrator-chain-4 ", env!("CARGO_PKG_VERSION"), "\n");

/// Stands for what is not known.
const NOTHING: &str = "-";

/// Where a snapshot ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct End {
    /// The fingerprint of its schema.
    pub(in super::super) fingerprint: String,
    /// The last migration that it names.
    pub(in super::super) last: Option<String>,
    /// The databases that the migrations are written for.
    pub(in super::super) dialects: Vec<Dialect>,
}

/// One line for each file, parts separated by tabs: its name, its state, the hash of its text, and what is known of it.
#[derive(Debug, Default)]
pub(in super::super) struct Cache {
    path: PathBuf,
    /// From the last run, by name and state.
    states: BTreeMap<(String, String), Known>,
    /// The same by the hash of the text.
    texts: BTreeMap<String, String>,
    /// What this run found, by name.
    found: BTreeMap<String, Known>,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    /// The hash of its text, where that was taken.
    key: Option<String>,
    what: String,
}

impl Cache {
    pub(super) fn open(out: &Path) -> Self {
        let path = out.join(CACHE);
        let mut cache = Self { path, ..Self::default() };
        let text = fs::read_to_string(&cache.path).unwrap_or_default();
        for line in text.strip_prefix(VERSION).unwrap_or_default().lines() {
            let [file, state, key, what] = line.splitn(4, '\t').collect::<Vec<_>>()[..] else { continue };
            let key = (key != NOTHING).then(|| key.to_owned());
            if let Some(key) = &key {
                cache.texts.insert(key.clone(), what.to_owned());
            }
            if state != NOTHING {
                cache.states.insert((file.to_owned(), state.to_owned()), Known { key, what: what.to_owned() });
            }
        }
        cache
    }

    /// Keeps what was found for the next run, with the states of the files that it may rely on.
    pub(in super::super) fn close(&self, states: &States) {
        let mut text = VERSION.to_owned();
        for (file, Known { key, what }) in &self.found {
            let state = states.get(file).and_then(State::settled).unwrap_or(NOTHING);
            let parts = [file, state, key.as_deref().unwrap_or(NOTHING), what];
            if parts[1..3] != [NOTHING; 2] && !parts.concat().contains('\n') && !file.contains('\t') {
                text.push_str(&parts.join("\t"));
                text.push('\n');
            }
        }
        // Without the cache the next run is slower, no more.
        let _ = files::write(&self.path, &text);
    }

    /// The migration in a file, if it is known in this state.
    pub(super) fn link(&mut self, file: &str, id: &str, state: Option<&State>) -> Option<Link> {
        let known = self.of_state(file, state)?;
        let (fingerprint, header) = unpack(&known.what)?;
        self.found.insert(file.to_owned(), known);
        Some(Link { file: file.to_owned(), id: id.to_owned(), fingerprint, header })
    }

    /// The migration in a file with this text.
    pub(super) fn link_of(&mut self, file: &str, id: &str, text: &str) -> Link {
        let key = quick_hash(text);
        let known = self.texts.get(&key).and_then(|what| unpack(what));
        let (fingerprint, header) = known.unwrap_or_else(|| (Fingerprint::of(text).to_string(), chain::header(text)));
        let what = pack(&fingerprint, header.as_ref());
        self.found.insert(file.to_owned(), Known { key: Some(key), what });
        Link { file: file.to_owned(), id: id.to_owned(), fingerprint, header }
    }

    /// Where the snapshot in a file ends, if that is known: in this state, or else with this text.
    pub(super) fn known_end(&mut self, file: &str, state: Option<&State>, text: &str) -> Option<End> {
        if let Some(known) = self.found.get(file) {
            return unpack_end(&known.what);
        }
        let known = self.of_state(file, state).or_else(|| {
            let key = quick_hash(text);
            self.texts.get(&key).map(|what| Known { what: what.clone(), key: Some(key) })
        })?;
        let end = unpack_end(&known.what)?;
        self.found.insert(file.to_owned(), known);
        Some(end)
    }

    /// The same for a snapshot that is not known and holds just what the entities say, as after a checkout: it need not be read.
    pub(super) fn end_of_current(&mut self, file: &str, text: &str, reading: &Reading) -> Option<End> {
        let is_whole = reading.broken.is_empty() && reading.diagnostics.is_empty();
        let blocks = Blocks::cut(text).filter(|_| is_whole)?;
        if !matches!(blocks.compare(reading.texts(), &reading.schema, &reading.intent), Ok(None)) {
            return None;
        }
        let fingerprint = blocks.fingerprint(reading.texts()).to_string();
        let end = End { fingerprint, last: blocks.last().map(str::to_owned), dialects: blocks.dialects().to_vec() };
        self.learn(file, text, &end);
        Some(end)
    }

    /// The same for any snapshot.
    pub(super) fn end(&mut self, file: &str, text: &str) -> Result<End, SnapshotError> {
        let snapshot = snapshot::read(text)?;
        let fingerprint = snapshot::fingerprint(&snapshot.schema).to_string();
        let end = End { fingerprint, last: snapshot.last, dialects: snapshot.dialects };
        self.learn(file, text, &end);
        Ok(end)
    }

    fn learn(&mut self, file: &str, text: &str, end: &End) {
        let what = pack_end(end);
        self.found.insert(file.to_owned(), Known { key: Some(quick_hash(text)), what });
    }

    /// Notes where a snapshot ends that was just written: it need not be read for that, nor its text looked at.
    pub(super) fn set_end(&mut self, file: &str, end: &End) {
        self.found.insert(file.to_owned(), Known { key: None, what: pack_end(end) });
    }

    /// Notes that a file has the text of another one.
    pub(super) fn copy(&mut self, from: &str, to: &str) {
        if let Some(known) = self.found.get(from).cloned() {
            self.found.insert(to.to_owned(), known);
        }
    }

    /// Notes that a file is another one now, or gone.
    pub(super) fn forget(&mut self, file: &str) {
        self.found.remove(file);
        self.states.retain(|(known, _), _| known != file);
    }

    fn of_state(&self, file: &str, state: Option<&State>) -> Option<Known> {
        self.states.get(&(file.to_owned(), state?.text.clone())).cloned()
    }
}

fn pack_end(End { fingerprint, last, dialects }: &End) -> String {
    format!("{fingerprint}\t{}\t{}", pack_dialects(dialects), last.as_deref().unwrap_or_default())
}

fn unpack_end(what: &str) -> Option<End> {
    let [fingerprint, dialects, last] = what.splitn(3, '\t').collect::<Vec<_>>()[..] else { return None };
    let last = Some(last.to_owned()).filter(|last| !last.is_empty());
    Some(End { fingerprint: fingerprint.to_owned(), last, dialects: unpack_dialects(dialects)? })
}

fn pack_dialects(dialects: &[Dialect]) -> String {
    dialects.iter().map(|dialect| dialect.name()).collect::<Vec<_>>().join(" ")
}

fn unpack_dialects(text: &str) -> Option<Vec<Dialect>> {
    text.split_terminator(' ').map(Dialect::from_name).collect()
}

fn pack(fingerprint: &str, header: Option<&Header>) -> String {
    let text = |text: Option<&String>| text.map_or_else(|| "-".to_owned(), |text| format!("={text}"));
    match header {
        None => fingerprint.to_owned(),
        Some(header) => {
            let (from, to) = (text(header.from.as_ref()), text(header.to.as_ref()));
            let (starts, named) = (pack_dialects(&header.starts), pack_dialects(&header.named));
            let risks = pack_risks(&header.risks);
            format!("{fingerprint}\t{}\t{from}\t{to}\t{starts}\t{named}\t{risks}\t{}", header.id, header.name)
        }
    }
}

fn unpack(what: &str) -> Option<(String, Option<Header>)> {
    let text = |part: &str| part.strip_prefix('=').map(str::to_owned);
    match what.splitn(8, '\t').collect::<Vec<_>>()[..] {
        [fingerprint] => Some((fingerprint.to_owned(), None)),
        [fingerprint, id, from, to, starts, named, risks, name] => {
            let (starts, named, risks) = (unpack_dialects(starts)?, unpack_dialects(named)?, unpack_risks(risks)?);
            let header = Header { id: id.to_owned(), name: name.to_owned(), from: text(from), to: text(to), starts, named, risks };
            Some((fingerprint.to_owned(), Some(header)))
        }
        _ => None,
    }
}

/// What stands between risks, and between the parts of one.
const SEPARATORS: [char; 2] = ['\u{1e}', '\u{1f}'];

/// The risks without tabs, which a person may have written into one.
fn pack_risks(risks: &[Noted]) -> String {
    let [between, within] = SEPARATORS.map(String::from);
    let pack = |risk: &Noted| [risk.dialects.join(","), risk.code.clone(), risk.message.replace('\t', " ")].join(&within);
    risks.iter().map(pack).collect::<Vec<_>>().join(&between)
}

fn unpack_risks(text: &str) -> Option<Vec<Noted>> {
    let [between, within] = SEPARATORS;
    let unpack = |risk: &str| {
        let [dialects, code, message] = risk.split(within).collect::<Vec<_>>()[..] else { return None };
        let dialects = dialects.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Some(Noted { dialects, code: code.to_owned(), message: message.to_owned() })
    };
    text.split(between).filter(|risk| !risk.is_empty()).map(unpack).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_cache_holds_comes_back() {
        let header = Header {
            id: "1".into(),
            name: "a".into(),
            from: Some(String::new()),
            to: None,
            starts: Vec::new(),
            named: Vec::new(),
            risks: Vec::new(),
        };
        let starting = Header { starts: vec![Dialect::Postgres, Dialect::Mysql], named: vec![Dialect::Sqlite], ..header.clone() };
        let risk = |dialects: &[&str]| Noted {
            dialects: dialects.iter().map(ToString::to_string).collect(),
            code: "gone_table".into(),
            message: "`a` is gone.".into(),
        };
        let risky = Header { risks: vec![risk(&[]), risk(&["postgres", "mysql"])], ..header.clone() };
        for header in [None, Some(header), Some(starting), Some(risky)] {
            assert_eq!(unpack(&pack("f", header.as_ref())), Some(("f".to_owned(), header)));
        }
        for (last, dialects) in [(None, Vec::new()), (Some("1".to_owned()), vec![Dialect::Sqlite, Dialect::Mysql])] {
            let end = End { fingerprint: "f".to_owned(), last, dialects };
            assert_eq!(unpack_end(&pack_end(&end)), Some(end));
        }
    }

    #[test]
    fn a_file_in_another_state_is_known_by_its_text() {
        let folder = std::env::temp_dir().join(format!("migrator-cache-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a"), "1").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        let states = States::of(&folder, true);
        let text = "pub const MIGRATION: Migration = Migration::new(\"1\", \"a\", up, down);";
        let mut cache = Cache::open(&folder);
        let link = cache.link_of("a", "1", text);
        cache.set_end("b", &End { fingerprint: "f".to_owned(), last: Some("1".to_owned()), dialects: Vec::new() });
        cache.close(&states);

        let mut again = Cache::open(&folder);
        assert_eq!(again.link("a", "1", states.get("a")), Some(link.clone()));
        let mut changed = states.get("a").unwrap().clone();
        changed.text.push('x');
        assert_eq!(again.link("a", "1", Some(&changed)), None);
        assert_eq!(again.link("b", "1", states.get("a")), None);
        assert_eq!(again.known_end("b", None, ""), None, "neither its state nor its text is known");
        again.close(&States::default());

        let mut unsettled = Cache::open(&folder);
        assert_eq!(unsettled.link("a", "1", states.get("a")), None);
        assert_eq!(unsettled.texts.len(), 1);
        assert_eq!(unsettled.link_of("a", "1", text), link);
        fs::remove_dir_all(folder).unwrap();
    }
}
