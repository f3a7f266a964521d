//! Waiting for the lock.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

/// Pauses that grow and differ from process to process, so that waiting ones do not ask all at the same time.
pub(crate) struct Backoff {
    step: Duration,
}

const STEP_MIN: Duration = Duration::from_millis(2);
const STEP_MAX: Duration = Duration::from_millis(100);

impl Backoff {
    pub(crate) fn new() -> Self {
        Self { step: STEP_MIN }
    }

    /// The next pause: between half the step and the whole of it.
    pub(crate) fn next(&mut self) -> Duration {
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
