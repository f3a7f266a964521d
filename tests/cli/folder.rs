//! The commands that work on the migrations folder of a package.

use std::fs;
use std::path::Path;

use integration::expect::expect_file;
use schema_core::schema::{Column, DataType, EnumType, Table};
use schema_core::snapshot::Snapshot;
use schema_core::{Dialect, Schema};

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

/// A package with a snapshot of two tables for these databases; what is kept of `time` is said by a field.
fn with_tables(database: &Database, dialects: &[Dialect]) -> String {
    let package = package(database, &["m20250101000000_initial.rs"]);
    let column = |name: &str, data_type: DataType| Column::new(name, data_type);
    let nullable = |name: &str, data_type: DataType| Column { nullable: true, ..Column::new(name, data_type) };
    let role = DataType::Enum(EnumType::new("role", vec!["admin".into(), "Member".into()]));
    let user = Table {
        name: "user".into(),
        columns: vec![
            column("id", DataType::Int64),
            nullable("role", role),
            column("type", DataType::Decimal(Some((10, 2)))),
            column("Born-at", DataType::Instant),
            nullable("seen", DataType::DateTime),
            nullable("point", DataType::Custom("point".into())),
        ],
        primary_key: vec!["id".into()],
        ..Table::default()
    };
    let log = Table { name: "log_entry".into(), columns: vec![column("text", DataType::Text(None))], ..Table::default() };
    let schema = Schema { tables: vec![user, log], ..Schema::default() };
    let snapshot = Snapshot { dialects: dialects.to_vec(), last: Some("20250101000000".into()), schema, ..Snapshot::default() };
    fs::write(database.beside("package/migrations/.snapshot.json"), schema_core::snapshot::write(&snapshot)).unwrap();
    fs::create_dir_all(database.beside("package/src")).unwrap();
    let field = "#[derive(migrator::Entity)]\n#[entity(table = \"user\")]\nstruct User { #[entity(primary_key)] id: i64, seen: Option<time::PrimitiveDateTime> }\n";
    fs::write(database.beside("package/src/lib.rs"), field).unwrap();
    package
}

#[tokio::test]
async fn a_migration_by_hand_begins_with_the_rows_of_tables() {
    let database = Database::new("").await;
    for (file, dialects) in [("rows-sqlite.txt", &[Dialect::Sqlite][..]), ("rows-servers.txt", &[Dialect::Postgres, Dialect::Mysql])] {
        let package = with_tables(&database, dialects);
        let ran = run(&["new", "round prices", "--rows", "user,log_entry", "--package", &package]);
        assert_eq!(ran.code, 0, "{}", ran.errors);
        let note = "note: `Cargo.toml` does not show what the structs need: `sqlx` with `features = [\"derive\"";
        assert!(ran.errors.starts_with(note) && ran.errors.ends_with("`time`\n"), "{}", ran.errors);
        let path = ran.output.trim_end();
        let text = fs::read_to_string(path).unwrap();
        let id = &path[path.len() - "20250101000000_round_prices.rs".len()..][..14];
        expect_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cli").join(file), &text.replace(id, "<id>")).unwrap();
        fs::remove_file(path).unwrap();
    }
    let package = with_tables(&database, &[Dialect::Sqlite]);
    let said = refusal(&["new", "x", "--rows", "user,log_entries", "--package", &package]);
    assert!(said.contains("there is no table `log_entries` in the snapshot\nhint: close to it: `log_entry`, `user`"), "{said}");
    let files = fs::read_dir(database.beside("package/migrations")).unwrap().map(|entry| entry.unwrap().file_name());
    let modules: Vec<_> = files.filter(|name| name.to_string_lossy().ends_with(".rs")).collect();
    assert_eq!(modules, ["m20250101000000_initial.rs"], "nothing is written");
    fs::remove_file(database.beside("package/migrations/.snapshot.json")).unwrap();
    let said = refusal(&["new", "x", "--rows", "user", "--package", &package]);
    assert!(said.contains(".snapshot.json"), "{said}");
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
