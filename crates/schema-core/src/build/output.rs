//! What goes to `OUT_DIR`: the list of the migrations for `migrator::embed!()`, and what was seen of the entities for the derives.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::chain::Link;
use super::error::{self, Error, render};
use super::files;
use super::folder::SNAPSHOT;
use crate::Dialect;
use crate::codegen::Noted;
use crate::diagnostic::Diagnostic;
use crate::entity::handover::{self, HandoverItem};
use crate::migration::Fingerprint;

/// The file that `migrator::embed!()` includes.
const LIST: &str = "migrations.rs";

/// What the list is written from.
pub(super) struct List<'a> {
    /// The folder of the migrations, absolute.
    pub(super) folder: &'a Path,
    /// The migrations, oldest first.
    pub(super) links: &'a [Link],
    /// Whether the folder has a snapshot: the schema that the last of them reaches.
    pub(super) has_snapshot: bool,
    /// The id of the draft.
    pub(super) draft: Option<&'a str>,
    /// The databases that the migrations are written for.
    pub(super) dialects: &'a [Dialect],
    /// The tables of the entities.
    pub(super) tables: &'a [&'a str],
    /// What the derives have to report. If none does, because no crate is compiled that has the entity, this stops the build.
    pub(super) errors: &'a [Diagnostic],
}

/// Writes both files.
pub(super) fn write(out: &Path, list: &List<'_>, items: &str) -> Result<(), Error> {
    write_file(out, handover::FILE_NAME, items)?;
    write_file(out, LIST, &text(list)?)
}

/// Whether both files are there.
pub(super) fn exist(out: &Path) -> bool {
    [LIST, handover::FILE_NAME].iter().all(|file| out.join(file).exists())
}

/// What was written of the entities.
pub(super) fn items(out: &Path) -> Option<String> {
    fs::read_to_string(out.join(handover::FILE_NAME)).ok()
}

/// Writes what was seen of the entities.
pub(super) fn write_items(out: &Path, items: &[HandoverItem]) -> Result<(), Error> {
    write_file(out, handover::FILE_NAME, &handover::write(items))
}

/// While some of the source is not Rust yet: tells the derives to leave the word to rustc, and keeps the list that is there.
pub(super) fn write_incomplete(out: &Path, list: &List<'_>) -> Result<(), Error> {
    write_incomplete_items(out)?;
    if !out.join(LIST).exists() {
        write_file(out, LIST, &text(list)?)?;
    }
    Ok(())
}

/// Tells the derives to leave the word to rustc.
pub(super) fn write_incomplete_items(out: &Path) -> Result<(), Error> {
    write_file(out, handover::FILE_NAME, &handover::incomplete())
}

fn write_file(out: &Path, file: &str, text: &str) -> Result<(), Error> {
    files::write(&out.join(file), text).map_err(|failure| error::io("write", &failure.path, &failure.error))
}

fn text(list: &List<'_>) -> Result<String, Error> {
    let mut text = String::new();
    let mut names = Vec::new();
    for link in list.links {
        let path = path_of(list, &link.file)?;
        let module = link.file.trim_end_matches(".rs");
        // Writing to a `String` does not fail.
        let _ = write!(text, "#[path = {path:?}]\npub mod {module};\n\n");
        names.push(format!("&{module}::MIGRATION"));
    }
    let drafts: Vec<&str> = list.draft.into_iter().collect();
    let dialects: Vec<String> = list.dialects.iter().map(|dialect| format!("::migrator::Dialect::{}", dialect.variant())).collect();
    let snapshot = if list.has_snapshot { format!("\n    .snapshot(include_str!({:?}))", path_of(list, SNAPSHOT)?) } else { String::new() };
    let risks: Vec<String> = list.links.iter().flat_map(risks).collect();
    let risks = if risks.is_empty() { String::new() } else { format!("\n    .risks(&[{}])", risks.join(", ")) };
    let _ = write!(
        text,
        "/// The migrations of this package, oldest first.\n\
         pub static MIGRATIONS: ::migrator::Migrations = ::migrator::Migrations::new(&[{}])\n    \
         .head({:?})\n    .drafts(&{drafts:?})\n    .dialects(&[{}])\n    .tables(&{:?}){snapshot}{risks};\n\n\
         // So that cargo knows that the entities depend on it.\n\
         const _: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{}\"));\n",
        names.join(", "),
        head(list.links),
        dialects.join(", "),
        list.tables,
        handover::FILE_NAME
    );
    text.push_str(&guard(list.errors));
    Ok(text)
}

/// The path of a file in the folder, as it stands in a program.
fn path_of(list: &List<'_>, file: &str) -> Result<String, Error> {
    let path = list.folder.join(file);
    path.to_str().map(str::to_owned).ok_or_else(|| error::io("name", &path, &std::io::Error::other("its path is not Unicode")))
}

/// What a migration says can go wrong with it.
fn risks(link: &Link) -> Vec<String> {
    let noted = link.header.as_ref().map(|header| header.risks.as_slice()).unwrap_or_default();
    let risk = |risk: &Noted| format!("::migrator::Risk::new({:?}, {:?}, {:?}).on(&{:?})", link.id, risk.code, risk.message, risk.dialects);
    noted.iter().map(risk).collect()
}

/// Identifies all migrations with their content.
fn head(links: &[Link]) -> String {
    let text = links.iter().fold(String::new(), |mut text, link| {
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{} {}", link.id, link.fingerprint);
        text
    });
    Fingerprint::of(&text).to_string()
}

/// An error that rustc reports only if it has no other one.
///
/// The derives report what is wrong with the entities, each at its place. But a derive runs only if the crate with the entity is
/// compiled, and a build that goes on regardless would run with a schema that is not that of the entities. This is a lint that rustc
/// comes to after everything else; it does not come to it when there are errors already, so nothing is said twice.
fn guard(errors: &[Diagnostic]) -> String {
    if errors.is_empty() {
        return String::new();
    }
    let errors: Vec<String> = errors.iter().map(render).collect();
    format!(
        "\n#[deny(unused_must_use)]\nconst _: () = {{\n    #[must_use = {:?}]\n    const fn errors_in_the_entities() -> bool {{\n        true\n    }}\n    \
         errors_in_the_entities();\n}};\n",
        format!("\n{}", errors.join("\n\n"))
    )
}
