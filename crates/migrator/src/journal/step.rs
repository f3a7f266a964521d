//! The row of a migration that is not wholly in effect, and its statements.
//!
//! Written before a statement that takes effect on its own, `began` is its number and `ended` how many took effect for sure; `state` is what
//! the objects that it changes are like before. Where a migration stopped on its own, or between two transactions, both numbers are the same.
//! So they are while a statement goes through rows in batches; `state` is then how far it has come ([`super::progress`]).

use schema_core::Dialect;
use sea_query::{Expr, ExprTrait as _, Query};

use super::progress::Progress;
use super::statement::{Bound, STEP, cell, render};
use super::stored::{self, Stored};
use crate::backend::{Cell, Row};

/// A migration that began and is not wholly in effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HalfDone {
    /// Position in the order of all changes of the journal, of which every change of this row is one.
    pub(crate) sequence: i64,
    pub(crate) package: String,
    pub(crate) id: String,
    pub(crate) name: String,
    /// Which function of the migration it is, and whether that is being taken back.
    pub(crate) function: String,
    /// The number, from 1, of the last statement that began.
    pub(crate) began: i64,
    /// How many statements took effect. One less than `began` when nobody has seen yet whether the last one did.
    pub(crate) ended: i64,
    /// How many there are.
    pub(crate) count: i64,
    /// What the objects that statement `began` changes were like before it; empty where that tells nothing.
    pub(crate) state: String,
    /// What runs, as [`stored`] writes it.
    pub(crate) steps: String,
    /// Why it stopped; empty while it runs, and when its process did not get as far as to say so.
    pub(crate) error: String,
}

impl HalfDone {
    /// Id and name, as files are called.
    pub(crate) fn label(&self) -> String {
        format!("{}_{}", self.id, self.name)
    }

    /// Whether what took effect of it is being taken back.
    pub(crate) fn is_taken_back(&self) -> bool {
        self.function.starts_with(TAKEN_BACK)
    }

    /// The same, being taken back.
    pub(crate) fn taking_back(self) -> Self {
        let function = format!("{TAKEN_BACK}{}", self.own_function());
        Self { function, ..self }
    }

    /// The same, going forward.
    pub(crate) fn going_forward(self) -> Self {
        let function = self.own_function().to_owned();
        Self { function, ..self }
    }

    fn own_function(&self) -> &str {
        self.function.strip_prefix(TAKEN_BACK).unwrap_or(&self.function)
    }

    /// The statements that it consists of; `None` when they can't be read.
    pub(crate) fn stored(&self) -> Option<Vec<Stored>> {
        stored::read(&self.steps)
    }

    /// How far the statement after those that ended has come, where it goes through rows in batches.
    pub(crate) fn backfill(&self) -> Option<Progress> {
        (self.began == self.ended).then(|| Progress::read(&self.state)).flatten()
    }

    /// What took effect: "after statement 2 of 3 of `up`".
    pub(crate) fn progress(&self) -> String {
        let (Self { began, ended, count, .. }, function) = (self, self.own_function());
        if self.is_taken_back() {
            format!("while statement {ended} of {count} of `{function}` was being taken back")
        } else if let Some(progress) = self.backfill() {
            format!("in statement {} of {count} of `{function}`, after {}", ended + 1, progress.shown())
        } else if began > ended {
            format!("in statement {began} of {count} of `{function}`")
        } else {
            format!("after statement {ended} of {count} of `{function}`")
        }
    }

    /// The same as a sentence.
    pub(crate) fn effect(&self) -> String {
        let Some(progress) = self.backfill() else { return self.statements() };
        let rows = format!("of statement {}, {} are done and stay", self.ended + 1, progress.shown());
        if self.ended == 0 { rows } else { format!("{}; {rows}", self.statements()) }
    }

    /// The same of whole statements.
    fn statements(&self) -> String {
        let Self { began, ended, count, .. } = self;
        let done = match ended {
            0 => String::new(),
            1 => "statement 1 took effect and stays".to_owned(),
            _ => format!("statements 1 to {ended} took effect and stay"),
        };
        let unknown = format!("whether statement {began} took effect is not known");
        match (done.as_str(), began > ended) {
            (_, false) if ended == count => done,
            ("", false) => "none of its statements took effect".to_owned(),
            (_, false) => format!("{done}, the others did not"),
            ("", true) => unknown,
            (_, true) => format!("{done}; {unknown}"),
        }
    }
}

/// What stands before the function of a migration that is being taken back.
const TAKEN_BACK: &str = "undo of ";

const COLUMNS: [&str; 11] = ["sequence", "package", "id", "name", "function", "began", "ended", "count", "state", "steps", "error"];

