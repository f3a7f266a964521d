//! The algebra of schema changes: each step is dialect-neutral data that knows what it does to a schema and how it is undone.
//!
//! Laws, tested over random schemas:
//!
//! - `diff` then [`Step::apply`] of each reaches the target.
//! - Applying a step and then its [inverse](Step::invert) restores the schema.
//! - Inverting twice gives the step that does the same [again](Step::again).
//!
//! No step of a migration loses a value, unless the entities [opt out](crate::diff::Intent::drops). What would be dropped is renamed aside ("retired") under the name that the
//! step carries, and the inverse takes it back from there. A step that adds something therefore knows both ways of doing so: from nothing (`restore: false`), and from
//! what an undone earlier run of the same migration left aside (`restore: true`).
//!
//! What loses something says [what](Step::destroys): [`Step::DropTable`], [`Step::DropColumn`], a [`Step::ReplaceColumn`] that keeps nothing, and
//! [`Step::RecastColumn`], which only the difference of two given states ([`crate::diff::between`]) has. Their inverses restore the schema, not the values.

mod apply;
mod changed;
mod data;
mod describe;
mod temporary;

use crate::schema::{Check, Column, Default, EnumType, ForeignKey, Index, Table, TableOptions, expression};

pub use apply::Misfit;
pub(crate) use apply::follow_column;
pub use data::{Aside, CopyRows, Data, Existing, FillRows, Filling, Key, RowValue, Target, Turn, Way};
pub use temporary::Temporary;

/// One change of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A table appears with everything it has.
    CreateTable {
        /// The whole table.
        table: Table,
        /// Where its rows are while it is retired. Empty where they are not kept: what undoes it drops the table.
        retired: String,
        /// Whether the rows are taken from there; else the table starts empty.
        restore: bool,
    },
    /// A table leaves the schema; its rows are kept under another name.
    RetireTable {
        /// The whole table, as it is.
        table: Table,
        /// The name it gets.
        retired: String,
    },
    /// A table gets another name. Foreign keys to it follow.
    RenameTable {
        /// The name it has.
        from: String,
        /// The name it gets.
        to: String,
    },
    /// A column appears.
    AddColumn {
        /// The table's name.
        table: String,
        /// The column.
        column: Column,
        /// The value of existing rows, as an SQL expression over the table's columns; else its default, else NULL.
        fill: Option<String>,
        /// Where its values are while it is retired. Empty where they are not kept: what undoes it drops the column.
        retired: String,
        /// Whether the values are taken from there; where there is none, `fill` and the default serve.
        restore: bool,
    },
    /// A column leaves the table; its values are kept under another name.
    RetireColumn {
        /// The table's name.
        table: String,
        /// The column, as it is.
        column: Column,
        /// The name it gets.
        retired: String,
    },
    /// A column gets another name. Keys, indexes and foreign keys follow, and so does the name where it stands in the text of the
    /// table's checks, filters and expressions ([`crate::schema::expression::rename`]), as databases do it.
    RenameColumn {
        /// The table's name.
        table: String,
        /// The name it has.
        from: String,
        /// The name it gets.
        to: String,
    },
    /// A column changes in place: nullability, default, numbering, collation, or its type where every value that passes the check
    /// survives and can be brought back.
    AlterColumn {
        /// The table's name.
        table: String,
        /// The column as it is.
        before: Column,
        /// The column as it becomes; same name.
        after: Column,
    },
    /// A column changes in a way that loses something: the new version is filled from the old one and the old values are kept aside.
    ReplaceColumn {
        /// The table's name.
        table: String,
        /// The column as it is.
        before: Column,
        /// The column as it becomes; same name.
        after: Column,
        /// Where the values of the new version come from; `None` while a conversion is undone, when they come from `retired_after`.
        using: Option<Using>,
        /// Where the old version's values go.
        retired: String,
        /// Whether they stay there; else they are dropped once the new version is filled.
        keeps: bool,
        /// Where the new version's values are while the change is undone.
        retired_after: String,
        /// Whether the new version's values are taken from `retired_after`; where there is none, `using` serves.
        restore: bool,
    },
    /// The primary key changes.
    SetPrimaryKey {
        /// The table's name.
        table: String,
        /// The key columns as they are; empty for none.
        before: Vec<String>,
        /// The key columns as they become; empty for none.
        after: Vec<String>,
    },
    /// An index appears.
    AddIndex {
        /// The table's name.
        table: String,
        /// The index.
        index: Index,
    },
    /// An index leaves.
    DropIndex {
        /// The table's name.
        table: String,
        /// The index as it is.
        index: Index,
    },
    /// An index gets another name.
    RenameIndex {
        /// The table's name.
        table: String,
        /// The name it has.
        from: String,
        /// The name it gets.
        to: String,
    },
    /// A foreign key appears.
    AddForeignKey {
        /// The table's name.
        table: String,
        /// The foreign key.
        key: ForeignKey,
    },
    /// A foreign key leaves; its columns stay.
    DropForeignKey {
        /// The table's name.
        table: String,
        /// The foreign key as it is.
        key: ForeignKey,
    },
    /// A foreign key gets another name.
    RenameForeignKey {
        /// The table's name.
        table: String,
        /// The name it has.
        from: String,
        /// The name it gets.
        to: String,
    },
    /// A check appears.
    AddCheck {
        /// The table's name.
        table: String,
        /// The check.
        check: Check,
    },
    /// A check leaves.
    DropCheck {
        /// The table's name.
        table: String,
        /// The check as it is.
        check: Check,
    },
    /// A check gets another name.
    RenameCheck {
        /// The table's name.
        table: String,
        /// The name it has.
        from: String,
        /// The name it gets.
        to: String,
    },
    /// The properties of a table change.
    AlterOptions {
        /// The table's name.
        table: String,
        /// The properties as they are.
        before: TableOptions,
        /// The properties as they become.
        after: TableOptions,
    },
    /// A table goes, and its rows with it.
    DropTable {
        /// The whole table, as it is.
        table: Table,
    },
    /// A column goes, and its values with it.
    DropColumn {
        /// The table's name.
        table: String,
        /// The column, as it is.
        column: Column,
    },
    /// A column gets a type to which nothing leads by itself; its values go through the database's own cast.
    RecastColumn {
        /// The table's name.
        table: String,
        /// The column as it is.
        before: Column,
        /// The column as it becomes; same name.
        after: Column,
    },
    /// The named enum types that no column has change.
    SetEnums {
        /// All of them, as they are.
        before: Vec<EnumType>,
        /// All of them, as they become.
        after: Vec<EnumType>,
    },
    /// Rows move.
    Data(Data),
}

