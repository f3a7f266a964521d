//! What a package declares, read without building it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use super::sources::Sources;
use super::{Result, error, roots};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Intent;
use crate::risk::{Level, Levels, Subject};
use crate::{Dialect, Schema, entity};

/// The entities of a package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    /// The databases that its `build.rs` names.
    pub dialects: Vec<Dialect>,
    /// Its tables.
    pub schema: Schema,
    /// What the entities say about a change.
    pub intent: Intent,
    /// What is done about risks, by its `build.rs` and its entities.
    pub levels: Levels,
    /// The types of columns as the source [writes](entity::written) them, by table and column.
    pub types: BTreeMap<(String, String), String>,
}

/// Reads the entities of the package in `folder`, with the roots and the other packages that the calls in its `build.rs` name by literals.
///
/// # Errors
///
/// When a file cannot be read, and everything that is wrong with the entities.
pub fn declared(folder: &Path) -> Result<Declared> {
    let script = Script::read(&folder.join("build.rs"))?;
    let found = roots::find(folder, &script.roots, &script.entities_from)?;
    if found.roots.is_empty() {
        let message = format!("`{}` has neither `src/lib.rs` nor `src/main.rs`", folder.display());
        return Err(Diagnostic::new(Code::Io, message).help("name the folder of a package with entities").into());
    }
    // The cache of this is never kept, so it does not matter where it would be.
    let mut sources = Sources::open(folder, &folder.join("target"));
    let reading = entity::read(&found.roots, &mut sources);
    if !reading.broken.is_empty() {
        let message = format!("these files are missing or no Rust: {}", reading.broken.join(", "));
        return Err(Diagnostic::new(Code::Io, message).help("build the package: rustc says more").into());
    }
    if !reading.diagnostics.is_empty() {
        return Err(reading.diagnostics.into());
    }
    let levels = script.levels.with_tables_of(&reading.levels);
    let intent = Intent { drops: script.drops, ..reading.intent };
    let types = entity::written(&found.roots, &mut sources);
    Ok(Declared { dialects: script.dialects, schema: reading.schema, intent, levels, types })
}

/// What a `build.rs` says of the step.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Script {
    dialects: Vec<Dialect>,
    roots: Vec<String>,
    entities_from: Vec<String>,
    /// The folder of the migrations, where it is not the usual one.
    pub(super) migrations: Option<String>,
    levels: Levels,
    /// Whether it says `.retire(false)`.
    drops: bool,
}

impl Script {
    pub(super) fn read(path: &Path) -> Result<Self> {
        if !path.is_file() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(path).map_err(|error| error::io("read", path, &error))?;
        let mut script = Self::default();
        match text.parse::<TokenStream>() {
            Ok(tokens) => script.collect(tokens),
            Err(_) => return Err(Diagnostic::new(Code::Io, format!("`{}` is no Rust", path.display())).into()),
        }
        Ok(script)
    }

    fn collect(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    if let Some(argument) = tokens.get(at + 1).and_then(literal) {
                        match name.as_str() {
                            "root" => self.roots.push(argument),
                            "entities_from" => self.entities_from.push(argument),
                            "migrations" => self.migrations = Some(argument),
                            name => {
                                if let Some((level, subject)) = Level::from_name(name).zip(Subject::from_name(&argument)) {
                                    self.levels.set(subject, level);
                                }
                            }
                        }
                    }
                    if let Some(TokenTree::Group(arguments)) = tokens.get(at + 1).filter(|_| name == "retire") {
                        self.drops = arguments.stream().to_string() == "false";
                    }
                    let dialect = Dialect::ALL.into_iter().find(|dialect| dialect.name() == name.to_ascii_lowercase());
                    self.dialects.extend(dialect.filter(|_| follows_dialect(&tokens[..at])));
                }
                TokenTree::Group(group) => self.collect(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

/// The text in `("…")`.
fn literal(token: &TokenTree) -> Option<String> {
    let TokenTree::Group(group) = token else { return None };
    let mut tokens = group.stream().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Literal(literal)), None) => syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| text.value()),
        _ => None,
    }
}

/// Whether the tokens end in `Dialect::`.
fn follows_dialect(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., TokenTree::Ident(name), TokenTree::Punct(one), TokenTree::Punct(two)]
        if name == "Dialect" && one.as_char() == ':' && two.as_char() == ':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::risk::{self, Class};

    #[test]
    fn reads_what_the_build_script_names() {
        let text = r##"
            use schema_core::{Dialect, build};
            fn main() -> build::Result {
                // .root("not this")
                build::Build::new().dialect(Dialect::Sqlite).dialect(schema_core::Dialect::Postgres)
                    .root("src/bin/worker.rs").entities_from(r#"../models"#).migrations("db").deny("long_lock").allow("built_index").retire(false).run()
            }"##;
        let mut levels = Levels::default();
        levels.set(Subject::Class(Class::LongLock), Level::Deny);
        levels.set(Subject::Code(risk::Code::BuiltIndex), Level::Allow);
        let mut script = Script::default();
        script.collect(text.parse().unwrap());
        let expected = Script {
            dialects: vec![Dialect::Sqlite, Dialect::Postgres],
            roots: vec!["src/bin/worker.rs".to_owned()],
            entities_from: vec!["../models".to_owned()],
            migrations: Some("db".to_owned()),
            levels,
            drops: true,
        };
        assert_eq!(script, expected);
    }
}
