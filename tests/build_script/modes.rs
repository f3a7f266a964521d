//! Where nothing may be written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;

#[test]
fn ci_fails_with_the_difference_and_writes_nothing() {
    let project = Project::new("bs-ci");
    let first = project.cargo(&["build"], &[("CI", "true")]);
    assert!(!first.success && !project.path("migrations").exists(), "{}", first.text);
    assert!(first.says("create table `user`"), "{}", first.text);

    project.builds();
    project.init();
    let clean = project.cargo(&["build"], &[("CI", "true")]);
    assert!(clean.success && !clean.says("warning"), "{}", clean.text);

    project.add_field("phone");
    let before = project.files("migrations");
    for variables in [&[("CI", "true")][..], &[("MIGRATOR_BUILD", "check")], &[("DOCS_RS", "1")]] {
        let built = project.cargo(&["build"], variables);
        assert!(!built.success, "{}", built.text);
        assert!(built.says("Error: the entities have changes without a migration, and nothing is written because"), "{}", built.text);
        assert!(built.says("[M0503]\n    add `phone` to `user`\n"), "{}", built.text);
        assert!(built.says("help: run `cargo build` in a development checkout, then commit `migrations`"), "{}", built.text);
        assert!(!built.says("rerun-if"), "what cargo is told is noise:\n{}", built.text);
        assert_eq!(project.files("migrations"), before);
    }
    assert!(project.cargo(&["build"], &[("CI", "true")]).says("because `CI` is set"));
    let off = project.cargo(&["build"], &[("CI", "true"), ("MIGRATOR_BUILD", "off")]);
    assert!(off.success, "{}", off.text);
    assert_eq!(project.files("migrations"), before);
    let forced = project.cargo(&["build"], &[("CI", "true"), ("MIGRATOR_BUILD", "write")]);
    assert!(forced.success, "{}", forced.text);
    assert_eq!(project.migrations().len(), 2);
    assert!(project.cargo(&["build"], &[("CI", "false")]).success);
}

#[test]
fn a_word_that_is_no_mode_is_an_error() {
    let project = Project::new("bs-word");
    let built = project.cargo(&["build"], &[("MIGRATOR_BUILD", "yes")]);
    assert!(!built.success);
    assert!(built.says("Error: `MIGRATOR_BUILD` is `yes` [M0102]\n  help: set it to `write`, `check` or `off`"), "{}", built.text);
}

#[test]
fn a_build_script_without_a_database_is_an_error() {
    let project = Project::new("bs-no-dialect");
    project.edit("build.rs", ".dialect(schema_core::Dialect::Sqlite)", "");
    let text = project.fails();
    assert!(text.contains("Error: `build.rs` names no database [M0102]"), "{text}");
    assert!(text.contains("help: add `.dialect(schema_core::Dialect::Sqlite)`"), "{text}");
}

#[test]
fn a_packaged_copy_is_never_written_to() {
    let project = Project::new("bs-packaged");
    project.builds();
    project.init();
    let listed = project.cargo(&["package", "--list"], &[]);
    for file in ["migrations/.snapshot.json", &project.migration("initial")] {
        assert!(listed.says(file), "{}", listed.text);
    }
    assert!(!listed.says(".draft.json"), "{}", listed.text);

    // What cargo puts there when it packages.
    project.write("Cargo.toml.orig", "");
    assert!(project.cargo(&["build"], &[("MIGRATOR_BUILD", "write")]).success);
    project.add_field("phone");
    let before = project.files("migrations");
    let built = project.cargo(&["build"], &[("MIGRATOR_BUILD", "write")]);
    assert!(!built.success && built.says("nothing is written because this is a packaged copy [M0503]"), "{}", built.text);
    assert_eq!(project.files("migrations"), before);
}

/// A folder that is not to be written to until this is dropped.
struct ReadOnly(PathBuf);

impl ReadOnly {
    fn new(folder: &Path) -> Self {
        let mut permissions = fs::metadata(folder).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(folder, permissions).unwrap();
        if fs::write(folder.join("probe"), "").is_ok() {
            // Permissions do not concern root; this flag does.
            fs::remove_file(folder.join("probe")).unwrap();
            let done = Command::new("chattr").arg("+i").arg(folder).status();
            assert!(done.is_ok_and(|status| status.success()), "cannot make a folder read-only for this user");
        }
        Self(folder.to_owned())
    }
}

impl Drop for ReadOnly {
    #[expect(clippy::permissions_set_readonly_false, reason = "it is a folder of the test's own, soon to be removed")]
    fn drop(&mut self) {
        let _ = Command::new("chattr").arg("-i").arg(&self.0).status();
        if let Ok(metadata) = fs::metadata(&self.0) {
            let mut permissions = metadata.permissions();
            permissions.set_readonly(false);
            let _ = fs::set_permissions(&self.0, permissions);
        }
    }
}

#[test]
fn a_read_only_tree_builds_when_it_is_up_to_date_and_says_what_is_missing_otherwise() {
    let project = Project::new("bs-read-only");
    project.builds();
    project.init();
    let read_only = ReadOnly::new(&project.path("migrations"));
    project.write("src/lib.rs", &(project.read("src/lib.rs") + "\n"));
    project.builds();
    project.add_field("phone");
    let before = project.files("migrations");
    let text = project.fails();
    assert!(
        text.contains(
            "Error: the entities have changes without a migration, and nothing is written because the folder cannot be written to [M0503]"
        ),
        "{text}"
    );
    assert!(text.contains("add `phone` to `user`"), "{text}");
    assert_eq!(project.files("migrations"), before);
    drop(read_only);
    project.builds();
    assert_eq!(project.migrations().len(), 2);
}

#[test]
fn a_read_only_package_without_a_folder_says_so_too() {
    let project = Project::new("bs-read-only-first");
    let _read_only = ReadOnly::new(&project.folder);
    let text = project.fails();
    assert!(
        text.contains(
            "Error: the entities have changes without a migration, and nothing is written because the folder cannot be written to [M0503]"
        ),
        "{text}"
    );
}

/// A small file system on a folder, where this user may mount one.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=12k", "tmpfs"]).arg(folder).output();
        mount.is_ok_and(|output| output.status.success()).then(|| Self(folder.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let project = Project::new("bs-full-disk");
    let Some(disk) = SmallDisk::new(&project.path("migrations")) else {
        // Without a disk of its own to fill, there is nothing to see here.
        return;
    };
    project.write("migrations/.gitignore", "/.draft.json\n");
    let text = project.fails();
    assert!(text.contains("Error: cannot write `") && text.contains("No space left on device"), "{text}");
    assert!(text.contains("[M0504]"), "{text}");
    assert_eq!(project.files("migrations").into_keys().collect::<Vec<_>>(), [".gitignore"]);
    drop(disk);
    project.builds();
    assert_eq!(project.migrations().len(), 1);
}
