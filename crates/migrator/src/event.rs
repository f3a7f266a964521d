//! What happens while migrating, for a program that shows it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::report::Done;

/// Something that happens while migrating: what [`Migrator::on_event`](crate::Migrator::on_event) tells of.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Somebody else is migrating, or holds what a statement needs. Comes again and again until the wait is over.
    Waiting {
        /// Who, and what is known of them.
        reason: &'a str,
        /// How long this has been waiting for so far.
        waited: Duration,
    },
    /// It is known what is to be done. Comes again where that is decided anew, because a half-done migration comes first or another
    /// process was faster.
    Planned {
        /// How many migrations are to be applied or undone from here on.
        migrations: usize,
    },
    /// A migration begins, or goes on after a stop.
    Began {
        /// Its id and name.
        migration: &'a str,
        /// `up`, `again` or `down`.
        function: &'static str,
        /// How many statements it has.
        statements: usize,
    },
    /// A statement has ended.
    Statement {
        /// The id and name of its migration.
        migration: &'a str,
        /// Its number, from 1.
        number: usize,
        /// How many the migration has.
        of: usize,
        /// How long it took.
        elapsed: Duration,
    },
    /// A batch of a statement that goes through rows in batches is permanent.
    Batch {
        /// The id and name of its migration.
        migration: &'a str,
        /// The number of the statement, from 1.
        number: usize,
        /// How many statements the migration has.
        of: usize,
        /// How many rows it has gone through, those before a stop among them.
        rows: u64,
        /// About how many there are, where the database tells.
        about: Option<u64>,
        /// How long the batch took.
        elapsed: Duration,
    },
    /// A statement of a migration that failed was taken back.
    TakenBack {
        /// The id and name of its migration.
        migration: &'a str,
        /// Its number, from 1: the last that took effect is the first that is taken back.
        number: usize,
    },
    /// A migration has ended. It is permanent with the next [`Committed`](Self::Committed).
    Ended {
        /// What was done.
        done: &'a Done,
    },
    /// Everything that has ended is permanent.
    Committed,
}

/// A function that is told what happens.
type Tell = dyn Fn(&Event<'_>) + Send + Sync;

/// Who is told.
#[derive(Clone)]
pub(crate) struct Observer(Option<Arc<Tell>>);

impl Observer {
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    pub(crate) fn new(tell: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)))
    }

    pub(crate) fn tell(&self, event: &Event<'_>) {
        if let Some(tell) = &self.0 {
            tell(event);
        }
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Observer" } else { "nobody" })
    }
}
