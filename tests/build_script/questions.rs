//! What only a person can answer, and what is wrong with an entity: an error of rustc at the field.

use crate::project::{Project, USER};

#[test]
fn a_possible_rename_is_asked_at_the_field() {
    let project = Project::new("bs-rename");
    project.builds();
    project.init();
    let before = project.files("migrations");
    project.edit("src/user.rs", "pub email: String", "pub address: String");
    let text = project.fails();
    assert!(text.contains(" --> src/user.rs:12:9\n"), "{text}");
    assert!(text.contains("pub address: String"), "{text}");
    assert!(text.contains("[M0301]"), "{text}");
    assert!(text.contains("#[entity(renamed_from = \"email\")]"), "{text}");
    assert_eq!(text.matches("[M0301]").count(), 1, "said once:\n{text}");
    assert!(!text.contains("build script"), "{text}");
    assert_eq!(project.files("migrations"), before);
    assert!(project.fails().contains("[M0301]"), "it stays until it is answered");

    project.edit("src/user.rs", "    pub address", "    #[entity(renamed_from = \"email\")]\n    pub address");
    project.builds();
    let migration = project.read(&project.migration("rename_user_email_to_address"));
    assert!(migration.contains("RENAME COLUMN \"email\" TO \"address\""), "{migration}");
}

#[test]
fn a_required_column_and_a_lossy_type_are_asked_in_one_build_and_in_ci() {
    let project = Project::new("bs-required");
    project.edit("src/user.rs", "pub email: String,", "pub email: String,\n    /// Text.\n    pub score: Option<String>,");
    project.builds();
    project.init();
    project.edit("src/user.rs", "pub score: Option<String>,", "pub score: Option<i64>,\n    /// Required.\n    pub age: i32,");
    for variables in [&[][..], &[("CI", "true")]] {
        let built = project.cargo(&["build"], variables);
        assert!(!built.success);
        assert!(built.says("[M0302]") && built.says("[M0303]"), "{}", built.text);
        assert!(built.says(" --> src/user.rs:14:9\n") && built.says(" --> src/user.rs:16:9\n"), "{}", built.text);
    }
    assert_eq!(project.migrations().len(), 1);
}

#[test]
fn an_entity_that_is_gone_is_noticed_and_kept_aside() {
    let project = Project::new("bs-gone");
    let team = USER.replace("User", "Team").replace("A user", "A team").replace("Users", "Teams").replace("email", "motto");
    project.write("src/team.rs", &team);
    project.edit("src/lib.rs", "pub mod user;", "pub mod team;\npub mod user;");
    project.builds();
    project.init();
    project.edit("src/lib.rs", "pub mod team;\n", "");
    project.builds();
    let migration = project.read(&project.migration("drop_team"));
    assert!(migration.contains("ALTER TABLE \"team\" RENAME TO \"_retired_"), "{migration}");
    let snapshot = project.read("migrations/.snapshot.json");
    assert!(snapshot.contains("_retired_"), "{snapshot}");
}

#[test]
fn what_is_wrong_with_the_schema_is_said_at_the_struct() {
    let project = Project::new("bs-wrong");
    project.edit("src/user.rs", "    #[entity(primary_key, auto_increment)]\n", "");
    let text = project.fails();
    assert!(text.contains("[M0204]") && text.contains(" --> src/user.rs:7:12\n"), "{text}");
    assert_eq!(text.matches("[M0204]").count(), 1, "{text}");
    assert!(project.migrations().is_empty());
}

#[test]
fn an_error_whose_derive_does_not_run_stops_the_build_all_the_same() {
    let project = Project::new("bs-guard");
    project.edit("build.rs", ".run()", ".root(\"src/bin/worker/main.rs\").run()");
    project.write("src/bin/worker/main.rs", "mod job;\nfn main() { println!(\"{:?}\", job::Job { id: 1 }); }\n");
    let job = "#[derive(Debug, migrator::Entity)]\npub struct Job {\n    #[entity(primary_key)]\n    pub id: i64,\n}\n";
    project.write("src/bin/worker/job.rs", job);
    project.builds();
    assert!(project.read(&project.migration("initial")).contains("\"job\""));

    project.write("src/bin/worker/job.rs", &job.replace("    #[entity(primary_key)]\n", ""));
    let built = project.cargo(&["build", "--lib"], &[]);
    assert!(!built.success, "{}", built.text);
    assert!(
        built.says("errors_in_the_entities") && built.says("[M0204]") && built.says("--> src/bin/worker/job.rs:2:12"),
        "{}",
        built.text
    );
}
