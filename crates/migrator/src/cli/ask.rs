//! Asking before something is done that can't be taken back.

use std::io::{self, BufRead as _, Write as _};

use clap::Args;

use super::Context;
use super::connect::Connected;
use crate::error::Kind;
use crate::policy;
use crate::status::Status;
use crate::{Environment, Error};

/// What is agreed to beforehand.
#[derive(Debug, Args)]
pub(super) struct Consent {
    /// Does not ask. Without a terminal nobody can answer, and nothing is done.
    #[arg(long)]
    yes: bool,
    /// Does it in production, too, where it is refused otherwise.
    #[arg(long)]
    pub(super) allow_production: bool,
}

/// What is about to be done.
pub(super) struct Question<'a> {
    /// As a sentence without a full stop.
    pub(super) what: String,
    pub(super) on: &'a Connected,
    pub(super) status: &'a Status,
}

impl Consent {
    /// Goes on when somebody agrees.
    pub(super) fn ask(&self, context: &Context, question: &Question<'_>) -> Result<(), Error> {
        if self.yes {
            return Ok(());
        }
        if !context.screen.dialogue {
            let message = format!("{} in `{}` ({}): not without being asked to", question.what, question.on.url, question.environment());
            return Err(Error::new(Kind::System, message).with_hint("there is no terminal to ask on; `--yes` agrees"));
        }
        let mut errors = io::stderr().lock();
        let mut answer = String::new();
        let asked = errors
            .write_all(question.text().as_bytes())
            .and_then(|()| errors.flush())
            .and_then(|()| io::stdin().lock().read_line(&mut answer));
        match asked {
            Ok(_) if question.is_answered(&answer) => Ok(()),
            _ => Err(Error::new(Kind::System, "nothing was done")),
        }
    }
}

impl Question<'_> {
    fn is_production(&self) -> bool {
        [Some(self.status.environment), self.status.mark].contains(&Some(Environment::Production))
    }

    fn environment(&self) -> String {
        let program = self.status.environment;
        match self.status.mark.filter(|mark| *mark != program) {
            Some(mark) => policy::mismatch(program, mark),
            None => program.to_string(),
        }
    }

    /// In production a letter would be typed too fast.
    fn text(&self) -> String {
        let Self { what, on, .. } = self;
        let facts = format!("{what}\n  database     {}\n  environment  {}\n", on.url, self.environment());
        if self.is_production() {
            format!("{facts}Type the name of the database, {}, to go on: ", on.name())
        } else {
            format!("{facts}Go on? [y/N] ")
        }
    }

    fn is_answered(&self, answer: &str) -> bool {
        let answer = answer.trim();
        if self.is_production() { answer == self.on.name() } else { ["y", "yes"].contains(&answer.to_ascii_lowercase().as_str()) }
    }
}
