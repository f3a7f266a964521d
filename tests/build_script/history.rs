//! What can be wrong with the migrations folder: each is one clear error, and nothing is written.

use crate::project::{Files, Project};

/// A project with three committed migrations.
struct History {
    project: Project,
    files: [String; 3],
    before: Files,
}

impl History {
    fn new(name: &str) -> Self {
        let project = Project::new(name);
        project.builds();
        project.init();
        for field in ["phone", "city"] {
            project.commits_field(field);
        }
        project.builds();
        let before = project.files("migrations");
        let files = ["initial", "add_phone_to_user", "add_city_to_user"].map(|end| project.migration(end));
        Self { project, files, before }
    }

    /// The name of a file in the folder.
    fn name(&self, at: usize) -> &str {
        &self.files[at]["migrations/".len()..]
    }

    /// A build fails and says each of these; then everything is as it was again.
    fn fails_with(&self, said: &[&str]) {
        let changed = self.project.files("migrations");
        let text = self.project.fails();
        for said in said {
            assert!(text.contains(said), "{said}\nis not in\n{text}");
        }
        assert_eq!(self.project.files("migrations"), changed, "nothing is written");
        self.project.git(&["checkout", "--", "."]);
        self.project.git(&["clean", "--quiet", "--force", "migrations"]);
        let names: Vec<_> = self.project.files("migrations").into_keys().collect();
        assert_eq!(names, self.before.keys().cloned().collect::<Vec<_>>());
    }
}

