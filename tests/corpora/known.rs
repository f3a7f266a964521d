//! What is refused: the trial, and words that the refusal must have. A trial that is listed and works fails.

const REFUSED: &[(&str, &str)] = &[];

/// The words that the refusal of a trial must have; `None` where it must not be refused.
pub(crate) fn refusal(trial: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(name, _)| *name == trial).map(|(_, words)| *words)
}
