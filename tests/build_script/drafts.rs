//! A migration that is still worked on, and what ends that.

use crate::project::{Project, USER};

#[test]
fn a_draft_is_rewritten_in_place_until_it_is_committed() {
    let project = Project::new("bs-draft");
    project.git(&["init", "--quiet"]);
    project.builds();
    let first = project.id("initial");
    project.add_field("phone");
    project.builds();
    assert_eq!(project.migrations(), [format!("m{first}_initial.rs")], "still one migration");
    assert!(project.read(&project.migration("initial")).contains("\"phone\""));

    project.commit();
    let committed = project.files("migrations");
    assert!(!project.builds().says("warning"), "committing ends the draft");
    assert!(!project.builds().compiled());
    project.add_field("nickname");
    let built = project.builds();
    let second = project.id("add_nickname_to_user");
    assert_eq!(project.migrations(), [format!("m{first}_initial.rs"), format!("m{second}_add_nickname_to_user.rs")]);
    assert!(built.says(&format!("`migrations/m{second}_add_nickname_to_user.rs` is a draft")), "{}", built.text);
    assert!(!built.says("_initial.rs"), "{}", built.text);
    let file = format!("m{first}_initial.rs");
    assert_eq!(project.files("migrations")[&file], committed[&file], "what is committed is left alone");

    project.edit("src/user.rs", "pub nickname", "pub short_name");
    project.builds();
    assert_eq!(project.id("add_short_name_to_user"), second, "renamed with its change, under the same id");
    assert_eq!(project.migrations().len(), 2);
    project.add_field("city");
    project.builds();
    assert_eq!(project.id("add_city_to_user_and_more"), second);
    assert_eq!(project.migrations().len(), 2);
    let text = project.read(&project.migration("add_city_to_user_and_more"));
    assert!(text.starts_with("//! Adds `city` to `user`.\n//! Adds `short_name` to `user`.\nuse migrator::prelude::*;\n"), "{text}");
}

#[test]
fn a_staged_draft_is_sealed() {
    let project = Project::new("bs-staged");
    project.builds();
    project.git(&["init", "--quiet"]);
    project.git(&["add", "--all"]);
    project.add_field("phone");
    project.builds();
    assert_eq!(project.migrations().len(), 2);
    assert!(!project.read(&project.migration("initial")).contains("phone"));
}

#[test]
fn two_migrations_in_one_second_are_two() {
    let project = Project::new("bs-second");
    project.builds();
    project.init();
    // As if a colleague's clock were ahead: the next id comes after the last, whatever the time.
    let (file, id) = (project.migration("initial"), project.id("initial"));
    let future = "20991231235959";
    let text = project.read(&file).replace(&id, future);
    project.remove(&file);
    project.write(&format!("migrations/m{future}_initial.rs"), &text);
    project.edit("migrations/.snapshot.json", &id, future);
    project.commit();
    project.add_field("phone");
    project.builds();
    assert_eq!(project.id("add_phone_to_user"), "21000101000000");
    project.commit();
    project.add_field("city");
    project.builds();
    assert_eq!(project.id("add_city_to_user"), "21000101000001");
}

#[test]
fn a_hand_edited_draft_is_sealed() {
    let project = Project::new("bs-edited");
    project.builds();
    project.init();
    project.add_field("phone");
    project.builds();
    let draft = project.migration("add_phone_to_user");
    let edited = project.read(&draft).replace("//! Adds", "//! Now adds");
    project.write(&draft, &edited);
    project.builds();
    assert!(!project.path("migrations/.draft.json").exists());
    project.add_field("city");
    project.builds();
    assert_eq!(project.migrations().len(), 3);
    assert_eq!(project.read(&draft), edited);
    assert!(project.read(&project.migration("add_city_to_user")).contains("\"city\""));
}

#[test]
fn a_change_taken_back_takes_the_draft_with_it() {
    let project = Project::new("bs-back");
    project.builds();
    project.init();
    let before = project.read("migrations/.snapshot.json");
    project.add_field("phone");
    project.builds();
    assert_ne!(project.read("migrations/.snapshot.json"), before);
    project.write("src/user.rs", USER);
    let built = project.builds();
    assert_eq!(project.migrations().len(), 1);
    assert_eq!(project.read("migrations/.snapshot.json"), before);
    assert!(!built.says("warning"), "{}", built.text);
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    assert!(!project.builds().compiled());
}

