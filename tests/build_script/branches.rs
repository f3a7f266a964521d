//! Two branches that each add a migration: what the build says, and how one is put after the other.

use schema_core::build::rebase;

use crate::project::{Project, USER};

/// A repository whose `main` has one migration and whose branches `one` and `two` each edited the entity, built and committed; `two` is
/// checked out, and `one` is merged into it as far as git can.
fn merged(name: &str, one: impl Fn(&Project), two: impl Fn(&Project)) -> Project {
    let project = Project::new(name);
    project.builds();
    project.init();
    for (branch, edit) in [("one", &one as &dyn Fn(&Project)), ("two", &two)] {
        project.git(&["checkout", "--quiet", "-b", branch, "main"]);
        edit(&project);
        project.builds();
        project.commit();
    }
    project.tries_git(&["merge", "--quiet", "one"]);
    assert!(project.read("migrations/.snapshot.json").contains("<<<<<<< "), "the two do not merge by themselves");
    project
}

/// Sources conflict too where both branches edit the same lines; these have the edits of both.
fn resolve(project: &Project, fields: &str) {
    let (start, rest) = USER.split_once("    pub email: String,\n").unwrap();
    project.write("src/user.rs", &format!("{start}{fields}{rest}"));
}

const PHONE: &str = "    /// Where to call.\n    pub phone: Option<String>,\n";
const UNIQUE: &str = "    /// The address.\n    #[entity(unique, check = \"email <> ''\")]\n    pub email: String,\n";

fn add_phone(project: &Project) {
    resolve(project, &format!("    pub email: String,\n{PHONE}"));
}

fn check_email(project: &Project) {
    project.edit("src/user.rs", "    /// The address.\n    pub email: String,\n", UNIQUE);
}

fn both(project: &Project) {
    let (start, rest) = USER.split_once("    /// The address.\n    pub email: String,\n").unwrap();
    project.write("src/user.rs", &format!("{start}{UNIQUE}{PHONE}{rest}"));
}

#[test]
fn changes_that_go_together_are_put_one_after_the_other() {
    let project = merged("bs-branches", add_phone, check_email);
    both(&project);
    let (one, two) = (project.id("add_phone_to_user"), project.id("add_user_email_check_and_more"));
    let text = project.fails();
    for said in [
        "the snapshot has an unresolved merge conflict in line",
        "their changes go together",
        &format!("`migrator rebase {one}` or `migrator rebase {two}`"),
    ] {
        assert!(text.contains(said), "{said}\nis not in\n{text}");
    }

    // The rebuild of the table that the check takes now has the other branch's column.
    let before = project.read(&project.migration("add_user_email_check_and_more"));
    assert!(!before.contains("phone"));
    let error = rebase(&project.folder, None).unwrap_err().to_string();
    assert!(error.contains("git does not tell which of them is released"), "{error}");
    let error = rebase(&project.folder, Some("nonsense")).unwrap_err().to_string();
    assert!(error.contains("`nonsense` is none of them"), "{error}");
    let rebased = rebase(&project.folder, Some(&two)).unwrap();
    assert_eq!(rebased.after, format!("m{one}_add_phone_to_user.rs"));
    let moved = project.read(&project.migration("add_user_email_check_and_more"));
    assert!(moved.contains(r#""phone""#), "{moved}");

    project.builds();
    project.commit();
    let checked = project.cargo(&["build"], &[("CI", "true")]);
    assert!(checked.success, "{}", checked.text);
    assert_eq!(project.git(&["status", "--porcelain"]), "");
    assert!(rebase(&project.folder, None).unwrap_err().to_string().contains("no two migrations in"));
}

#[test]
fn the_one_that_moves_gets_a_later_id_and_the_released_one_is_known_by_git() {
    let project = merged("bs-branches-id", add_phone, check_email);
    both(&project);
    let one = project.id("add_phone_to_user");
    // What the remote has is released: the older one is to move.
    project.git(&["update-ref", "refs/remotes/origin/main", "two"]);
    project.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    let rebased = rebase(&project.folder, None).unwrap();
    let now = project.id("add_phone_to_user");
    assert!(now > one && project.read(&project.migration("add_phone_to_user")).contains(&format!("_retired_{now}_phone")));
    assert!(rebased.to_string().contains(&format!("as `m{now}_add_phone_to_user.rs`")), "{rebased}");
    project.builds();
}

#[test]
fn changes_that_collide_are_named_and_nothing_is_changed() {
    let number = |project: &Project| resolve(project, "    pub email: String,\n    /// Where to call.\n    pub phone: Option<i64>,\n");
    let project = merged("bs-branches-collide", add_phone, number);
    add_phone(&project);
    let text = project.fails();
    assert!(text.contains("their changes collide:") && text.contains("add `phone` to `user` / add `phone` to `user`"), "{text}");
    assert!(text.contains("help: keep the one that is applied somewhere"), "{text}");
    let before = project.files("migrations");
    let two = project.migrations().pop().unwrap();
    let error = rebase(&project.folder, Some(&two)).unwrap_err().to_string();
    assert!(error.contains("collide:") && error.contains(&format!("delete `{two}`")), "{error}");
    assert_eq!(project.files("migrations"), before);
}

#[test]
fn one_that_was_edited_by_hand_keeps_its_statements_where_they_would_be_the_same() {
    let edit = |project: &Project| {
        resolve(project, "    pub email: String,\n    /// Where.\n    pub city: Option<String>,\n");
        project.builds();
        let file = project.migration("add_city_to_user");
        project.edit(&file, "fn up(plan: &mut Plan) {\n", "fn up(plan: &mut Plan) {\n    plan.sql(\"SELECT 1\");\n");
    };
    let project = merged("bs-branches-edited", add_phone, edit);
    resolve(&project, &format!("    pub email: String,\n{PHONE}    /// Where.\n    pub city: Option<String>,\n"));
    rebase(&project.folder, Some("add_city_to_user")).unwrap();
    assert!(project.read(&project.migration("add_city_to_user")).contains("SELECT 1"));
    project.builds();

    let edit = |project: &Project| {
        check_email(project);
        project.builds();
        let file = project.migration("add_user_email_check_and_more");
        project.edit(&file, "fn up(plan: &mut Plan) {\n", "fn up(plan: &mut Plan) {\n    plan.sql(\"SELECT 1\");\n");
    };
    let project = merged("bs-branches-rebuilt", add_phone, edit);
    both(&project);
    let error = rebase(&project.folder, Some("add_user_email_check_and_more")).unwrap_err().to_string();
    assert!(error.contains("it was edited by hand, and its SQL depends on what the other branch changed"), "{error}");
}
