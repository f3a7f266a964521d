//! The handle that applies migrations.

mod develop;
mod many;
mod record;
mod schema;

pub use schema::{Schema, SchemaReport};

use std::time::{Duration, Instant};

use tracing::Instrument as _;

use crate::agenda::Goal;
use crate::apply::{self, Job};
use crate::backend::{Access, Backend, MigratePool};
use crate::drift::{self, Drift, Scope};
use crate::embedded::{self, Embedded};
use crate::error::{Error, Kind};
use crate::event::{Event, Observer};
use crate::fresh::Others;
use crate::journal::statement as journal;
use crate::policy::{Allowed, Guarded, Policy};
use crate::preview::Preview;
use crate::status::{Status, temporary};
use crate::verify::{self, Verification};
use crate::wait::{Limits, Wait};
use crate::{Environment, Migrations, Report, Retired, Seed, Target, expected, registry, retired};

/// For how long to wait unless told otherwise.
const LIMITS: Limits = Limits { lock: Duration::from_secs(30), lock_once: Duration::from_secs(2), statement: None };

/// Applies the migrations that are compiled into the program.
///
/// ```no_run
/// # use migrator::{Migrations, Migrator};
/// # static MIGRATIONS: Migrations = Migrations::new(&[]);
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let pool = sqlx::SqlitePool::connect("sqlite://app.db?mode=rwc").await?;
/// let report = Migrator::new(&MIGRATIONS).up(&pool).await?;
/// println!("{report}");
/// # Ok(())
/// # }
/// ```
///
/// Every method may be called by any number of processes at once and cancelled at any moment: each migration takes effect exactly once, and
/// what was not committed is undone. A migration that is not one transaction can be stopped in the middle; the next call finishes it.
///
/// With a SQLite database in memory, turn `test_before_acquire` of its pool off: cancelled while it tests a connection, sqlx's pool closes it,
/// and the database goes with it.
#[derive(Debug, Clone)]
#[must_use = "it does nothing until one of its methods is called"]
pub struct Migrator {
    first: &'static Migrations,
    further: Vec<&'static Migrations>,
    atomicity: Atomicity,
    on_failure: OnFailure,
    late: Late,
    lock: Lock,
    limits: Limits,
    environment: Option<Environment>,
    allowed: Allowed,
    others: Others,
    pub(crate) seeds: &'static [Seed],
    observer: Observer,
}

/// What is undone together when a migration fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Atomicity {
    /// Everything that the call did: one transaction. A statement that the database takes in no transaction splits it, and on PostgreSQL so
    /// does a migration that runs `ALTER TYPE … ADD VALUE`, because nobody may use the value before it is committed;
    /// [`Migrator::plan`] shows them. MySQL and MariaDB commit every statement that changes the schema: there it is the same as
    /// [`Each`](Self::Each), and of the failed migration what is committed stays. The error and [`Migrator::status`] say what that is.
    #[default]
    All,
    /// The failed migration; those before it stay: a transaction for each.
    Each,
    /// The failed statement: a transaction for each, so that none holds its locks for longer than it takes. Where it stopped is noted, and
    /// the next [`Migrator::up`] goes on from there.
    None,
}

/// What becomes of a migration that fails in the middle where the database commits every statement that changes the schema: MySQL and MariaDB.
/// Elsewhere a migration is undone with its transaction, and what a statement splits off that can be in none is always gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum OnFailure {
    /// What took effect of it stays, and the next [`Migrator::up`] goes on from there.
    #[default]
    Resume,
    /// What took effect of it is taken back, statement by statement, so that the database is as it was before the migration. With
    /// [`Atomicity::All`], the migrations that the same call applied before it are undone as by [`Migrator::down`].
    ///
    /// Before each statement the definition of its table is noted in `_migrator_undo`, and a statement counts as taken back only when the
    /// table is that again. A process that is killed meanwhile leaves the rest to the next call that changes anything. Columns that the
    /// migration added are dropped, a table that it created only while it has no rows. What has no such reverse stays half done as with
    /// [`Resume`](Self::Resume), with everything before it, and the error says which statement that is: those that drop columns or tables, change
    /// rows (`INSERT`, `DELETE`, `UPDATE` of other columns than those that the migration added), give a column a type that does not keep every
    /// value, move columns, or are steps in Rust. [`Migrator::plan`] says so beforehand. What triggers do is not taken back.
    Reverse,
}

/// What to do with a migration that is older than one that is already applied, as happens when branches are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Late {
    /// Apply it, and say so in the report.
    #[default]
    Apply,
    /// Refuse.
    Refuse,
}

