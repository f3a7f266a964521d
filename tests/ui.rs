//! What only rustc can show: the derives against a build script that says something else, or nothing.
//!
//! Each test is a folder under `ui/`, with what its build script does; each case is one file in it, and `<case>.stderr` is what the compiler
//! says of it. Where the build script hands something over, `<case>.jsonl` has the items of the case as [`handover`] writes them, without
//! `file`.
//!
//! To add a case, write `ui/handed_over/<case>.rs` and, for what the build script saw, `<case>.jsonl`. Then `TRYBUILD=overwrite cargo test
//! --test ui` writes the expected text; `cargo test --test ui -- handed_over trybuild=<case>` runs that case alone.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use schema_core::entity::handover::{self, HandoverItem};
use serde_json::Value;

/// Set to the folder in the process that runs its cases.
const FOLDER: &str = "UI_FOLDER";

/// The compiler flags of trybuild for the cases. It gives others to the dependencies, and cargo would then build those twice; this variable
/// of cargo's goes before what trybuild says.
const FLAGS: (&str, &str) =
    ("CARGO_ENCODED_RUSTFLAGS", "--cfg\u{1f}trybuild\u{1f}--verbose\u{1f}-A\u{1f}dead_code\u{1f}--diagnostic-width=140");

/// The build script that the cases of a folder are supposed to have.
enum BuildScript {
    /// None.
    Missing,
    /// One that hands nothing over.
    Other,
    /// One that hands this over.
    Ours(String),
}

#[test]
fn handed_over() {
    run("handed_over", &BuildScript::Ours(handover::write(&items("handed_over"))));
}

#[test]
fn passes() {
    run("passes", &BuildScript::Ours(handover::write(&items("passes"))));
}

#[test]
fn half_an_edit() {
    run("half_an_edit", &BuildScript::Ours(handover::incomplete()));
}

#[test]
fn other_build_script() {
    run("other_build_script", &BuildScript::Other);
}

#[test]
fn no_build_script() {
    run("no_build_script", &BuildScript::Missing);
}

/// Runs a folder's cases in a process of their own. The package that trybuild makes of them has no build script, so the compiler takes
/// `OUT_DIR` from the environment, and each folder needs another.
fn run(folder: &str, build_script: &BuildScript) {
    if env::var_os(FOLDER).is_some_and(|name| name == folder) {
        let cases = trybuild::TestCases::new();
        let files = format!("ui/{folder}/*.rs");
        if folder == "passes" {
            cases.pass(files);
        } else {
            cases.compile_fail(files);
        }
        return;
    }
    let mut command = Command::new(env::current_exe().expect("a test knows its own file"));
    // What cargo sets for tests would tell the derives that the cases are tests.
    command.args(["--exact", folder, "--nocapture"]).env(FOLDER, folder).env_remove("CARGO_TARGET_TMPDIR").env_remove("OUT_DIR");
    command.args(env::args().filter(|argument| argument.starts_with("trybuild=")));
    // Debug information is not what the cases are after.
    command.env(FLAGS.0, FLAGS.1).env("CARGO_PROFILE_DEV_DEBUG", "0");
    if let Some(out_dir) = out_dir(folder, build_script) {
        command.env("OUT_DIR", out_dir);
    }
    let status = command.status().expect("the test starts again");
    assert!(status.success(), "some cases of tests/ui/{folder} fail, as shown above");
}

/// The folder that the build script is supposed to have written to.
fn out_dir(folder: &str, build_script: &BuildScript) -> Option<PathBuf> {
    let out_dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui").join(folder);
    let handed_over = match build_script {
        BuildScript::Missing => return None,
        BuildScript::Other => None,
        BuildScript::Ours(text) => Some(text),
    };
    fs::create_dir_all(&out_dir).expect("the folder for tests can be written");
    if let Some(text) = handed_over {
        fs::write(out_dir.join(handover::FILE_NAME), text).expect("the folder for tests can be written");
    }
    Some(out_dir)
}

/// The items of all cases of a folder, each in the file of its case.
fn items(folder: &str) -> Vec<HandoverItem> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(folder);
    let entries = fs::read_dir(&folder).expect("the cases can be read");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("the cases can be read").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    files.iter().flat_map(|file| items_of(file)).collect()
}

fn items_of(file: &Path) -> Vec<HandoverItem> {
    let text = fs::read_to_string(file).expect("the cases can be read");
    let item = |line: &str| -> serde_json::Result<HandoverItem> {
        let mut item: Value = serde_json::from_str(line)?;
        item["file"] = Value::from(file.with_extension("rs").to_string_lossy());
        serde_json::from_value(item)
    };
    text.lines().map(|line| item(line).unwrap_or_else(|error| panic!("{}: {error}: {line}", file.display()))).collect()
}
