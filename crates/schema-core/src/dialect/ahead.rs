//! Checks that are asked earlier than where they stand.
//!
//! Where statements commit by themselves, a check behind a step that moves rows comes too late to refuse a migration that has changed
//! nothing. As long as what precedes it only lets go of something and brings rows back, it means the same at the beginning, and is asked
//! there too.

use super::{Dialect, Statement};
use crate::Step;
use crate::schema::expression;
use crate::step::Data;

/// What is known while the pieces between the steps that move rows are gone through.
pub(super) struct Ahead<'a> {
    /// Whether a check means at the beginning what it means here.
    is_same: bool,
    /// Whether rows have moved, so that checks stand behind that.
    is_behind: bool,
    /// The columns that had values come back: one that is empty at the beginning need not be so here.
    filled: Vec<&'a String>,
}

impl<'a> Ahead<'a> {
    pub(super) const fn new(dialect: Dialect) -> Self {
        let commits_each = match dialect {
            Dialect::Mysql => true,
            Dialect::Sqlite | Dialect::Postgres => false,
        };
        Self { is_same: commits_each, is_behind: false, filled: Vec::new() }
    }

    /// The checks of a piece that can be asked at the beginning: those that come before all else of it.
    pub(super) fn checks(&self, piece: &[Statement]) -> Vec<Statement> {
        let is_asked = |statement: &&Statement| match statement {
            Statement::Check { sql, .. } => !self.filled.iter().any(|name| expression::mentions(sql, name)),
            Statement::Sql(_) | Statement::Rebuild { .. } | Statement::Backfill(_) => false,
        };
        let leading = piece.iter().take_while(|statement| matches!(statement, Statement::Check { .. }));
        if self.is_same && self.is_behind { leading.filter(is_asked).cloned().collect() } else { Vec::new() }
    }

    /// Goes past steps.
    pub(super) fn pass(&mut self, steps: &'a [Step]) {
        for step in steps {
            self.is_same &= lets_go(step);
            self.is_behind |= matches!(step, Step::Data(_));
            if let Step::Data(Data::Aside(aside)) = step {
                self.filled.extend(aside.nulled());
            }
        }
    }
}

/// Whether names, columns and rows that are there before the step are there after it.
fn lets_go(step: &Step) -> bool {
    match step {
        Step::DropIndex { .. }
        | Step::DropForeignKey { .. }
        | Step::DropCheck { .. }
        | Step::RenameIndex { .. }
        | Step::RenameForeignKey { .. }
        | Step::RenameCheck { .. } => true,
        Step::Data(Data::Aside(aside)) => aside.undone,
        Step::Data(Data::Backfill { undone, .. }) => *undone,
        Step::Data(Data::Copy(_))
        | Step::CreateTable { .. }
        | Step::RetireTable { .. }
        | Step::RenameTable { .. }
        | Step::AddColumn { .. }
        | Step::RetireColumn { .. }
        | Step::RenameColumn { .. }
        | Step::AlterColumn { .. }
        | Step::ReplaceColumn { .. }
        | Step::RecastColumn { .. }
        | Step::SetPrimaryKey { .. }
        | Step::AddIndex { .. }
        | Step::AddForeignKey { .. }
        | Step::AddCheck { .. }
        | Step::AlterOptions { .. }
        | Step::DropTable { .. }
        | Step::DropColumn { .. }
        | Step::SetEnums { .. } => false,
    }
}
