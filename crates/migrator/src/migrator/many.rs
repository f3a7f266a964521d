//! Many databases.

use futures_core::Stream;

use super::Migrator;
use crate::agenda::Goal;
use crate::backend::Access;
use crate::each::{self, EachOptions, EachReport, EachTarget};
use crate::{Error, Report, Target};

impl Migrator {
    /// Migrates many databases, such as one for each tenant: some at a time, a canary first, with one report. Those that are up to date cost a
    /// connection and one read, so a second call goes on where the first one stopped.
    ///
    /// ```no_run
    /// # use migrator::{EachOptions, EachTarget, Migrations, Migrator};
    /// # static MIGRATIONS: Migrations = Migrations::new(&[]);
    /// # #[cfg(feature = "postgres")]
    /// # async fn run(options: sqlx::postgres::PgConnectOptions, tenants: Vec<String>) {
    /// let tenants = tenants.into_iter().map(|schema| EachTarget::postgres_schema(options.clone(), schema));
    /// let report = Migrator::new(&MIGRATIONS).up_each(tenants, EachOptions::new().stop_after(5)).await;
    /// println!("{report}");
    /// # }
    /// ```
    ///
    /// Nothing is an error: the [report](EachReport) has what failed. Dropping the future stops what is under way, as it does for
    /// [`up`](Self::up). The migrations run on tasks of the runtime.
    pub async fn up_each<I>(&self, targets: I, options: EachOptions) -> EachReport
    where
        I: IntoIterator<Item = EachTarget>,
        I::IntoIter: Unpin,
    {
        each::run(self, each::Iter(targets.into_iter()), options).await
    }

    /// As [`up_each`](Self::up_each), for databases that come as a stream.
    pub async fn up_each_of_stream(&self, targets: impl Stream<Item = EachTarget>, options: EachOptions) -> EachReport {
        each::run(self, targets, options).await
    }

    /// Applies what is pending in a database of which nothing else is known.
    pub(crate) async fn up_in(&self, access: Access<'_>) -> Result<Report, Error> {
        self.execute(access, Goal::Up(Target::All)).await
    }
}