/// What keeps the programs apart that migrate one database. All of them must use the same: a lock of one kind does not see one of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Lock {
    /// What the database has for it: the write transaction of SQLite, advisory locks of PostgreSQL, `GET_LOCK` of MySQL and MariaDB.
    #[default]
    Native,
    /// A row in the table `_migrator_lease` that says who migrates and until when, for servers whose locks are missing or keep nobody apart. It
    /// is renewed over a connection of its own, by a task of the runtime, for as long as something runs, and given back at the end. A process that is
    /// gone is out of the way once the lease has ended; one that wakes up after somebody else has taken it commits nothing any more, and fails with
    /// an error that [`Error::is_lease_lost`] tells. SQLite needs none and takes its own lock.
    Lease {
        /// How long it lasts from the last renewal on, by the server's clock; at least a second. Longer than any pause that is no failure.
        lasts: Duration,
    },
}

impl From<&'static Migrations> for Migrator {
    fn from(migrations: &'static Migrations) -> Self {
        Self::new(migrations)
    }
}

impl Migrator {
    /// A migrator with the default settings: all or nothing, late migrations are applied, 30 seconds for the lock. Reads nothing and
    /// touches nothing yet.
    pub const fn new(migrations: &'static Migrations) -> Self {
        Self {
            first: migrations,
            further: Vec::new(),
            atomicity: Atomicity::All,
            on_failure: OnFailure::Resume,
            late: Late::Apply,
            lock: Lock::Native,
            limits: LIMITS,
            environment: None,
            allowed: Allowed::NONE,
            others: Others::Refuse,
            seeds: &[],
            observer: Observer::none(),
        }
    }

    /// Adds the migrations of another package. All lists together are applied in the order of the ids.
    pub fn with(mut self, migrations: &'static Migrations) -> Self {
        self.further.push(migrations);
        self
    }

    /// What is undone together when a migration fails. The default is everything.
    pub const fn atomicity(mut self, atomicity: Atomicity) -> Self {
        self.atomicity = atomicity;
        self
    }

    /// What becomes of a migration that fails in the middle, where the database can't undo it. The default is to go on with it the next time.
    pub const fn on_failure(mut self, on_failure: OnFailure) -> Self {
        self.on_failure = on_failure;
        self
    }

    /// What to do with a migration that is older than one that is already applied. The default is to apply it.
    pub const fn late(mut self, late: Late) -> Self {
        self.late = late;
        self
    }

    /// What keeps other programs out. The default is the lock that the database has.
    pub const fn lock(mut self, lock: Lock) -> Self {
        self.lock = lock;
        self
    }

