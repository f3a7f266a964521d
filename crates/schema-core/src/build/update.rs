//! Bringing the migrations folder up to date, or saying why that is not to be.

use super::Mode;
use super::chain::{self, End, Link};
use super::draft::Standing;
use super::error::{self, Error};
use super::files::{self, Failure, FileChange};
use super::folder::{self, Folder, SNAPSHOT};
use super::proposal::{self, Obstacle, Proposal};
use super::run::Run;
use crate::diagnostic::{Code, Diagnostic};
use crate::snapshot;
use crate::{Schema, Step};

/// Does what the mode says; returns what is wrong at structs and fields.
pub(super) fn update(run: &mut Run<'_>) -> Result<Vec<Diagnostic>, Error> {
    let mode = run.environment.decision.mode;
    if mode != Mode::Off && !run.folder.problems.is_empty() {
        return Err(std::mem::take(&mut run.folder.problems).into());
    }
    let mut found = Vec::new();
    if run.reading.diagnostics.is_empty() {
        let unsupported = run.build.dialects.iter().flat_map(|dialect| dialect.unsupported(&run.reading.schema));
        found.extend(unsupported.map(|unsupported| run.reading.unsupported(&unsupported)));
    }
    let done = match mode {
        Mode::Off => Ok(()),
        Mode::Check => verify(&run.folder, Standing::None).map_err(Stop::Error).and_then(|()| check(run, !found.is_empty())),
        Mode::Write => write(run, !found.is_empty()),
    };
    match done {
        Ok(()) => Ok(found),
        Err(Stop::Error(error)) => Err(error),
        Err(Stop::Questions(questions)) => Ok(questions),
    }
}

/// Splits what is wrong into what the derives of this package report, which is returned, and the rest, which fails the build script.
pub(super) fn reported(run: &Run<'_>, found: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Error> {
    // A derive of another package reports only what that package's build script saw. And in a packaged copy, whose lints cargo silences,
    // nothing stops a build whose derives do not run.
    let is_reported = |diagnostic: &Diagnostic| {
        let inside = |file: &str| !file.starts_with("../") && !file.starts_with('/');
        !run.environment.packaged && diagnostic.place.as_ref().is_some_and(|place| inside(&place.file))
    };
    let all: Vec<Diagnostic> = run.reading.diagnostics.iter().cloned().chain(found).collect();
    if all.iter().all(is_reported) { Ok(all) } else { Err(all.into()) }
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
    let (last, fingerprint) = match standing {
        Standing::InSnapshot(_) => (&folder.last_before, &folder.fingerprint_before),
        Standing::None | Standing::Leftover(_) | Standing::Sealed => (&folder.last, &folder.fingerprint),
    };
    let end = End { last: last.as_deref(), fingerprint };
    let links: Vec<Link> = without_draft(folder, standing).into_iter().cloned().collect();
    let problems = chain::problems(&links, end, &empty);
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
        let message = format!("`{SNAPSHOT}` does not name `{}` as the last migration, and {}", link.file, run.nothing_is_written());
        return Err(Error::from(Diagnostic::new(Code::Chain, message).help(run.how_to_write())).into());
    }
    if is_wrong || !run.reading.diagnostics.is_empty() {
        return Ok(());
    }
    match proposal::missing(&run.folder, &run.reading) {
        Ok(steps) if steps.is_empty() => Ok(()),
        Ok(steps) => Err(run.pending(&steps).into()),
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
    let proposal =
        proposal::propose(&run.folder, standing, &links, &run.reading, &run.build.dialects).map_err(|obstacle| run.stop(obstacle))?;
    if proposal.changes.is_empty() {
        return Ok(());
    }
    run.folder.sweep();
    files::change(&run.folder.path, &proposal.changes, run.newest).or_else(|failure| run.excuse(&failure, &proposal))?;
    run.folder = Folder::read(run.folder.path.clone(), &run.build.migrations, &run.environment.out)?;
    Ok(())
}

fn list(message: &mut String, steps: &[Step]) {
    for step in steps {
        message.push('\n');
        message.push_str(&step.to_string());
    }
}

impl Run<'_> {
    fn stop(&self, obstacle: Obstacle) -> Stop {
        match obstacle {
            Obstacle::Questions(questions) => Stop::Questions(questions.iter().map(|question| self.reading.question(question)).collect()),
            Obstacle::Snapshot(error) => Error::from(folder::unusable(&self.folder.name, &error)).into(),
            Obstacle::Misfit(misfit) => {
                let help = "please report it, with the entities and the snapshot";
                Error::from(Diagnostic::new(Code::Defect, format!("the steps do not fit the snapshot: {misfit}")).help(help)).into()
            }
        }
    }

    fn nothing_is_written(&self) -> String {
        format!("nothing is written because {}", self.environment.decision.reason)
    }

    fn how_to_write(&self) -> String {
        format!("run `cargo build` in a development checkout, then commit `{}`", self.folder.name)
    }

    fn pending(&self, steps: &[Step]) -> Error {
        let mut message = format!("the entities have changes without a migration, and {}", self.nothing_is_written());
        list(&mut message, steps);
        Diagnostic::new(Code::Pending, message).help(self.how_to_write()).into()
    }

    /// What a failure to write means. Where nothing can be written, a record that is out of date may stay; a migration that is missing is
    /// the same as in [`Mode::Check`].
    fn excuse(&self, failure: &Failure, proposal: &Proposal) -> Result<(), Error> {
        let matters = |change: &FileChange| !matches!(change, FileChange::Remove { file } if file == folder::DRAFT);
        if !failure.is_read_only() {
            return Err(error::io("write", &failure.path, &failure.error));
        }
        if proposal.steps.is_empty() && !proposal.changes.iter().any(matters) {
            return Ok(());
        }
        let mut message = format!("the entities have changes without a migration, and `{}` cannot be written to", self.folder.name);
        list(&mut message, &proposal.steps);
        Err(Diagnostic::new(Code::Pending, message).help(self.how_to_write()).into())
    }
}
