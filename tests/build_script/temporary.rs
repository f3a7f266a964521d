//! A default that is there for one release only: remembered in the snapshot, named while it is there, and gone without a risk.

use crate::project::{Project, USER};

/// A package for PostgreSQL with one committed migration.
fn project(name: &str) -> Project {
    let project = Project::new(name);
    project.edit("build.rs", "Dialect::Sqlite", "Dialect::Postgres");
    project.builds();
    project.init();
    project
}

/// The entity with a required column more.
fn with_slug(attribute: &str) -> String {
    let field = format!("    pub email: String,\n    /// Part of a link.\n{attribute}    pub slug: String,\n");
    USER.replace("    pub email: String,\n", &field)
}

const BACKFILLED: &str = "    #[entity(backfill = \"lower(email)\")]\n";
const TEMPORARY: &str = "    #[entity(default(\"\", temporary), backfill = \"lower(email)\")]\n";
const PLAIN: &str = "    #[entity(default = \"\")]\n";

/// What the snapshot says of the default.
fn said(since: Option<&str>) -> String {
    let since = since.map(|since| format!(",\n      \"since\": \"{since}\"")).unwrap_or_default();
    format!("  \"temporary_defaults\": [\n    {{\n      \"table\": \"user\",\n      \"column\": \"slug\"{since}\n    }}\n  ],\n")
}

#[test]
fn it_serves_the_version_before_is_named_while_it_is_there_and_goes_without_a_risk() {
    let project = project("bs-temporary");
    project.write("src/user.rs", &with_slug(BACKFILLED));
    let built = project.builds();
    let required = "`slug` of `user` is required, and the previous version inserts rows without it [required_column]; \
                    help: give it a default for the previous version, `default(…, temporary)`, and take that away in the next release";
    assert!(built.says(required), "{}", built.text);
    project.write("src/user.rs", &with_slug(TEMPORARY));
    let built = project.builds();
    assert!(!built.says("running_version") && !built.says("required_column") && !built.says("temporary_default"), "{}", built.text);
    let file = project.migration("add_slug_to_user");
    assert!(project.read(&file).contains("DEFAULT ''"), "{}", project.read(&file));
    let id = project.id("add_slug_to_user");
    assert!(project.read("migrations/.snapshot.json").contains(&said(Some(&id))), "{}", project.read("migrations/.snapshot.json"));
    project.commit();
    assert!(!project.builds().says("warning"), "nothing changes");

    let note = format!("the default of `slug` of `user` is for the version before `{id}_add_slug_to_user`");
    let with_phone =
        |attribute: &str| with_slug(attribute).replace("    /// Part", "    /// Added.\n    pub phone: Option<String>,\n    /// Part");
    project.write("src/user.rs", &with_phone(TEMPORARY));
    let built = project.builds();
    let help =
        "help: when that no longer runs, remove `default(…, temporary)` from the field; the migration that this writes breaks nothing";
    assert!(built.says(&format!("{note} [temporary_default]; {help}\n")), "{}", built.text);
    let text = project.read(&project.migration("add_phone_to_user"));
    assert!(text.contains(&format!("//! Risk (temporary_default): {note}.\n")), "{text}");
    let snapshot = project.read("migrations/.snapshot.json");
    assert!(snapshot.contains(&said(Some(&id))), "{snapshot}");
    project.edit("build.rs", ".run()", ".deny(\"leftover\").run()");
    let text = project.fails();
    assert!(text.contains(&format!("error: {note}, and `temporary_default` is denied [M0304]")), "{text}");
    project.edit("build.rs", ".deny(\"leftover\")", "");

    project.write("src/user.rs", &with_phone(BACKFILLED));
    let built = project.builds();
    assert!(!built.says("[temporary_default]") && !built.says("[gone_default]"), "{}", built.text);
    let text = project.read(&project.migration("add_phone_to_user_and_more"));
    assert!(text.contains("DROP DEFAULT") && !text.contains("Risk"), "{text}");
    assert!(!project.read("migrations/.snapshot.json").contains("temporary"));
}