/// How [`Step::ReplaceColumn`] gets the values of the new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Using {
    /// By a declared conversion.
    Convert {
        /// The value, as an SQL expression over the table's columns as they were before.
        sql: String,
        /// The value of rows for which the expression gives NULL, where the new version is required.
        fill: Option<Fill>,
    },
    /// Both versions are enums. Some texts are stored as others; all others stay. With `restore`, rows that need the fill first look in
    /// `retired_after`.
    Renamed {
        /// The old text and the new one, each old text once.
        texts: Vec<(String, String)>,
        /// The value of rows that have none, where the new version is required.
        fill: Option<Fill>,
    },
    /// [`Using::Renamed`] without a fill undone. Rows that hold what their text was replaced by get it back; what was written since is
    /// stored as the old text where there is one such, else as it is.
    Unrenamed {
        /// The old text and the new one, each old text once.
        texts: Vec<(String, String)>,
    },
    /// Both versions have the same type. Rows that have a value keep it; rows without one get the fill. With `restore`, rows without a
    /// value first look in `retired_after`.
    Fill(Fill),
    /// [`Using::Fill`] undone. Rows that have no value in `retired_after` get NULL back, but where the fill is
    /// [repeatable](Fill::is_repeatable) only those that still hold it; all others keep the value they have now. So what was written
    /// since the fill stays in sight wherever it can be told from the fill.
    Unfill(Fill),
}

/// The value of rows that have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    /// An SQL expression over the table's columns, as the user wrote it.
    Sql(String),
    /// The default of the required version of the column.
    Default,
}

impl Fill {
    /// Whether the value can be recognised later. `default` is that of the required version of the column.
    #[must_use]
    pub fn is_repeatable(&self, default: Option<&Default>) -> bool {
        match (self, default) {
            (Self::Sql(sql), _) | (Self::Default, Some(Default::Sql(sql))) => expression::is_repeatable(sql),
            (Self::Default, Some(Default::Now) | None) => false,
            (Self::Default, Some(Default::Bool(_) | Default::Number(_) | Default::Text(_) | Default::Variant(_))) => true,
        }
    }
}

impl Using {
    /// How the change is undone.
    #[must_use]
    pub fn invert(self) -> Option<Self> {
        match self {
            Self::Convert { .. } | Self::Renamed { fill: Some(_), .. } => None,
            Self::Renamed { texts, fill: None } => Some(Self::Unrenamed { texts }),
            Self::Unrenamed { texts } => Some(Self::Renamed { texts, fill: None }),
            Self::Fill(fill) => Some(Self::Unfill(fill)),
            Self::Unfill(fill) => Some(Self::Fill(fill)),
        }
    }
}

