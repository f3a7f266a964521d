//! What a run of steps comes to: by table instead of by step.
//!
//! The steps are read once, in order, while every table and column is followed through its names. What remains are three schemas as the
//! database has them (before, with the early renames done, and with everything done but the late ones) and, for each column, where its
//! values come from. From that, each table is brought to its new form at one go, whatever the order of the steps was.

mod names;
mod tracked;

use crate::schema::{DataType, Default, Schema, Table, expression};
use crate::step::{Fill, Misfit, Using};
use crate::{Schema as Model, Step};

use super::grammar::Grammar;
use super::physical;
use names::Names;
use tracked::Tracked;

/// A run of steps that can be done at one go.
pub(super) struct Change {
    /// The renames that come before everything else.
    pub early: Vec<Renaming>,
    /// The database after them.
    pub staged: Schema,
    /// The database before the late renames.
    pub target: Schema,
    /// The renames that come after everything else: what is retired leaves its name as late as possible, so that it can be read.
    pub late: Vec<Renaming>,
    /// The tables that are there afterwards, those that the steps touch first.
    pub tables: Vec<TableChange>,
    /// The tables of `staged` that go for good, in the order in which they go.
    pub dropped: Vec<String>,
    /// The schema after all of it.
    pub after: Model,
}

/// A rename in the database: what is renamed, retired or restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renaming {
    /// The table, by the name that its columns are renamed under; `None` when a table is renamed.
    pub table: Option<String>,
    /// The name that is left.
    pub from: String,
    /// The name that is taken.
    pub to: String,
}

/// What becomes of one table.
pub(super) struct TableChange {
    /// Its name, the same in `staged` and in `target`.
    pub name: String,
    /// Where the values of each column of `target` come from, by name.
    pub sources: Vec<(String, Source)>,
}

/// Where the values of a column come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// The column that has them, if one does.
    pub from: Option<String>,
    /// How they are got from it.
    pub value: Value,
}

/// How the values of a column are got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// As they are.
    Kept,
    /// Converted from one type to another.
    Converted {
        /// The type they have.
        before: DataType,
        /// The type they get.
        after: DataType,
    },
    /// Given another type by the database's own cast, whatever that makes of them.
    Recast {
        /// The type they have.
        before: DataType,
        /// The type they get.
        after: DataType,
    },
    /// The column is new: the expression, else the default, else NULL.
    New {
        /// The expression.
        fill: Option<String>,
    },
    /// Taken back from a retired column; where it has none and the column is required, the expression, else the default.
    Restored {
        /// The expression.
        fill: Option<String>,
    },
    /// Computed from what `column` holds.
    Replaced {
        /// How.
        using: Option<Using>,
        /// The column with the version of before.
        column: String,
        /// The types of the version of before and of the new one.
        types: Box<(DataType, DataType)>,
        /// The default of the required version.
        default: Option<(Default, DataType)>,
        /// Whether the column is required afterwards.
        required: bool,
    },
}

impl Change {
    /// A table before and after the change, both under the name it has in between; what is created is empty before.
    ///
    /// # Errors
    ///
    /// When the change does not know the table.
    pub(super) fn sides(&self, table: &TableChange) -> Result<(Option<&Table>, &Table), String> {
        let target = self.target.table(&table.name).ok_or_else(|| format!("table `{}` is lost", table.name))?;
        Ok((self.staged.table(&table.name), target))
    }
}

impl Value {
    /// The expressions that a user wrote for it.
    pub(super) fn expressions(&self) -> impl Iterator<Item = &str> {
        let (fill, using) = match self {
            Self::New { fill } | Self::Restored { fill } => (fill.as_deref(), None),
            Self::Replaced { using, .. } => (None, using.as_ref()),
            Self::Kept | Self::Converted { .. } | Self::Recast { .. } => (None, None),
        };
        fill.into_iter().chain(expressions(using))
    }
}

impl TableChange {
    /// Where the values of a column come from.
    pub(super) fn source(&self, column: &str) -> Option<&Source> {
        self.sources.iter().find(|(name, _)| name == column).map(|(_, source)| source)
    }
}

impl Renaming {
    /// The rename as a step.
    fn step(&self) -> Step {
        let (from, to) = (self.from.clone(), self.to.clone());
        match self.table.clone() {
            None => Step::RenameTable { from, to },
            Some(table) => Step::RenameColumn { table, from, to },
        }
    }

