//! What the statements do to those who use the tables meanwhile.
//!
//! Each database's file tells of one statement which tables it locks, how, and what it does with their rows. Here the statements are put
//! together: on PostgreSQL a lock is held until the end of the transaction, so what a statement blocks depends on those before it.

mod mysql;
mod sqlite;

pub(super) mod postgres;

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use super::words::{Rest, tokens};
use crate::dialect::Statement;
use crate::schema::{Column, name};
use crate::{Dialect, Step};

/// Whom a lock keeps waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Blocks {
    /// Nobody but other changes of the schema.
    Nobody,
    /// Those who write.
    Writers,
    /// Everybody.
    Everybody,
}

/// What a statement does to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Effect {
    /// The table, by its name at that moment.
    pub(super) table: String,
    pub(super) blocks: Blocks,
    pub(super) work: Option<Work>,
}

/// What takes long on a table that is long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Work {
    /// Writes all rows and indexes anew, and why.
    Rewrite(Reason),
    /// The same without keeping anybody waiting.
    Rebuild,
    /// Updates all rows.
    Update,
    /// Builds an index.
    Index {
        /// Its name.
        name: String,
    },
    /// Reads all rows for NULL in a column.
    NotNull {
        /// The column.
        column: String,
    },
    /// Reads all rows for a check.
    Check {
        /// Its name.
        name: String,
    },
    /// Looks up all rows for a foreign key.
    ForeignKey {
        /// Its name.
        name: String,
        /// The table that it refers to.
        target: String,
    },
}

/// Why a table is written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    /// A column gets another type, in the words of the database.
    Type {
        /// The column.
        column: String,
        /// The type.
        sql: String,
    },
    /// The enum of a column changes.
    Enum {
        /// The column.
        column: String,
    },
    /// A new column has a value of its own for each row.
    Value {
        /// The column.
        column: String,
    },
    /// A new column is computed and stored.
    Stored {
        /// The column.
        column: String,
    },
    /// A new column is numbered.
    Numbered {
        /// The column.
        column: String,
    },
    /// Something else about a column.
    Column {
        /// The column.
        column: String,
    },
    /// Something else about the table.
    Table,
}

/// What a change costs those who use a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Toll {
    /// The table, as it is called after the change; one that is gone, as before.
    pub(super) table: String,
    /// What takes long, in order, and whom it keeps waiting.
    pub(super) works: Vec<(Work, Blocks)>,
    /// Whom its locks keep waiting while something takes long on another table, and on which.
    pub(super) held: Option<(Blocks, String)>,
    /// Whether it is locked only because another table refers to it, and by whom.
    pub(super) parent_of: Option<String>,
}

/// A statement that begins with `ALTER TABLE`, or another, ready to be looked at.
struct Seen<'a> {
    case: &'a Case<'a>,
    /// The steps that change a column, by table and column as the statements call them.
    columns: Columns<'a>,
}

/// The columns that are there before and after, with what they are on both sides.
type Columns<'a> = BTreeMap<(&'a str, &'a str), (&'a Column, Option<&'a Column>)>;

impl<'a> Seen<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let mut columns = Columns::new();
        for step in case.steps {
            if let Step::AlterColumn { table, before, after }
            | Step::RecastColumn { table, before, after }
            | Step::ReplaceColumn { table, before, after, .. } = step
            {
                // Of several steps, the first has the column as it is.
                let first = columns.get(&(table.as_str(), after.name.as_str())).map_or(before, |known| known.0);
                columns.insert((table, &after.name), (first, Some(after)));
            } else if let Step::RetireColumn { table, column, .. } = step {
                columns.insert((table, &column.name), (column, None));
            }
        }
        Self { case, columns }
    }

    /// A column before and after; it has no after when it is put aside.
    fn column(&self, table: &str, column: &str) -> Option<(&'a Column, Option<&'a Column>)> {
        self.columns.get(&(table, column)).copied()
    }

    /// The foreign key of a table on either side.
    fn target_of(&self, table: &str, key: &str) -> Option<&'a str> {
        let sides = [self.case.before, self.case.after];
        let mut keys = sides.into_iter().filter_map(|schema| schema.table(table)?.foreign_key(key));
        keys.next().map(|key| key.target.as_str())
    }

    /// The table that an index is of.
    fn table_of(&self, index: &str) -> Option<&'a str> {
        let sides = [self.case.before, self.case.after];
        let mut tables = sides.into_iter().flat_map(|schema| &schema.tables);
        tables.find(|table| table.index(index).is_some()).map(|table| table.name.as_str())
    }
}

/// What the statements of a change cost, table by table, in the order in which they come to them.
pub(super) fn tolls(case: &Case<'_>) -> Vec<Toll> {
    let seen = Seen::new(case);
    let mut trace = Trace { case, created: case.created(), names: BTreeMap::new(), held: Vec::new(), tolls: Vec::new() };
    for statement in case.statements {
        match statement {
            Statement::Sql(sql) => {
                let all = tokens(case.dialect, sql);
                let effects = match case.dialect {
                    Dialect::Sqlite => sqlite::effects(Rest(&all)),
                    Dialect::Postgres => postgres::effects(&seen, Rest(&all)),
                    Dialect::Mysql => mysql::effects(&seen, Rest(&all)),
                };
                trace.add(effects);
                trace.rename(Rest(&all));
            }
            Statement::Rebuild { table, .. } => trace.add(vec![sqlite::rebuild(table)]),
            // A batch locks its rows, and no others.
            Statement::Check { .. } | Statement::Backfill(_) => {}
        }
    }
    trace.finish()
}

