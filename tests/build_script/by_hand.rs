//! Migrations that are begun by hand, and drafts that are ended by a command.

use schema_core::build;

use crate::project::Project;

#[test]
fn a_migration_by_hand_swallows_no_pending_change() {
    let project = Project::new("bs-by-hand");
    project.builds();
    project.init();
    project.add_field("phone");
    let snapshot = project.read("migrations/.snapshot.json");
    let blank = build::blank(&project.folder, "Fill slugs!").unwrap();
    assert_eq!(blank.sealed, None);
    assert_eq!(blank.path, project.path(&project.migration("fill_slugs")));
    assert_eq!(project.read("migrations/.snapshot.json"), snapshot);
    let text = project.read(&project.migration("fill_slugs"));
    assert!(text.starts_with("//! Fill slugs.\nuse migrator::prelude::*;\n\npub const MIGRATION: Migration = Migration::new("), "{text}");

    project.builds();
    assert_eq!(project.migrations().len(), 3);
    assert!(project.read(&project.migration("add_phone_to_user")).contains("ADD COLUMN \"phone\""));
    assert!(project.id("add_phone_to_user") > project.id("fill_slugs"));
    assert_eq!(project.read(&project.migration("fill_slugs")), text, "it is nobody's but the person's");
    let checked = project.cargo(&["build"], &[("CI", "true")]);
    assert!(checked.success, "{}", checked.text);
}

#[test]
fn a_migration_by_hand_comes_after_the_draft_and_ends_it() {
    let project = Project::new("bs-by-hand-draft");
    project.builds();
    let first = project.read(&project.migration("initial"));
    let blank = build::blank(&project.folder, "data").unwrap();
    assert_eq!(blank.sealed.map(|draft| format!("migrations/{draft}")), Some(project.migration("initial")));
    assert!(!project.builds().says("is a draft"));
    project.add_field("phone");
    project.builds();
    assert_eq!(project.read(&project.migration("initial")), first);
    assert!(project.id("add_phone_to_user") > project.id("data") && project.id("data") > project.id("initial"));
    let other = build::blank(&project.folder, "data").unwrap();
    assert!(other.path.exists() && project.migrations().len() == 4, "the same name is no obstacle");
}

#[test]
fn a_sealed_draft_is_not_rewritten() {
    let project = Project::new("bs-seal");
    assert!(project.builds().says("is a draft"));
    let draft = project.migration("initial");
    let text = project.read(&draft);
    assert_eq!(build::seal(&project.folder).unwrap().map(|file| format!("migrations/{file}")), Some(draft.clone()));
    assert!(!project.builds().says("is a draft"));
    assert_eq!(build::seal(&project.folder).unwrap(), None);
    project.add_field("phone");
    assert!(project.builds().says("add_phone_to_user.rs` is a draft"));
    assert_eq!((project.read(&draft), project.migrations().len()), (text, 2));
    assert!(build::seal(&project.folder).unwrap().is_some_and(|file| file.ends_with("_add_phone_to_user.rs")));
    let notes: Vec<String> = project.files("migrations").into_keys().filter(|file| file.starts_with(".draft")).collect();
    assert_eq!(notes, Vec::<String>::new());
}

#[test]
fn the_migrations_of_a_package_are_listed() {
    let project = Project::new("bs-list");
    assert_eq!(build::migrations(&project.folder).unwrap(), []);
    project.builds();
    build::blank(&project.folder, "data").unwrap();
    let names: Vec<String> = build::migrations(&project.folder).unwrap().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["initial", "data"]);
}

#[test]
fn a_file_that_is_added_is_in_the_next_build() {
    let project = Project::new("bs-added");
    project.builds();
    project.init();
    assert!(!project.builds().compiled());
    let file = "migrations/m20991231000000_fill.rs";
    let added = "use migrator::prelude::*;\n\npub const MIGRATION: Migration = Migration::new(\"20991231000000\", \"fill\", up, down);\n\n\
                 fn up(_: &mut Plan) {}\n\nfn down(_: &mut Plan) {}\n";
    project.write(file, added);
    assert!(project.builds().compiled());
    project.write(file, &format!("{added}\nconst _: () = panic!(\"this is in the program\");\n"));
    let said = project.fails();
    assert!(said.contains("this is in the program"), "{said}");
}

#[test]
fn one_migration_takes_the_place_of_two() {
    let project = Project::new("bs-replaces");
    project.builds();
    project.init();
    project.add_field("phone");
    project.builds();
    project.commit();
    let (initial, phone) = (project.migration("initial"), project.migration("add_phone_to_user"));
    // It has the id of the last one, which the snapshot names, and creates the schema that the last one reaches.
    let fingerprint = |file: &str, call: &str| {
        let text = project.read(file);
        text.split_once(&format!(".{call}(\"")).unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    let text = format!(
        "//! Both.\nuse migrator::prelude::*;\n\npub const MIGRATION: Migration = Migration::new(\"{id}\", \"both\", up, down)\n    \
         .replaces(&[\"{first}_initial\", \"{id}_add_phone_to_user\"])\n    .accepts(&[\"0123456789abcdef\"])\n    .from(\"{from}\")\n    \
         .to(\"{to}\");\n\nfn up(plan: &mut Plan) {{\n    plan.sql(\"CREATE TABLE user (id INTEGER PRIMARY KEY, phone TEXT)\");\n}}\n\n\
         fn down(plan: &mut Plan) {{\n    plan.sql(\"DROP TABLE user\");\n}}\n",
        first = project.id("initial"),
        id = project.id("add_phone_to_user"),
        from = fingerprint(&initial, "from"),
        to = fingerprint(&phone, "to"),
    );
    project.write(&format!("migrations/m{}_both.rs", project.id("add_phone_to_user")), &text);
    project.remove(&initial);
    project.remove(&phone);
    let built = project.builds();
    assert!(!built.says("is a draft"), "{}", built.text);
    assert_eq!(project.migrations().len(), 1);
    project.commit();
    let checked = project.cargo(&["build"], &[("CI", "true")]);
    assert!(checked.success, "{}", checked.text);
}
