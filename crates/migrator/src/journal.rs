//! What the database remembers of the migrations that ran in it. No SQL here: see [`statement`], [`step`], [`settings`], [`progress`], [`lease`], [`undo`] and [`stored`].

pub(crate) mod lease;
pub(crate) mod progress;
pub(crate) mod seed;
pub(crate) mod settings;
pub(crate) mod statement;
pub(crate) mod step;
pub(crate) mod stored;
pub(crate) mod undo;

pub(crate) use step::HalfDone;

/// A row of the journal, without the stored statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Position in the order of all changes of the journal; the newest change has the highest.
    pub(crate) sequence: i64,
    /// The package that the migration belongs to; empty when the list did not say.
    pub(crate) package: String,
    pub(crate) id: String,
    pub(crate) name: String,
    /// The checksum of what ran.
    pub(crate) checksum: String,
    pub(crate) state: State,
    /// Whether it was a draft when it ran.
    pub(crate) draft: bool,
    /// When it ended, in milliseconds since 1970 UTC.
    pub(crate) applied_at: i64,
    /// How long it took, in microseconds, as [`Done::elapsed`](crate::report::Done::elapsed) counts it.
    pub(crate) duration: i64,
    /// The version of this crate that wrote it.
    pub(crate) tool: String,
}

/// Whether a journalled migration is in effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It is.
    Applied,
    /// It was undone; what it had put aside may still be there.
    Reverted,
}

impl State {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Reverted => "reverted",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Applied, Self::Reverted].into_iter().find(|state| state.as_str() == name)
    }
}

impl Entry {
    pub(crate) fn is_applied(&self) -> bool {
        self.state == State::Applied
    }

    /// Id and name, as files are called.
    pub(crate) fn label(&self) -> String {
        format!("{}_{}", self.id, self.name)
    }
}
