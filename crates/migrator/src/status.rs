//! How every migration stands: a function of the embedded migrations and the journal.

pub(crate) mod temporary;

use std::fmt;
use std::time::{Duration, SystemTime};

use crate::embedded::{Embedded, Item, Standing};
use crate::journal::{Entry, HalfDone};
use crate::policy::{self, Guarded, Policy};
use crate::{Environment, Tool};

pub use temporary::TemporaryDefault;

/// How every migration stands, oldest first. `Display` is a table; `{:#}` adds what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// The migrations that the program or the database knows.
    pub migrations: Vec<MigrationStatus>,
    /// Where the program runs.
    pub environment: Environment,
    /// What the database is marked as; `None` before the first migration.
    pub mark: Option<Environment>,
    /// The other tools whose histories the database has, as long as it has none of these migrations.
    pub tools: Vec<Tool>,
    /// The defaults that are for one release only and still there.
    pub temporary: Vec<TemporaryDefault>,
}

/// How a migration stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MigrationStatus {
    /// The package that it belongs to; empty when its list did not say.
    pub package: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: MigrationState,
    /// Whether it is a draft in the program, or was one when it was applied.
    pub draft: bool,
    /// When it was applied last.
    pub applied_at: Option<SystemTime>,
    /// How long that took.
    pub elapsed: Option<Duration>,
    /// Where it stopped, if it did: "after statement 2 of 3 of `up`".
    pub stopped: Option<String>,
    /// Why it stopped; nothing while it runs, and after a kill.
    pub failure: Option<String>,
}

/// How a migration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MigrationState {
    /// Applied.
    Applied,
    /// Applied, and changed in the program since.
    Edited,
    /// A draft that is applied, and was rewritten in the program since.
    ChangedDraft,
    /// A draft that is applied, and not in the program any more.
    GoneDraft,
    /// Not applied.
    Pending,
    /// Not applied, and a draft where drafts are refused.
    RefusedDraft,
    /// Not applied, although newer ones are.
    Late,
    /// Undone, and therefore pending.
    Reverted,
    /// Applied, but not in the program.
    Missing,
    /// Applied, and another migration of the program [stands for it](crate::Migration::replaces).
    Replaced,
    /// Not recorded, but all that it replaces is applied.
    Replacing,
    /// Not recorded, and only a part of what it replaces is applied.
    PartlyReplacing,
    /// Applied by another program that uses this database.
    Foreign,
    /// In the middle: somebody is at it, or it stopped there and the next `up` finishes it.
    HalfDone,
}

impl MigrationState {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Edited => "edited",
            Self::ChangedDraft => "changed",
            Self::GoneDraft => "gone",
            Self::Pending => "pending",
            Self::RefusedDraft => "draft",
            Self::Late => "late",
            Self::Reverted => "reverted",
            Self::Missing => "missing",
            Self::Replaced => "replaced",
            Self::Replacing => "replaces",
            Self::PartlyReplacing => "partial",
            Self::Foreign => "foreign",
            Self::HalfDone => "stopped",
        }
    }
}

impl MigrationStatus {
    /// What to do about it; nothing where all is well.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        Some(match self.state {
            MigrationState::Applied | MigrationState::Foreign | MigrationState::Replaced => return None,
            MigrationState::Pending | MigrationState::Reverted => "`up` applies it",
            MigrationState::Late => "newer ones are applied already; `up` applies it all the same, unless late migrations are refused",
            MigrationState::Edited => {
                "its text was changed after it was applied: bring the old text back, or have it accept what ran (`up` has the line), or, if the database \
                 is as the new one says, mark it as applied"
            }
            MigrationState::ChangedDraft => "it is a draft that was rewritten since: `up` undoes it and applies the new text",
            MigrationState::GoneDraft => "it is a draft that the program has no longer: `up` undoes it",
            MigrationState::RefusedDraft => "it is a draft, which `up` refuses in production: commit it and build again",
            MigrationState::Replacing => "all that it replaces is applied: `up` records it in their place, and does not run it",
            MigrationState::PartlyReplacing => {
                "only a part of what it replaces is applied: first run `up` of a version of the program that has the rest; `up` says which that is"
            }
            MigrationState::Missing => {
                "it is applied, but this program lacks it: run the program that has it, bring its file back, or undo it with `down`"
            }
            MigrationState::HalfDone => {
                "somebody is at it, or it stopped there: correct what is in the way, and `up` goes on, or asks what nothing shows"
            }
        })
    }
}

