//! The commands that work on the migrations folder of a package.

use std::fs;

use super::support::{App, Database, Ran, refusal, run};

/// A folder that looks like a package with these migrations.
fn package(database: &Database, migrations: &[&str]) -> String {
    let folder = database.beside("package");
    fs::create_dir_all(folder.join("migrations")).unwrap();
    fs::write(folder.join("Cargo.toml"), "[package]\n").unwrap();
    for file in migrations {
        fs::write(folder.join("migrations").join(file), "").unwrap();
    }
    folder.display().to_string()
}

#[tokio::test]
async fn a_migration_is_begun_by_hand() {
    let database = Database::new("").await;
    let package = package(&database, &["m20250101000000_initial.rs", "m20990101000000_later.rs"]);
    let ran = run(&["new", "Fill slugs", "--package", &package]);
    let path = format!("{package}/migrations/m20990101000001_fill_slugs.rs");
    assert_eq!(ran, Ran { code: 0, output: format!("{path}\n"), errors: String::new() });
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("Migration::new(\"20990101000001\", \"fill_slugs\", up, down);"), "{text}");
    let said = refusal(&["new", "!?", "--package", &package]);
    assert!(said.contains("`!?` makes no name of a file"), "{said}");
    let said = refusal(&["new", "x", "--package", &database.beside("nowhere").display().to_string()]);
    assert!(said.contains("there is no `Cargo.toml` in "), "{said}");
}

#[tokio::test]
async fn a_draft_is_sealed() {
    let database = Database::new("").await;
    let package = package(&database, &["m20250101000000_initial.rs"]);
    let seal = || run(&["seal", "--package", &package]);
    assert_eq!(seal(), Ran { code: 0, output: "there is no draft\n".to_owned(), errors: String::new() });
    let text = schema_core::migration::Fingerprint::of("");
    let note = format!(
        "{{\n  \"id\": \"20250101000000\",\n  \"file\": \"m20250101000000_initial.rs\",\n  \"texts\": [\n    \"{text}\"\n  ],\n  \"before\": null\n}}\n"
    );
    fs::write(database.beside("package/migrations/.draft.json"), note).unwrap();
    let ran = run(&["new", "data", "--package", &package]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, "note: `m20250101000000_initial.rs` is no draft any more: this one comes after it\n"));
    assert_eq!(seal().output, "`m20250101000000_initial.rs` is sealed\n");
    assert!(!database.beside("package/migrations/.draft.json").exists());
}

#[tokio::test]
async fn without_compiled_migrations_the_files_are_compared() {
    let database = Database::new("").await;
    App::new(&database.url).says(&["up"]);
    let files = ["m20250101000001_between.rs", "m20250102000000_add_phone.rs", "m20250103000000_next.rs"];
    let package = package(&database, &files);
    let ran = run(&["status", "--package", &package, "--database-url", &database.url]);
    let lines: Vec<String> = ran.output.lines().map(|line| line.split("  20").take(2).collect::<Vec<_>>().join("  20")).collect();
    assert_eq!(
        lines,
        [
            "missing   20250101000000_initial",
            "late      20250101000001_between",
            "applied   20250102000000_add_phone",
            "pending   20250103000000_next"
        ]
    );
    assert_eq!(ran.code, 1);
    assert!(ran.errors.lines().count() == 3 && ran.errors.ends_with("note: `up` applies the one that is pending\n"), "{}", ran.errors);
}
