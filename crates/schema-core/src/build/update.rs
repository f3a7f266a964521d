//! Bringing the migrations folder up to date, or saying why that is not to be.

use super::branches::{self, Fork};
use super::chain::{self, End, Link};
use super::draft::Standing;
use super::environment::READ_ONLY;
use super::error::{self, Error};
use super::files::{self, Failure, FileChange};
use super::folder::{self, Folder, SNAPSHOT};
use super::git;
use super::mode::{Decision, Mode};
use super::proposal::{self, Lacks, Obstacle, Proposal};
use super::run::Run;
use super::state::States;
use crate::diagnostic::{Code, Diagnostic};
use crate::snapshot;
use crate::{Schema, Step};

/// Does what the mode says; returns what is wrong at structs and fields.
pub(super) fn update(run: &mut Run<'_>) -> Result<Vec<Diagnostic>, Error> {
    let mode = run.environment.decision.mode;
    if mode != Mode::Off && !run.folder.problems.is_empty() {
        let mut problems = std::mem::take(&mut run.folder.problems);
        // Two branches that each added a migration leave a conflict in the snapshot.
        if let Some(fork) =
            Fork::find(&run.folder.links, &branches::fingerprint(&Schema::default())).filter(|_| run.folder.is_in_conflict())
        {
            branches::tell(&run.folder.path, &fork, &mut problems);
        }
        return Err(problems.into());
    }
    let mut found = Vec::new();
    if run.reading.diagnostics.is_empty() {
        let unsupported = run.build.dialects.iter().flat_map(|dialect| dialect.unsupported(&run.reading.schema));
        for diagnostic in unsupported.map(|unsupported| run.reading.unsupported(&unsupported)) {
            if !run.reading.is_said(&diagnostic, &found) {
                found.push(diagnostic);
            }
        }
    }
    let done = match mode {
        Mode::Off => Ok(()),
        Mode::Check => verify(&run.folder, Standing::None).map_err(Stop::Error).and_then(|()| check(run, !found.is_empty())),
        Mode::Write => write(run, !found.is_empty()),
    };
    match done {
        Ok(()) => {}
        Err(Stop::Error(error)) => return Err(error),
        Err(Stop::Questions(questions)) => found = questions,
    }
    unreported(run, &found).map_or(Ok(found), Err)
}

/// What is wrong, if the derives of this package do not report all of it.
fn unreported(run: &Run<'_>, found: &[Diagnostic]) -> Option<Error> {
    // A derive of another package reports only what that package's build script saw. And in a packaged copy, whose lints cargo silences,
    // nothing stops a build whose derives do not run.
    let is_reported = |diagnostic: &Diagnostic| {
        let inside = |file: &str| !file.starts_with("../") && !file.starts_with('/');
        !run.environment.packaged && diagnostic.place.as_ref().is_some_and(|place| inside(&place.file))
    };
    let all: Vec<Diagnostic> = run.reading.diagnostics.iter().chain(found).cloned().collect();
    (!all.iter().all(is_reported)).then(|| all.into())
}

