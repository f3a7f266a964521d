//! The order of the steps: phases, each with the reason why it precedes the next, and the order of tables inside.

use std::collections::HashMap;

use super::existing::same_values;
use crate::Step;
use crate::schema::{Column, Table};
use crate::step::{Aside, Data, Existing, FillRows, Key};

/// When a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    /// First what ties things together goes, so that nothing below is in its way: a foreign key would hold on to the unique index that
    /// it refers to.
    DropForeignKey,
    /// An index or a check that changes goes under its old names and with its old text, so before the renames.
    DropIndex,
    DropCheck,
    /// Everything after is written in the new names. Tables precede columns, whose steps name the table.
    RenameTable,
    RenameColumn,
    RenamePart,
    /// New tables are there before columns are filled, keys refer to them, and while the old ones still are.
    CreateTable,
    /// Rows are copied into them while what they come from is as it was, and before columns are filled from them.
    Copy,
    /// Rows leave that can't have the primary key. Those that lack a part of it while they may; those with the same one as early as what tells
    /// them apart is there: nothing that belongs to the key is done before it, and what comes after is done at one go.
    KeepKeyless,
    KeepSame,
    /// New columns are filled from columns as they were, so before those change.
    AddColumn,
    /// Rows get values once the column is there, and before it becomes required.
    Backfill,
    KeepSameFilled,
    /// Columns are converted before they enter a key, and while those that go can still be read.
    AlterColumn,
    KeepSameConverted,
    /// A key is on new and converted columns, and lets go of those that are about to go.
    SetPrimaryKey,
    /// `WITHOUT ROWID` needs a key.
    AlterOptions,
    /// Columns may have them before.
    SetEnums,
    /// Nothing reads or holds them any more.
    RetireColumn,
    /// Rows are copied into a table that is there once its columns are the last ones, and before its new keys are checked.
    Merge,
    /// Rows leave that what follows has no room for, all of them before any of it. Of those with the same key one stays, which must not be
    /// one that then leaves for another reason.
    KeepRefused,
    KeepOrphaned,
    KeepRepeated,
    /// Checks, indexes and keys see all columns in their last form; keys need the unique indexes that they refer to.
    AddCheck,
    AddIndex,
    AddForeignKey,
    /// Last, so that nothing refers to them.
    RetireTable,
}

fn phase(step: &Step) -> Phase {
    match step {
        Step::DropForeignKey { .. } => Phase::DropForeignKey,
        Step::DropIndex { .. } => Phase::DropIndex,
        Step::DropCheck { .. } => Phase::DropCheck,
        Step::RenameTable { .. } => Phase::RenameTable,
        Step::RenameColumn { .. } => Phase::RenameColumn,
        Step::RenameIndex { .. } | Step::RenameForeignKey { .. } | Step::RenameCheck { .. } => Phase::RenamePart,
        Step::CreateTable { .. } => Phase::CreateTable,
        Step::AddColumn { .. } => Phase::AddColumn,
        Step::AlterColumn { .. } | Step::ReplaceColumn { .. } | Step::RecastColumn { .. } => Phase::AlterColumn,
        Step::SetPrimaryKey { .. } => Phase::SetPrimaryKey,
        Step::AlterOptions { .. } => Phase::AlterOptions,
        Step::SetEnums { .. } => Phase::SetEnums,
        Step::Data(Data::Fill(_)) => Phase::Backfill,
        Step::Data(Data::Copy(copy)) if copy.is_into_new() => Phase::Copy,
        Step::Data(Data::Copy(_)) => Phase::Merge,
        Step::Data(Data::Aside(aside)) => match &aside.key {
            Key::Primary { .. } if aside.existing == Existing::Delete => Phase::KeepKeyless,
            Key::Primary { .. } => Phase::KeepSame,
            Key::Check(_) => Phase::KeepRefused,
            Key::ForeignKey(_) => Phase::KeepOrphaned,
            Key::Unique(_) => Phase::KeepRepeated,
        },
        Step::RetireColumn { .. } | Step::DropColumn { .. } => Phase::RetireColumn,
        Step::AddCheck { .. } => Phase::AddCheck,
        Step::AddIndex { .. } => Phase::AddIndex,
        Step::AddForeignKey { .. } => Phase::AddForeignKey,
        Step::RetireTable { .. } | Step::DropTable { .. } => Phase::RetireTable,
    }
}

/// The phase of the step at a position among all those of the change.
fn phase_among(step: &Step, at: usize, steps: &[Step]) -> Phase {
    match (phase(step), step) {
        (_, Step::Data(Data::Fill(fill))) if fills_what_changed(fill, &steps[..at]) => Phase::AlterColumn,
        (Phase::KeepSame, Step::Data(Data::Aside(aside))) => when_told_apart(aside, steps),
        (phase, _) => phase,
    }
}

