//! What the build step costs a clean build: its whole dependency path, against syn, serde and `serde_json` alone.

mod support;

use std::fs;

fn main() {
    support::heading("Clean debug build of the build-dependency path, CPU seconds");
    let ours = clean_build(
        "bench-cold-ours",
        &format!("[build-dependencies]\nschema-core = {{ path = {:?}, features = [\"build\"] }}\n", support::crate_path("schema-core")),
    );
    let theirs = clean_build(
        "bench-cold-theirs",
        "[build-dependencies]\nsyn = \"3\"\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n",
    );
    support::line("syn, serde with derive, serde_json", &format!("{theirs:.1} s"), "");
    support::line("schema-core with `build`", &format!("{ours:.1} s"), &format!("{:.2}x (bound: 2x)", ours / theirs));
}

/// The CPU seconds of a package with nothing but these dependencies and an empty build script.
fn clean_build(name: &str, dependencies: &str) -> f64 {
    let folder = support::scratch(name);
    support::manifest(&folder, name, dependencies);
    support::write(&folder, "src/lib.rs", "");
    support::write(&folder, "build.rs", "fn main() {}\n");
    let target = folder.join("target");
    let seconds =
        support::clock::cpu_of(support::cargo(&folder, &["build"]).env("CARGO_TARGET_DIR", &target).env("CARGO_INCREMENTAL", "1"));
    fs::remove_dir_all(target).expect("the folder is ours");
    seconds
}
