//! Taking the lease, and the task that renews it.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::backend::{SideLine, Transaction};
use crate::error::{Error, Kind};
use crate::journal::lease::{self, Found, Place, Taker};
use crate::journal::statement::Bound;

/// Who asks for the lease, and where it is.
pub(super) struct Requested {
    pub(super) place: Place,
    pub(super) has_table: bool,
    /// The server's number of the connection that is to work under it.
    pub(super) session: i64,
    pub(super) lasts: Duration,
}

/// What came of asking for the lease.
pub(super) enum Taken {
    Yes(Keeper),
    /// With the connection to ask again.
    No(Box<dyn SideLine>, Error),
}

/// Takes the lease. A task does it, so that the lease is given back also where nobody waits for the answer any more.
pub(super) async fn take(mut side: Box<dyn SideLine>, request: Requested) -> Result<Taken, Error> {
    let (answer, answered) = oneshot::channel();
    tokio::spawn(async move {
        let taken = match ask(side.as_mut(), &request).await {
            Ok(fence) => Taken::Yes(Keeper::new(side, request, fence)),
            Err(error) => Taken::No(side, error),
        };
        answer.send(taken).ok();
    });
    answered.await.map_err(|_| Error::new(Kind::Database, "the task that asks for the lease has ended"))
}

/// Takes the lease; its number. Where somebody else has it, that is an error of [`Kind::Locked`] which says who.
async fn ask(side: &mut dyn SideLine, request: &Requested) -> Result<i64, Error> {
    let place = &request.place;
    let found = if let Some(found) = look(side, request).await? {
        found
    } else {
        side.run(place.fill()).await?;
        look(side, request).await?.ok_or_else(|| Error::new(Kind::Journal, format!("the table `{}` has no row", lease::LEASE)))?
    };
    if found.expires_at > found.now {
        return Err(held(&found));
    }
    if found.session != 0 && !side.run(place.runs(&found)).await?.is_empty() {
        let Found { holder, session, .. } = found;
        return Err(Error::new(Kind::Locked, format!("the server still runs what {holder} began (connection {session})")));
    }
    let token = format!("{:016x}{:016x}", RandomState::new().hash_one(0_u8), RandomState::new().hash_one(1_u8));
    let taker = Taker { token, holder: holder(), session: request.session, lasts: micros(request.lasts) };
    match side.run(place.take(&found, &taker)).await {
        // A transaction under the lease is still open.
        Err(error) if error.kind() == Kind::Locked => return Err(held(&found)),
        other => other.map(drop)?,
    }
    match look(side, request).await? {
        Some(found) if found.token == taker.token => Ok(found.fence),
        Some(found) => Err(held(&found)),
        None => Err(Error::new(Kind::Locked, "another process is migrating this database")),
    }
}

/// The row; creates the table where it is missing.
async fn look(side: &mut dyn SideLine, request: &Requested) -> Result<Option<Found>, Error> {
    let mut rows = side.run(request.place.look()).await;
    if rows.is_err() && !request.has_table {
        // Somebody else may create it at the same moment: what counts is that it is there.
        let created = side.run(request.place.create()).await;
        rows = side.run(request.place.look()).await;
        if rows.is_err() {
            created?;
        }
    }
    Ok(rows?.first().and_then(lease::read))
}

fn held(found: &Found) -> Error {
    let Found { fence, holder, taken_at, expires_at, now, .. } = found;
    let seconds = |micros: i64| micros.max(0) / 1_000_000;
    let (since, left) = (seconds(now - taken_at), seconds(expires_at - now));
    Error::new(
        Kind::Locked,
        format!(
            "another process is migrating this database: {holder} has lease {fence}, for {since} s; it ends in {left} s unless it is renewed"
        ),
    )
}