/// Why the folder is not brought up to date.
enum Stop {
    Error(Error),
    /// Each at its field.
    Questions(Vec<Diagnostic>),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// The migrations that the draft, if there is one, comes after.
fn without_draft<'a>(folder: &'a Folder, standing: Standing<'_>) -> Vec<&'a Link> {
    let draft = standing.record().map(|record| record.file.as_str());
    folder.links.iter().filter(|link| Some(link.file.as_str()) != draft).collect()
}

/// Verifies that the migrations form a chain that ends where the next one has to start.
fn verify(folder: &Folder, standing: Standing<'_>) -> Result<(), Error> {
    let empty = snapshot::fingerprint(&Schema::default()).to_string();
    let (last, fingerprint, dialects) = match standing {
        Standing::InSnapshot(_) => (&folder.last_before, &folder.fingerprint_before, &folder.dialects_before),
        Standing::None | Standing::Leftover(_) | Standing::Sealed => (&folder.last, &folder.fingerprint, &folder.dialects),
    };
    let end = End { last: last.as_deref(), fingerprint, dialects };
    let links: Vec<Link> = without_draft(folder, standing).into_iter().cloned().collect();
    let mut problems = chain::problems(&links, end, &empty);
    if let Some(fork) = Fork::find(&links, &empty) {
        branches::tell(&folder.path, &fork, &mut problems);
    }
    match standing {
        _ if problems.is_empty() => Ok(()),
        Standing::InSnapshot(record) => {
            Err(problems.into_iter().map(|problem| problem.help(other_side(&record.file))).collect::<Vec<_>>().into())
        }
        Standing::None | Standing::Leftover(_) | Standing::Sealed => Err(problems.into()),
    }
}

fn other_side(draft: &str) -> String {
    format!("`{draft}` is a draft: take the `{SNAPSHOT}` of the other side, and the next build writes the draft anew")
}

fn check(run: &Run<'_>, is_wrong: bool) -> Result<(), Stop> {
    let is_last = |link: &&Link| run.folder.last.as_ref().is_none_or(|last| *last == link.id);
    if let Some(link) = run.folder.links.last().filter(|link| !is_last(link)) {
        let message = format!(
            "`{SNAPSHOT}` does not name `{}` as the last migration, and {}",
            link.file,
            nothing_is_written(run.environment.decision)
        );
        return Err(Error::from(Diagnostic::new(Code::Chain, message).help(run.how_to_write())).into());
    }
    if is_wrong || !run.reading.diagnostics.is_empty() {
        return Ok(());
    }
    match proposal::missing(&run.folder, &run.reading, &run.build.dialects) {
        Ok(lacks) if lacks.is_empty() => Ok(()),
        Ok(lacks) => Err(run.pending(&lacks, run.environment.decision).into()),
        Err(obstacle) => Err(run.stop(obstacle)),
    }
}

fn write(run: &mut Run<'_>, is_wrong: bool) -> Result<(), Stop> {
    let standing = run.standing();
    verify(&run.folder, standing)?;
    if is_wrong || !run.reading.diagnostics.is_empty() {
        return Ok(());
    }
    let links = without_draft(&run.folder, standing);
    refuse_to_begin_anew(&run.folder)?;
    let proposal = proposal::propose(&run.folder, standing, &links, &run.reading, &run.build.dialects, &run.levels)
        .map_err(|obstacle| run.stop(obstacle))?;
    if proposal.changes.is_empty() {
        return Ok(());
    }
    run.folder.sweep();
    if let Err(failure) = files::change(&run.folder.path, &proposal.changes, run.newest) {
        // What has been written may be some of it.
        run.folder.states = States::default();
        return Ok(run.excuse(&failure, &proposal)?);
    }
    run.folder.apply(proposal.changes, run.newest, proposal.next.as_ref(), &run.reading);
    Ok(())
}

/// Migrations that git knows and that are gone, snapshot and all, are missed: written anew, they would be one that no database has applied.
fn refuse_to_begin_anew(folder: &Folder) -> Result<(), Error> {
    if folder.snapshot.is_some() || !folder.links.is_empty() {
        return Ok(());
    }
    let gone: Vec<String> = git::tracked(&folder.path).into_iter().filter(|file| folder::id(file).is_some()).collect();
    let Some(first) = gone.first() else { return Ok(()) };
    let others = if gone.len() > 1 { format!(" and {} more are", gone.len() - 1) } else { " is".to_owned() };
    let message = format!("`{}` is empty, but `{first}`{others} known to git", folder.name);
    Err(Diagnostic::new(Code::Chain, message)
        .help(format!("bring them back: `git checkout HEAD -- {}`", folder.name))
        .help(format!("to begin anew, for databases that are made anew: `git rm -r --cached {}`", folder.name))
        .into())
}

fn list(message: &mut String, steps: &[Step]) {
    for step in steps {
        message.push('\n');
        message.push_str(&step.to_string());
    }
}

fn nothing_is_written(decision: Decision) -> String {
    format!("nothing is written because {}", decision.reason)
}

impl Run<'_> {
    fn stop(&self, obstacle: Obstacle) -> Stop {
        match obstacle {
            Obstacle::Questions(questions) => Stop::Questions(self.reading.questions(&questions)),
            Obstacle::Denied(found) => Stop::Questions(found.iter().map(|found| self.reading.denied(&found.risk)).collect()),
            Obstacle::Snapshot(error) => Error::from(folder::unusable(&self.folder.name, &error)).into(),
            Obstacle::Misfit(misfit) => {
                let help = "please report it, with the entities and the snapshot";
                Error::from(Diagnostic::new(Code::Defect, format!("the steps do not fit the snapshot: {misfit}")).help(help)).into()
            }
        }
    }

    fn how_to_write(&self) -> String {
        format!("run `cargo build` in a development checkout, then commit `{}`", self.folder.name)
    }

    fn pending(&self, lacks: &Lacks, decision: Decision) -> Error {
        let titles: Vec<&str> = lacks.dialects.iter().map(|dialect| dialect.title()).collect();
        let what = if titles.is_empty() {
            "the entities have changes without a migration".to_owned()
        } else {
            format!("the migrations have no SQL for {}, which `build.rs` names", titles.join(" and "))
        };
        let mut message = format!("{what}, and {}", nothing_is_written(decision));
        list(&mut message, &lacks.steps);
        Diagnostic::new(Code::Pending, message).help(self.how_to_write()).into()
    }

    /// What a failure to write means. Where nothing can be written, a record that is out of date may stay; a migration that is missing is
    /// the same as in [`Mode::Check`].
    fn excuse(&self, failure: &Failure, proposal: &Proposal) -> Result<(), Error> {
        let matters = |change: &FileChange| !matches!(change, FileChange::Remove { file } if folder::is_note(file));
        if !failure.is_read_only() {
            return Err(error::io("write", &failure.path, &failure.error));
        }
        if proposal.lacks.is_empty() && !proposal.changes.iter().any(matters) {
            return Ok(());
        }
        Err(self.pending(&proposal.lacks, READ_ONLY))
    }
}
