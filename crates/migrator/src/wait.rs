//! Waiting for others.

use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

use crate::error::{Error, Kind};

/// For how long to wait, and how long something may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// For locks in all, before a transaction can begin or end.
    pub(crate) lock: Duration,
    /// For a lock within a transaction, before the transaction is given up and tried again.
    pub(crate) lock_once: Duration,
    /// For a statement; `None` is what the server says.
    pub(crate) statement: Option<Duration>,
}

impl Limits {
    /// For a lock within a transaction.
    pub(crate) fn once(self) -> Duration {
        self.lock_once.min(self.lock)
    }
}

/// The wait for a lock that somebody else has, or for what somebody else does. It is asked for again and again, because a statement that waits
/// could not be cancelled.
pub(crate) struct Wait {
    /// When it began, with the first pause.
    began: Option<Instant>,
    timeout: Duration,
    backoff: Backoff,
}

impl Wait {
    /// Waits up to `timeout`, from the first pause on: what is tried may take its time.
    pub(crate) fn new(timeout: Duration) -> Self {
        Self { began: None, timeout, backoff: Backoff::new() }
    }

    /// A pause after an attempt that failed. `error` is why: returned when it has another reason than the lock, or when the time is up.
    pub(crate) async fn pause(&mut self, error: Error) -> Result<(), Error> {
        if error.kind() != Kind::Locked {
            return Err(error);
        }
        let left = self.left();
        if left.is_zero() {
            let message = format!("{}; gave up after {:?}", error.message(), self.timeout);
            let hint = "wait for it, or raise `Migrator::lock_timeout`; a lock does not outlive its process, and a lease ends by itself";
            return Err(error.reworded(message).with_hint(hint));
        }
        tracing::debug!(waited = ?self.timeout.saturating_sub(left), "{}", error.summary());
        tokio::time::sleep(self.backoff.next().min(left)).await;
        Ok(())
    }

    /// A pause because somebody else has yet to do something. Says whether there is time left.
    pub(crate) async fn nap(&mut self) -> bool {
        let left = self.left();
        tokio::time::sleep(self.backoff.next().min(left)).await;
        !left.is_zero()
    }

    /// For how long this has waited.
    pub(crate) fn waited(&self) -> Duration {
        self.began.map_or(Duration::ZERO, |began| began.elapsed())
    }

    fn left(&mut self) -> Duration {
        self.timeout.saturating_sub(self.began.get_or_insert_with(Instant::now).elapsed())
    }
}

/// Pauses that grow and differ from process to process, so that waiting ones do not ask all at the same time.
struct Backoff {
    step: Duration,
}

const STEP_MIN: Duration = Duration::from_millis(2);
const STEP_MAX: Duration = Duration::from_millis(100);

impl Backoff {
    fn new() -> Self {
        Self { step: STEP_MIN }
    }

    /// The next pause: between half the step and the whole of it.
    fn next(&mut self) -> Duration {
        let random = RandomState::new().hash_one(0_u8) % 1_000;
        let half = self.step / 2;
        let pause = half + half * u32::try_from(random).unwrap_or(0) / 1_000;
        self.step = (self.step * 3 / 2).min(STEP_MAX);
        pause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_limit() {
        let mut backoff = Backoff::new();
        let pauses: Vec<Duration> = (0..50).map(|_| backoff.next()).collect();
        assert!(pauses[0] >= STEP_MIN / 2 && pauses[0] <= STEP_MIN);
        assert!(pauses.iter().all(|pause| *pause <= STEP_MAX) && pauses[49] >= STEP_MAX / 2);
    }
}
