//! Rows that a new key, foreign key or check has no room for are kept aside, as the entity says.

use std::fmt;

use crate::Schema;
use crate::schema::{Check, Column, DataType, ForeignKey, Index, IndexKey, Numbering, RetiredColumn, RetiredTable, Table, TableOptions};

/// What becomes of rows that are in the way of something that is new to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Existing {
    /// Of rows with the same key the first one stays, by these columns and then by the primary key.
    KeepFirst(Vec<String>),
    /// Of rows with the same key the last one stays, by these columns and then by the primary key.
    KeepLast(Vec<String>),
    /// These columns get NULL; of rows with the same key in all but the first.
    SetNull(Vec<String>),
    /// They leave the table.
    Delete,
}

/// What is new to a table and has no room for some of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The primary key. Rows that have the same one are in the way, or, where they are to leave, rows that lack a part of it.
    Primary {
        /// What it is called.
        name: String,
        /// Its columns; where rows are to leave, those that can be NULL.
        columns: Vec<String>,
    },
    /// A unique index or constraint.
    Unique(Index),
    /// A foreign key.
    ForeignKey(ForeignKey),
    /// A check.
    Check(Check),
}

/// Rows that are in the way are copied into a table of their own, and leave theirs or lose what is in the way. Undoing it brings
/// everything back; the table stays for what was set to something else meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The table's name.
    pub table: String,
    /// What the rows are in the way of.
    pub key: Key,
    /// What becomes of them.
    pub existing: Existing,
    /// The table that they are kept in; empty where they are not kept.
    pub retired: String,
    /// Whether that table is there, from an earlier run that was undone.
    pub restore: bool,
    /// Whether the rows come back.
    pub undone: bool,
}

impl Key {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Primary { name, .. } => name,
            Self::Unique(index) => &index.name,
            Self::ForeignKey(key) => &key.name,
            Self::Check(check) => &check.name,
        }
    }

    /// The columns that get NULL so that a row of `table` is no longer in the way; empty where none can. A check is on a field, or has none.
    #[must_use]
    pub fn nullable(&self, table: &Table, own: Option<&str>) -> Vec<String> {
        let can_be_null = |name: &&String| table.column(name).is_some_and(|column| column.nullable && column.generated.is_none());
        match self {
            Self::Primary { .. } => Vec::new(),
            Self::Unique(index) if index.nulls_not_distinct => Vec::new(),
            Self::Unique(index) => {
                let columns = index.parts.iter().filter_map(|part| if let IndexKey::Column(name) = &part.key { Some(name) } else { None });
                columns.rev().find(can_be_null).cloned().into_iter().collect()
            }
            Self::ForeignKey(key) => {
                let found: Vec<String> = key.columns.iter().filter(can_be_null).cloned().collect();
                if key.match_full && found.len() < key.columns.len() { Vec::new() } else { found }
            }
            Self::Check(_) => own.map(str::to_owned).iter().filter(can_be_null).cloned().collect(),
        }
    }
}

impl Aside {
    /// The columns that get NULL; empty where rows leave.
    #[must_use]
    pub fn nulled(&self) -> &[String] {
        match &self.existing {
            Existing::SetNull(columns) => columns,
            Existing::KeepFirst(_) | Existing::KeepLast(_) | Existing::Delete => &[],
        }
    }

    /// Whether what is in the way is kept.
    #[must_use]
    pub const fn keeps(&self) -> bool {
        !self.retired.is_empty()
    }

    /// What is lost for good, in words; `None` where it is kept, or comes back.
    #[must_use]
    pub fn destroys(&self) -> Option<String> {
        let of = match self.nulled() {
            [] => String::new(),
            columns => format!("{} of ", quoted(columns)),
        };
        (!self.keeps() && !self.undone).then(|| format!("{of}{}", self.rows()))
    }

    /// Lists what is kept; it stays listed when it is brought back, for what can't be.
    pub(super) fn apply(&self, schema: &mut Schema) -> Result<(), String> {
        let table = schema.table(&self.table).ok_or_else(|| format!("there is no table `{}`", self.table))?;
        if !self.keeps() {
            return Ok(());
        }
        let is_there = schema.retired.iter().any(|retired| retired.name == self.retired);
        match (self.restore || self.undone, is_there) {
            (true, false) => Err(format!("there is no `{}`", self.retired)),
            (false, true) => Err(format!("`{}` is there already", self.retired)),
            (true, true) => Ok(()),
            (false, false) => {
                let kept = RetiredTable { name: self.retired.clone(), table: self.kept(table), rows: true };
                schema.retired.push(kept);
                Ok(())
            }
        }
    }