#[test]
fn files_that_are_missing_or_too_many_are_named() {
    let history = History::new("bs-files");
    let project = &history.project;
    let [one, two, three] = [0, 1, 2].map(|at| history.name(at).to_owned());

    project.remove(&history.files[1]);
    history.fails_with(&[
        &format!("Error: a migration before `{three}` is missing: it does not start from the schema that `{one}` leaves [M0502]"),
        "help: restore the missing file from git",
    ]);

    project.remove(&history.files[2]);
    let id = project.id("add_phone_to_user");
    let last = &three["m".len()..][..14];
    history.fails_with(&[&format!("Error: migration `{last}` is missing: `.snapshot.json` names it as the last [M0502]")]);

    project.write(&format!("migrations/m{id}_copy.rs"), &project.read(&history.files[1]));
    history.fails_with(&[
        &format!("Error: `m{id}_copy.rs` says that it is migration `{id}`, `add_phone_to_user` [M0502]"),
        "help: if it is a copy, delete it",
        "have the same id [M0502]",
    ]);

    let fork = project.read(&history.files[2]).replace(last, "21000101000000").replace("add_city_to_user", "add_town_to_user");
    project.write("migrations/m21000101000000_add_town_to_user.rs", &fork);
    history.fails_with(&[
        &format!("Error: `{three}` and `m21000101000000_add_town_to_user.rs` both start from what `{two}` leaves: two branches each added a migration [M0502]"),
        "help: keep the one that is applied somewhere",
        "help: the next build writes what the deleted one did anew",
    ]);

    project.write("migrations/helper.rs", "//! A helper.\n");
    history.fails_with(&["Error: `helper.rs` is no migration: their files are called `m<14 digits>_<name>.rs` [M0502]"]);

    project.write(&history.files[1], "//! Nothing.\n");
    history.fails_with(&[&format!("Error: `{two}` is no migration")]);

    project.remove("migrations/.snapshot.json");
    history.fails_with(&[&format!("Error: there are migrations, starting with `{one}`, but no `.snapshot.json` [M0502]")]);
    project.builds();
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_snapshot_that_cannot_be_used_says_why() {
    let history = History::new("bs-snapshot");
    let project = &history.project;
    let snapshot = "migrations/.snapshot.json";
    let text = project.read(snapshot);

    project.write(snapshot, &text[..text.len() / 2]);
    history.fails_with(&[
        "Error: `migrations/.snapshot.json`: the snapshot ends in the middle [M0501]",
        "git checkout -- migrations/.snapshot.json",
    ]);

    std::fs::write(project.path(snapshot), [&text.as_bytes()[..20], b"\xff\xfe"].concat()).unwrap();
    history.fails_with(&[
        "Error: `migrations/.snapshot.json`: the snapshot is not text in UTF-8 [M0501]",
        "help: the file is not meant to be edited: restore it with `git checkout -- migrations/.snapshot.json`",
    ]);

    project.remove(snapshot);
    project.write("migrations/.snapshot.json/x", "");
    history.fails_with(&["migrations/.snapshot.json`: Is a directory (os error 21) [M0504]", "help: a file is where a folder has to be"]);

    std::fs::write(project.path(&history.files[1]), b"//! \xff\n").unwrap();
    history.fails_with(&["did not contain valid UTF-8 [M0504]", "help: it is not text in UTF-8: restore it with `git checkout -- "]);

    project.write(snapshot, &text.replace("  \"last\"", "<<<<<<< HEAD\n  \"last\""));
    history.fails_with(&["Error: `migrations/.snapshot.json`: the snapshot has an unresolved merge conflict in line 6 [M0501]"]);

    project.write(snapshot, &text.replace("\"format\": 1", "\"format\": 99"));
    history.fails_with(&[
        "was written by a newer migrator (format 99; this one knows 1) [M0501]",
        "help: update `migrator` and `schema-core`",
    ]);

    project.write(snapshot, &text.replace("\"city\"", "\"town\""));
    history.fails_with(&[&format!("Error: `.snapshot.json` does not hold the schema that `{}` leaves [M0502]", history.name(2))]);

    project.git(&["checkout", "--quiet", "HEAD~1", "--", snapshot]);
    let text = project.fails();
    let said = format!("Error: `{}` comes after `{}`, which `.snapshot.json` names as the last [M0502]", history.name(2), history.name(1));
    assert!(text.contains(&said), "{text}");
    project.git(&["checkout", "--quiet", "HEAD", "--", snapshot]);

    project.write(snapshot, &text_with_crlf(&project.read(snapshot)));
    project.write(&history.files[0], &text_with_crlf(&project.read(&history.files[0])));
    let built = project.builds();
    assert!(!built.says("warning"), "other line endings change nothing:\n{}", built.text);
}

fn text_with_crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[test]
fn a_folder_that_is_gone_is_not_begun_anew_unless_git_forgets_it() {
    let history = History::new("bs-gone");
    let project = &history.project;
    std::fs::remove_dir_all(project.path("migrations")).unwrap();
    let text = project.fails();
    let said = format!("Error: `migrations` is empty, but `{}` and 2 more are known to git [M0502]", history.name(0));
    assert!(text.contains(&said), "{text}");
    assert!(text.contains("help: bring them back: `git checkout HEAD -- migrations`"), "{text}");
    assert!(project.migrations().is_empty(), "nothing is written");
    project.git(&["checkout", "HEAD", "--", "migrations"]);
    project.builds();
    assert_eq!(project.git(&["status", "--porcelain"]), "");

    std::fs::remove_dir_all(project.path("migrations")).unwrap();
    project.git(&["rm", "-r", "--quiet", "--cached", "migrations"]);
    project.builds();
    assert_eq!(project.migrations().len(), 1);
}

#[test]
fn two_branches_conflict_in_the_snapshot_and_one_is_written_anew() {
    let project = Project::new("bs-merge");
    project.builds();
    project.init();
    project.git(&["checkout", "--quiet", "-b", "theirs"]);
    project.add_field("city");
    project.builds();
    project.commit();
    project.git(&["checkout", "--quiet", "main"]);
    project.edit("src/user.rs", "    /// The key.", "    /// Mine.\n    pub phone: Option<String>,\n    /// The key.");
    project.builds();
    project.commit();
    let merged = std::process::Command::new("git").args(["merge", "--quiet", "theirs"]).current_dir(&project.folder).output().unwrap();
    assert!(!merged.status.success(), "the snapshot conflicts on purpose");
    let text = project.fails();
    assert!(text.contains("unresolved merge conflict"), "{text}");

    project.git(&["checkout", "--theirs", "migrations/.snapshot.json"]);
    let (city, phone) = (project.migration("add_city_to_user"), project.migration("add_phone_to_user"));
    let text = project.fails();
    let name = |path: &str| path["migrations/".len()..].to_owned();
    let said = format!("`{}` and `{}` both start from what", name(&city), name(&phone));
    assert!(text.contains(&said), "{text}");

    project.remove(&phone);
    project.builds();
    assert!(project.id("add_phone_to_user") > project.id("add_city_to_user"));
    assert_eq!(project.migrations().len(), 3);
    project.commit();
    project.builds();
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_hand_written_migration_swallows_no_change() {
    let project = Project::new("bs-blank");
    project.builds();
    project.init();
    let blank = "//! Fills something in.\nuse migrator::prelude::*;\n\n\
                 pub const MIGRATION: Migration = Migration::new(\"20991231000000\", \"fill\", up, down);\n\n\
                 fn up(plan: &mut Plan) {\n    plan.sql(\"UPDATE user SET email = lower(email)\");\n}\n\nfn down(_: &mut Plan) {}\n";
    project.write("migrations/m20991231000000_fill.rs", blank);
    let ci = project.cargo(&["build"], &[("CI", "true")]);
    assert!(!ci.success && ci.says("does not name `m20991231000000_fill.rs` as the last migration"), "{}", ci.text);
    project.add_field("phone");
    project.builds();
    assert_eq!(project.migrations().len(), 3, "the change of the entity is a migration of its own");
    let added = project.read(&project.migration("add_phone_to_user"));
    assert_eq!(project.id("add_phone_to_user"), "20991231000001");
    assert!(added.contains("ADD COLUMN \"phone\""), "{added}");
    assert_eq!(project.read("migrations/m20991231000000_fill.rs"), blank);

    project.remove(&project.migration("add_phone_to_user"));
    project.write("src/user.rs", crate::project::USER);
    project.builds();
    assert!(
        project.read("migrations/.snapshot.json").contains("\"last\": \"20991231000000\""),
        "the snapshot follows the hand-written one"
    );
    project.commit();
    let ci = project.cargo(&["build"], &[("CI", "true")]);
    assert!(ci.success, "{}", ci.text);
}

#[test]
fn a_hand_written_migration_after_a_draft_seals_it() {
    let project = Project::new("bs-blank-after");
    project.builds();
    project.write(
        "migrations/m20991231000000_fill.rs",
        "//! Nothing.\nuse migrator::prelude::*;\n\npub const MIGRATION: Migration = Migration::new(\"20991231000000\", \"fill\", up, down);\n\n\
         fn up(_: &mut Plan) {}\n\nfn down(_: &mut Plan) {}\n",
    );
    project.add_field("phone");
    project.builds();
    assert_eq!(project.migrations().len(), 3);
    assert!(!project.read(&project.migration("initial")).contains("phone"));
}

#[test]
fn what_was_kept_aside_is_purged_by_a_migration_of_its_own() {
    use schema_core::build::{Selection, kept, purge};

    let history = History::new("bs-purge");
    let project = &history.project;
    let named = |name: &str| Selection::Names(vec![name.to_owned()]);
    assert!(purge(&project.folder, &named("user.city")).unwrap_err().to_string().contains("nothing is kept aside"));
    project.edit("src/user.rs", "    /// Added.\n    pub city: Option<String>,\n", "");
    project.builds();
    let error = purge(&project.folder, &named("user.city")).unwrap_err().to_string();
    assert!(error.contains("is a draft, which goes on changing"), "{error}");
    project.commit();
    assert_eq!(kept(&project.folder).unwrap().iter().map(schema_core::schema::Kept::was).collect::<Vec<_>>(), ["user.city"]);
    assert!(purge(&project.folder, &Selection::OlderThan { days: 1 }).unwrap_err().to_string().contains("is that old"));

    // A change of the entities that has no migration yet stays one.
    project.add_field("town");
    let purged = purge(&project.folder, &named("user.city")).unwrap();
    let text = project.read(&project.migration("purge_city_of_user"));
    assert!(text.contains("//! Destroys `city` of `user`") && !text.contains("town"), "{text}");
    assert!(purged.to_string().contains("it can't be undone"), "{purged}");
    project.builds();
    assert!(project.read(&project.migration("add_town_to_user")).contains(r#"ADD COLUMN "town""#));
    project.commit();
    assert!(project.cargo(&["build"], &[("CI", "true")]).success);
    assert_eq!(kept(&project.folder).unwrap(), []);
}