impl Status {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let is_well = |state| matches!(state, MigrationState::Applied | MigrationState::Foreign | MigrationState::Replaced);
        self.migrations.iter().all(|migration| is_well(migration.state))
    }

    /// What to do next: a sentence for each migration that does not only wait for `up`, and one for those that do.
    pub fn advice(&self) -> impl Iterator<Item = String> {
        let waits = |migration: &&MigrationStatus| matches!(migration.state, MigrationState::Pending | MigrationState::Reverted);
        let unusual = self.migrations.iter().filter(move |migration| !waits(migration));
        let unusual = unusual.filter_map(|migration| Some(format!("`{}_{}`: {}", migration.id, migration.name, migration.advice()?)));
        unusual.chain(match self.migrations.iter().filter(waits).count() {
            0 => None,
            1 => Some("`up` applies the one that is pending".to_owned()),
            count => Some(format!("`up` applies the {count} that are pending")),
        })
    }

    /// What else is to be known, a sentence each.
    pub(crate) fn notes(&self) -> impl Iterator<Item = String> {
        let note = |tool: &Tool| {
            let table = tool.table();
            format!("{tool} has migrated this database (`{table}`); `baseline` takes it over")
        };
        self.tools.iter().map(note).chain(self.temporary.iter().map(ToString::to_string))
    }

    /// Compares.
    pub(crate) fn new(embedded: &Embedded, journal: &[Entry], half: Option<&HalfDone>, policy: Policy) -> Self {
        let mut of_item: Vec<Option<&Entry>> = vec![None; embedded.items.len()];
        let mut migrations = Vec::new();
        for entry in journal {
            match embedded.position(entry) {
                Some(position) => of_item[position] = Some(entry),
                None => migrations.extend(without_item(embedded, entry, policy).map(|state| of_entry(entry, state))),
            }
        }
        let standing = |at: usize| embedded.standing(at, journal);
        let is_applied = |at: usize| of_item[at].is_some_and(Entry::is_applied) || matches!(standing(at), Standing::All(_));
        let newest = (0..of_item.len()).rev().find(|&at| is_applied(at));
        for (at, item) in embedded.items.iter().enumerate() {
            let state = match (of_item[at], standing(at)) {
                (Some(entry), _) if entry.is_applied() => applied(item, entry, policy),
                (_, Standing::All(_)) => MigrationState::Replacing,
                (_, Standing::Part(..)) => MigrationState::PartlyReplacing,
                _ if item.draft && !policy.allows(Guarded::Drafts) => MigrationState::RefusedDraft,
                (Some(_), Standing::None) => MigrationState::Reverted,
                (None, Standing::None) if newest.is_some_and(|newest| at < newest) => MigrationState::Late,
                (None, Standing::None) => MigrationState::Pending,
            };
            let mut migration = of_item[at].map_or_else(|| unapplied(item, state), |entry| of_entry(entry, state));
            migration.draft |= item.draft;
            migrations.push(migration);
        }
        migrations.sort_by(|one, two| one.id.cmp(&two.id));
        let mut status = Self { migrations, environment: policy.environment, mark: policy.mark, tools: Vec::new(), temporary: Vec::new() };
        if let Some(half) = half {
            status.mark(half);
        }
        status
    }

    /// Shows the migration that is half done as such.
    fn mark(&mut self, half: &HalfDone) {
        let is_it = |migration: &MigrationStatus| migration.id == half.id && migration.name == half.name;
        let at = self.migrations.iter().position(is_it).unwrap_or_else(|| {
            // The program has it no longer.
            let (package, id, name) = (half.package.clone(), half.id.clone(), half.name.clone());
            let state = MigrationState::HalfDone;
            self.migrations.push(MigrationStatus {
                package,
                id,
                name,
                state,
                draft: false,
                applied_at: None,
                elapsed: None,
                stopped: None,
                failure: None,
            });
            self.migrations.len() - 1
        });
        self.migrations[at].state = MigrationState::HalfDone;
        self.migrations[at].stopped = Some(half.progress());
        self.migrations[at].failure = Some(half.error.clone()).filter(|error| !error.is_empty());
    }
}

