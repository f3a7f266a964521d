//! What a run did, for people.

use std::fmt;
use std::time::Duration;

use crate::ToolHistory;

/// What [`Migrator::up`](crate::Migrator::up) and the other methods that change a database did. `Display` is a sentence.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Report {
    /// What was done, in order.
    pub done: Vec<Done>,
    /// How long it took in all, waiting for the lock included.
    pub elapsed: Duration,
    /// What [`Migrator::fresh`](crate::Migrator::fresh) dropped before, by name.
    pub dropped: Vec<String>,
    /// What [`Migrator::fresh`](crate::Migrator::fresh) left although no migration made it, by name.
    pub kept: Vec<String>,
    /// The histories of other tools that [`Migrator::baseline`](crate::Migrator::baseline) and
    /// [`Migrator::import`](crate::Migrator::import) found.
    pub read: Vec<ToolHistory>,
    /// How many more steps down were asked for than there were migrations to undo.
    pub steps_short: usize,
}

/// One migration that was applied or undone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Done {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was done with it.
    pub action: Did,
    /// How long that took, without the commit. The statements of small migrations in one transaction go to the database together; a statement
    /// then took the time from the end of the one before it to its own, as the database reports them.
    pub elapsed: Duration,
    /// Whether migrations that are newer were applied before it.
    pub late: bool,
}

/// What was done with a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Did {
    /// It was applied.
    Applied,
    /// It was undone, with the statements that were stored when it was applied.
    Reverted,
    /// It was a draft that has changed or gone: it was undone, and what it had put aside was removed.
    RolledBackDraft,
    /// It was a draft that has changed or gone, and it was undone before: what it had put aside was removed.
    ForgotDraft,
    /// It was recorded as applied, without running.
    MarkedApplied,
    /// It was recorded as not applied, without being undone.
    MarkedUnapplied,
    /// It was recorded in place of the migrations that it replaces, which are applied, without running.
    Replaced,
    /// It is a seed, and ran.
    Seeded,
}

impl Report {
    /// Whether the database was already as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.dropped.is_empty()
    }

    fn names(&self, action: Did) -> Vec<&str> {
        self.done.iter().filter(|done| done.action == action).map(|done| done.name.as_str()).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dropped = match self.dropped.len() {
            0 => None,
            1 => Some("dropped 1 object".to_owned()),
            count => Some(format!("dropped {count} objects")),
        };
        let actions = [
            Did::RolledBackDraft,
            Did::ForgotDraft,
            Did::Reverted,
            Did::Replaced,
            Did::Applied,
            Did::MarkedApplied,
            Did::MarkedUnapplied,
            Did::Seeded,
        ];
        let done = actions.into_iter().map(|action| (action, self.names(action))).filter(|(_, names)| !names.is_empty());
        let parts: Vec<String> = dropped.into_iter().chain(done.map(|(action, names)| counted(action, &names))).collect();
        if parts.is_empty() {
            f.write_str("nothing to do")?;
            return self.fmt_rest(f);
        }
        let late: Vec<&str> = self.done.iter().filter(|done| done.late).map(|done| done.name.as_str()).collect();
        write!(f, "{} (in {})", parts.join("; "), Time(self.elapsed))?;
        if !late.is_empty() {
            write!(f, "; late, after newer ones: {}", late.join(", "))?;
        }
        self.fmt_rest(f)
    }
}

impl Report {
    fn fmt_rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read.iter().try_for_each(|history| write!(f, "; there are {history}, and stay"))?;
        if !self.kept.is_empty() {
            write!(f, "; left {}", self.kept.join(", "))?;
        }
        match self.steps_short {
            0 => Ok(()),
            short => write!(f, "; no more are applied, of {} asked for", self.done.len() + short),
        }
    }
}

fn counted(action: Did, names: &[&str]) -> String {
    let (one, many) = match action {
        Did::Applied | Did::Reverted | Did::MarkedApplied | Did::MarkedUnapplied | Did::Replaced => ("migration", "migrations"),
        Did::RolledBackDraft | Did::ForgotDraft => ("draft", "drafts"),
        Did::Seeded => ("seed", "seeds"),
    };
    let how = match action {
        Did::MarkedApplied => " as applied",
        Did::MarkedUnapplied => " as not applied",
        Did::Replaced => " in place of what it replaces",
        Did::Applied | Did::Reverted | Did::RolledBackDraft | Did::ForgotDraft | Did::Seeded => "",
    };
    format!("{action} {} {}{how}: {}", names.len(), if names.len() == 1 { one } else { many }, names.join(", "))
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = if self.id.is_empty() { String::new() } else { format!("{}_", self.id) };
        write!(f, "{} `{id}{}` in {}", self.action, self.name, Time(self.elapsed))
    }
}

impl fmt::Display for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Applied => "applied",
            Self::Reverted => "reverted",
            Self::RolledBackDraft => "rolled back",
            Self::ForgotDraft => "forgot",
            Self::MarkedApplied | Self::MarkedUnapplied | Self::Replaced => "recorded",
            Self::Seeded => "ran",
        })
    }
}

/// A duration with one unit: `13 ms`.
struct Time(Duration);

/// A duration with one unit: `13 ms`.
pub(crate) fn time(duration: Duration) -> impl fmt::Display {
    Time(duration)
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.0.as_micros();
        match micros {
            0..1_000 => write!(f, "{micros} µs"),
            1_000..10_000_000 => write!(f, "{} ms", micros / 1_000),
            _ => write!(f, "{:.1} s", self.0.as_secs_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(name: &str, action: Did, late: bool) -> Done {
        Done { id: "1".to_owned(), name: name.to_owned(), action, elapsed: Duration::from_micros(250), late }
    }

    #[test]
    fn reads_as_a_sentence() {
        let mut report = Report::default();
        assert_eq!(report.to_string(), "nothing to do");
        report.elapsed = Duration::from_millis(13);
        report.done = vec![done("initial", Did::Applied, false), done("add_x", Did::Applied, false)];
        assert_eq!(report.to_string(), "applied 2 migrations: initial, add_x (in 13 ms)");
        report.steps_short = 3;
        report.done = vec![done("add_x", Did::Reverted, false), done("initial", Did::Reverted, false)];
        assert_eq!(report.to_string(), "reverted 2 migrations: add_x, initial (in 13 ms); no more are applied, of 5 asked for");
        report.steps_short = 0;
        report.done = vec![done("add_x", Did::RolledBackDraft, false), done("add_y", Did::Applied, true)];
        assert_eq!(report.to_string(), "rolled back 1 draft: add_x; applied 1 migration: add_y (in 13 ms); late, after newer ones: add_y");
        assert_eq!(report.done[1].to_string(), "applied `1_add_y` in 250 µs");
        report.done = vec![done("add_x", Did::MarkedApplied, false)];
        assert_eq!(report.to_string(), "recorded 1 migration as applied: add_x (in 13 ms)");
        report.dropped = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(report.to_string(), "dropped 2 objects; recorded 1 migration as applied: add_x (in 13 ms)");
    }
}
