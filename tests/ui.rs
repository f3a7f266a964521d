//! What only rustc can show: the derives against a handover that says something else, or nothing.
//!
//! Each case is one file under `ui/`, with what the build script is supposed to have handed over in `<case>.jsonl` and what the build prints
//! in `<case>.txt`. One package is built again and again with another `src/main.rs`; its build script hands over what it is given. A case
//! whose name starts with `pass_` must build and run.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io};

use integration::expect::expect_file;
use integration::package::Package;
use libtest_mimic::{Arguments, Failed, Trial};

const BUILD_SCRIPT: &str = r#"
fn main() {
    let from = std::path::Path::new("handover.jsonl");
    let to = std::path::Path::new(&std::env::var_os("OUT_DIR").unwrap()).join("migrator-entities.jsonl");
    println!("cargo::rerun-if-changed=.");
    let _ = std::fs::remove_file(&to);
    if from.exists() {
        std::fs::copy(from, to).unwrap();
    }
}
"#;

fn main() -> io::Result<()> {
    let arguments = Arguments::from_args();
    let package = Arc::new(Mutex::new(Package::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "ui-package")?));
    let trials = cases()?.into_iter().map(|case| {
        let package = Arc::clone(&package);
        let name = case.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Trial::test(name, move || run(&package.lock().unwrap_or_else(PoisonError::into_inner), &case))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit()
}

fn cases() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let files: io::Result<Vec<_>> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut cases: Vec<_> = files?.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect();
    cases.sort();
    Ok(cases)
}

fn run(package: &Package, case: &Path) -> Result<(), Failed> {
    let source = fs::read_to_string(case)?;
    package.clear()?;
    package.write("src/main.rs", &source)?;
    package.build_script((!source.contains("//@ no build script")).then_some(BUILD_SCRIPT))?;
    let handover = case.with_extension("jsonl");
    if handover.exists() {
        package.write("handover.jsonl", fs::read(handover)?)?;
    }
    let built = package.build(&[])?;
    let must_build = case.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("pass_"));
    if built.success != must_build {
        return Err(format!("it {}:\n{}", if built.success { "builds" } else { "does not build" }, built.messages).into());
    }
    if must_build {
        package.run()?;
    }
    expect_file(&case.with_extension("txt"), &built.messages).map_err(Failed::from)
}