    /// What of `table` is kept, as a table with the same primary key and nothing else that could get in the way.
    fn kept(&self, table: &Table) -> Table {
        let nulled = self.nulled();
        let is_kept = |name: &String| nulled.is_empty() || nulled.contains(name) || table.primary_key.contains(name);
        let retired = table.retired.iter().filter(|_| nulled.is_empty());
        let mut columns: Vec<Column> = table.columns.iter().filter(|column| is_kept(&column.name)).map(plain).collect();
        let mut primary_key = table.primary_key.clone();
        if let Some(run) = self.run(table) {
            columns.push(Column::new(&run, DataType::Int32));
            primary_key.push(run);
        }
        Table {
            name: table.name.clone(),
            columns,
            retired: retired.map(|retired| RetiredColumn { column: plain(&retired.column), ..retired.clone() }).collect(),
            primary_key,
            options: TableOptions { comment: None, primary_key: None, without_rowid: false, ..table.options.clone() },
            ..Table::default()
        }
    }

    /// The column that tells the runs apart: a value that could not come back is kept beside one of a later run. Rows always come back.
    #[must_use]
    pub fn run(&self, table: &Table) -> Option<String> {
        let is_taken = |name: &str| table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
        let mut name = "run".to_owned();
        while is_taken(&name) {
            name.push('_');
        }
        (!self.nulled().is_empty()).then_some(name)
    }

    /// What undoes it.
    pub(super) fn invert(self) -> Self {
        Self { undone: !self.undone, restore: self.undone, ..self }
    }

    /// What does it once more after it was undone.
    pub(super) fn again(self) -> Self {
        Self { restore: true, ..self }
    }

    /// Which rows it is about: "rows of `user` that …".
    #[must_use]
    pub fn rows(&self) -> String {
        let table = &self.table;
        match &self.key {
            Key::Primary { columns, .. } if self.existing == Existing::Delete => {
                format!("rows of `{table}` that have no value in {}", quoted(columns))
            }
            Key::Primary { columns, .. } => format!("rows of `{table}` that have the same {} {}", quoted(columns), self.beside()),
            Key::Unique(index) => {
                let parts = index.parts.iter().map(|part| match &part.key {
                    IndexKey::Column(name) | IndexKey::Expression(name) => name.clone(),
                });
                let filter = index.filter.as_ref().map_or_else(String::new, |filter| format!(" where `{filter}`"));
                format!("rows of `{table}` that have the same {} {}{filter}", quoted(&parts.collect::<Vec<_>>()), self.beside())
            }
            Key::ForeignKey(key) => {
                format!("rows of `{table}` that refer by {} to nothing in `{}`", quoted(&key.columns), key.target)
            }
            Key::Check(check) => format!("rows of `{table}` that fail the check `{}`", check.name),
        }
    }

    /// Beside which other row one leaves: "as a later one by `created_at`".
    fn beside(&self) -> String {
        let (which, by) = match &self.existing {
            Existing::KeepLast(by) => ("a later one", by.as_slice()),
            Existing::KeepFirst(by) => ("an earlier one", by.as_slice()),
            Existing::SetNull(_) | Existing::Delete => ("an earlier one", [].as_slice()),
        };
        if by.is_empty() { format!("as {which}") } else { format!("as {which} by {}", quoted(by)) }
    }
}

/// A column that holds values and does nothing by itself.
pub(super) fn plain(column: &Column) -> Column {
    Column {
        default: None,
        auto_increment: false,
        numbering: Numbering::default(),
        generated: None,
        on_update_now: false,
        comment: None,
        ..column.clone()
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Aside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match (self.undone, self.keeps()) {
            (true, _) => "bring back",
            (false, true) => "keep aside",
            (false, false) => "delete",
        };
        let of = match self.nulled() {
            [] => String::new(),
            columns => format!("{} of ", quoted(columns)),
        };
        write!(f, "{verb} {of}the {}", self.rows())
    }
}
