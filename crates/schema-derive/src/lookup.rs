//! Finds what the build script handed over for the item that a derive stands on.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs, io};

use proc_macro2::Span;
use schema_core::entity::ast::Position;
use schema_core::entity::handover::{self, HandoverItem, Index};

/// The result of a search.
pub(crate) enum Lookup {
    /// The build script saw the item.
    Found {
        /// What it made of it.
        item: Box<HandoverItem>,
        /// All that it saw.
        index: Arc<Index>,
    },
    /// The build script did not see it.
    Unseen,
    /// There is no build script, or not ours.
    NoBuildScript {
        /// Whether the package has a build script of another kind.
        has_other: bool,
    },
    /// It is not to be known here, and need not be: an editor that shows source which was not built yet, a crate
    /// with a file that is not Rust yet, or code of tests.
    Unknown,
}

/// What identifies an item.
pub(crate) struct Key<'a> {
    /// Its Rust name.
    pub(crate) name: &'a str,
    /// Where that name stands.
    pub(crate) position: Position,
    /// The same with the file.
    pub(crate) span: Span,
    /// The names of its fields that are columns.
    pub(crate) fields: Vec<&'a str>,
}

/// Looks an item up.
pub(crate) fn find(key: &Key<'_>) -> Lookup {
    let is_lenient = is_editor() || is_test_code();
    let Some(out_dir) = env::var_os("OUT_DIR") else {
        return if is_lenient { Lookup::Unknown } else { Lookup::NoBuildScript { has_other: false } };
    };
    let Ok(index) = index(Path::new(&out_dir).join(handover::FILE_NAME)) else {
        return if is_lenient { Lookup::Unknown } else { Lookup::NoBuildScript { has_other: true } };
    };
    if index.package().incomplete {
        return Lookup::Unknown;
    }
    let items = index.items(key.name);
    match choose(key, items, is_lenient) {
        Some(item) => Lookup::Found { item: Box::new(item), index },
        None if is_lenient => Lookup::Unknown,
        None => Lookup::Unseen,
    }
}

/// By position where the compiler tells it. Otherwise by the names of the fields, which an editor needs as well: there, the text may have
/// moved since the last build.
fn choose(key: &Key<'_>, mut items: Vec<HandoverItem>, is_editor: bool) -> Option<HandoverItem> {
    let file = key.span.local_file();
    let by_position = file.as_ref().and_then(|file| items.iter().position(|item| is_at(item, key.position, file)));
    let by_fields = || (file.is_none() || is_editor).then(|| items.iter().position(|item| has_fields(item, &key.fields))).flatten();
    let index = by_position.or_else(by_fields)?;
    Some(items.swap_remove(index))
}

fn has_fields(item: &HandoverItem, fields: &[&str]) -> bool {
    item.fields.iter().map(|field| field.name.as_str()).eq(fields.iter().copied())
}

/// Whether the item stands at this position. The compiler gives files relative to where it runs, which is the root of the workspace; the
/// build script gives them relative to the package.
fn is_at(item: &HandoverItem, position: Position, file: &Path) -> bool {
    if (item.line, item.column) != (position.line, position.column) {
        return false;
    }
    let seen = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default().join(&item.file);
    let here = env::current_dir().unwrap_or_default().join(file);
    normal(&seen) == normal(&here) || matches!((seen.canonicalize(), here.canonicalize()), (Ok(seen), Ok(here)) if seen == here)
}

/// The path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, component| {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => path.push(component),
        }
        path
    })
}

/// Whether this runs in rust-analyzer, which expands text that was not built yet, and may know no positions.
fn is_editor() -> bool {
    static IS_EDITOR: LazyLock<bool> = LazyLock::new(|| {
        let program = env::current_exe().ok();
        let name = program.as_deref().and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| name.starts_with("rust-analyzer"))
    });
    *IS_EDITOR
}

/// Whether this is compiled for an integration test, a bench or a documentation test: as under `cfg(test)`, its entities are nobody's schema.
/// Cargo and rustdoc set a variable for each.
fn is_test_code() -> bool {
    ["CARGO_TARGET_TMPDIR", "UNSTABLE_RUSTDOC_TEST_PATH"].iter().any(|name| env::var_os(name).is_some())
}

/// What is known of a file's content without reading it.
type Version = (SystemTime, u64);

/// The file, read once per compiler process and again when it has changed: an editor keeps the process for hours.
fn index(path: PathBuf) -> io::Result<Arc<Index>> {
    static FILES: Mutex<BTreeMap<PathBuf, (Version, Arc<Index>)>> = Mutex::new(BTreeMap::new());
    let metadata = fs::metadata(&path)?;
    let version = (metadata.modified()?, metadata.len());
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, index)) = files.get(&path).filter(|(known, _)| *known == version) {
        return Ok(Arc::clone(index));
    }
    let index = Arc::new(Index::new(&fs::read_to_string(&path)?));
    files.insert(path, (version, Arc::clone(&index)));
    Ok(index)
}

#[cfg(test)]
mod tests {
    use schema_core::entity::handover::{HandoverField, HandoverKind};

    use super::*;

    fn item(line: u32, fields: &[&str]) -> HandoverItem {
        let field = |name: &&str| HandoverField { name: (*name).to_owned(), key: "text".to_owned(), nullable: false, target: None };
        HandoverItem {
            item: "User".to_owned(),
            kind: HandoverKind::Entity,
            file: "src/./model/../user.rs".to_owned(),
            line,
            column: 12,
            table: None,
            metadata: None,
            fields: fields.iter().map(field).collect(),
            diagnostics: Vec::new(),
        }
    }

    /// Outside of a compiler a span knows no file, as in an editor.
    fn key<'a>(line: u32, fields: &[&'a str]) -> Key<'a> {
        Key { name: "User", position: Position { line, column: 12 }, span: Span::call_site(), fields: fields.to_vec() }
    }

    #[test]
    fn a_position_is_a_line_a_column_and_a_file() {
        let here = Position { line: 3, column: 12 };
        let file = env::current_dir().unwrap().join("src/user.rs");
        assert!(is_at(&item(3, &[]), here, &file));
        assert!(!is_at(&item(4, &[]), here, &file));
        assert!(!is_at(&item(3, &[]), Position { column: 13, ..here }, &file));
        assert!(!is_at(&item(3, &[]), here, &file.with_file_name("team.rs")));
    }

    #[test]
    fn a_span_without_a_file_is_found_by_its_fields() {
        let items = || vec![item(3, &["id"]), item(9, &["id", "name"])];
        assert_eq!(choose(&key(1, &["id", "name"]), items(), false).map(|item| item.line), Some(9));
        assert_eq!(choose(&key(1, &["id", "email"]), items(), true), None);
    }

    #[test]
    fn paths_are_compared_without_dots() {
        assert_eq!(normal(Path::new("/a/./b/../c/x.rs")), Path::new("/a/c/x.rs"));
    }

    #[test]
    fn a_file_is_read_again_when_it_has_changed() {
        let path = env::temp_dir().join(format!("schema-derive-{}.jsonl", std::process::id()));
        let read = |text: &str| {
            fs::write(&path, text).unwrap();
            index(path.clone()).unwrap().package().entities.len()
        };
        assert_eq!(read("{\"entities\":[]}\n"), 0);
        assert_eq!(read("{\"entities\":[[\"User\",\"user\"]]}\n"), 1);
        fs::remove_file(&path).unwrap();
        assert!(index(path).is_err());
    }
}
