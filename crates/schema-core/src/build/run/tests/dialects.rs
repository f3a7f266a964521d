//! A database that is added to a build with migrations, or taken from it.

use std::path::PathBuf;

use super::*;

const EMAIL: &str = "#[entity(length = 99)]\n    pub email: String";
const NOTE: &str = "pub note: Option<String>";
const PHONE: &str = "pub phone: Option<String>";
const REMARK: &str = "#[entity(renamed_from = \"note\")]\n    pub remark: Option<String>";

/// An entity with these fields and a key.
fn user(fields: &[&str]) -> String {
    let fields = fields.join(",\n    ");
    format!("#[derive(Entity)]\npub struct User {{\n    #[entity(primary_key, auto_increment)]\n    pub id: i64,\n    {fields},\n}}\n")
}

/// A package with migrations.
struct Package(Scratch);

impl Package {
    fn new(name: &str) -> Self {
        let package = Self(Scratch::new(name));
        for folder in ["src", "migrations"] {
            fs::create_dir_all(package.root().join(folder)).unwrap();
        }
        fs::write(package.root().join("Cargo.toml"), "[package]\nname = \"app\"\n").unwrap();
        package.write(&user(&[EMAIL, NOTE]));
        package
    }

    fn root(&self) -> PathBuf {
        self.0.0.clone()
    }

    fn write(&self, text: &str) {
        fs::write(self.root().join("src/lib.rs"), format!("use migrator::Entity;\n\n{text}")).unwrap();
    }

    fn build_in(&self, mode: Mode, dialects: &[Dialect]) -> Result<(Lines, Way), Error> {
        let (root, out) = (self.root(), self.root().join("out"));
        fs::create_dir_all(&out).unwrap();
        let build = dialects.iter().fold(Build::new(), |build, dialect| build.dialect(*dialect));
        run_in(&build, Environment { root, out, decision: Decision { mode, reason: "it is a test" }, packaged: false })
    }

    /// Builds it; the new migration's name and text, if there is one.
    fn build(&self, dialects: &[Dialect]) -> Option<(String, String)> {
        let before = self.modules();
        self.build_in(Mode::Write, dialects).unwrap();
        let new: Vec<String> = self.modules().into_iter().filter(|name| !before.contains(name)).collect();
        assert!(new.len() < 2, "{new:?}");
        let text = |name: &String| fs::read_to_string(self.root().join("migrations").join(name)).unwrap();
        new.first().map(|name| (name["m00000000000000_".len()..].to_owned(), text(name)))
    }

    /// Builds it and ends the draft; the new migration's text.
    fn release(&self, dialects: &[Dialect]) -> String {
        let (_, text) = self.build(dialects).unwrap();
        fs::remove_file(self.root().join("migrations/.draft.json")).unwrap();
        text
    }

    fn modules(&self) -> Vec<String> {
        migrations(&self.root()).into_iter().filter(|name| name.starts_with('m')).collect()
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.root().join(name)).unwrap()
    }
}

/// The statements for a database in a function.
fn arm<'t>(text: &'t str, function: &str, dialect: &str) -> &'t str {
    let function = text.split(&format!("fn {function}(")).nth(1).unwrap().split("\n}\n").next().unwrap();
    let arm = function.split(&format!("Dialect::{dialect} => ")).nth(1).unwrap();
    if arm.starts_with("{}") { "" } else { arm.split("\n        }\n").next().unwrap() }
}

const SQLITE: &[Dialect] = &[Dialect::Sqlite];
const BOTH: &[Dialect] = &[Dialect::Sqlite, Dialect::Postgres];

#[test]
fn one_that_is_added_gets_everything_from_one_more_migration() {
    let package = Package::new("dialect-added");
    package.release(SQLITE);
    package.write(&user(&[EMAIL, REMARK]));
    package.release(SQLITE);
    let history = package.modules();

    let error = package.build_in(Mode::Check, BOTH).map(drop).unwrap_err().to_string();
    assert!(error.starts_with("the migrations have no SQL for PostgreSQL, which `build.rs` names, and nothing is written"), "{error}");

    let (name, text) = package.build(BOTH).unwrap();
    assert_eq!(name, "initial_on_postgres.rs");
    assert!(text.starts_with("//! Creates everything on PostgreSQL, for which the migrations before it have no SQL.\n"), "{text}");
    assert!(text.contains("    .starts(&[Dialect::Postgres]);\n"), "{text}");
    assert_eq!((arm(&text, "up", "Sqlite"), arm(&text, "down", "Sqlite"), arm(&text, "again", "Sqlite")), ("", "", ""));
    assert!(arm(&text, "up", "Postgres").contains("CREATE TABLE") && arm(&text, "up", "Postgres").contains("\"remark\""), "{text}");
    assert!(arm(&text, "again", "Postgres").contains("RENAME TO \"user\""), "{text}");
    assert!(text.contains("        _ => plan.unsupported(),\n"), "{text}");
    assert_eq!(package.modules()[..2], history);
    assert!(package.file("out/migrations.rs").contains(".dialects(&[::migrator::Dialect::Sqlite, ::migrator::Dialect::Postgres])"));
    assert_eq!(package.build(BOTH), None);
    assert_eq!(package.build(&[Dialect::Postgres, Dialect::Sqlite]), None, "the order does not matter");
    package.build_in(Mode::Check, BOTH).unwrap();

    // It is a draft: without the database it goes.
    assert_eq!(package.build(SQLITE), None);
    assert_eq!(package.modules(), history);
    assert!(package.file("out/migrations.rs").contains(".dialects(&[::migrator::Dialect::Sqlite])\n"));
}

