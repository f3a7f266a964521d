//! What is for development: beginning anew, seeds.

use std::time::Instant;

use super::Migrator;
use crate::agenda::Goal;
use crate::apply::task::{self, Task};
use crate::backend::{Access, MigratePool};
use crate::{Error, Report, Target, registry};

impl Migrator {
    /// Undoes everything and applies it again: shows that `down` works, and keeps what `down` keeps.
    ///
    /// # Errors
    ///
    /// As [`down`](Self::down) with [`Target::All`] and [`up`](Self::up). When `up` fails, everything stays undone.
    pub async fn reset(&self, pool: &impl MigratePool) -> Result<Report, Error> {
        let mut report = self.execute(pool.access(), Goal::Down(Target::All)).await?;
        let up = self.execute(pool.access(), Goal::Up(Target::All)).await?;
        report.done.extend(up.done);
        report.elapsed += up.elapsed;
        Ok(report)
    }

    /// Begins anew: drops what the migrations made, retired tables and those that are no longer among the entities included, and applies
    /// everything. What was made is known from the statements that the journal has; something else in its place, as another application's
    /// tables, is named and refused unless [`fresh_others`](Self::fresh_others) says what to do with it. What a step in Rust made is
    /// something else, too. The history of another [`Tool`](crate::Tool) is left, and named in the report.
    ///
    /// # Errors
    ///
    /// In production without [`allow_fresh`](Self::allow_fresh); when there is something else; else as [`up`](Self::up), and then everything
    /// is gone but not there again.
    pub async fn fresh(&self, pool: &impl MigratePool) -> Result<Report, Error> {
        registry::check(&self.lists())?;
        let mut report = self.task(pool.access(), Task::Fresh(self.others)).await?;
        let up = self.execute_on(pool.access(), Goal::Up(Target::All), true).await?;
        report.done.extend(up.done);
        report.elapsed += up.elapsed;
        Ok(report)
    }

    /// As [`fresh`](Self::fresh), and runs the [`seeds`](Self::seeds) after it.
    ///
    /// # Errors
    ///
    /// As [`fresh`](Self::fresh) and [`seed`](Self::seed).
    pub async fn fresh_and_seed(&self, pool: &impl MigratePool) -> Result<Report, Error> {
        let mut report = self.fresh(pool).await?;
        let seeded = self.seed(pool).await?;
        report.done.extend(seeded.done);
        report.elapsed += seeded.elapsed;
        Ok(report)
    }

    /// Runs the [`seeds`](Self::seeds), each in a transaction: those that run each time, and those that have not run in this database yet.
    /// With nothing to do it only reads. Any number of processes may call it at once.
    ///
    /// # Errors
    ///
    /// When migrations are pending ([`Error::is_not_current`]); when a seed fails, with its name, and [`Error::applied`] has those that ran;
    /// when somebody else holds the lock for too long.
    pub async fn seed(&self, pool: &impl MigratePool) -> Result<Report, Error> {
        let started = Instant::now();
        if self.seeds.is_empty() {
            return Ok(Report::default());
        }
        self.assert_current(pool).await?;
        let Access(pool) = pool.access();
        let job = self.job(pool, Goal::Up(Target::All))?;
        let ran = task::ran(pool, &job).await?;
        let mut done = Vec::new();
        for seed in self.seeds.iter().filter(|seed| seed.is_repeated || !ran.contains(seed.name)) {
            match task::run(pool, &job, Task::Seed(seed)).await {
                Ok(outcome) => done.extend(outcome.done),
                Err(error) => return Err(error.with_applied(done)),
            }
        }
        let report = Report { elapsed: started.elapsed(), done, ..Report::default() };
        tracing::info!("{report}");
        Ok(report)
    }
}
