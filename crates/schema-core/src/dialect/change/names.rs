//! The renames among one set of names: which come first, and which can wait.

use super::Renaming;

/// The names of the tables of a schema or of the columns of a table, while steps change them.
pub(super) struct Names {
    present: Vec<String>,
    renames: Vec<Rename>,
}

/// One rename.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rename {
    /// The name that is left.
    pub from: String,
    /// The name that is taken.
    pub to: String,
    retires: bool,
}

/// The renames in two groups, each in order.
pub(super) struct Split {
    /// Those that come before everything else.
    pub early: Vec<Rename>,
    /// Those that come after everything else.
    pub late: Vec<Rename>,
}

impl Names {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a String>) -> Self {
        Self { present: names.cloned().collect(), renames: Vec::new() }
    }

    /// Notes a rename; of something that is only being created there is nothing to note.
    pub(super) fn rename(&mut self, from: &str, to: &str, retires: bool) {
        if let Some(name) = self.present.iter_mut().find(|name| *name == from) {
            to.clone_into(name);
            self.renames.push(Rename { from: from.to_owned(), to: to.to_owned(), retires });
        }
    }

    /// What retires can wait, unless its name is needed for something else: for a later rename, or for one of the `wanted` names, which are
    /// those that there are in the end.
    pub(super) fn split<'a>(&self, wanted: impl Iterator<Item = &'a String>) -> Split {
        let wanted: Vec<&String> = wanted.collect();
        let can_wait = |at: usize| {
            let Rename { from, retires, .. } = &self.renames[at];
            let taken = self.renames[at + 1..].iter().map(|later| &later.to).chain(wanted.iter().copied());
            *retires && !taken.into_iter().any(|name| name.eq_ignore_ascii_case(from))
        };
        let (late, early): (Vec<usize>, Vec<usize>) = (0..self.renames.len()).partition(|at| can_wait(*at));
        let pick = |list: Vec<usize>| list.into_iter().map(|at| self.renames[at].clone()).collect();
        Split { early: pick(early), late: pick(late) }
    }
}

impl Split {
    /// What `name`, a name in the end, is before the late renames.
    pub(super) fn staged(&self, name: &str) -> String {
        self.late.iter().rev().fold(name, |name, rename| if rename.to == name { &rename.from } else { name }).to_owned()
    }

    /// What `name`, a name from before, is after the early renames.
    pub(super) fn early_name(&self, name: &str) -> String {
        self.early.iter().fold(name, |name, rename| if rename.from == name { &rename.to } else { name }).to_owned()
    }
}

impl Rename {
    /// The rename of a table, or of a column of `table`.
    pub(super) fn of(&self, table: Option<&str>) -> Renaming {
        Renaming { table: table.map(str::to_owned), from: self.from.clone(), to: self.to.clone() }
    }
}
