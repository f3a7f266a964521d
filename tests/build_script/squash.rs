//! Folding migrations into one.

use std::process::Command;

use schema_core::build::{self, squash};

use crate::project::Project;

/// A package with four migrations, the third by hand.
fn grown(name: &str) -> Project {
    let project = Project::new(name);
    project.builds();
    project.init();
    project.commits_field("phone");
    build::blank(&project.folder, "first users").unwrap();
    project.builds();
    project.commit();
    project.commits_field("city");
    project
}

#[test]
fn some_are_folded_and_the_others_stay_as_they_are() {
    let project = grown("bs-squash");
    let city = project.migration("add_city_to_user");
    let (last, snapshot) = (project.read(&city), project.read("migrations/.snapshot.json"));
    let before = project.migrations();
    let squashed = squash(&project.folder, Some("first_users")).unwrap();
    assert_eq!(squashed.replaced, before[..3]);
    assert_eq!(squashed.by_hand, before[2..3]);
    let said = squashed.to_string();
    assert!(
        said.contains("stands for the 3 migrations from `m") && said.contains("_first_users.rs` was written by hand: what new"),
        "{said}"
    );

    let text = project.read(&format!("migrations/{}", squashed.file));
    assert!(text.starts_with("//! Stands for 3 migrations. In an empty database:\n//! `m"), "{text}");
    assert!(text.contains("_first_users.rs` was written by hand, and what it does is not in here.\n"), "{text}");
    assert!(text.contains(r#""phone" TEXT"#) && !text.contains("city"), "{text}");
    for file in &before[..3] {
        let name = file[1..].trim_end_matches(".rs");
        assert!(text.contains(&format!("\"{name}\"")), "{name}\nis not in\n{text}");
    }
    let mut format = Command::new("rustfmt");
    format.args(["--edition", "2024", "--check", "--config", "max_width=100,use_small_heuristics=Default"]);
    assert!(format.arg(project.path(&format!("migrations/{}", squashed.file))).status().unwrap().success(), "{text}");

    assert_eq!((project.read(&city), project.read("migrations/.snapshot.json")), (last, snapshot));
    project.builds();
    project.commit();
    let checked = project.cargo(&["build"], &[("CI", "true")]);
    assert!(checked.success, "{}", checked.text);
    project.add_field("street");
    project.builds();
    assert_eq!(project.migrations().len(), 3);
}

#[test]
fn a_fold_is_folded_again_and_both_are_named() {
    let project = grown("bs-squash-again");
    let before = project.migrations();
    squash(&project.folder, Some(&before[1])).unwrap();
    project.builds();
    project.commit();
    let first = project.migrations();
    let squashed = squash(&project.folder, None).unwrap();
    assert_eq!(squashed.replaced.len(), 3);
    let text = project.read(&format!("migrations/{}", squashed.file));
    assert_eq!(text.matches(".replaces(&[").count(), 2, "{text}");
    for file in before.iter().chain(&first) {
        let name = file[1..].trim_end_matches(".rs");
        assert!(text.contains(&format!("\"{name}\"")), "{name}\nis not in\n{text}");
    }
    assert!(project.read("migrations/.snapshot.json").contains(&squashed.file[1..15]));
    project.builds();
}

#[test]
fn what_cannot_be_folded_is_refused_and_stays() {
    let project = Project::new("bs-squash-refused");
    project.builds();
    project.init();
    let refused = |last: Option<&str>, said: &str| {
        let before = project.files("migrations");
        let error = squash(&project.folder, last).unwrap_err().to_string();
        assert!(error.contains(said), "{said}\nis not in\n{error}");
        assert_eq!(project.files("migrations"), before);
    };
    refused(None, "there are no two migrations to fold");
    project.add_field("phone");
    project.builds();
    refused(None, "_add_phone_to_user.rs` is a draft");
    project.commit();
    refused(Some("nonsense"), "there is no migration `nonsense`");
    refused(Some("initial"), "there are no two migrations to fold");
    project.edit("src/user.rs", "    /// Added.\n    pub phone: Option<String>,\n", "");
    project.builds();
    project.commit();
    refused(None, "`user.phone` is kept aside");
    squash(&project.folder, Some("add_phone_to_user")).unwrap();
    project.builds();
}