#[test]
fn the_first_draft_goes_with_its_only_entity() {
    let project = Project::new("bs-back-first");
    project.builds();
    project.write("src/user.rs", "//! Nothing.\n");
    project.builds();
    assert!(project.migrations().is_empty());
    assert!(!project.path("migrations/.snapshot.json").exists());
}

#[test]
fn deleting_a_draft_is_starting_over() {
    let project = Project::new("bs-over");
    project.builds();
    project.init();
    project.add_field("phone");
    project.builds();
    let (draft, snapshot) = (project.migration("add_phone_to_user"), project.read("migrations/.snapshot.json"));
    let text = project.read(&draft);
    project.remove(&draft);
    project.builds();
    assert_eq!(project.read(&draft), text);
    assert_eq!(project.read("migrations/.snapshot.json"), snapshot);
    project.remove(&draft);
    project.write("src/user.rs", USER);
    project.builds();
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_stash_takes_the_draft_away_and_brings_it_back() {
    let project = Project::new("bs-stash");
    project.builds();
    project.init();
    project.add_field("phone");
    project.builds();
    let id = project.id("add_phone_to_user");
    let draft = project.read(&project.migration("add_phone_to_user"));

    project.git(&["stash"]);
    project.builds();
    assert_eq!(project.migrations().len(), 1, "git leaves the file of the draft, the build removes it");
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    project.git(&["stash", "pop"]);
    project.builds();
    assert_eq!(project.id("add_phone_to_user"), id);
    assert_eq!(project.read(&project.migration("add_phone_to_user")), draft);

    project.git(&["stash", "--include-untracked"]);
    project.builds();
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    project.git(&["stash", "pop"]);
    project.builds();
    assert_eq!(project.read(&project.migration("add_phone_to_user")), draft);
    project.edit("src/user.rs", "pub phone", "pub mobile");
    project.builds();
    assert_eq!(project.id("add_mobile_to_user"), id, "it is still a draft");
}

#[test]
fn another_branch_is_another_history() {
    let project = Project::new("bs-branch");
    project.builds();
    project.init();
    project.git(&["checkout", "--quiet", "-b", "phone"]);
    project.add_field("phone");
    project.builds();
    project.commit();

    project.git(&["checkout", "--quiet", "main"]);
    project.builds();
    assert_eq!(project.migrations().len(), 1);
    project.add_field("city");
    project.builds();
    assert_eq!(project.migrations().len(), 2);
    let city = project.id("add_city_to_user");
    project.commit();
    project.git(&["checkout", "--quiet", "phone"]);
    project.builds();
    assert_ne!(project.id("add_phone_to_user"), city, "an id is used once");
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_draft_moves_on_top_of_what_was_pulled() {
    let project = Project::new("bs-pull");
    project.builds();
    project.init();
    project.edit("src/user.rs", "    /// The key.", "    /// Mine.\n    pub phone: Option<String>,\n    /// The key.");
    project.builds();
    assert_eq!(project.migrations().len(), 2);

    // Somebody else commits a migration, which is pulled between stashing the draft and taking it back.
    project.git(&["stash"]);
    project.add_field("city");
    project.builds();
    let pulled = project.id("add_city_to_user");
    project.commit();
    let theirs = project.read("migrations/.snapshot.json");
    let popped = std::process::Command::new("git").args(["stash", "pop"]).current_dir(&project.folder).output().unwrap();
    assert!(!popped.status.success(), "the snapshot conflicts on purpose");
    let text = project.fails();
    assert!(text.contains("Error: `migrations/.snapshot.json`: the snapshot has an unresolved merge conflict in line"), "{text}");
    assert!(text.contains("help: both branches added a migration"), "{text}");

    project.git(&["checkout", "--ours", "migrations/.snapshot.json"]);
    assert_eq!(project.read("migrations/.snapshot.json"), theirs);
    project.builds();
    assert_eq!(project.migrations().len(), 3, "{:?}", project.migrations());
    assert!(project.id("add_phone_to_user") > pulled, "it comes after what was pulled");
    assert!(!project.read(&project.migration("add_phone_to_user")).contains("city"));
    assert!(!project.builds().compiled());
}