    /// Whether this is `table` getting that name, or one of its columns getting another.
    pub(super) fn is_of(&self, table: &str) -> bool {
        self.table.as_ref().unwrap_or(&self.to) == table
    }
}

impl Source {
    fn kept(name: &str) -> Self {
        Self { from: Some(name.to_owned()), value: Value::Kept }
    }
}

/// Reads as many of the steps as can be done at one go, at least one; returns the rest.
///
/// # Errors
///
/// When a step does not fit the schema it meets.
pub(super) fn read<'a>(grammar: &dyn Grammar, before: &Schema, steps: &'a [Step]) -> Result<(Change, &'a [Step]), Misfit> {
    let mut reader = Reader::new(grammar, before);
    let mut rest = steps;
    while let Some((step, others)) = rest.split_first() {
        if rest.len() < steps.len() && !reader.fits(step) {
            break;
        }
        step.apply(&mut reader.schema)?;
        reader.read(step);
        rest = others;
    }
    let last = &steps[steps.len() - rest.len() - 1];
    Ok((reader.finish(before).map_err(|reason| Misfit { step: last.to_string(), reason })?, rest))
}

struct Reader<'a> {
    grammar: &'a dyn Grammar,
    schema: Schema,
    tables: Vec<Tracked>,
    names: Names,
    touched: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(grammar: &'a dyn Grammar, before: &Schema) -> Self {
        let physical = physical::schema(grammar, before);
        Self {
            grammar,
            schema: before.clone(),
            names: Names::new(physical.tables.iter().map(|table| &table.name)),
            tables: physical.tables.iter().map(Tracked::existing).collect(),
            touched: Vec::new(),
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.tables.iter().position(|table| table.name == name)
    }

    /// Whether the step can be done together with those read so far. Expressions read columns as they are before all of it, so one that
    /// reads what an earlier step wrote has to wait.
    fn fits(&self, step: &Step) -> bool {
        let Some(table) = self.position(step.table()).map(|at| &self.tables[at]) else { return true };
        match step {
            Step::AddColumn { fill: Some(fill), .. } => table.changed().all(|name| !expression::mentions(fill, name)),
            Step::ReplaceColumn { before, using, .. } => {
                table.is_kept(&before.name)
                    && expressions(using.as_ref()).all(|sql| table.added().all(|name| !expression::mentions(sql, name)))
            }
            Step::AlterColumn { before, after, .. } => before.data_type == after.data_type || table.is_kept(&before.name),
            Step::AddColumn { .. }
            | Step::CreateTable { .. }
            | Step::RetireTable { .. }
            | Step::RenameTable { .. }
            | Step::RetireColumn { .. }
            | Step::RenameColumn { .. }
            | Step::SetPrimaryKey { .. }
            | Step::AddIndex { .. }
            | Step::DropIndex { .. }
            | Step::RenameIndex { .. }
            | Step::AddForeignKey { .. }
            | Step::DropForeignKey { .. }
            | Step::RenameForeignKey { .. }
            | Step::AddCheck { .. }
            | Step::DropCheck { .. }
            | Step::RenameCheck { .. }
            | Step::AlterOptions { .. }
            | Step::DropTable { .. }
            | Step::DropColumn { .. }
            | Step::RecastColumn { .. }
            | Step::SetEnums { .. }
            | Step::Data(_) => true,
        }
    }

    fn read(&mut self, step: &Step) {
        match step {
            Step::CreateTable { table, restore: false, .. } => {
                self.touched.push(self.tables.len());
                self.tables.push(Tracked::created(&table.name));
            }
            Step::CreateTable { table, retired, restore: true } => self.rename_table(retired, &table.name, false),
            Step::RetireTable { table, retired } => self.rename_table(&table.name, retired, true),
            Step::RenameTable { from, to } => self.rename_table(from, to, false),
            Step::DropTable { table } => {
                if let Some(at) = self.touch(&table.name) {
                    self.tables[at].dropped = true;
                }
            }
            Step::SetEnums { .. } | Step::Data(_) => {}
            Step::AddColumn { .. }
            | Step::RetireColumn { .. }
            | Step::DropColumn { .. }
            | Step::RecastColumn { .. }
            | Step::RenameColumn { .. }
            | Step::AlterColumn { .. }
            | Step::ReplaceColumn { .. }
            | Step::SetPrimaryKey { .. }
            | Step::AddIndex { .. }
            | Step::DropIndex { .. }
            | Step::RenameIndex { .. }
            | Step::AddForeignKey { .. }
            | Step::DropForeignKey { .. }
            | Step::RenameForeignKey { .. }
            | Step::AddCheck { .. }
            | Step::DropCheck { .. }
            | Step::RenameCheck { .. }
            | Step::AlterOptions { .. } => {
                if let Some(at) = self.touch(step.table()) {
                    self.tables[at].read(step);
                }
            }
        }
    }

    fn touch(&mut self, name: &str) -> Option<usize> {
        let at = self.position(name)?;
        if !self.touched.contains(&at) {
            self.touched.push(at);
        }
        Some(at)
    }

    fn rename_table(&mut self, from: &str, to: &str, retires: bool) {
        self.names.rename(from, to, retires);
        if let Some(at) = self.touch(from) {
            to.clone_into(&mut self.tables[at].name);
        }
    }

    fn finish(mut self, before: &Schema) -> Result<Change, String> {
        let misfit = |misfit: Misfit| misfit.to_string();
        let (mut staged, mut target) = (physical::schema(self.grammar, before), physical::schema(self.grammar, &self.schema));
        let tables = self.names.split(target.tables.iter().map(|table| &table.name));
        let mut early: Vec<Renaming> = tables.early.iter().map(|rename| rename.of(None)).collect();
        let mut late: Vec<Renaming> = tables.late.iter().map(|rename| rename.of(None)).collect();
        for renaming in late.iter().rev() {
            renaming.step().invert().apply(&mut target).map_err(misfit)?;
        }
        for table in &mut self.tables {
            table.name = tables.staged(&table.name);
            let columns =
                table.names.split(target.table(&table.name).into_iter().flat_map(|table| &table.columns).map(|column| &column.name));
            early.extend(columns.early.iter().map(|rename| rename.of(Some(&table.name))));
            let own: Vec<Renaming> = columns.late.iter().map(|rename| rename.of(Some(&table.name))).collect();
            for renaming in own.iter().rev() {
                renaming.step().invert().apply(&mut target).map_err(misfit)?;
            }
            late.splice(0..0, own);
            table.settle(&columns);
        }
        for renaming in &early {
            renaming.step().apply(&mut staged).map_err(misfit)?;
        }
        let (gone, there): (Vec<&Tracked>, Vec<&Tracked>) = self.in_order().partition(|table| table.dropped);
        let dropped = gone.iter().map(|table| table.name.clone()).collect();
        let tables = there.iter().map(|table| table.finish(&staged, &target)).collect::<Result<_, _>>()?;
        Ok(Change { early, staged, target, late, tables, dropped, after: self.schema })
    }

    /// The tables in the order in which the steps touch them, then the others.
    fn in_order(&self) -> impl Iterator<Item = &Tracked> {
        let others = (0..self.tables.len()).filter(|at| !self.touched.contains(at));
        self.touched.iter().copied().chain(others).map(|at| &self.tables[at])
    }
}

/// The expressions that a replacement reads.
fn expressions(using: Option<&Using>) -> impl Iterator<Item = &str> {
    let (convert, fill) = match using {
        None | Some(Using::Unrenamed { .. }) => (None, None),
        Some(Using::Convert { sql, fill }) => (Some(sql.as_str()), fill.as_ref()),
        Some(Using::Renamed { fill, .. }) => (None, fill.as_ref()),
        Some(Using::Fill(fill) | Using::Unfill(fill)) => (None, Some(fill)),
    };
    let fill = fill.and_then(|fill| match fill {
        Fill::Sql(sql) => Some(sql.as_str()),
        Fill::Default => None,
    });
    convert.into_iter().chain(fill)
}

/// What of `table` would be left behind: columns that are there and that nothing takes up.
fn left_behind<'a>(staged: &'a Table, sources: &[(String, Source)], dropped: &[String]) -> Option<&'a str> {
    let is_dropped = |name: &str| dropped.iter().any(|dropped| dropped == name);
    let taken = |name: &str| is_dropped(name) || sources.iter().any(|(_, source)| source.from.as_deref() == Some(name));
    staged.columns.iter().map(|column| column.name.as_str()).find(|name| !taken(name))
}
