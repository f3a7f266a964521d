//! The build script at opt-level 0, as users have it: 1,000 entities of 20 columns over 400 files.
//!
//! The build step and the baselines run in one small program, built by cargo with the default profile; each reports its own CPU time.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

const PROGRAM: &str = r#"//! The build step, and what it is compared with. Prints the CPU microseconds last.
use std::{borrow::Cow, env, fs, path::{Path, PathBuf}};
use schema_core::{codegen::{self, Change, Route}, diff::Intent, snapshot::{self, Blocks, TableTexts}, Dialect, Pair, Schema};

unsafe extern "C" {
    /// The CPU time of the process, in microseconds on every system that follows POSIX.
    safe fn clock() -> std::ffi::c_long;
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let start = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["parse"] => each(|text| {
            if text.contains("Entity") { std::hint::black_box(syn::parse_file(text).unwrap()); }
        }),
        ["hash"] => each(|text| { std::hint::black_box(hash(text.as_bytes())); }),
        ["diff", before, after] => diff(&fs::read_to_string(before).unwrap(), &fs::read_to_string(after).unwrap()),
        _ => { schema_core::build::Build::new().dialect(Dialect::Sqlite).run().unwrap(); 0 }
    };
    eprintln!("{}", clock() - start);
}

fn each(f: impl Fn(&str)) -> std::ffi::c_long {
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { f(&fs::read_to_string(Path::new(&path)).unwrap()) }
        }
    }
    0
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

/// What the build step does between the entities and the files: the differences of two snapshots, the SQL, the migration's text and that of
/// the next snapshot. When that began.
fn diff(before: &str, after: &str) -> std::ffi::c_long {
    let schema = snapshot::read(after).unwrap().schema;
    let texts = TableTexts::of(&schema.tables);
    // The entities of the file that changed are what has just been read.
    let read = ["thing35", "thing36", "thing37", "thing38", "thing39"];
    let read = Schema { tables: schema.tables.iter().filter(|table| read.contains(&&*table.name)).cloned().collect(), ..Schema::default() };
    let (id, dialects) = ("20250101000000", [Dialect::Sqlite]);
    let start = clock();
    let blocks = Blocks::cut(before).unwrap();
    let comparison = blocks.compare(&texts, &read, &Intent::default()).unwrap().unwrap();
    let steps = comparison.diff(id).unwrap();
    let next = blocks.next(&comparison, &texts, &read, &dialects, &steps, id).unwrap();
    let fingerprints = Pair::new(snapshot::fingerprint(&Schema::default()), next.fingerprint);
    let (before, own) = (Cow::Borrowed(&comparison.schemas.before), Cow::Borrowed(steps.as_slice()));
    let routes = [Route { dialect: Dialect::Sqlite, before, steps: own, starts: false }];
    let change = Change { id, name: "add", steps: &steps, routes: &routes, fingerprints };
    std::hint::black_box((codegen::module(&change).unwrap(), &next));
    start
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
    support::clock::cpu_of(&mut support::cargo(&tool, &["build"]));

    let package = support::scratch("bench-scan");
    support::manifest(&package, "bench-scan", "");
    let files = support::entity_sources(&package, 1_000, "#[derive(Entity)]\n");
    support::heading(&format!("The build script, opt-level 0: 1,000 entities of 20 columns, {files} files, CPU"));
    measure(&package);
}

/// How often two things are done in turns; what took least counts.
const ROUNDS: u32 = 10;

fn measure(package: &Path) {
    let initial = cpu(package, &["build"]);
    // As after a commit: from here on, a change is a migration of its own.
    fs::remove_file(package.join("migrations/.draft.json")).expect("the first build wrote it");
    let (parse, first) = least(
        || cpu(package, &["parse"]),
        || {
            fs::remove_dir_all(package.join("out")).expect("the folder is ours");
            cpu(package, &["build"])
        },
    );
    support::line("baseline: files that say `Entity`, read and parsed", &support::ms(parse), "");
    support::line("first build: scan, and the initial migration written", &support::ms(initial), &format!("{:.2}x parse", initial / parse));
    support::line("first scan of a checkout", &support::ms(first), &format!("{:.2}x parse (bound: 1.3x)", first / parse));
    let (hash, same) = least(|| cpu(package, &["hash"]), || cpu(package, &["build"]));
    support::line("baseline: all files read and hashed", &support::ms(hash), "");
    support::line("again, nothing changed", &support::ms(same), &format!("{:.2}x hash", same / hash));
    one_changed(package);
}

/// One struct gets a column, again and again: all that changes is one draft.
fn one_changed(package: &Path) {
    let (snapshot, before, after) = (package.join("migrations/.snapshot.json"), package.join("before.json"), package.join("after.json"));
    let copy = |from: &Path, to: &Path| assert!(fs::copy(from, to).is_ok_and(|bytes| bytes > 0), "the target folder can be written");
    copy(&snapshot, &before);
    let file = package.join("src/entities_7.rs");
    let mut columns = 0;
    let mut change = || {
        columns += 1;
        let text = fs::read_to_string(&file).expect("it was written");
        let added = text.replacen("    pub column_1:", &format!("    pub more_{columns}: Option<i64>,\n    pub column_1:"), 1);
        fs::write(&file, added).expect("it was written");
        let changed = cpu(package, &["build"]);
        if columns == 1 {
            copy(&snapshot, &after);
        }
        changed
    };
    let (hash, changed) = least(|| cpu(package, &["hash"]), &mut change);
    let (_, diff) = least(|| 0.0, || cpu(package, &["diff", "before.json", "after.json"]));
    support::line("of the next: differences, SQL, texts of migration and snapshot", &support::ms(diff), "");
    let (without, bound) = ((changed - diff) / hash, 3.0 * hash + diff);
    support::line(
        "one struct changed, its migration written",
        &support::ms(changed),
        &format!("{without:.2}x hash and the diff (bound: 3x and the diff, which is {})", support::ms(bound)),
    );
}

/// The least that each of the two takes.
fn least(mut one: impl FnMut() -> f64, mut other: impl FnMut() -> f64) -> (f64, f64) {
    (0..ROUNDS).map(|_| (one(), other())).fold((f64::INFINITY, f64::INFINITY), |least, new| (least.0.min(new.0), least.1.min(new.1)))
}

/// The CPU seconds that the program reports for one of its parts, run as cargo runs a build script.
fn cpu(package: &Path, part: &[&str]) -> f64 {
    let out = package.join("out");
    fs::create_dir_all(&out).expect("the target folder can be written");
    let output = Command::new(support::built("debug", "bench-scan-tool"))
        .args(part)
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
    assert!(output.status.success(), "{part:?}: {said}{}", String::from_utf8_lossy(&output.stdout));
    let microseconds: f64 = said.lines().last().and_then(|line| line.parse().ok()).expect("it reports its time last");
    microseconds / 1e6
}
