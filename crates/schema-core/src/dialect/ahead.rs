//! Checks that are asked earlier than where they stand: before anything is done, so that nothing is begun that can't be finished.
//!
//! Where statements commit by themselves, a check behind one of them comes too late to refuse a migration that has changed nothing. What a
//! check would find there is known before: what the steps up to it make of a table is a query over what is there. So it is asked at the
//! beginning too, with such queries in the tables' place. Where a step's outcome can't be told so, checks of its tables stay where they are.
//!
//! A check of rows that are about to move, and of which nothing is different at the beginning, is asked there instead.

mod foreseen;
mod outcome;

use self::foreseen::Foreseen;
pub(super) use self::foreseen::TABLE;
pub(super) use self::outcome::under_new_names;
use super::{Dialect, Statement, change, obstacle, postgres};
use crate::step::{Data, Misfit, Turn};
use crate::{Schema, Step};

/// Whether what is done stays when what follows fails.
pub(super) const fn commits_each(dialect: Dialect) -> bool {
    match dialect {
        Dialect::Mysql => true,
        Dialect::Sqlite | Dialect::Postgres => false,
    }
}

/// What is known while the pieces between the steps that move rows are gone through.
pub(super) struct Ahead {
    dialect: Dialect,
    /// What the tables are by now.
    foreseen: Foreseen,
    /// Whether anything stands in front.
    is_behind: bool,
    /// What checks say of rows that were in the way and have left.
    resolved: Vec<String>,
    /// The checks that are asked first.
    first: Vec<Statement>,
}

impl Ahead {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, foreseen: Foreseen::new(dialect.grammar()), is_behind: false, resolved: Vec::new(), first: Vec::new() }
    }

    /// The checks that are asked at the beginning.
    pub(super) fn first(self) -> Vec<Statement> {
        self.first
    }

    /// Goes past steps that move no rows, as many at a time as are one change.
    ///
    /// # Errors
    ///
    /// When a step does not fit the schema.
    pub(super) fn pass(&mut self, schema: &Schema, steps: &[Step]) -> Result<(), Misfit> {
        let (mut schema, mut rest) = (schema.clone(), steps);
        while !rest.is_empty() {
            let (change, others) = change::read(self.dialect.grammar(), &schema, rest)?;
            let own = &rest[..rest.len() - others.len()];
            if self.is_behind && commits_each(self.dialect) {
                for check in leading(&self.dialect.plan_changes(&schema, own)?) {
                    self.foresee(check);
                }
            }
            outcome::of_change(&mut self.foreseen, &change);
            self.is_behind = true;
            (schema, rest) = (change.after, others);
        }
        Ok(())
    }

    /// Goes past a step that moves rows. What is left of its statements has to be done where it stands.
    ///
    /// # Errors
    ///
    /// When it does not fit the schema.
    pub(super) fn pass_data(&mut self, schema: &Schema, data: &Data, statements: &[Statement]) -> Result<Vec<Statement>, Misfit> {
        let returns = matches!(data, Data::Aside(aside) if aside.undone);
        let (mut left, mut rest) = (Vec::new(), statements);
        while let Some((asked, others)) = question(rest) {
            rest = others;
            if self.is_same(asked, data, returns) {
                self.ask(asked);
            } else {
                if commits_each(self.dialect) {
                    for check in asked {
                        self.foresee(check);
                    }
                }
                left.extend_from_slice(asked);
            }
        }
        left.extend_from_slice(rest);
        if let Data::Aside(aside) = data {
            self.resolved.extend(obstacle::of_aside(aside).into_iter().filter(|_| !aside.undone));
        }
        outcome::of_data(&mut self.foreseen, self.dialect, schema, data)?;
        self.is_behind = true;
        Ok(left)
    }

    /// Whether a question is answered in the same way at the beginning. A new column is in it only as the name of the value that it gets.
    fn is_same(&self, question: &[Statement], data: &Data, returns: bool) -> bool {
        let sql = match question {
            [Statement::Check { sql, .. }] => sql,
            [Statement::Sql(create), ..] => postgres::tried(create).unwrap_or(create),
            [..] => return false,
        };
        match data {
            Data::Fill(fill) if !fill.was_there && fill.turn == Turn::Up => {
                let (named, other) = (self.dialect.identifier(&fill.column), self.dialect.identifier(""));
                self.foreseen.is_same(&sql.replace(&named, &other), returns)
            }
            Data::Fill(_) | Data::Copy(_) | Data::Aside(_) => self.foreseen.is_same(sql, returns),
        }
    }

    /// Asks at the beginning what a check would find, if that can be told.
    fn foresee(&mut self, check: &Statement) {
        let Statement::Check { message, sql } = check else { return };
        if self.resolved.contains(message) {
            return;
        }
        if let Some(sql) = self.foreseen.asked(sql) {
            self.ask(&[Statement::Check { message: message.clone(), sql }]);
        }
    }

    fn ask(&mut self, question: &[Statement]) {
        if !self.first.windows(question.len()).any(|asked| asked == question) {
            self.first.extend_from_slice(question);
        }
    }
}

/// The question that statements begin with, and those behind it: a check, or one between what has to be there meanwhile and its end.
fn question(statements: &[Statement]) -> Option<(&[Statement], &[Statement])> {
    let length = match statements {
        [Statement::Check { .. }, ..] => 1,
        [Statement::Sql(create), Statement::Check { .. }, Statement::Sql(_), ..] if postgres::tried(create).is_some() => 3,
        [..] => return None,
    };
    Some(statements.split_at(length))
}

/// The checks that come before all else.
fn leading(statements: &[Statement]) -> impl Iterator<Item = &Statement> {
    statements.iter().take_while(|statement| matches!(statement, Statement::Check { .. }))
}
