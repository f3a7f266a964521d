//! What can go wrong with a migration: said while it is a draft, kept in the module, and an error where it is denied.

use crate::project::{Project, USER};

/// A package for PostgreSQL whose second migration is a draft.
fn project(name: &str) -> Project {
    let project = Project::new(name);
    project.edit("build.rs", "Dialect::Sqlite", "Dialect::Postgres");
    project.add_field("phone");
    project.builds();
    project.init();
    project
}

const GONE: &str = "`phone` of `user` is gone, and the previous version may still use it";

#[test]
fn a_risk_is_warned_of_while_the_migration_is_a_draft_and_stays_in_the_module() {
    let project = project("bs-risk");
    project.write("src/user.rs", USER);
    let built = project.builds();
    let help = "help: first release a version that no longer names it in queries; remove it in the next";
    assert!(built.says(&format!("warning: bs-risk@0.1.0: {GONE} [gone_column]; {help}\n")), "{}", built.text);
    let file = project.migration("drop_phone_from_user");
    let text = project.read(&file);
    assert!(text.contains(&format!("`.\n//!\n//! Risk (gone_column): {GONE}.\nuse migrator::prelude::*;\n")), "{text}");

    let again = project.builds();
    assert!(again.says(GONE) && !again.compiled(), "cargo repeats it: {}", again.text);
    project.edit(
        "src/user.rs",
        "    pub email: String,\n",
        "    pub email: String,\n    /// A draft is told of anew.\n    pub age: Option<i32>,\n",
    );
    assert!(project.builds().says(GONE));
    project.write("src/user.rs", USER);
    project.builds();
    assert_eq!(project.read(&file), text, "the same bytes");

    project.commit();
    assert!(!project.builds().says("warning"), "it is reviewed");
    let ci = project.cargo(&["build"], &[("CI", "true")]);
    assert!(ci.success && !ci.says("warning"), "{}", ci.text);
}

#[test]
fn levels_are_set_for_the_build_and_for_an_entity() {
    let project = project("bs-levels");
    let committed = project.files("migrations");
    project.edit("build.rs", ".run()", ".deny(\"running_version\").run()");
    project.write("src/user.rs", USER);
    let text = project.fails();
    assert!(text.contains(&format!("error: {GONE}, and `gone_column` is denied [M0304]\n")), "{text}");
    assert!(text.contains("help: to risk it: `#[entity(allow(gone_column))]` on `User`\n --> src/user.rs:7:12\n"), "{text}");
    assert_eq!(project.files("migrations"), committed, "nothing is written");

    project.write("src/user.rs", &USER.replace("pub struct", "#[entity(allow(gone_column))]\npub struct"));
    let built = project.builds();
    assert!(!built.says(GONE), "{}", built.text);
    let file = project.migration("drop_phone_from_user");
    assert!(!project.read(&file).contains("Risk"));

    project.write("src/user.rs", &USER.replace("pub struct", "#[entity(allow(all), warn(gone_column))]\npub struct"));
    assert!(project.builds().says(GONE));
    assert!(project.read(&file).contains("//! Risk (gone_column)"));
}

#[test]
fn what_is_risky_on_one_database_only_says_so() {
    let project = Project::new("bs-risk-on");
    project.edit("build.rs", ".run()", ".dialect(schema_core::Dialect::Postgres).run()");
    project.builds();
    project.init();
    project.edit("src/user.rs", "    pub email", "    #[entity(unique)]\n    pub email");
    let built = project.builds();
    let text = project.read(&project.migration("add_user_email_key"));
    let expected = "//! Risk on postgres (built_index): nobody can write to `user` while `user_email_key` is built.\n\
        //! Risk (duplicate_rows): the migration stops if `email` occurs more than once in `user`.\n";
    assert!(text.contains(expected), "{text}");
    assert!(built.says(": on postgres: nobody can write to `user`"), "{}", built.text);
}

#[test]
fn a_table_without_an_entity_and_an_unknown_risk_are_errors_of_the_build_script() {
    let project = project("bs-risk-errors");
    project.edit("build.rs", ".run()", ".deny(\"gone_tabel\").run()");
    let text = project.fails();
    assert!(text.contains("`build.rs` says `.deny(\"gone_tabel\")`, and there is no such risk [M0102]\n"), "{text}");
    assert!(text.contains("help: did you mean `gone_table`?"), "{text}");

    project.edit("build.rs", "gone_tabel", "gone_table");
    project.write("src/user.rs", &USER.replace("pub struct User", "#[entity(table = \"account\", new)]\npub struct User"));
    let text = project.fails();
    assert!(text.contains("`user` is gone, and the previous version may still use it, and `gone_table` is denied [M0304]"), "{text}");
    assert!(text.contains("help: to risk it: `.allow(\"gone_table\")` in `build.rs`"), "{text}");
}
