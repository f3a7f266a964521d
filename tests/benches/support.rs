//! What the benches share: clocks, temporary packages, tables of results.
//!
//! Everything is a ratio of two things measured in the same run, so that it means the same on a slow and on a busy machine.
#![allow(dead_code, clippy::print_stdout, reason = "each bench uses a part of it, and prints its result")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) mod clock;
pub(crate) mod history;
pub(crate) mod statements;
pub(crate) mod target;

/// Those of the names that the command line has, or all when it has none.
pub(crate) fn named<const N: usize>(names: [&'static str; N]) -> impl Iterator<Item = &'static str> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    names.into_iter().filter(move |name| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name))
}

/// An empty folder of that name for a temporary package.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder is ours");
    }
    fs::create_dir_all(folder.join("src")).expect("the target folder can be written");
    folder
}

/// Writes a file of a package.
pub(crate) fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the target folder can be written");
    fs::write(path, text).expect("the target folder can be written");
}

/// The path of a crate of this repository.
pub(crate) fn crate_path(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the repository");
    root.join("crates").join(name).display().to_string()
}

/// A manifest with these dependency tables; versions as in the workspace's lock file.
pub(crate) fn manifest(folder: &Path, name: &str, tables: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the repository");
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    let text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{tables}\n[profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n"
    );
    write(folder, "Cargo.toml", &text);
}

/// Cargo in a folder, with the target folder of the workspace, writing migrations as on a developer's machine.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder").to_owned();
    let mut command = Command::new("cargo");
    command.current_dir(folder).args(arguments).env("CARGO_NET_OFFLINE", "true");
    command.env("CARGO_TARGET_DIR", target).env("MIGRATOR_BUILD", "write").env("CARGO_INCREMENTAL", "0").env_remove("CI");
    command
}

/// A program that cargo built.
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder").join(profile).join(name)
}

/// The columns that generated entities have, beside `id`: Rust type and attribute.
const COLUMNS: [(&str, &str); 5] =
    [("String", "length = 200"), ("i64", "default = 0"), ("Option<String>", ""), ("bool", "default = false"), ("f64", "index")];

/// An entity with 20 columns.
pub(crate) fn entity(number: usize, derive: &str) -> String {
    let attribute = |text: &str| if text.is_empty() || derive.is_empty() { String::new() } else { format!("    #[entity({text})]\n") };
    let mut text = format!("{derive}pub struct Thing{number} {{\n{}    pub id: i64,\n", attribute("primary_key, auto_increment"));
    for column in 1..20 {
        let (rust_type, attributes) = COLUMNS[column % COLUMNS.len()];
        let _ = writeln!(text, "{}    pub column_{column}: {rust_type},", attribute(attributes));
    }
    text + "}\n\n"
}

/// A package's sources: `entities` entities, five a file, and as many files without any. How many files.
pub(crate) fn entity_sources(folder: &Path, entities: usize, derive: &str) -> usize {
    let files = entities / 5;
    let mut main = "//! Generated.\n#![allow(dead_code)]\n".to_owned();
    for file in 0..files {
        let _ = writeln!(main, "mod entities_{file};\nmod other_{file};");
        let import = if derive.is_empty() { "" } else { "use migrator::Entity;\n\n" };
        let text: String = (0..5).map(|at| entity(file * 5 + at, derive)).collect();
        write(folder, &format!("src/entities_{file}.rs"), &format!("//! Generated.\n{import}{text}"));
        write(folder, &format!("src/other_{file}.rs"), &other(file));
    }
    write(folder, "src/main.rs", &(main + "fn main() {}\n"));
    files * 2 + 1
}

/// A source file without entities, of about the same size.
fn other(number: usize) -> String {
    let function = |at: usize| {
        format!(
            "pub fn function_{number}_{at}(values: &[i64], name: &str) -> Result<Vec<String>, String> {{\n    let mut kept = Vec::new();\n    \
             for (at, value) in values.iter().enumerate() {{\n        if value % 7 == {at} {{\n            kept.push(format!(\"{{name}} {{at}} {{value}}\"));\n        \
             }} else if *value < 0 {{\n            return Err(format!(\"{{value}} is negative\"));\n        }}\n    }}\n    Ok(kept)\n}}\n\n"
        )
    };
    "//! Generated.\n".to_owned() + &(0..12).map(function).collect::<String>()
}

/// Prints a heading.
pub(crate) fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.chars().count()));
}

/// Prints a line of results: what, how much, and the ratio with the bound it has to keep.
pub(crate) fn line(what: &str, figure: &str, note: &str) {
    println!("{what:<58} {figure:>12}  {note}");
}

/// Milliseconds, for a table.
pub(crate) fn ms(seconds: f64) -> String {
    format!("{:.2} ms", seconds * 1e3)
}
