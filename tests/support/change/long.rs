//! A long history: more migrations than most tests need.

use migrator::{Migration, Migrations, Migrator};

use super::{Change, FUNCTIONS, replay};

/// How many migrations a long history can have.
pub const LENGTH_MAX: usize = 60;

macro_rules! migrations {
    ($($number:literal)*) => {
        [$(Migration::new(
            concat!("202501010000", $number), "step", replay::<{ $number - 10 }, 0>, replay::<{ $number - 10 }, 1>,
        ).again(replay::<{ $number - 10 }, 2>)),*]
    };
}

static ALL: [Migration; LENGTH_MAX] = migrations! {
    10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39
    40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69
};

/// The id of a migration of a long history.
#[must_use]
pub fn id(at: usize) -> String {
    format!("202501010000{}", at + 10)
}

/// A migrator whose migrations are `changes`. It serves until the next call on the same thread, and must run on that thread.
pub fn migrator(changes: &[Change]) -> Migrator {
    FUNCTIONS.with_borrow_mut(|functions| *functions = changes.iter().map(Change::functions).collect());
    let list: Vec<&'static Migration> = ALL[..changes.len()].iter().collect();
    // As from a build, which computes it: a history here is only ever continued, so its length tells what it is.
    let head: &'static str = Box::leak(changes.len().to_string().into_boxed_str());
    Migrator::new(Box::leak(Box::new(Migrations::new(Box::leak(list.into_boxed_slice())).head(head))))
}
