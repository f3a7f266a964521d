//! What leads from one state of a database to another: the steps, and the script of them.

mod case;
mod objects;
mod reader;
mod script;
mod serial;
mod unwritable;

use schema_core::dialect::Statement;
use schema_core::diff::{self, Intent, Question};
use schema_core::risk::{self, Change, Risk, Temporaries};
use schema_core::step::Misfit;
use schema_core::{Dialect, Pair, Schema, Step};

use crate::Error;
use crate::error::Kind;
use crate::introspect::Catalog;

pub(crate) use case::same_but_case;
pub(crate) use objects::name as object_name;

/// What leads from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Way {
    pub(crate) steps: Vec<Step>,
    /// The schema that the steps begin with.
    before: Schema,
    /// The statements that do them.
    statements: Vec<Statement>,
    /// All statements of the script in order, each without its semicolon, with what belongs around them; empty when nothing differs.
    pub(crate) script: Vec<String>,
}

impl Way {
    /// What can go wrong on it.
    ///
    /// # Errors
    ///
    /// When a step does not fit: a defect.
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "only comparisons tell of risks"))]
    pub(crate) fn risks(&self, dialect: Dialect) -> Result<Vec<Risk>, Error> {
        let Self { steps, before, statements, .. } = self;
        risk::risks(&Change { dialect, before, steps, statements, temporary: Temporaries::default() }).map_err(|misfit| defect(&misfit))
    }
}

/// Why there is no way.
#[derive(Debug)]
pub(crate) enum Obstacle {
    /// Something may have been renamed.
    Questions(Vec<Question>),
    /// Something can't be written; the error names it.
    Refused(Error),
}

impl From<Error> for Obstacle {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// The way from one state to another. What is not in the state after is dropped.
pub(crate) fn way(dialect: Dialect, mut catalogs: Pair<Catalog>, intent: &Intent) -> Result<Way, Obstacle> {
    let mut around = serial::write_out(dialect, Pair::new(&mut catalogs.before.schema, &mut catalogs.after.schema), intent);
    let schemas = Pair::new(&catalogs.before.schema, &catalogs.after.schema);
    let steps = diff::between(schemas, intent).map_err(Obstacle::Questions)?;
    unwritable::check(dialect, &catalogs, &steps)?;
    around.enclose(reader::aside(dialect, &catalogs, &steps)?);
    let statements = dialect.plan(schemas.before, &steps).map_err(|misfit| defect(&misfit))?;
    objects::survive(&catalogs, &statements)?;
    let script = script::write(dialect, &catalogs, &steps, &statements, around);
    Ok(if script.is_empty() { Way::default() } else { Way { steps, before: catalogs.before.schema, statements, script } })
}

pub(crate) fn refused(message: impl Into<String>, hint: &str) -> Error {
    Error::new(Kind::Comparison, message).with_hint(hint)
}

pub(crate) fn defect(misfit: &Misfit) -> Error {
    refused(misfit.to_string(), "this is a defect of migrator: please report it with both schemas")
}
