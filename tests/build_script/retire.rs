//! Opting out of keeping anything aside: said in the migration, remembered in the snapshot.

use crate::project::{Project, USER};

const OPTED_OUT: &str = "#[derive(Debug, Entity)]\n#[entity(retire = false)]\npub struct User";

/// A package with two committed migrations.
fn project(name: &str) -> Project {
    let project = Project::new(name);
    project.builds();
    project.init();
    project.commits_field("phone");
    project
}

#[test]
fn what_leaves_is_dropped_and_the_migration_says_so() {
    let project = project("bs-retire");
    let snapshot = project.read("migrations/.snapshot.json");
    project.edit("src/user.rs", "#[derive(Debug, Entity)]\npub struct User", OPTED_OUT);
    project.builds();
    let said = "  \"retire\": [\n    {\n      \"table\": \"user\",\n      \"retire\": false\n    }\n  ],\n";
    assert_eq!(project.read("migrations/.snapshot.json"), snapshot.replace("  \"tables\"", &format!("{said}  \"tables\"")));
    assert_eq!(project.migrations().len(), 2, "it changes no schema");
    project.commit();
    assert!(project.cargo(&["build"], &[("CI", "true")]).success);

    project.edit("src/user.rs", "    /// Added.\n    pub phone: Option<String>,\n", "");
    let built = project.builds();
    assert!(built.says("`phone` of `user` is dropped with its values [dropped_column]"), "{}", built.text);
    let text = project.read(&project.migration("drop_phone_from_user"));
    let risk = "//! Drops `phone` of `user`.\n//!\n//! Risk (dropped_column): `phone` of `user` is dropped with its values.\n";
    assert!(text.starts_with(risk), "{text}");
    assert!(text.contains("fn up(plan: &mut Plan) {\n    plan.destroys(\"`phone` of `user`\");\n    plan.rebuild(\n"), "{text}");
    let down = "fn down(plan: &mut Plan) {\n    plan.irreversible(\"`phone` of `user` was destroyed\");\n}\n";
    assert!(text.ends_with(down) && !text.contains("again"), "{text}");
    project.commit();
    assert_eq!(schema_core::build::kept(&project.folder).unwrap(), []);

    // The entity goes, and with it what it says.
    project.write("src/user.rs", "//! Nobody.\n");
    project.builds();
    let text = project.read(&project.migration("drop_user"));
    assert!(text.contains("plan.destroys(\"table `user`\");\n    plan.sql(r#\"DROP TABLE \"user\"\"#);"), "{text}");
    assert_eq!(project.read(&project.migration("drop_user")), text, "the same bytes");
    project.builds();
    assert_eq!(project.read(&project.migration("drop_user")), text, "and the next build writes them again");
    assert!(!project.read("migrations/.snapshot.json").contains("retire"));
}

#[test]
fn the_build_says_it_for_all_and_an_entity_otherwise() {
    let project = project("bs-retire-all");
    project.edit("build.rs", ".run()", ".retire(false).run()");
    project.add_field("city");
    project.builds();
    let text = project.read(&project.migration("add_city_to_user"));
    let down = "fn down(plan: &mut Plan) {\n    plan.destroys(\"`city` of `user`\");\n    plan.rebuild(\n";
    assert!(text.contains(down) && !text.contains("again"), "{text}");
    project.edit("src/user.rs", "#[derive(Debug, Entity)]\npub struct User", &OPTED_OUT.replace("false", "true"));
    project.builds();
    let text = project.read(&project.migration("add_city_to_user"));
    assert!(text.contains(".again(again)") && !text.contains("destroys"), "{text}");
    project.commit();

    project.write("src/user.rs", USER);
    project.builds();
    let name = "drop_city_from_user_and_more";
    assert!(project.read(&project.migration(name)).contains("plan.irreversible(\"`city` of `user`, `phone` of `user` were destroyed\");"));
    project.edit("build.rs", ".retire(false)", ".retire(false).deny(\"dropped_column\")");
    assert!(project.fails().contains("`city` of `user` is dropped with its values, and `dropped_column` is denied [M0304]"));
    project.edit("build.rs", ".retire(false).deny(\"dropped_column\")", "");
    project.builds();
    assert!(project.read(&project.migration(name)).contains(r#"RENAME COLUMN "city" TO"#));
}

#[test]
fn a_migration_that_destroys_is_put_after_another_one() {
    let project = project("bs-retire-rebase");
    project.edit("src/user.rs", "#[derive(Debug, Entity)]\npub struct User", OPTED_OUT);
    project.commits_field("city");
    project.git(&["checkout", "--quiet", "-b", "other"]);
    let phone = "    /// Added.\n    pub phone: Option<String>,\n";
    project.edit("src/user.rs", phone, "");
    project.builds();
    project.commit();
    let dropped = project.read(&project.migration("drop_phone_from_user"));
    project.git(&["checkout", "--quiet", "main"]);
    project.commits_field("town");
    let with_both = project.read("src/user.rs").replace(phone, "");
    project.tries_git(&["merge", "--quiet", "other"]);
    project.write("src/user.rs", &with_both);
    let moved = schema_core::build::rebase(&project.folder, Some("drop_phone_from_user")).unwrap();
    assert_eq!(moved.moved.len(), 1);
    let text = project.read(&project.migration("drop_phone_from_user"));
    assert!(text.contains("plan.destroys(\"`phone` of `user`\");") && text.contains("\"town\"") && text != dropped, "{text}");
    project.builds();
    assert_eq!(schema_core::build::kept(&project.folder).unwrap(), []);
    assert!(project.read("migrations/.snapshot.json").contains("\"retire\": false"));
}
