//! How each database of a build gets to the schema that a migration reaches.

use std::borrow::Cow;

use super::chain::{self, Link};
use crate::codegen::Route;
use crate::diff::{self, Intent, Question};
use crate::{Dialect, Pair, Schema, Step};

/// A migration before it is written.
pub(super) struct Change<'a> {
    pub(super) id: &'a str,
    /// The databases of the build.
    pub(super) dialects: &'a [Dialect],
    /// Those among them whose history starts with it.
    pub(super) starting: &'a [Dialect],
    /// The migrations that come before it.
    pub(super) earlier: &'a [&'a Link],
    /// The schema that it starts from, with everything that any database has retired.
    pub(super) before: &'a Schema,
    pub(super) steps: &'a [Step],
}

impl<'a> Change<'a> {
    /// The way of each database: those that start here come from nothing to the `whole` schema, the others go by the steps. What was
    /// retired before the history of a database started is not there.
    pub(super) fn routes(&self, whole: &Schema) -> Result<Vec<Route<'a>>, Vec<Question>> {
        self.dialects.iter().map(|dialect| self.route(*dialect, whole)).collect()
    }

    fn route(&self, dialect: Dialect, whole: &Schema) -> Result<Route<'a>, Vec<Question>> {
        if self.starting.contains(&dialect) {
            let empty = Schema::default();
            let steps = Cow::Owned(diff::diff(Pair::new(&empty, whole), &Intent::default(), self.id)?);
            return Ok(Route { dialect, before: Cow::Owned(empty), steps, starts: true });
        }
        let mut before = Cow::Borrowed(self.before);
        if let Some(start) = chain::start(self.earlier, dialect) {
            before.to_mut().forget_retired_until(start);
        }
        Ok(Route { dialect, before, steps: Cow::Borrowed(self.steps), starts: false })
    }
}
