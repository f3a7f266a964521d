//! Defaults that serve the version of the program from before them, and what becomes of them in a change.

use std::collections::BTreeSet;

use super::Step;
use crate::schema::Column;

/// A default that is there for one release only: the program itself gives the column a value, and the version that still runs while it
/// is deployed does not know the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Temporary {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// The migration that brought the default; `None` where it was there before it was called so.
    pub since: Option<String>,
}

impl Temporary {
    /// Those after the `steps` of migration `id`: of the columns that are `said` to have one, by table and column, in that order.
    pub fn after<'a>(known: &[Self], steps: &[Step], id: &str, said: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Self> {
        let all = followed(known, steps, Some(id));
        let since = |table: &str, column: &str| all.iter().rfind(|one| one.is_of(table, column)).and_then(|one| one.since.clone());
        said.map(|(table, column)| Self { table: table.to_owned(), column: column.to_owned(), since: since(table, column) }).collect()
    }

    /// Those that were `known` before the steps and whose columns are there after them, by the names that they have then.
    #[must_use]
    pub fn carried(known: &[Self], steps: &[Step]) -> Vec<Self> {
        followed(known, steps, None)
    }

    /// Those of them that are still `said` to have one.
    pub fn left<'a>(known: &[Self], steps: &[Step], said: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Self> {
        let said: BTreeSet<(&str, &str)> = said.collect();
        let mut all = Self::carried(known, steps);
        all.retain(|one| said.contains(&(one.table.as_str(), one.column.as_str())));
        all
    }

    /// Whether it is the default of this column.
    #[must_use]
    pub fn is_of(&self, table: &str, column: &str) -> bool {
        self.table == table && self.column == column
    }
}

/// Defaults after steps, with those that these bring where migration `id` is asked for.
fn followed(known: &[Temporary], steps: &[Step], id: Option<&str>) -> Vec<Temporary> {
    let mut all = known.to_vec();
    for step in steps {
        follow(&mut all, step, id);
    }
    all
}

fn follow(all: &mut Vec<Temporary>, step: &Step, id: Option<&str>) {
    let mut bring = |table: &str, column: &Column| {
        if let (Some(id), Some(_)) = (id, &column.default) {
            all.push(Temporary { table: table.to_owned(), column: column.name.clone(), since: Some(id.to_owned()) });
        }
    };
    match step {
        Step::CreateTable { table, .. } => table.columns.iter().for_each(|column| bring(&table.name, column)),
        Step::AddColumn { table, column, .. } => bring(table, column),
        Step::AlterColumn { table, before, after }
        | Step::ReplaceColumn { table, before, after, .. }
        | Step::RecastColumn { table, before, after } => {
            if before.default.is_none() {
                bring(table, after);
            }
        }
        Step::RenameTable { from, to } => {
            all.iter_mut().filter(|one| one.table == *from).for_each(|one| one.table.clone_from(to));
        }
        Step::RenameColumn { table, from, to } => {
            all.iter_mut().filter(|one| one.is_of(table, from)).for_each(|one| one.column.clone_from(to));
        }
        Step::RetireTable { table, .. } | Step::DropTable { table } => all.retain(|one| one.table != table.name),
        Step::RetireColumn { table, column, .. } | Step::DropColumn { table, column } => all.retain(|one| !one.is_of(table, &column.name)),
        Step::SetPrimaryKey { .. }
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
        | Step::SetEnums { .. }
        | Step::Data(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{DataType, Default, Table};

    fn column(name: &str, default: Option<Default>) -> Column {
        Column { default, ..Column::new(name, DataType::Int64) }
    }

    fn add(table: &str, name: &str) -> Step {
        let column = column(name, Some(Default::Number("0".into())));
        Step::AddColumn { table: table.into(), column, fill: None, retired: String::new(), restore: false }
    }

    fn one(table: &str, column: &str, since: Option<&str>) -> Temporary {
        Temporary { table: table.into(), column: column.into(), since: since.map(str::to_owned) }
    }

    fn after(known: &[Temporary], steps: &[Step], said: &[(&str, &str)]) -> Vec<Temporary> {
        Temporary::after(known, steps, "2", said.iter().copied())
    }

    #[test]
    fn a_migration_brings_some_and_others_were_there() {
        let known = [one("a", "x", Some("1"))];
        let said = [("a", "x"), ("a", "y"), ("a", "z"), ("b", "x")];
        let altered =
            Step::AlterColumn { table: "b".into(), before: column("x", None), after: column("x", Some(Default::Number("1".into()))) };
        let expected = [one("a", "x", Some("1")), one("a", "y", Some("2")), one("a", "z", None), one("b", "x", Some("2"))];
        let steps = [add("a", "y"), altered];
        assert_eq!(after(&known, &steps, &said), expected);
        assert_eq!(Temporary::left(&known, &steps, said.into_iter()), known);
        assert_eq!(after(&known, &[], &said[..1]), known);
        assert_eq!(after(&known, &[], &[]), [], "it is said no more");
    }

    #[test]
    fn it_follows_names_and_goes_with_its_column() {
        let known = [one("a", "x", Some("1")), one("a", "y", None)];
        let rename = |table: &str, from: &str, to: &str| Step::RenameColumn { table: table.into(), from: from.into(), to: to.into() };
        let table = |from: &str, to: &str| Step::RenameTable { from: from.into(), to: to.into() };
        let swap = [table("a", "b"), rename("b", "x", "t"), rename("b", "y", "x"), rename("b", "t", "y")];
        assert_eq!(after(&known, &swap, &[("b", "x"), ("b", "y")]), [one("b", "x", None), one("b", "y", Some("1"))]);
        let gone = Step::DropColumn { table: "a".into(), column: column("x", Some(Default::Number("0".into()))) };
        assert_eq!(after(&known, &[gone, add("a", "x")], &[("a", "x")]), [one("a", "x", Some("2"))]);
        let whole = Table { name: "a".into(), columns: vec![column("x", Some(Default::Now)), column("y", None)], ..Table::default() };
        let retired = Step::RetireTable { table: whole.clone(), retired: "r".into() };
        let created = Step::CreateTable { table: whole, retired: String::new(), restore: false };
        assert_eq!(after(&known, &[retired, created], &[("a", "x"), ("a", "y")]), [one("a", "x", Some("2")), one("a", "y", None)]);
    }
}
