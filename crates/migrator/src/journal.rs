//! What the database remembers of the migrations that ran in it. No SQL here: see [`statement`], [`settings`] and [`stored`].

pub(crate) mod settings;
pub(crate) mod statement;
pub(crate) mod stored;

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

/// A migration that began and did not end, on a database that commits every change of the schema at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HalfDone {
    pub(crate) package: String,
    pub(crate) id: String,
    pub(crate) name: String,
    /// Which function of the migration it is.
    pub(crate) function: String,
    /// The number, from 1, of the last statement that began.
    pub(crate) began: i64,
    /// How many statements took effect. One less than `began` when nobody knows whether the last one did.
    pub(crate) ended: i64,
    /// How many there are.
    pub(crate) count: i64,
    /// Why it stopped; empty when its process did not get as far as to say so.
    pub(crate) error: String,
}

impl HalfDone {
    /// Id and name, as files are called.
    pub(crate) fn label(&self) -> String {
        format!("{}_{}", self.id, self.name)
    }

    /// What took effect: "after statement 2 of 3 of `up`".
    pub(crate) fn progress(&self) -> String {
        let Self { function, began, ended, count, .. } = self;
        if began > ended {
            format!("in statement {began} of {count} of `{function}`")
        } else {
            format!("after statement {ended} of {count} of `{function}`")
        }
    }

    /// The same as a sentence.
    pub(crate) fn effect(&self) -> String {
        let Self { began, ended, count, .. } = self;
        let done = match ended {
            0 => String::new(),
            1 => "statement 1 took effect and stays".to_owned(),
            _ => format!("statements 1 to {ended} took effect and stay"),
        };
        let unknown = format!("whether statement {began} took effect is not known");
        match (done.as_str(), began > ended) {
            (_, false) if ended == count => done,
            (_, false) => format!("{done}, the others did not"),
            ("", true) => unknown,
            (_, true) => format!("{done}; {unknown}"),
        }
    }
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