/// How a migration stands that the program does not have; nothing where it was undone.
fn without_item(embedded: &Embedded, entry: &Entry, policy: Policy) -> Option<MigrationState> {
    if embedded.replacing(entry).is_some() {
        return entry.is_applied().then_some(MigrationState::Replaced);
    }
    if embedded.is_foreign(entry) {
        return Some(MigrationState::Foreign);
    }
    let is_undone = entry.draft && policy.allows(Guarded::Drafts);
    entry.is_applied().then_some(if is_undone { MigrationState::GoneDraft } else { MigrationState::Missing })
}

/// How a migration stands that is applied.
fn applied(item: &Item, entry: &Entry, policy: Policy) -> MigrationState {
    if item.ran_in(entry) {
        MigrationState::Applied
    } else if entry.draft && policy.allows(Guarded::Drafts) {
        MigrationState::ChangedDraft
    } else {
        MigrationState::Edited
    }
}

fn unapplied(item: &Item, state: MigrationState) -> MigrationStatus {
    MigrationStatus {
        package: item.package.to_owned(),
        id: item.migration.id.to_owned(),
        name: item.migration.name.to_owned(),
        state,
        draft: item.draft,
        applied_at: None,
        elapsed: None,
        stopped: None,
        failure: None,
    }
}

fn of_entry(entry: &Entry, state: MigrationState) -> MigrationStatus {
    let applied_at = u64::try_from(entry.applied_at).ok().map(|millis| SystemTime::UNIX_EPOCH + Duration::from_millis(millis));
    MigrationStatus {
        package: entry.package.clone(),
        id: entry.id.clone(),
        name: entry.name.clone(),
        state,
        draft: entry.draft,
        applied_at,
        elapsed: u64::try_from(entry.duration).ok().map(Duration::from_micros),
        stopped: None,
        failure: None,
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.migrations.is_empty() {
            f.write_str("no migrations\n")?;
        }
        for migration in &self.migrations {
            writeln!(f, "{migration}")?;
        }
        self.notes().try_for_each(|note| writeln!(f, "{note}"))?;
        if let Some(mark) = self.mark.filter(|mark| *mark != self.environment) {
            writeln!(f, "{}", policy::mismatch(self.environment, mark))?;
        }
        if f.alternate() { self.advice().try_for_each(|advice| writeln!(f, "{advice}")) } else { Ok(()) }
    }
}

impl fmt::Display for MigrationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:8}  {}_{}", self.state.as_str(), self.id, self.name)?;
        if self.draft {
            f.write_str("  (draft)")?;
        }
        match (&self.stopped, &self.failure) {
            (Some(stopped), Some(failure)) => return write!(f, "  {stopped}: {failure}"),
            (Some(stopped), None) => return write!(f, "  {stopped}"),
            (None, _) => {}
        }
        match self.applied_at {
            Some(at) => write!(f, "  {}", Utc(at)),
            None => Ok(()),
        }
    }
}

/// A time as `2025-11-07 09:00:10 UTC`.
struct Utc(SystemTime);

/// A time as `2025-11-07 09:00:10 UTC`.
#[cfg(feature = "cli")]
pub(crate) fn utc(time: SystemTime) -> impl fmt::Display {
    Utc(time)
}

/// A time as `2025-11-07T09:00:10Z`.
#[cfg(feature = "cli")]
pub(crate) fn iso(time: SystemTime) -> String {
    Utc(time).to_string().replacen(' ', "T", 1).replace(" UTC", "Z")
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let (year, month, day) = civil(seconds / 86_400);
        let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC")
    }
}

/// Year, month and day of a number of days since 1970: the Gregorian calendar counted from March, in eras of 400 years.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_calendar_times() {
        for (seconds, expected) in [
            (0, "1970-01-01 00:00:00 UTC"),
            (951_782_400, "2000-02-29 00:00:00 UTC"),
            (1_762_506_010, "2025-11-07 09:00:10 UTC"),
            (4_107_542_399, "2100-02-28 23:59:59 UTC"),
        ] {
            assert_eq!(Utc(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).to_string(), expected);
        }
    }
}