#[test]
fn one_that_is_added_with_a_change_shares_its_migration() {
    let package = Package::new("dialect-and-change");
    package.release(SQLITE);
    package.write(&user(&[EMAIL, NOTE, PHONE]));
    let (name, first) = package.build(BOTH).unwrap();
    assert_eq!(name, "add_phone_to_user.rs");
    assert!(arm(&first, "up", "Sqlite").contains("ADD COLUMN \"phone\""), "{first}");
    assert!(arm(&first, "up", "Postgres").contains("CREATE TABLE") && arm(&first, "up", "Postgres").contains("\"phone\""), "{first}");

    // Edits go into the draft. Of the last, only one entity is read anew; the other is created all the same.
    let team = |size: &str| user(&[size]).replace("User", "Team");
    let mut way = Way::Nothing;
    for size in ["pub size: i32", "pub size: i64"] {
        package.write(&(user(&[EMAIL, NOTE, PHONE]) + &team(size)));
        way = package.build_in(Mode::Write, BOTH).unwrap().1;
    }
    assert_eq!(way, Way::Changes);
    let text = package.file(&format!("migrations/{}", package.modules()[1]));
    for part in ["\"phone\"", "\"size\" BIGINT", "CREATE TABLE \"user\"", "CREATE TABLE \"team\""] {
        assert!(arm(&text, "up", "Postgres").contains(part), "{text}");
    }
}

#[test]
fn what_was_retired_before_is_not_there() {
    let package = Package::new("dialect-retired");
    package.release(&[Dialect::Postgres]);
    package.write(&user(&[EMAIL, PHONE]).replace(PHONE, &format!("#[entity(new)]\n    {PHONE}")));
    assert!(package.release(&[Dialect::Postgres]).contains("_note\""));
    package.release(BOTH);
    package.write(&user(&[PHONE]));
    let text = package.release(BOTH);
    assert!(!text.contains(".starts(") && arm(&text, "up", "Sqlite").contains("_email\""), "{text}");
    package.write(&user(&["pub phone: String"]).replace("pub phone", "#[entity(backfill = \"'?'\")]\n    pub phone"));
    let text = package.release(BOTH);
    for function in ["up", "down", "again"] {
        let rebuild = arm(&text, function, "Sqlite");
        assert!(rebuild.contains("plan.rebuild") && rebuild.contains("_email\"") && !rebuild.contains("_note\""), "{text}");
    }
}

#[test]
fn one_that_comes_back_starts_anew() {
    let package = Package::new("dialect-again");
    package.release(BOTH);
    assert_eq!(package.build(&[Dialect::Postgres]), None, "the history has SQL for both");
    assert_eq!(package.build(BOTH), None);
    package.write(&user(&[EMAIL, NOTE, PHONE]));
    assert!(!package.release(&[Dialect::Postgres]).contains("Dialect::"));
    assert!(package.file("out/migrations.rs").contains(".dialects(&[::migrator::Dialect::Postgres])\n"));
    let (name, text) = package.build(BOTH).unwrap();
    assert_eq!(name, "initial_on_sqlite.rs");
    assert!(text.contains(".starts(&[Dialect::Sqlite])") && arm(&text, "up", "Postgres").is_empty(), "{text}");
}

#[test]
fn a_merge_that_leaves_one_out_is_an_error() {
    let package = Package::new("dialect-merged");
    package.release(SQLITE);
    package.release(BOTH);
    package.write(&user(&[EMAIL, NOTE, PHONE]));
    package.release(SQLITE);
    let snapshot = package.root().join("migrations/.snapshot.json");
    let merged = package.file("migrations/.snapshot.json").replace("\"sqlite\"", "\"sqlite\", \"postgres\"");
    fs::write(&snapshot, merged).unwrap();
    let error = package.build_in(Mode::Write, BOTH).map(drop).unwrap_err().to_string();
    let added = package.modules().remove(2);
    assert!(error.starts_with(&format!("`{added}` has SQL for one database alone, and `.snapshot.json` says")), "{error}");
    assert!(error.contains("with an arm for each of them") && error.matches("M0502").count() == 1, "{error}");
}

#[test]
fn a_function_is_called_for_each_database() {
    const ALL: &[Dialect] = &[Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql];
    let package = Package::new("computed");
    package.release(ALL);
    package.write(&user(&[EMAIL, NOTE, "#[entity(backfill(run = crate::slug_of, batch = 5000))]\n    pub slug: i64"]));
    let text = package.release(ALL);
    for (dialect, database, filter) in [
        ("Sqlite", "Sqlite", r##"r#""slug" IS NULL"#"##),
        ("Postgres", "Postgres", r##"r#""slug" IS NULL"#"##),
        ("Mysql", "MySql", "\"`slug` IS NULL\""),
    ] {
        let call = format!(
            "plan.compute::<{database}, _>(\n                Backfill::of(\"user\")\n                    .filter({filter})\n                    \
             .key([\"id\"])\n                    .batch(5_000),\n                \"slug\",\n                crate::slug_of,\n            );"
        );
        assert!(arm(&text, "up", dialect).contains(&call), "{text}");
    }
    assert!(!text.contains("Dialect::Sqlite | Dialect::Postgres => {\n            plan.compute"), "{text}");
}
