//! A lease in place of the database's own lock, for servers that have none: a row that says who migrates and until when.
//!
//! It is taken and renewed over a connection of its own, by a task, so that it is renewed while a statement runs, whatever the size of the pool. Time is the
//! server's. Whoever takes the lease gets the next number, and every transaction that is to be committed renews the lease by that number: it fails
//! where somebody else has taken it meanwhile, and nobody can take it until the transaction has ended. Where statements commit at once, each is
//! preceded by that in the same message. The server ends a transaction that is idle for longer than the lease lasts: its locks are in nobody's way.

mod guarded;
mod keeper;

use std::time::Duration;

use guarded::Guarded;
use keeper::{Keeper, Requested, Taken};
use schema_core::Dialect;

use crate::backend::{Backend, BoxFuture, Expected, MaybeBegun, Session, SideLine, Transaction};
use crate::error::{Error, Kind};
use crate::journal::lease::{LEASE, Place};
use crate::wait::Limits;

/// A session under a lease that lasts so long.
pub(crate) async fn open(pool: &dyn Backend, lasts: Duration) -> Result<Box<dyn Session>, Error> {
    let Some(side) = pool.side() else { return pool.open().await };
    let lasts = lasts.max(LASTS_MIN);
    let inner = pool.open_without_lock(lasts).await?;
    Ok(Box::new(Leased { inner, dialect: pool.dialect(), lasts, state: State::Free(side) }))
}

/// A lease is renewed three times before it would end, and each of that takes time.
const LASTS_MIN: Duration = Duration::from_secs(1);

/// A session under the lease.
struct Leased {
    inner: Box<dyn Session>,
    dialect: Dialect,
    lasts: Duration,
    state: State,
}

/// How it stands with the lease. It is taken once and never again: what was decided under it holds no longer.
enum State {
    /// Nobody has asked for it yet, or somebody else has it.
    Free(Box<dyn SideLine>),
    Held(Keeper),
    Lost,
}

impl Leased {
    /// Takes the lease unless it is held.
    async fn take(&mut self, limits: Limits) -> Result<(), Error> {
        if !matches!(self.state, State::Free(..)) {
            return Ok(());
        }
        let request = requested(self.inner.as_mut(), self.dialect, self.lasts).await?;
        if self.dialect == Dialect::Postgres && request.place.namespace.is_none() {
            // There is nowhere for the table, nor for any other: the session says so.
            return self.inner.try_begin(limits, None).await.and(Err(lost()));
        }
        // What happens to this future, does not happen to the lease.
        let State::Free(side) = std::mem::replace(&mut self.state, State::Lost) else { return Ok(()) };
        let (state, taken) = match keeper::take(side, request).await? {
            Taken::Yes(keeper) => (State::Held(keeper), Ok(())),
            Taken::No(side, error) => (State::Free(side), Err(error)),
        };
        self.state = state;
        taken
    }
}

/// Who asks for the lease, and where it is.
async fn requested(session: &mut dyn Session, dialect: Dialect, lasts: Duration) -> Result<Requested, Error> {
    let mut transaction = session.read().await?;
    let place = Place { dialect, namespace: transaction.namespace().await? };
    let has_table = transaction.has_table(LEASE).await?;
    let session = transaction.number(place.session()).await?.unwrap_or(0);
    transaction.rollback().await?;
    Ok(Requested { place, has_table, session, lasts })
}

impl Session for Leased {
    fn try_begin<'a>(&'a mut self, limits: Limits, expected: Option<&'a Expected>) -> BoxFuture<'a, Result<MaybeBegun<'a>, Error>> {
        Box::pin(async move {
            self.take(limits).await?;
            let State::Held(keeper) = &mut self.state else { return Err(lost()) };
            if keeper.is_lost() {
                return Err(lost());
            }
            let keeper = keeper.clone_guard();
            let Some(inner) = self.inner.try_begin(limits, expected).await? else { return Ok(None) };
            Ok(Some(Box::new(Guarded::new(inner, keeper)) as Box<dyn Transaction>))
        })
    }

    fn keep_out(&mut self, _: Limits) -> BoxFuture<'_, Result<(), Error>> {
        // The lease is held until the session ends, whatever its transactions do.
        Box::pin(async { Ok(()) })
    }

    fn run_alone<'a>(&'a mut self, sql: &'a str, limits: Limits) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let State::Held(keeper) = &self.state else { return Err(lost()) };
            let guard = keeper.clone_guard();
            let mut transaction = self.inner.read().await?;
            let is_held = guard.is_held(transaction.as_mut()).await;
            transaction.rollback().await?;
            if !is_held? {
                return Err(lost());
            }
            self.inner.run_alone(sql, limits).await
        })
    }

    fn blocker<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Option<String>> {
        self.inner.blocker(sql)
    }

    fn read(&mut self) -> BoxFuture<'_, Result<Box<dyn Transaction + '_>, Error>> {
        self.inner.read()
    }

    fn close(self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            let Self { inner, state, .. } = *self;
            let closed = inner.close().await;
            let State::Held(keeper) = state else { return closed };
            if keeper.release(closed.is_ok()).await { closed } else { Err(lost()) }
        })
    }
}

/// Somebody else has the lease.
fn lost() -> Error {
    Error::new(Kind::LeaseLost, "the lease ran out, and another process has taken it; what was not committed is undone").with_hint(
        "this process was paused or out of reach for longer than the lease lasts: run it again, or let the lease last longer (`Lock::Lease`)",
    )
}