#[test]
fn the_word_alone_is_no_migration_and_a_plain_default_keeps_its_risk() {
    let project = project("bs-temporary-word");
    project.write("src/user.rs", &with_slug(PLAIN));
    project.builds();
    project.commit();
    let (migrations, snapshot) = (project.migrations(), project.read("migrations/.snapshot.json"));

    project.write("src/user.rs", &with_slug(BACKFILLED));
    let built = project.builds();
    assert!(
        built.says("`slug` of `user` has no default any more, and the previous version may still rely on it [gone_default]"),
        "{}",
        built.text
    );
    project.write("src/user.rs", &with_slug(TEMPORARY));
    let built = project.builds();
    assert!(!built.says("warning"), "{}", built.text);
    assert_eq!(project.migrations(), migrations);
    let with_word = snapshot.replace("  \"tables\"", &(said(None) + "  \"tables\""));
    assert_eq!(project.read("migrations/.snapshot.json"), with_word);
    project.commit();
    assert!(project.cargo(&["build"], &[("CI", "true")]).success);

    project.add_field("phone");
    let built = project.builds();
    let note = "the default of `slug` of `user` is for the version from before it was called `temporary` [temporary_default]";
    assert!(built.says(note), "{}", built.text);
    project.write("src/user.rs", &with_slug(BACKFILLED));
    assert!(!project.builds().says("[gone_default]"));
    project.write("src/user.rs", &with_slug(PLAIN));
    project.builds();
    assert_eq!((project.migrations(), project.read("migrations/.snapshot.json")), (migrations, snapshot), "it stays for good");
}

#[test]
fn it_follows_a_new_name_and_what_becomes_of_migrations() {
    let project = project("bs-temporary-name");
    project.write("src/user.rs", &with_slug(TEMPORARY));
    project.builds();
    project.commit();
    let id = project.id("add_slug_to_user");
    let renamed = with_slug(&TEMPORARY.replace("backfill", "renamed_from = \"slug\", backfill")).replace("pub slug", "pub handle");
    project.write("src/user.rs", &renamed);
    let built = project.builds();
    assert!(built.says(&format!("the default of `handle` of `user` is for the version before `{id}_add_slug_to_user`")), "{}", built.text);
    project.commit();
    let squashed = schema_core::build::squash(&project.folder, None).unwrap();
    let snapshot = project.read("migrations/.snapshot.json");
    let expected = said(Some(&squashed.file[1..15])).replace("slug", "handle");
    assert!(snapshot.contains(&expected), "{snapshot}");
    let built = project.builds();
    assert!(!built.says("warning"), "{}", built.text);
    assert_eq!(project.read("migrations/.snapshot.json"), snapshot);
}

#[test]
fn one_on_each_branch_is_remembered_by_both() {
    let project = project("bs-temporary-rebase");
    project.git(&["checkout", "--quiet", "-b", "other"]);
    project.write("src/user.rs", &with_slug(TEMPORARY));
    project.builds();
    project.commit();
    project.git(&["checkout", "--quiet", "main"]);
    let city = "    pub email: String,\n    /// Where.\n    #[entity(default(\"\", temporary))]\n    pub city: String,\n";
    project.edit("src/user.rs", "    pub email: String,\n", city);
    project.builds();
    project.commit();
    let with_both = with_slug(TEMPORARY).replace("    pub email: String,\n", city);
    project.tries_git(&["merge", "--quiet", "other"]);
    project.write("src/user.rs", &with_both);
    schema_core::build::rebase(&project.folder, Some("add_slug_to_user")).unwrap();
    let of = |column: &str| {
        let since = project.id(&format!("add_{column}_to_user"));
        format!("      \"table\": \"user\",\n      \"column\": \"{column}\",\n      \"since\": \"{since}\"\n")
    };
    let (city, slug) = (of("city"), of("slug"));
    let remembers = |snapshot: &str| assert!(snapshot.contains(&city) && snapshot.contains(&slug), "{snapshot}");
    remembers(&project.read("migrations/.snapshot.json"));
    let note = project.read(&project.migration("add_slug_to_user"));
    assert!(note.contains("//! Risk (temporary_default): the default of `city` of `user` is for the version before `"), "{note}");
    project.builds();
    remembers(&project.read("migrations/.snapshot.json"));
}
