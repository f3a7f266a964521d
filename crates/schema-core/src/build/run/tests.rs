//! A run by what the last one left does the same as one that reads everything: over many random edits, each built twice.

mod dialects;
mod model;

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::Dialect;
use crate::build::draft::{Record, Start};
use crate::build::error::Error;
use crate::build::mode::{Decision, Mode};

use model::{Model, Random};

/// How many packages, and how often each is edited.
const PACKAGES: u64 = 16;
const EDITS: usize = 24;

/// A folder that goes with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("migrator-run-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn build(root: &Path) -> Result<(Lines, Way), Error> {
    let out = root.join("out");
    fs::create_dir_all(&out).unwrap();
    let decision = Decision { mode: Mode::Write, reason: "it is a test" };
    let build = Build::new().dialect(Dialect::Sqlite);
    run_in(&build, Environment { root: root.to_owned(), out, decision, packaged: false })
}

/// All that a build leaves, with what it says; the root's own path left out.
fn outcome(root: &Path, built: &Result<(Lines, Way), Error>) -> String {
    let said = match built {
        Ok((lines, _)) => lines.0.join("\n"),
        Err(error) => error.to_string(),
    };
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("migrations")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.extend(["migrations.rs", handover::FILE_NAME].map(|file| root.join("out").join(file)));
    files.sort();
    let text = |file: &PathBuf| format!("== {}\n{}\n", file.display(), fs::read_to_string(file).unwrap_or_default());
    (said + "\n" + &files.iter().map(text).collect::<String>()).replace(root.to_str().unwrap(), "ROOT")
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).into_iter().flatten() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

fn migrations(root: &Path) -> Vec<String> {
    let names = fs::read_dir(root.join("migrations")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// How the edits of a package were built.
#[derive(Default, Debug)]
struct Count {
    changes: usize,
    whole: usize,
    nothing: usize,
    failed: usize,
    /// Two builds that each began a migration, in different seconds.
    incomparable: usize,
}

fn edit_and_compare(seed: u64, count: &mut Count) {
    let scratch = Scratch::new(&seed.to_string());
    let (own, other) = (scratch.0.join("own"), scratch.0.join("other"));
    let mut random = Random::new(seed);
    let mut model = Model::new(&mut random);
    model.write(&own);
    build(&own).unwrap();
    for at in 0..EDITS {
        let edits = model.edit(&mut random);
        model.write(&own);
        if random.below(6) == 0 {
            // As after a commit: the next change is a migration of its own.
            let _ = fs::remove_file(own.join("migrations/.draft.json"));
        }
        if random.below(8) == 0 {
            age_record(&own);
        }
        model.write(&other);
        copy(&own.join("migrations"), &other.join("migrations"));
        let _ = fs::remove_dir_all(other.join("out"));
        // What is written only where it is not there, or while something is wrong, is the same to start with.
        let list = own.join("out/migrations.rs");
        fs::create_dir_all(other.join("out")).unwrap();
        let text = fs::read_to_string(&list).unwrap().replace(own.to_str().unwrap(), other.to_str().unwrap());
        fs::write(other.join("out/migrations.rs"), text).unwrap();

        let (built, expected) = (build(&own), build(&other));
        match &built {
            Ok((_, Way::Changes)) => count.changes += 1,
            Ok((_, Way::Whole)) => count.whole += 1,
            Ok((_, Way::Nothing)) => count.nothing += 1,
            Err(_) => count.failed += 1,
        }
        if migrations(&own).len() == migrations(&other).len() && migrations(&own) != migrations(&other) {
            count.incomparable += 1;
            continue;
        }
        let (one, two) = (outcome(&own, &built), outcome(&other, &expected));
        assert!(
            one == two,
            "package {seed}, edit {at} ({edits}), built {:?}:\n{}",
            built.map(|(_, way)| way),
            first_difference(&one, &two)
        );
        if at % 3 == 0 {
            // What a build takes the folder to be after it has written is what the next one finds there.
            forget(&other);
            let again = outcome(&other, &build(&other));
            assert!(again == two, "package {seed}, edit {at} ({edits}), built again:\n{}", first_difference(&again, &two));
        }
    }
}

/// Makes the record of the draft one that holds the snapshot from before it, as it was once written.
fn age_record(root: &Path) {
    let file = root.join("migrations/.draft.json");
    let Some(mut record) = fs::read_to_string(&file).ok().and_then(|text| Record::parse(&text)) else { return };
    let start = root.join("migrations").join(record.start_file());
    if record.start == Start::Apart {
        record.start = Start::Inside(fs::read_to_string(&start).unwrap());
        fs::remove_file(start).unwrap();
        fs::write(file, record.write()).unwrap();
    }
}

/// Removes what the last run kept for the next one.
fn forget(root: &Path) {
    for entry in fs::read_dir(root.join("out")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "cache") {
            fs::remove_file(path).unwrap();
        }
    }
}

fn first_difference(one: &str, two: &str) -> String {
    let lines = one.lines().zip(two.lines()).find(|(one, two)| one != two);
    lines.map_or_else(|| "one is longer".to_owned(), |(one, two)| format!("is:       {one}\nexpected: {two}"))
}

#[test]
fn what_the_last_run_left_changes_nothing() {
    let mut count = Count::default();
    (0..PACKAGES).for_each(|seed| edit_and_compare(seed, &mut count));
    let all = usize::try_from(PACKAGES).unwrap() * EDITS;
    assert!(count.changes > all / 5, "the way that is tested is taken: {count:?}");
    assert!(count.whole > all / 5, "and so is the other: {count:?}");
    assert!(count.incomparable < all / 5, "{count:?}");
}
