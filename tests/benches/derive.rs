//! What the derive costs: 1,000 entities of 20 columns, with it and without.

mod support;

use std::path::Path;

const BUILD: &str = "fn main() -> schema_core::build::Result {
    schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run()
}
";

fn main() {
    support::heading("The derive: 1,000 entities of 20 columns, CPU of a non-incremental debug build of their crate");
    let bare = package("bench-derive-bare", "");
    let debug = package("bench-derive-debug", "#[derive(Debug)]\n");
    let entity = package("bench-derive-entity", "#[derive(Entity)]\n");
    let (bare, debug, entity) = (rustc(&bare), rustc(&debug), rustc(&entity));
    let each = |seconds: f64| support::ms((seconds - bare) / 1_000.0);
    support::line("no derive", &format!("{bare:.2} s"), "");
    support::line("#[derive(Debug)]", &format!("{debug:.2} s"), &format!("{} an entity", each(debug)));
    support::line(
        "#[derive(Entity)]",
        &format!("{entity:.2} s"),
        &format!("{} an entity; {:.2}x Debug", each(entity), (entity - bare) / (debug - bare)),
    );
}

/// A package of entities, built once, so that afterwards only its own compilation is measured.
fn package(name: &str, derive: &str) -> std::path::PathBuf {
    let folder = support::scratch(name);
    let is_entity = derive.contains("Entity");
    let tables = format!(
        "[dependencies]\nmigrator = {{ path = {:?}, features = [\"sqlite\", \"chrono\"] }}\n\n[build-dependencies]\nschema-core = {{ path = {:?}, features = [\"build\"] }}\n",
        support::crate_path("migrator"),
        support::crate_path("schema-core")
    );
    support::manifest(&folder, name, &tables);
    support::entity_sources(&folder, 1_000, if is_entity { derive } else { "" });
    if derive.contains("Debug") {
        add_debug(&folder);
    }
    support::write(&folder, "build.rs", if is_entity { BUILD } else { "fn main() {}\n" });
    support::clock::cpu_of(&mut support::cargo(&folder, &["build"]));
    folder
}

fn add_debug(folder: &Path) {
    for entry in std::fs::read_dir(folder.join("src")).expect("it was written") {
        let path = entry.expect("it was written").path();
        let text = std::fs::read_to_string(&path).expect("it was written");
        std::fs::write(path, text.replace("pub struct", "#[derive(Debug)]\npub struct")).expect("it was written");
    }
}

/// The least CPU of compiling the crate alone: a new flag makes cargo compile it again without running its build script.
fn rustc(folder: &Path) -> f64 {
    let run = |at: u32| support::clock::cpu_of(&mut support::cargo(folder, &["rustc", "--", &format!("--cfg=run_{at}")]));
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}