/// When all that is read to tell rows with the same primary key apart has its values.
fn when_told_apart(aside: &Aside, steps: &[Step]) -> Phase {
    let (Key::Primary { columns, .. }, Existing::KeepFirst(by) | Existing::KeepLast(by)) = (&aside.key, &aside.existing) else {
        return Phase::KeepSame;
    };
    let is_read = |column: &Column| columns.contains(&column.name) || by.contains(&column.name);
    let own = || steps.iter().filter(|step| step.table() == aside.table);
    let phases = own().map(|step| match step {
        Step::AlterColumn { before, after, .. } if is_read(after) && !same_values(before, after) => Phase::KeepSameConverted,
        Step::ReplaceColumn { after, .. } if is_read(after) => Phase::KeepSameConverted,
        Step::AddColumn { column, .. } if is_read(column) => Phase::KeepSameFilled,
        Step::Data(Data::Fill(fill)) if by.contains(&fill.column) => Phase::KeepSameFilled,
        _ => Phase::KeepSame,
    });
    let last = phases.max().unwrap_or(Phase::KeepSame);
    // MySQL numbers no column that is not a key at once, so nothing comes between the two.
    let is_numbered =
        |step: &Step| matches!(step, Step::AlterColumn { before, after, .. } if after.auto_increment && !before.auto_increment);
    if own().any(is_numbered) { last.min(Phase::KeepSameFilled) } else { last }
}

/// Puts the steps in order. Within a phase they keep theirs, except that a table is created after those that it refers to and retired
/// before them; in a circle of references the declared order decides.
pub(super) fn sort(steps: Vec<Step>) -> Vec<Step> {
    let created = steps.iter().filter_map(|step| if let Step::CreateTable { table, .. } = step { Some(table) } else { None });
    let retired = steps.iter().filter_map(|step| match step {
        Step::RetireTable { table, .. } | Step::DropTable { table } => Some(table),
        _ => None,
    });
    let created: Vec<&Table> = created.collect();
    let places = parents_first(&created);
    let place_of: HashMap<String, usize> = created.iter().map(|table| table.name.clone()).zip(places.iter().copied()).collect();
    let mut created = places.into_iter();
    let mut retired = parents_first(&retired.collect::<Vec<_>>()).into_iter();
    let phases: Vec<Phase> = steps.iter().enumerate().map(|(at, step)| phase_among(step, at, &steps)).collect();
    let mut keyed = Vec::with_capacity(steps.len());
    for ((at, step), phase) in steps.into_iter().enumerate().zip(phases) {
        let place = match phase {
            Phase::CreateTable => created.next().unwrap_or(at),
            Phase::Copy => place_of.get(step.table()).copied().unwrap_or(at),
            Phase::RetireTable => usize::MAX - retired.next().unwrap_or(at),
            _ => at,
        };
        keyed.push((phase, place, step));
    }
    keyed.sort_by_key(|(phase, place, _)| (*phase, *place));
    keyed.into_iter().map(|(_, _, step)| step).collect()
}

/// Whether rows get values in a column that one of the steps `before` converts.
fn fills_what_changed(FillRows { table, column, .. }: &FillRows, before: &[Step]) -> bool {
    before.iter().any(|step| match step {
        Step::AlterColumn { table: of, after, .. } | Step::ReplaceColumn { table: of, after, .. } => of == table && after.name == *column,
        _ => false,
    })
}

/// For each table its place in an order in which parents come first.
///
/// Depth first without recursion: a schema may refer to itself a thousand tables deep.
fn parents_first(tables: &[&Table]) -> Vec<usize> {
    let at: HashMap<&str, usize> = tables.iter().enumerate().map(|(at, table)| (table.name.as_str(), at)).collect();
    let mut seen = vec![false; tables.len()];
    let mut places = vec![0; tables.len()];
    let mut place = 0..;
    for start in 0..tables.len() {
        let mut open = vec![(start, 0)];
        while let Some((table, next)) = open.pop() {
            if next == 0 && std::mem::replace(&mut seen[table], true) {
                continue;
            }
            match tables[table].foreign_keys.get(next) {
                None => places[table] = place.next().unwrap_or(usize::MAX),
                Some(key) => {
                    open.push((table, next + 1));
                    open.extend(at.get(key.target.as_str()).filter(|parent| !seen[**parent]).map(|parent| (*parent, 0)));
                }
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Action, ForeignKey};

    fn table(name: &str, targets: &[&str]) -> Table {
        let key = |target: &&str| ForeignKey {
            name: format!("{name}_{target}_fkey"),
            columns: vec!["x".to_owned()],
            target: (*target).to_owned(),
            target_columns: vec!["id".to_owned()],
            on_delete: Action::NoAction,
            on_update: Action::NoAction,
            ..ForeignKey::default()
        };
        Table { name: name.to_owned(), foreign_keys: targets.iter().map(key).collect(), ..Table::default() }
    }

    fn names(steps: Vec<Step>) -> String {
        sort(steps).iter().map(Step::table).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parents_are_created_first_and_retired_last() {
        let tables = [table("a", &["b", "a"]), table("b", &["d"]), table("c", &[]), table("d", &["b", "c"]), table("e", &["elsewhere"])];
        let create = tables.clone().map(|table| Step::CreateTable { table, retired: String::new(), restore: false });
        let retire = tables.map(|table| Step::RetireTable { table, retired: String::new() });
        assert_eq!(names(create.to_vec()), "c d b a e");
        assert_eq!(names(retire.to_vec()), "e a b d c");
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let tables = (0..100_000).map(|at| table(&format!("t{at}"), &[&format!("t{}", at + 1)]));
        let steps = tables.map(|table| Step::CreateTable { table, retired: String::new(), restore: false }).collect();
        assert_eq!(sort(steps)[0].table(), "t99999");
    }
}