/// All rows: those of other programs too.
pub(crate) fn all(dialect: Dialect) -> Bound {
    render!(query dialect, Query::select().columns(COLUMNS).from(STEP).order_by("sequence", sea_query::Order::Asc))
}

/// Reads a row of [`all`]; `None` for one that this version did not write.
pub(crate) fn read(row: &Row) -> Option<HalfDone> {
    let [sequence, package, id, name, function, began, ended, count, state, steps, error] = row.cells.as_slice() else { return None };
    let text = |cell: &Cell| cell.text().map(str::to_owned);
    Some(HalfDone {
        sequence: sequence.integer()?,
        package: text(package)?,
        id: text(id)?,
        name: text(name)?,
        function: text(function)?,
        began: began.integer()?,
        ended: ended.integer()?,
        count: count.integer()?,
        state: text(state)?,
        steps: text(steps)?,
        error: text(error)?,
    })
}

/// Adds the row of a migration that begins.
pub(crate) fn begin(dialect: Dialect, half: &HalfDone) -> Bound {
    let mut insert = Query::insert();
    insert.into_table(STEP).columns(COLUMNS).values_panic([
        half.sequence.into(),
        half.package.as_str().into(),
        half.id.as_str().into(),
        half.name.as_str().into(),
        half.function.as_str().into(),
        half.began.into(),
        half.ended.into(),
        half.count.into(),
        half.state.as_str().into(),
        half.steps.as_str().into(),
        half.error.as_str().into(),
    ]);
    render!(query dialect, insert)
}

/// Writes how far the migration of the row `of` has come: everything of it that can change.
pub(crate) fn update(dialect: Dialect, of: i64, half: &HalfDone) -> Bound {
    let mut update = Query::update();
    update
        .table(STEP)
        .value("sequence", half.sequence)
        .value("function", half.function.as_str())
        .value("began", half.began)
        .value("ended", half.ended)
        .value("count", half.count);
    update.value("state", half.state.as_str()).value("steps", half.steps.as_str()).value("error", half.error.as_str());
    update.and_where(Expr::col("sequence").eq(of));
    render!(query dialect, update)
}

/// Notes that statement `number`, from 1, begins and that those before it have ended. `state` is an SQL expression for what it changes.
/// Where the statement commits, this is committed with it; where it does not, this is undone with it.
pub(crate) fn announce(dialect: Dialect, of: i64, number: usize, state: Option<String>) -> String {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let state = state.map_or_else(|| Expr::val(""), Expr::cust);
    let mut update = Query::update();
    update.table(STEP).value("began", number).value("ended", number - 1).value("state", state);
    update.and_where(Expr::col("sequence").eq(of));
    render!(schema dialect, update)
}

/// Removes the row of a migration that has ended.
pub(crate) fn end(dialect: Dialect, of: i64) -> Bound {
    render!(query dialect, Query::delete().from_table(STEP).and_where(Expr::col("sequence").eq(of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_the_ones_meant() {
        let dialect = Dialect::Sqlite;
        let announced = announce(dialect, 7, 3, None);
        assert_eq!(announced, r#"UPDATE "_migrator_step" SET "began" = 3, "ended" = 2, "state" = '' WHERE "sequence" = 7"#);
        let announced = announce(dialect, 7, 3, Some("(SELECT 1)".to_owned()));
        assert!(announced.contains(r#""state" = (SELECT 1) WHERE"#), "{announced}");
        assert_eq!(end(dialect, 7).sql, r#"DELETE FROM "_migrator_step" WHERE "sequence" = ?"#);
    }

    #[test]
    fn says_what_took_effect() {
        let half = |began, ended| HalfDone {
            sequence: 1,
            package: String::new(),
            id: "1".to_owned(),
            name: "x".to_owned(),
            function: "up".to_owned(),
            began,
            ended,
            count: 3,
            state: String::new(),
            steps: String::new(),
            error: String::new(),
        };
        for (half, progress, effect) in [
            (half(1, 0), "in statement 1 of 3 of `up`", "whether statement 1 took effect is not known"),
            (half(1, 1), "after statement 1 of 3 of `up`", "statement 1 took effect and stays, the others did not"),
            (
                half(3, 2),
                "in statement 3 of 3 of `up`",
                "statements 1 to 2 took effect and stay; whether statement 3 took effect is not known",
            ),
            (half(3, 3), "after statement 3 of 3 of `up`", "statements 1 to 3 took effect and stay"),
        ] {
            assert_eq!((half.progress().as_str(), half.effect().as_str()), (progress, effect));
        }
    }
}
