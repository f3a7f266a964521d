//! The questions that the build step asks git.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The files of a folder as git sees them. Each is asked for once in a run: asking takes longer than most of what else a run does.
pub(super) struct Files<'a> {
    folder: &'a Path,
    tracked: RefCell<BTreeMap<String, bool>>,
}

impl<'a> Files<'a> {
    pub(super) fn new(folder: &'a Path) -> Self {
        Self { folder, tracked: RefCell::default() }
    }

    /// Whether the file is staged or committed. Without git, or outside a repository, nothing is.
    pub(super) fn is_tracked(&self, file: &str) -> bool {
        let ask = || run(self.folder, &["ls-files", "--error-unmatch", "--", file]).is_some();
        *self.tracked.borrow_mut().entry(file.to_owned()).or_insert_with(ask)
    }
}

/// The files of the folder that are staged or committed, whether they are there or not. Without git there are none.
pub(super) fn tracked(folder: &Path) -> Vec<String> {
    let list = run(folder, &["ls-files", "-z", "--", "."]).unwrap_or_default();
    list.split('\0').filter(|file| !file.is_empty()).map(str::to_owned).collect()
}

/// What changes whenever something is staged or committed: the index, or the folder where it will be. `None` outside a repository.
pub(super) fn index(folder: &Path) -> Option<PathBuf> {
    let path = run(folder, &["rev-parse", "--git-path", "index"])?;
    let path = folder.join(path.trim_end_matches(['\n', '\r']));
    if path.exists() { Some(path) } else { path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned) }
}

/// Whether a file of the folder is in the version of the repository that `revision` names.
pub(super) fn has(folder: &Path, revision: &str, file: &str) -> bool {
    run(folder, &["cat-file", "-e", &format!("{revision}:./{file}")]).is_some()
}

/// The names of all versions of a file that git has: those of an unfinished merge first, then those of all branches, newest first.
pub(super) fn versions(folder: &Path, file: &str) -> Vec<String> {
    let unmerged = run(folder, &["ls-files", "--unmerged", "-z", "--", file]).unwrap_or_default();
    let mut versions: Vec<String> = unmerged.split('\0').filter_map(|line| line.split_whitespace().nth(1)).map(str::to_owned).collect();
    let heads = ["HEAD", "MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "ORIG_HEAD"];
    let mut arguments = vec!["rev-list", "--objects", "--full-history", "--ignore-missing", "--all"];
    arguments.extend(heads.into_iter().filter(|head| run(folder, &["rev-parse", "--verify", "--quiet", head]).is_some()));
    arguments.extend(["--", file]);
    let listed = run(folder, &arguments).unwrap_or_default();
    let of_file = |line: &str| line.split_once(' ').filter(|(_, path)| path.rsplit('/').next() == Some(file)).map(|(id, _)| id.to_owned());
    versions.extend(listed.lines().filter_map(of_file));
    versions
}

/// The text of a version.
pub(super) fn text(folder: &Path, version: &str) -> Option<String> {
    run(folder, &["cat-file", "blob", version])
}

/// The output of a git command that succeeds.
fn run(folder: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    // A hook that builds sets these for its own repository, which is the one that `folder` is in anyway, but maybe another index.
    command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_WORK_TREE");
    let output = command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()
}
