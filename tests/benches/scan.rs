//! The build script at opt-level 0, as users have it: 1,000 entities of 20 columns over 400 files.
//!
//! The build step and the baselines run in one small program, built by cargo with the default profile; each reports its own CPU time.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

const PROGRAM: &str = r#"//! The build step, and what it is compared with.
use std::{fs, path::{Path, PathBuf}};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("parse") => each(|text| {
            if text.contains("Entity") { std::hint::black_box(syn::parse_file(text).unwrap()); }
        }),
        Some("hash") => each(|text| { std::hint::black_box(hash(text.as_bytes())); }),
        _ => schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run().unwrap(),
    }
    let cpu = fs::read_to_string("/proc/self/schedstat").unwrap();
    eprintln!("{}", cpu.split(' ').next().unwrap());
}

fn each(f: impl Fn(&str)) {
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { f(&fs::read_to_string(Path::new(&path)).unwrap()) }
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0_u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    hash
}
"#;

fn main() {
    let tool = support::scratch("bench-scan-tool");
    let dependencies = format!(
        "[dependencies]\nschema-core = {{ path = {:?}, features = [\"build\"] }}\nsyn = {{ version = \"3\", features = [\"full\"] }}\n",
        support::crate_path("schema-core")
    );
    support::manifest(&tool, "bench-scan-tool", &dependencies);
    support::write(&tool, "src/main.rs", PROGRAM);
    support::cpu_of(&mut support::cargo(&tool, &["build"]));

    let package = support::scratch("bench-scan");
    support::manifest(&package, "bench-scan", "");
    let files = support::entity_sources(&package, 1_000, "#[derive(Entity)]\n");
    support::heading(&format!("The build script, opt-level 0: 1,000 entities of 20 columns, {files} files, CPU"));
    measure(&package);
}

fn measure(package: &Path) {
    let parse = least(3, || cpu(package, "parse"));
    let hash = least(5, || cpu(package, "hash"));
    support::line("baseline: files that say `Entity`, read and parsed", &support::ms(parse), "");
    support::line("baseline: all files read and hashed", &support::ms(hash), "");

    let initial = cpu(package, "build");
    support::line("first build: scan, and the initial migration written", &support::ms(initial), &format!("{:.2}x parse", initial / parse));
    // As after a commit: from here on, a change is a migration of its own.
    fs::remove_file(package.join("migrations/.draft.json")).expect("the first build wrote it");
    let first = least(3, || {
        fs::remove_dir_all(package.join("out")).expect("the folder is ours");
        cpu(package, "build")
    });
    support::line("first scan of a checkout", &support::ms(first), &format!("{:.2}x parse (bound: 1.3x)", first / parse));
    let same = least(5, || cpu(package, "build"));
    support::line("again, nothing changed", &support::ms(same), &format!("{:.2}x hash", same / hash));

    let file = package.join("src/entities_7.rs");
    let mut columns = 0;
    let changed = least(5, || {
        columns += 1;
        let text = fs::read_to_string(&file).expect("it was written");
        let added = text.replacen("    pub column_1:", &format!("    pub more_{columns}: Option<i64>,\n    pub column_1:"), 1);
        fs::write(&file, added).expect("it was written");
        cpu(package, "build")
    });
    support::line(
        "one struct changed, its migration written",
        &support::ms(changed),
        &format!("{:.2}x hash (bound: 3x, plus the diff)", changed / hash),
    );
}

fn least(runs: u32, mut run: impl FnMut() -> f64) -> f64 {
    (0..runs).map(|_| run()).fold(f64::INFINITY, f64::min)
}

/// The CPU seconds that the program reports for one of its parts, run as cargo runs a build script.
fn cpu(package: &Path, part: &str) -> f64 {
    let out = package.join("out");
    fs::create_dir_all(&out).expect("the target folder can be written");
    let output = Command::new(support::built("debug", "bench-scan-tool"))
        .arg(part)
        .current_dir(package)
        .env("CARGO_MANIFEST_DIR", package)
        .env("CARGO_PKG_NAME", "bench-scan")
        .env("OUT_DIR", &out)
        .env("PROFILE", "debug")
        .env("MIGRATOR_BUILD", "write")
        .env_remove("CI")
        .output()
        .expect("it was built");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{part}: {said}{}", String::from_utf8_lossy(&output.stdout));
    let nanoseconds: f64 = said.lines().last().and_then(|line| line.parse().ok()).expect("it reports its time last");
    nanoseconds / 1e9
}
