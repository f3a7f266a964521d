//! What a terminal shows while something is under way: one line that is written again and again, and is gone at the end.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Context;
use super::screen::Screen;
use crate::{Event, Migrator};

/// How many characters a bar has.
const BAR: usize = 20;

/// A line gets no longer than this, so that it stays one.
const LINE_MAX: usize = 100;

/// Goes to the beginning of the line and empties it.
const CLEAR: &str = "\r\x1b[K";

/// A wait that is shorter is not worth a word.
const WAIT_MIN: Duration = Duration::from_millis(500);

/// The migrator, showing what it does on a terminal. Elsewhere it is as it was.
pub(super) fn shown(migrator: Migrator, context: &Context) -> Migrator {
    if !context.screen.errors {
        return migrator;
    }
    let progress = Arc::new(Mutex::new(Progress::default()));
    migrator.on_event(move |event| {
        let text = progress.lock().unwrap_or_else(PoisonError::into_inner).text(event);
        if let Some(text) = text {
            // Where standard error is closed there is nobody to show it to.
            let _ = write!(io::stderr(), "{CLEAR}{text}").and_then(|()| io::stderr().flush());
        }
    })
}

/// Takes the line away.
pub(super) fn clear(screen: Screen) {
    if screen.errors {
        // Where standard error is closed there is nothing to take away.
        let _ = io::stderr().write_all(CLEAR.as_bytes());
    }
}

/// How far it is.
#[derive(Debug, Default)]
struct Progress {
    migrations: usize,
    ended: usize,
}

impl Progress {
    /// The line after something has happened; `None` when it stays as it is, empty when there is nothing to show.
    fn text(&mut self, event: &Event<'_>) -> Option<String> {
        let text = match event {
            Event::Waiting { waited, .. } if *waited < WAIT_MIN => return None,
            Event::Waiting { reason, waited } => format!("waiting since {} s: {reason}", waited.as_secs()),
            Event::Planned { migrations } => {
                *self = Self { migrations: *migrations, ended: 0 };
                return None;
            }
            Event::Began { migration, function, statements } => format!("{} {migration}: {function}, {statements} statements", self.bar()),
            Event::Statement { migration, number, of, .. } => format!("{} {migration}: statement {number} of {of}", self.bar()),
            Event::Batch { migration, number, of, rows, about, .. } => {
                let about = about.filter(|about| about >= rows).map_or(String::new(), |about| format!(" of about {about}"));
                format!("{} {migration}: statement {number} of {of}, {rows} rows{about}", self.bar())
            }
            Event::TakenBack { migration, number } => format!("{} {migration}: statement {number} taken back", self.bar()),
            Event::Ended { .. } => {
                self.ended += 1;
                String::new()
            }
            Event::Committed => String::new(),
        };
        Some(text.lines().next().unwrap_or_default().chars().take(LINE_MAX).collect())
    }

    fn bar(&self) -> String {
        let all = self.migrations.max(self.ended + 1);
        let full = BAR * self.ended / all;
        format!("[{}{}] {}/{all}", "#".repeat(full), ".".repeat(BAR - full), self.ended + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_it_is() {
        let mut progress = Progress::default();
        assert_eq!(progress.text(&Event::Planned { migrations: 4 }), None);
        let statement = Event::Statement { migration: "1_one", number: 2, of: 3, elapsed: Duration::ZERO };
        assert_eq!(progress.text(&statement).as_deref(), Some("[....................] 1/4 1_one: statement 2 of 3"));
        progress.ended = 2;
        assert_eq!(progress.text(&statement).as_deref(), Some("[##########..........] 3/4 1_one: statement 2 of 3"));
        assert_eq!(progress.text(&Event::Committed).as_deref(), Some(""));
    }

    #[test]
    fn a_short_wait_is_not_shown_and_a_long_one_fits_a_line() {
        let mut progress = Progress::default();
        assert_eq!(progress.text(&Event::Waiting { reason: "x", waited: Duration::from_millis(20) }), None);
        let long = "somebody ".repeat(40);
        let text = progress.text(&Event::Waiting { reason: &long, waited: Duration::from_secs(3) }).unwrap();
        assert!(text.starts_with("waiting since 3 s: somebody") && text.chars().count() == LINE_MAX);
    }
}