    /// How long to wait for locks in all: while another process is migrating, and again for every transaction whose statements need locks
    /// that somebody else has. The default is 30 seconds.
    pub const fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.limits.lock = timeout;
        self
    }

    /// How long a statement waits for a lock, such as that of a table, before its transaction gives everything back, so that nobody
    /// queues up behind it, and is tried again as a whole after a pause, until [`lock_timeout`](Self::lock_timeout) is over. The default is
    /// 2 seconds. On MySQL and MariaDB it is rounded to whole seconds, and only the statement is tried again. A statement that can be in no
    /// transaction waits for as long as `lock_timeout` at once: it holds no lock that others would wait for.
    pub const fn statement_lock_timeout(mut self, timeout: Duration) -> Self {
        self.limits.lock_once = timeout;
        self
    }

    /// How long a statement may run. The default is what the server or the role says. On MySQL only queries are ended by it, on SQLite nothing
    /// is.
    pub const fn statement_timeout(mut self, timeout: Duration) -> Self {
        self.limits.statement = Some(timeout);
        self
    }

    /// Where the program runs. The default is what [`Environment::detect`] finds.
    pub const fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Allows drafts in production.
    pub const fn allow_drafts(mut self) -> Self {
        self.allowed = self.allowed.with(Guarded::Drafts);
        self
    }

    /// Allows `down` with [`Target::All`] in production.
    pub const fn allow_down_all(mut self) -> Self {
        self.allowed = self.allowed.with(Guarded::DownAll);
        self
    }

    /// Allows in production what destroys values for good and says so ([`Plan::destroys`](crate::Plan::destroys)): a purge of what earlier migrations
    /// kept aside, and where the entities opt out of keeping anything aside, a column or table that leaves them, or a `down`.
    pub const fn allow_purges(mut self) -> Self {
        self.allowed = self.allowed.with(Guarded::Purges);
        self
    }

    /// Allows [`fresh`](Self::fresh) in production.
    pub const fn allow_fresh(mut self) -> Self {
        self.allowed = self.allowed.with(Guarded::Fresh);
        self
    }

    /// What [`fresh`](Self::fresh) does where there is something that no migration of the program made. The default is to refuse.
    pub const fn fresh_others(mut self, others: Others) -> Self {
        self.others = others;
        self
    }

    /// The seeds that [`seed`](Self::seed) runs, in this order.
    pub const fn seeds(mut self, seeds: &'static [Seed]) -> Self {
        self.seeds = seeds;
        self
    }

    /// Whether there are any.
    #[cfg(feature = "cli")]
    pub(crate) const fn has_seeds(&self) -> bool {
        !self.seeds.is_empty()
    }

    /// Tells what happens while migrating, so that a program can show it: once for each statement, on the task that migrates.
    ///
    /// ```
    /// # use migrator::{Event, Migrations, Migrator};
    /// # static MIGRATIONS: Migrations = Migrations::new(&[]);
    /// let migrator = Migrator::new(&MIGRATIONS).on_event(|event| {
    ///     if let Event::Statement { migration, number, of, .. } = event {
    ///         println!("{migration}: statement {number} of {of}");
    ///     }
    /// });
    /// # let _ = migrator;
    /// ```
    pub fn on_event(mut self, tell: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.observer = Observer::new(tell);
        self
    }

    /// Applies what is pending. With nothing to do it is one statement that reads one row: no lock, no write. To a server that is one round
    /// trip on an open connection. The pool makes another one before it hands out a connection that was idle, to test it, unless its
    /// `test_before_acquire` is off.
    ///
    /// # Errors
    ///
    /// When a migration fails; when somebody else holds the lock for too long; when the database has migrations that this program lacks,
    /// or that were changed since; when an entity is compiled in that no list of migrations knows; when the database can't be used. The
    /// predicates of [`Error`] tell them apart, and [`Error::applied`] has what stays done.
    pub async fn up(&self, pool: &impl MigratePool) -> Result<Report, Error> {
        self.execute(pool.access(), Goal::Up(Target::All)).await
    }

    /// As [`up`](Self::up), but only so far: `up_to(&pool, "add_phone_number_to_user")` up to and including that migration, `up_to(&pool, 2)`
    /// the next two, `up_to(&pool, Target::Only(…))` a single one.
    ///
    /// # Errors
    ///
    /// As [`up`](Self::up), and when no migration has that name; then nothing is done.
    pub async fn up_to(&self, pool: &impl MigratePool, target: impl Into<Target>) -> Result<Report, Error> {
        self.execute(pool.access(), Goal::Up(target.into())).await
    }

    /// Undoes migrations, the newest change first, with the statements that were stored when they were applied:
    /// `down(&pool, 1)`, `down(&pool, "add_phone_number_to_user")`, which stays itself, `down(&pool, Target::Only(…))`,
    /// `down(&pool, Target::All)`. In production everything is undone only with [`allow_down_all`](Self::allow_down_all).
    ///
    /// # Errors
    ///
    /// When a migration can't be undone, because it says so or because a check finds rows in the way; when the target is unknown or not
    /// applied. Then nothing is done.
    pub async fn down(&self, pool: &impl MigratePool, target: impl Into<Target>) -> Result<Report, Error> {
        self.execute(pool.access(), Goal::Down(target.into())).await
    }

    /// Undoes the newest migration and applies it again, in one transaction.
    ///
    /// # Errors
    ///
    /// As [`down`](Self::down) and [`up`](Self::up).
    pub async fn redo(&self, pool: &impl MigratePool) -> Result<Report, Error> {
        self.execute(pool.access(), Goal::Redo).await
    }

    /// Every migration that the program or the database knows, and how it stands. Only reads.
    ///
    /// # Errors
    ///
    /// When the database can't be read.
    pub async fn status(&self, pool: &impl MigratePool) -> Result<Status, Error> {
        let status = apply::status(pool.access().0, &self.job(pool.access().0, Goal::Up(Target::All))?).await?;
        Ok(Status { temporary: temporary::of_lists(&self.lists(), &status.migrations), ..status })
    }

    /// What migrations have put aside in the database instead of dropping it, and how large it is; whoever put it there. Only reads. On servers the
    /// sizes are asked over a connection of their own, so that nobody waits for what is locked.
    ///
    /// # Errors
    ///
    /// When the database can't be read.
    pub async fn retired(&self, pool: &impl MigratePool) -> Result<Vec<Retired>, Error> {
        retired::find(pool.access().0).await
    }

    /// What [`up`](Self::up) would do: the exact SQL, migration by migration. Only reads.
    ///
    /// # Errors
    ///
    /// As [`up`](Self::up), except that nothing is run.
    pub async fn plan(&self, pool: &impl MigratePool) -> Result<Preview, Error> {
        apply::preview(pool.access().0, &self.job(pool.access().0, Goal::Up(Target::All))?).await
    }

    /// What [`up_to`](Self::up_to) would do. Only reads.
    ///
    /// # Errors
    ///
    /// As [`up_to`](Self::up_to), except that nothing is run.
    pub async fn plan_to(&self, pool: &impl MigratePool, target: impl Into<Target>) -> Result<Preview, Error> {
        apply::preview(pool.access().0, &self.job(pool.access().0, Goal::Up(target.into()))?).await
    }

    /// What [`down`](Self::down) would do. Only reads.
    ///
    /// # Errors
    ///
    /// As [`down`](Self::down), except that nothing is run.
    pub async fn plan_down(&self, pool: &impl MigratePool, target: impl Into<Target>) -> Result<Preview, Error> {
        apply::preview(pool.access().0, &self.job(pool.access().0, Goal::Down(target.into()))?).await
    }

    /// Succeeds when there is nothing to do. For programs that must not migrate themselves. Only reads.
    ///
    /// # Errors
    ///
    /// Lists what is pending ([`Error::is_not_current`]); else as [`up`](Self::up).
    pub async fn assert_current(&self, pool: &impl MigratePool) -> Result<(), Error> {
        if self.is_current(pool.access().0).await? {
            return Ok(());
        }
        let preview = apply::preview(pool.access().0, &self.job(pool.access().0, Goal::Up(Target::All))?).await?;
        let pending: Vec<String> = preview.migrations().map(|migration| format!("{}_{}", migration.id, migration.name)).collect();
        if pending.is_empty() { Ok(()) } else { Err(apply::not_current(pending)) }
    }

    /// What of the database is not as its migrations left it: every table, column, key, index, constraint and enum type that differs from the
    /// snapshot, and the SQL both ways. Only the tables of the migrations are looked at; what is retired is known.
    ///
    /// The database is asked what it makes of the snapshot, so that nothing differs by how it is written: the schema is created in a scratch
    /// place there, read back, and gone. Besides reading, that takes on PostgreSQL the right to create temporary tables in the database, which
    /// everybody has unless it is taken away, or CREATE where the entities name schemas; on MySQL and MariaDB the rights on databases
    /// whose names begin with `_migrator_scratch_` (``GRANT ALL ON `\_migrator\_scratch\_%`.* TO …``); on SQLite nothing.
    ///
    /// ```no_run
    /// # use migrator::{Migrations, Migrator};
    /// # static MIGRATIONS: Migrations = Migrations::new(&[]);
    /// # async fn run(pool: sqlx::SqlitePool) -> Result<(), Box<dyn std::error::Error>> {
    /// let drift = Migrator::new(&MIGRATIONS).drift(&pool).await?;
    /// if !drift.is_empty() {
    ///     eprintln!("{drift}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When migrations are pending ([`Error::is_not_current`]) or the database is newer than the program, because everything that they
    /// change would be listed; when a list has no [snapshot](Migrations::snapshot); when a right is missing; else as [`status`](Self::status).
    pub async fn drift(&self, pool: &impl MigratePool) -> Result<Drift, Error> {
        self.drift_in(pool, Scope::Own).await
    }

    /// As [`drift`](Self::drift), and with [`Scope::Database`] also lists the tables and other objects that no migration knows.
    ///
    /// # Errors
    ///
    /// As [`drift`](Self::drift).
    pub async fn drift_in(&self, pool: &impl MigratePool, scope: Scope) -> Result<Drift, Error> {
        let (Access(pool), lists) = (pool.access(), self.lists());
        let mut job = self.job(pool, Goal::Up(Target::All))?;
        let expected = expected::schema(pool.dialect(), &lists)?;
        // A draft that is pending is pending in production as well.
        job.policy.allowed = job.policy.allowed.with(Guarded::Drafts);
        let found = apply::catalog::of_current(pool, &job).await?;
        drift::compare(pool, expected, found, scope).await
    }

    /// Proves on a scratch database that every migration goes up, down and up again, and that the last leads to what the snapshot says. One
    /// line in a test:
    ///
    /// ```no_run
    /// # use migrator::{Migrations, Migrator};
    /// # static MIGRATIONS: Migrations = Migrations::new(&[]);
    /// # async fn run(pool: sqlx::SqlitePool) -> Result<(), migrator::Error> {
    /// Migrator::new(&MIGRATIONS).verify(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// `pool` says only where: the database itself is not touched. On SQLite the scratch database is in memory. On a server it is one of its
    /// own, `_migrator_scratch_…`, dropped on every path; what a killed process leaves is dropped by the next call. That takes the right to
    /// create databases: CREATEDB on PostgreSQL, on MySQL and MariaDB what [`drift`](Self::drift) takes.
    ///
    /// Steps in Rust run there too, on the connection that they are given. A migration that says it is irreversible only goes up, and the
    /// result says so.
    ///
    /// # Errors
    ///
    /// When a function of a migration fails; when `down` does not bring back what was before, or `up` after it leads elsewhere than the
    /// first one, or all of them elsewhere than the snapshot ([`Error::is_not_verified`]): the error names the migration and everything that
    /// differs. When no database can be created.
    pub async fn verify(&self, pool: &impl MigratePool) -> Result<Verification, Error> {
        let Access(pool) = pool.access();
        let job = self.job(pool, Goal::Up(Target::All))?;
        verify::verify(pool, &self.lists(), job.on_scratch()).await
    }

    /// Waits until there is nothing to do, because another process is migrating or will: for all replicas but one. Asks with the one statement
    /// of [`assert_current`](Self::assert_current), again and again.
    ///
    /// # Errors
    ///
    /// When the time is up, with what is still pending ([`Error::is_not_current`]); at once when waiting can't help, as with a database that is
    /// newer than the program.
    pub async fn wait_until_current(&self, pool: &impl MigratePool, timeout: Duration) -> Result<(), Error> {
        let mut wait = Wait::new(timeout);
        match self.assert_current(pool).await {
            // On databases that commit at once, a migration that runs looks like one that stopped.
            Err(error) if matches!(error.kind(), Kind::NotCurrent | Kind::HalfDone) => {}
            other => return other,
        }
        while wait.nap().await {
            if self.is_current(pool.access().0).await? {
                return Ok(());
            }
        }
        let gave_up = |error: Error| {
            let message = format!("{}; gave up after {timeout:?}", error.message());
            error.reworded(message)
        };
        self.assert_current(pool).await.map_err(gave_up)
    }

    /// The one row that says whether there is anything to do.
    async fn is_current(&self, pool: &dyn Backend) -> Result<bool, Error> {
        let lists = self.lists();
        let dialect = pool.dialect();
        let head = pool.peek(journal::head(dialect, &embedded::scope(&lists))).await?;
        Ok(head.is_some_and(|head| head == embedded::head(dialect, &lists)))
    }

    async fn execute(&self, access: Access<'_>, goal: Goal) -> Result<Report, Error> {
        self.execute_on(access, goal, false).await
    }

    /// `begins_anew` says that the database was just emptied.
    async fn execute_on(&self, Access(pool): Access<'_>, goal: Goal, begins_anew: bool) -> Result<Report, Error> {
        let span = tracing::info_span!("migrate", ?goal);
        async {
            let started = Instant::now();
            if let Goal::Up(_) = goal {
                registry::check(&self.lists())?;
            }
            let steps = if let Goal::Down(Target::Steps(steps)) = goal { steps } else { 0 };
            let is_done = goal == Goal::Up(Target::All) && self.is_current(pool).await?;
            let done = if is_done { Vec::new() } else { apply::run(pool, &Job { begins_anew, ..self.job(pool, goal)? }).await? };
            let report = Report { elapsed: started.elapsed(), steps_short: steps.saturating_sub(done.len()), done, ..Report::default() };
            if report.is_empty() {
                tracing::debug!("nothing to do");
            } else {
                tracing::info!("{report}");
            }
            Ok(report)
        }
        .instrument(span)
        .await
    }

    pub(crate) fn lists(&self) -> Vec<&'static Migrations> {
        std::iter::once(self.first).chain(self.further.iter().copied()).collect()
    }

    /// Everything that the slow path needs, computed when it is needed.
    fn job(&self, pool: &dyn Backend, goal: Goal) -> Result<Job, Error> {
        let (dialect, lists) = (pool.dialect(), self.lists());
        let stated = self.environment.or_else(Environment::from_variable);
        let environment = stated.unwrap_or_else(Environment::from_profile);
        let policy = Policy { environment, is_stated: stated.is_some(), mark: None, late: self.late, allowed: self.allowed };
        Ok(Job {
            embedded: Embedded::new(dialect, &lists)?,
            scope: embedded::scope(&lists),
            head: embedded::head(dialect, &lists),
            goal,
            policy,
            atomicity: self.atomicity,
            on_failure: self.on_failure,
            lock: self.lock,
            limits: self.limits,
            observer: self.observer.clone(),
            begins_anew: false,
        })
    }
}