/// This process, for people.
fn holder() -> String {
    let program = std::env::current_exe().ok();
    let program = program.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::fs::read_to_string("/etc/hostname"));
    let host = host.ok().map(|name| format!(" on {}", name.trim())).unwrap_or_default();
    format!("`{}` (process {}{host})", program.as_deref().unwrap_or("a program"), std::process::id())
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX / 4)
}

/// The lease, as the transactions under it know it.
#[derive(Clone)]
pub(super) struct Guard {
    place: Place,
    fence: i64,
    lasts: i64,
    lost: Arc<AtomicBool>,
}

impl Guard {
    /// Renews the lease, and fails where somebody else has it.
    pub(super) fn renew(&self) -> Bound {
        self.place.renew(self.fence, self.lasts)
    }

    /// Whether statements commit at once.
    pub(super) fn commits_at_once(&self) -> bool {
        crate::journal::statement::commits_at_once(self.place.dialect)
    }

    /// Notes that somebody else has it.
    pub(super) fn lose(&self) -> Error {
        self.lost.store(true, Ordering::SeqCst);
        super::lost()
    }

    /// Whether the lease is still this one, as the transaction sees it.
    pub(super) async fn is_held(&self, transaction: &mut dyn Transaction) -> Result<bool, Error> {
        let rows = transaction.query(self.place.look()).await?;
        let is_held = rows.first().and_then(lease::read).is_some_and(|found| found.fence == self.fence);
        self.lost.fetch_or(!is_held, Ordering::SeqCst);
        Ok(is_held)
    }
}

/// The lease while it is held. A task renews it; dropping this has the task give it back.
pub(super) struct Keeper {
    guard: Guard,
    /// Whether nothing runs under it any more, when it ends.
    end: oneshot::Sender<bool>,
    task: JoinHandle<()>,
}

impl Keeper {
    pub(super) fn new(side: Box<dyn SideLine>, request: Requested, fence: i64) -> Self {
        let lasts = micros(request.lasts);
        let guard = Guard { place: request.place, fence, lasts, lost: Arc::new(AtomicBool::new(false)) };
        let (end, ended) = oneshot::channel();
        let task = tokio::spawn(renew(side, guard.clone(), request.lasts / 3, ended));
        Self { guard, end, task }
    }

    pub(super) fn clone_guard(&self) -> Guard {
        self.guard.clone()
    }

    pub(super) fn is_lost(&self) -> bool {
        self.guard.lost.load(Ordering::SeqCst)
    }

    /// Gives the lease back; `settled` says that nothing runs under it any more. Whether it was still this one's, as far as that is known.
    pub(super) async fn release(self, settled: bool) -> bool {
        self.end.send(settled).ok();
        self.task.await.ok();
        !self.guard.lost.load(Ordering::SeqCst)
    }
}

/// Renews the lease until it ends. What fails is tried again: whether somebody else has the lease is what the transactions find out.
async fn renew(mut side: Box<dyn SideLine>, guard: Guard, pause: Duration, mut ended: oneshot::Receiver<bool>) {
    let settled = loop {
        match tokio::time::timeout(pause, &mut ended).await {
            Ok(settled) => break settled.unwrap_or(false),
            Err(_) => match side.run(guard.renew()).await {
                Ok(_) => {}
                Err(error) if error.kind() == Kind::Statement => {
                    tracing::warn!("{}", guard.lose().message());
                    return;
                }
                // The transaction that has the row renews the lease itself when it ends.
                Err(error) if error.kind() == Kind::Locked => {}
                Err(error) => tracing::warn!(%error, "the lease could not be renewed"),
            },
        }
    };
    // Before it is given back: the next one may have it a moment later.
    let found = side.run(guard.place.look()).await;
    if found.is_ok_and(|rows| rows.first().and_then(lease::read).is_some_and(|found| found.fence != guard.fence)) {
        guard.lose();
    }
    if let Err(error) = side.run(guard.place.release(guard.fence, settled)).await {
        tracing::warn!(%error, "the lease could not be given back; it ends by itself");
    }
    side.close().await;
}