/// The locks that are held, and what is paid so far.
struct Trace<'a> {
    case: &'a Case<'a>,
    /// The tables that nobody uses yet.
    created: BTreeSet<&'a str>,
    /// What each renamed table was called at first, by its name now.
    names: BTreeMap<String, String>,
    /// The tables by their first names, with whom their locks keep waiting.
    held: Vec<(String, Blocks)>,
    tolls: Vec<Toll>,
}

impl Trace<'_> {
    fn first_name(&self, table: &str) -> String {
        self.names.get(table).map_or(table, String::as_str).to_owned()
    }

    fn add(&mut self, effects: Vec<Effect>) {
        if self.case.dialect != Dialect::Postgres {
            // Each statement ends what it began.
            self.held.clear();
        }
        // What a statement is about comes before what it refers to.
        let Some(about) = effects.first().map(|effect| self.first_name(&effect.table)) else { return };
        let effects: Vec<Effect> = effects.into_iter().filter(|effect| !self.created.contains(effect.table.as_str())).collect();
        for effect in &effects {
            let table = self.first_name(&effect.table);
            match self.held.iter_mut().find(|(name, _)| *name == table) {
                Some((_, blocks)) => *blocks = effect.blocks.max(*blocks),
                None => self.held.push((table, effect.blocks)),
            }
        }
        let own: Vec<String> = effects.iter().map(|effect| self.first_name(&effect.table)).collect();
        for (effect, table) in effects.into_iter().zip(&own) {
            match effect.work {
                Some(work) => self.pay(work, table, &own),
                None if effect.blocks > Blocks::Nobody && about != *table => {
                    self.toll(table).parent_of.get_or_insert_with(|| about.clone());
                }
                None => {}
            }
        }
    }

    /// Notes what takes long, and who waits for it at other tables.
    fn pay(&mut self, work: Work, table: &str, own: &[String]) {
        let blocks = self.held.iter().find(|(name, _)| name == table).map_or(Blocks::Nobody, |held| held.1);
        self.toll(table).works.push((work, blocks));
        let waits = |(name, blocks): &&(String, Blocks)| !own.contains(name) && *blocks > Blocks::Nobody;
        let others: Vec<(String, Blocks)> = self.held.iter().filter(waits).cloned().collect();
        for (other, blocks) in others {
            self.toll(&other).held.get_or_insert_with(|| (blocks, table.to_owned()));
        }
    }

    fn toll(&mut self, table: &str) -> &mut Toll {
        let at = self.tolls.iter().position(|toll| toll.table == table).unwrap_or_else(|| {
            self.tolls.push(Toll { table: table.to_owned(), works: Vec::new(), held: None, parent_of: None });
            self.tolls.len() - 1
        });
        &mut self.tolls[at]
    }

    fn rename(&mut self, rest: Rest<'_>) {
        let pairs = renames(self.case.dialect, rest);
        let first: Vec<String> = pairs.iter().map(|(from, _)| self.names.remove(from).unwrap_or_else(|| from.clone())).collect();
        self.names.extend(pairs.into_iter().map(|(_, to)| to).zip(first));
    }

    /// The tolls under the names of after.
    fn finish(self) -> Vec<Toll> {
        let name = |table: &str| self.case.names.table(table).unwrap_or(table).to_owned();
        let rename = |mut toll: Toll| {
            toll.table = name(&toll.table);
            toll.held = toll.held.map(|(blocks, other)| (blocks, name(&other)));
            toll.parent_of = toll.parent_of.map(|other| name(&other));
            toll
        };
        self.tolls.into_iter().map(rename).collect()
    }
}

/// The tables that a statement renames.
fn renames(dialect: Dialect, mut rest: Rest<'_>) -> Vec<(String, String)> {
    if rest.eat("RENAME TABLE") {
        let pair = |mut part: Rest<'_>| Some((part.name()?, part.eat("TO").then(|| part.name()).flatten()?));
        return rest.parts().into_iter().filter_map(pair).collect();
    }
    let Some(from) = rest.eat("ALTER TABLE").then(|| rest.name()).flatten() else { return Vec::new() };
    let to = if rest.eat("RENAME TO") {
        let to = rest.name();
        // On PostgreSQL a table stays in its namespace.
        if dialect == Dialect::Postgres { to.map(|to| name::within(&from, |_| to)) } else { to }
    } else if rest.eat("SET SCHEMA") {
        let within = name::split(&from).1;
        rest.name().map(|to| if to == "public" { within.to_owned() } else { format!("{to}.{within}") })
    } else {
        None
    };
    to.map(|to| (from, to)).into_iter().collect()
}
