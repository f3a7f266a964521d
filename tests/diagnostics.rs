//! Every diagnostic as a user sees it: a real build, with the real build script and the derive.
//!
//! A case is a folder `diagnostics/<code>_<name>/`:
//!
//! - `entity.rs`: the module that has the problem; its first lines may say `//@ env: NAME=value`, `//@ dialects: Postgres Mysql` or `//@ no build script`;
//! - `before.rs`: the module before, if the problem is one of a change; it is built first and must build;
//! - `package/`: files laid over the package before the build that has the problem;
//! - `expected.txt`: what the build prints.
//!
//! The build must fail, name the code, and leave the migrations as they were, unless it is rustc alone that can know (M04..). What `before.rs` gave is no draft any more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io};

use integration::expect::expect_file;
use integration::package::Package;
use libtest_mimic::{Arguments, Failed, Trial};
use schema_core::diagnostic::Code;

const MAIN: &str = "#![allow(dead_code)]\nmod entity;\nmigrator::embed!();\nfn main() {}\n";

/// The build script for these databases, between blanks.
fn build_script(dialects: &str) -> String {
    let calls: Vec<String> = dialects.split(' ').map(|dialect| format!(".dialect(schema_core::Dialect::{dialect})")).collect();
    let calls = calls.concat();
    format!("fn main() -> schema_core::build::Result {{\n    schema_core::build::Build::new(){calls}.run()\n}}\n")
}

/// The record of a draft: without it the migrations are final.
const DRAFT: &str = ".draft.json";

/// What no input can show: it would be a defect.
const WITHOUT_CASE: [Code; 1] = [Code::Defect];

fn main() -> io::Result<()> {
    let arguments = Arguments::from_args();
    let package = Arc::new(Mutex::new(Package::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "diagnostics-package")?));
    let cases = cases()?;
    let names: Vec<String> = cases.iter().map(|case| name(case)).collect();
    let mut trials = vec![Trial::test("every_code_has_a_case", move || every_code_has_a_case(&names))];
    trials.extend(cases.into_iter().map(|case| {
        let package = Arc::clone(&package);
        Trial::test(name(&case), move || run(&package.lock().unwrap_or_else(PoisonError::into_inner), &case))
    }));
    libtest_mimic::run(&arguments, trials).exit()
}

fn cases() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("diagnostics");
    let entries: io::Result<Vec<_>> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut cases: Vec<_> = entries?.into_iter().filter(|path| path.is_dir()).collect();
    cases.sort();
    Ok(cases)
}

fn name(case: &Path) -> String {
    case.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn every_code_has_a_case(names: &[String]) -> Result<(), Failed> {
    let has_case = |code: &&Code| names.iter().any(|name| name.starts_with(code.number()));
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !has_case(code) && !WITHOUT_CASE.contains(code))
        .map(|code| format!("{code}: {}", code.title()))
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case in tests/diagnostics shows\n  {}", missing.join("\n  ")).into()) }
}

fn run(package: &Package, case: &Path) -> Result<(), Failed> {
    let entity = fs::read_to_string(case.join("entity.rs"))?;
    let dialects = entity.lines().find_map(|line| line.strip_prefix("//@ dialects: ")).unwrap_or("Sqlite");
    let script = build_script(dialects);
    prepare(package, case, (!entity.contains("//@ no build script")).then_some(&*script))?;
    package.write("src/entity.rs", &entity)?;
    let migrations = files(&package.folder().join("migrations"))?;
    let variables: Vec<_> = entity.lines().filter_map(|line| line.strip_prefix("//@ env: ")?.split_once('=')).collect();
    let built = package.build(&variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>())?;
    if built.success {
        return Err(format!("it builds:\n{}", built.messages).into());
    }
    let name = name(case);
    let code = name.split('_').next().unwrap_or_default();
    if !built.messages.contains(&format!("[{code}]")) {
        return Err(format!("no {code} in\n{}", built.messages).into());
    }
    let only_rustc_knows = code.starts_with("M04");
    if !only_rustc_knows && files(&package.folder().join("migrations"))? != migrations {
        return Err("the migrations are no longer what they were".into());
    }
    expect_file(&case.join("expected.txt"), &built.messages).map_err(Failed::from)
}

/// The package as it was before the problem.
fn prepare(package: &Package, case: &Path, script: Option<&str>) -> Result<(), Failed> {
    package.clear()?;
    package.write("src/main.rs", if script.is_some() { MAIN } else { "mod entity;\nfn main() {}\n" })?;
    package.build_script(script)?;
    let before = case.join("before.rs");
    if before.exists() {
        package.write("src/entity.rs", fs::read(before)?)?;
        let built = package.build(&[])?;
        if !built.success {
            return Err(format!("before.rs does not build:\n{}", built.messages).into());
        }
        fs::remove_file(package.folder().join("migrations").join(DRAFT))?;
    }
    let overlay = case.join("package");
    if overlay.exists() {
        package.overlay(&overlay)?;
    }
    Ok(())
}

/// The migrations and the snapshot with their content.
fn files(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = name(&path);
            if name != DRAFT && name != ".gitignore" {
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}
