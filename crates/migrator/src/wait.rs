//! Waiting for others.

use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

use crate::error::{Error, Kind};

/// The wait for a lock that somebody else has, or for what somebody else does. It is asked for again and again, because a statement that waits
/// could not be cancelled.
pub(crate) struct Wait {
    started: Instant,
    timeout: Duration,
    backoff: Backoff,
}

impl Wait {
    /// Waits up to `timeout` from now on.
    pub(crate) fn new(timeout: Duration) -> Self {
        Self { started: Instant::now(), timeout, backoff: Backoff::new() }
    }

    /// A pause after an attempt that failed. `error` is why: returned when it has another reason than the lock, or when the time is up.
    pub(crate) async fn pause(&mut self, error: Error) -> Result<(), Error> {
        if error.kind() != Kind::Locked {
            return Err(error);
        }
        let left = self.left();
        if left.is_zero() {
            let message = format!("{}; gave up after {:?}", error.message(), self.timeout);
            let hint = "wait for it, or raise `Migrator::lock_timeout`; a lock does not outlive its process";
            return Err(error.reworded(message).with_hint(hint));
        }
        tracing::debug!(waited = ?self.started.elapsed(), "the database is locked");
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
        self.started.elapsed()
    }

    fn left(&self) -> Duration {
        self.timeout.saturating_sub(self.started.elapsed())
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
