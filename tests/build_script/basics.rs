//! The first build, the builds that do nothing, and half-finished edits.

use std::fs;

use crate::project::{Project, USER};

#[test]
fn one_build_writes_the_migration_and_compiles_it() {
    let project = Project::new("bs-one-build");
    project.write("src/main.rs", "fn main() { println!(\"{:?}\", bs_one_build::migrations::MIGRATIONS); }\n");
    let built = project.cargo(&["run"], &[]);
    assert!(built.success, "{}", built.text);
    let id = project.id("initial");
    assert!(built.says(&format!("id: \"{id}\", name: \"initial\"")), "{}", built.text);
    assert!(built.says("tables: [\"user\"]") && built.says("snapshot: Some("), "{}", built.text);
    let reminder = format!("warning: bs-one-build@0.1.0: `migrations/m{id}_initial.rs` is a draft: review it, then commit it");
    assert!(built.says(&reminder), "{}", built.text);
    assert_eq!(project.migrations().len(), 1);
    assert!(project.read("migrations/.gitignore").contains("/.draft.json"));
    assert!(project.read("migrations/.snapshot.json").contains(&format!("\"last\": \"{id}\"")));

    let before = (project.files("migrations"), project.files("src"));
    let again = project.builds();
    assert!(!again.compiled(), "a build with nothing changed runs nothing:\n{}", again.text);
    assert_eq!((project.files("migrations"), project.files("src")), before);

    project.write("src/user.rs", USER);
    let touched = project.builds();
    assert!(touched.compiled());
    assert_eq!(project.files("migrations"), before.0, "the same content writes nothing");
    assert!(!project.builds().compiled(), "and runs the script once");
}

#[test]
fn what_is_generated_has_no_warnings_under_strict_lints() {
    let project = Project::new("bs-strict");
    let lints = "#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, unused_results, missing_debug_implementations)]";
    project.write("src/lib.rs", &format!("//! A package.\n{lints}\n\npub mod user;\n\nmigrator::embed!();\n"));
    project.builds();
    project.init();
    project.edit("src/user.rs", "    pub email: String,", "    #[entity(unique)]\n    pub email: Option<String>,");
    let built = project.builds();
    assert_eq!(project.migrations().len(), 2);
    assert_eq!(built.text.matches("warning").count(), 2, "only the reminder and a risk:\n{}", built.text);
}

#[test]
fn a_dependency_by_another_name_gets_its_own_back_in_an_older_edition_too() {
    let project = Project::new("bs-renamed");
    let manifest = project.read("Cargo.toml").replace("edition = \"2024\"", "edition = \"2021\"");
    let manifest = manifest
        .replace("migrator = {", "other = { package = \"migrator\",")
        .replace("schema-core = {", "model = { package = \"schema-core\",");
    project.write("Cargo.toml", &manifest);
    project.write("build.rs", &project.read("build.rs").replace("schema_core::", "model::"));
    project.write("src/lib.rs", "//! A package.\n\nextern crate other as migrator;\n\npub mod user;\n\nother::embed!();\n");
    project.write("src/user.rs", &USER.replace("use migrator::", "use other::"));
    project.builds();
    assert_eq!(project.migrations().len(), 1);
}

#[test]
fn generated_modules_are_what_rustfmt_writes() {
    let project = Project::new("bs-rustfmt");
    project.builds();
    project.init();
    project.edit("src/user.rs", "    pub email: String,", "    #[entity(unique)]\n    pub email: Option<String>,");
    project.builds();
    for file in project.migrations() {
        let check = std::process::Command::new("rustfmt")
            .args(["--edition", "2024", "--check", "--config", "max_width=100,use_small_heuristics=Default"])
            .arg(project.path("migrations").join(&file))
            .output();
        // Where there is no rustfmt, nothing can differ from what it writes.
        let differs = check.is_ok_and(|output| !output.status.success());
        assert!(!differs, "{}", project.read(&format!("migrations/{file}")));
    }
}

#[test]
fn half_an_edit_writes_nothing_and_lets_rustc_speak() {
    let project = Project::new("bs-half");
    project.builds();
    project.init();
    project.edit("src/user.rs", "//! Users.", "//! All users.");
    project.builds();
    project.write("src/user.rs", USER);
    let before = project.files("migrations");
    for (half, said) in [
        ("pub struct User {\n    pub id: i64,\n    pub ema", "this file contains an unclosed delimiter"),
        (&*USER.replace("pub email: String", "pub email String"), "expected `:`, found `String`"),
        (&*USER.replace("pub struct User", "pub struc User"), "src/user.rs"),
    ] {
        project.write("src/user.rs", half);
        let text = project.fails();
        assert!(text.contains(said), "{text}");
        assert!(text.contains("src/user.rs"), "{text}");
        assert!(!text.contains("[M0"), "rustc has the word:\n{text}");
        assert_eq!(project.files("migrations"), before);
    }
    project.write("src/user.rs", USER);
    project.builds();
    assert_eq!(project.files("migrations"), before);

    project.edit("src/lib.rs", "pub mod user;", "pub mod user;\npub mod team;");
    let text = project.fails();
    assert!(text.contains("file not found for module `team`"), "{text}");
    assert_eq!(project.files("migrations"), before);
}

#[test]
fn half_an_edit_in_the_first_build_is_a_plain_error_too() {
    let project = Project::new("bs-half-first");
    project.write("src/user.rs", "use migrator::Entity;\n\n#[derive(Entity)]\npub struct User {\n");
    let text = project.fails();
    assert!(text.contains("this file contains an unclosed delimiter"), "{text}");
    assert!(!text.contains("[M0") && !text.contains("couldn't read"), "{text}");
    assert!(project.migrations().is_empty());
}

#[test]
fn a_package_without_entities_gets_an_empty_list() {
    let project = Project::new("bs-none");
    project.write("src/lib.rs", "//! A package.\n\nmigrator::embed!();\n");
    fs::remove_file(project.path("src/user.rs")).unwrap();
    let built = project.builds();
    assert!(!built.says("warning"), "{}", built.text);
    assert_eq!(project.files("migrations").into_keys().collect::<Vec<_>>(), [".gitignore"]);
    assert!(!project.builds().compiled());
}