impl Step {
    /// The step that undoes this one.
    #[must_use]
    pub fn invert(&self) -> Self {
        match self.clone() {
            Self::CreateTable { table, retired, restore: _ } if retired.is_empty() => Self::DropTable { table },
            Self::CreateTable { table, retired, restore: _ } => Self::RetireTable { table, retired },
            Self::RetireTable { table, retired } => Self::CreateTable { table, retired, restore: true },
            Self::RenameTable { from, to } => Self::RenameTable { from: to, to: from },
            Self::AddColumn { table, column, fill: _, retired, restore: _ } if retired.is_empty() => Self::DropColumn { table, column },
            Self::AddColumn { table, column, fill: _, retired, restore: _ } => Self::RetireColumn { table, column, retired },
            Self::RetireColumn { table, column, retired } => Self::AddColumn { table, column, fill: None, retired, restore: true },
            Self::RenameColumn { table, from, to } => Self::RenameColumn { table, from: to, to: from },
            Self::AlterColumn { table, before, after } => Self::AlterColumn { table, before: after, after: before },
            Self::ReplaceColumn { table, before, after, using, retired, keeps, retired_after, restore: _ } => {
                let (retired, retired_after) = (retired_after, retired);
                let using = using.and_then(Using::invert);
                Self::ReplaceColumn { table, before: after, after: before, using, retired, keeps, retired_after, restore: keeps }
            }
            Self::SetPrimaryKey { table, before, after } => Self::SetPrimaryKey { table, before: after, after: before },
            Self::AddIndex { table, index } => Self::DropIndex { table, index },
            Self::DropIndex { table, index } => Self::AddIndex { table, index },
            Self::RenameIndex { table, from, to } => Self::RenameIndex { table, from: to, to: from },
            Self::AddForeignKey { table, key } => Self::DropForeignKey { table, key },
            Self::DropForeignKey { table, key } => Self::AddForeignKey { table, key },
            Self::RenameForeignKey { table, from, to } => Self::RenameForeignKey { table, from: to, to: from },
            Self::AddCheck { table, check } => Self::DropCheck { table, check },
            Self::DropCheck { table, check } => Self::AddCheck { table, check },
            Self::RenameCheck { table, from, to } => Self::RenameCheck { table, from: to, to: from },
            Self::AlterOptions { table, before, after } => Self::AlterOptions { table, before: after, after: before },
            Self::DropTable { table } => Self::CreateTable { table, retired: String::new(), restore: false },
            Self::DropColumn { table, column } => Self::AddColumn { table, column, fill: None, retired: String::new(), restore: false },
            Self::RecastColumn { table, before, after } => Self::RecastColumn { table, before: after, after: before },
            Self::SetEnums { before, after } => Self::SetEnums { before: after, after: before },
            Self::Data(data) => Self::Data(data.invert()),
        }
    }

    /// The step as it is when the migration runs after it was undone: values come back from where the undoing put them.
    #[must_use]
    pub fn again(&self) -> Self {
        let mut step = self.clone();
        match &mut step {
            Self::CreateTable { restore, retired, .. } | Self::AddColumn { restore, retired, .. } => *restore = !retired.is_empty(),
            Self::ReplaceColumn { restore, keeps, .. } => *restore = *keeps,
            Self::Data(data) => *data = data.clone().again(),
            Self::RetireTable { .. }
            | Self::RenameTable { .. }
            | Self::RetireColumn { .. }
            | Self::RenameColumn { .. }
            | Self::AlterColumn { .. }
            | Self::SetPrimaryKey { .. }
            | Self::AddIndex { .. }
            | Self::DropIndex { .. }
            | Self::RenameIndex { .. }
            | Self::AddForeignKey { .. }
            | Self::DropForeignKey { .. }
            | Self::RenameForeignKey { .. }
            | Self::AddCheck { .. }
            | Self::DropCheck { .. }
            | Self::RenameCheck { .. }
            | Self::AlterOptions { .. }
            | Self::DropTable { .. }
            | Self::DropColumn { .. }
            | Self::RecastColumn { .. }
            | Self::SetEnums { .. } => {}
        }
        step
    }

    /// The table that the step works on, by the name it has before the step; empty where it works on none.
    #[must_use]
    pub fn table(&self) -> &str {
        match self {
            Self::SetEnums { .. } => "",
            Self::Data(data) => data.table(),
            Self::CreateTable { table, .. } | Self::RetireTable { table, .. } | Self::DropTable { table } => &table.name,
            Self::RenameTable { from, .. } => from,
            Self::AddColumn { table, .. }
            | Self::RetireColumn { table, .. }
            | Self::DropColumn { table, .. }
            | Self::RecastColumn { table, .. }
            | Self::RenameColumn { table, .. }
            | Self::AlterColumn { table, .. }
            | Self::ReplaceColumn { table, .. }
            | Self::SetPrimaryKey { table, .. }
            | Self::AddIndex { table, .. }
            | Self::DropIndex { table, .. }
            | Self::RenameIndex { table, .. }
            | Self::AddForeignKey { table, .. }
            | Self::DropForeignKey { table, .. }
            | Self::RenameForeignKey { table, .. }
            | Self::AddCheck { table, .. }
            | Self::DropCheck { table, .. }
            | Self::RenameCheck { table, .. }
            | Self::AlterOptions { table, .. } => table,
        }
    }
}

/// The steps that undo `steps`, in order.
#[must_use]
pub fn invert(steps: &[Step]) -> Vec<Step> {
    steps.iter().rev().map(Step::invert).collect()
}

/// The steps as they are when the migration runs after it was undone; `None` when that is no different.
#[must_use]
pub fn again(steps: &[Step]) -> Option<Vec<Step>> {
    let again: Vec<Step> = steps.iter().map(Step::again).collect();
    (again != steps).then_some(again)
}
