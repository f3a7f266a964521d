//! Columns: which became which, what appears, changes and goes.

use std::collections::{HashMap, HashSet};

use super::conversion::{Conversion, conversion, family};
use super::rename::{self, Hints, Move, folded};
use super::stages::{Stages, stages};
use super::variants::Variants;
use super::{Change, Changes, ColumnIntent, Hint, Question, TableIntent};
use crate::schema::{Column, DataType, Table, expression, name};
use crate::step::{Data, Fill, FillRows, Filling, RowValue, Turn, Using};
use crate::{Pair, Step};

/// The columns of one table before and after, matched.
pub(super) struct Matching<'a> {
    /// The columns after the change with what they were, in declared order.
    pub(super) all: Vec<(&'a Column, Option<&'a Column>)>,
    /// The columns that go, in declared order.
    gone: Vec<&'a Column>,
    /// Names of those that go whose name another column takes.
    pub(super) displaced: Vec<&'a str>,
    /// The renames.
    pub(super) moves: Vec<Move<'a>>,
}

impl<'a> Matching<'a> {
    pub(super) fn new(before: &'a Table, after: &'a Table, intent: Option<&'a TableIntent>, followed: &[Hint]) -> Self {
        let names = Pair::new(before, after)
            .map(|table| table.columns.iter().map(|column| (column.name.as_str(), column)).collect::<HashMap<_, _>>());
        let hints = |column: &'a Column| {
            let renamed_from = &intent?.columns.get(&column.name)?.renamed_from;
            (!renamed_from.is_empty()).then_some(Hints { name: &column.name, renamed_from, table: Some(&after.name) })
        };
        let hints: Vec<Hints<'_>> = after.columns.iter().filter_map(hints).collect();
        let is_new = |name: &str| intent.and_then(|intent| intent.columns.get(name)).is_some_and(|column| column.new);
        let stays = |name: &str| names.after.contains_key(name) && !is_new(name);
        let moves = rename::moves(&hints, followed, |name| names.before.contains_key(name), stays);
        let mut kept = HashSet::new();
        let mut all = Vec::with_capacity(after.columns.len());
        for column in &after.columns {
            let old = moves.iter().find(|found| found.to == column.name).map(|found| found.from);
            let itself = || moves.iter().all(|found| found.from != column.name).then_some(column.name.as_str());
            let was = old.or_else(itself).and_then(|name| names.before.get(name).copied());
            kept.extend(was.map(|was| was.name.as_str()));
            all.push((column, was));
        }
        let gone: Vec<&Column> = before.columns.iter().filter(|column| !kept.contains(column.name.as_str())).collect();
        let taken = |column: &&&Column| after.columns.iter().any(|other| folded(&other.name) == folded(&column.name));
        let displaced = gone.iter().filter(taken).map(|column| column.name.as_str()).collect();
        Self { all, gone, displaced, moves }
    }

    /// What a column that goes is called once everything is renamed.
    fn name_of_gone(&self, column: &Column) -> String {
        if self.displaced.contains(&column.name.as_str()) { name::temporary(&column.name) } else { column.name.clone() }
    }

    /// An expression of the user, in the new names. An old name that no column has any more can only mean the column that had it.
    fn in_new_names(&self, sql: &str) -> String {
        let is_taken = |name: &str| self.all.iter().any(|(column, _)| column.name == name);
        let moves = self.moves.iter().filter(|found| !is_taken(found.from));
        moves.fold(sql.to_owned(), |sql, found| expression::rename(&sql, found.from, found.to))
    }

    /// The columns that go and could be `column`.
    fn candidates(&self, column: &Column) -> Vec<String> {
        let kind = family(&column.data_type);
        self.gone.iter().filter(|gone| family(&gone.data_type) == kind).map(|gone| gone.name.clone()).collect()
    }
}

pub(super) fn push(change: &Change<'_>, changes: &mut Changes<'_>) {
    let Some(matching) = &change.kept.columns else { return };
    for &(column, was) in &matching.all {
        let intent = change.kept.intent.and_then(|intent| intent.columns.get(&column.name));
        match was {
            None => push_new(change, matching, column, intent, changes),
            Some(was) => push_kept(change, matching, Pair::new(was, column), intent, changes),
        }
    }
    for gone in &matching.gone {
        let (table, column) = (change.after.name.clone(), Column { name: matching.name_of_gone(gone), ..(*gone).clone() });
        if changes.drops_of(&table) {
            changes.push(Step::DropColumn { table, column });
        } else {
            let retired = name::retired(changes.id, &gone.name);
            changes.push(Step::RetireColumn { table, column, retired });
        }
    }
}

fn push_new(change: &Change<'_>, matching: &Matching<'_>, column: &Column, intent: Option<&ColumnIntent>, changes: &mut Changes<'_>) {
    let table = change.after.name.clone();
    let removed = if intent.is_some_and(|intent| intent.new) { Vec::new() } else { matching.candidates(column) };
    let filling = intent.and_then(|intent| intent.backfill.as_ref());
    if !removed.is_empty() {
        changes.ask(Question::ColumnRename { table, added: column.name.clone(), removed });
    } else if !changes.between && needs_value(column) && filling.is_none() {
        changes.ask(Question::RequiredValue { table, column: column.name.clone() });
    } else {
        let retired = changes.aside(&table, |id| name::retired(id, &column.name));
        match by_key(change, matching, &column.name, filling, changes) {
            ByKey::Yes(filling) => {
                let empty = Column { nullable: true, default: None, ..column.clone() };
                changes.push(Step::AddColumn { table: table.clone(), column: empty.clone(), fill: None, retired, restore: false });
                push_filled(&table, None, empty, column, filling, changes);
            }
            ByKey::No => {
                let sql = filling.and_then(Filling::as_sql);
                let fill = sql.map(|sql| as_it_was(change, matching.in_new_names(sql), changes));
                changes.push(Step::AddColumn { table, column: column.clone(), fill, retired, restore: false });
            }
            ByKey::Asked => {}
        }
    }
}

/// Whether rows get their values one after the other, in the order of their key.
enum ByKey {
    Yes(Filling),
    No,
    /// They would have to, and can't.
    Asked,
}

fn by_key(change: &Change<'_>, matching: &Matching<'_>, column: &str, filling: Option<&Filling>, changes: &mut Changes<'_>) -> ByKey {
    let Some(filling) = filling.filter(|filling| filling.goes_by_key()) else { return ByKey::No };
    let has_key = !change.before.primary_key.is_empty();
    if has_key && !change.after.primary_key.iter().any(|name| name == column) {
        return ByKey::Yes(filling.map_sql(|sql| matching.in_new_names(sql)));
    }
    match &filling.value {
        RowValue::Sql(_) => ByKey::No,
        RowValue::Function(_) => {
            changes.ask(Question::NoKey { table: change.after.name.clone(), column: column.to_owned() });
            ByKey::Asked
        }
    }
}

/// A column that can be NULL until all rows have a value. If it was there before, `retired` is where is kept which rows had none.
fn push_filled(table: &str, retired: Option<String>, before: Column, after: &Column, filling: Filling, changes: &mut Changes<'_>) {
    let (column, was_there, required) = (after.name.clone(), retired.is_some(), !after.nullable);
    let (retired, default, turn) = (retired.unwrap_or_default(), after.default.clone(), Turn::Up);
    changes.push(Step::Data(Data::Fill(FillRows {
        table: table.to_owned(),
        column,
        filling,
        retired,
        was_there,
        required,
        default,
        turn,
    })));
    alter(before, after.clone(), table, changes);
}

/// Whether rows that exist have no value for a new column.
const fn needs_value(column: &Column) -> bool {
    !column.nullable && column.default.is_none() && !column.auto_increment && column.generated.is_none()
}

/// A column that stays. What can be done in place is done in place; then what loses something, with the old values kept aside.
fn push_kept(
    change: &Change<'_>,
    matching: &Matching<'_>,
    columns: Pair<&Column>,
    intent: Option<&ColumnIntent>,
    changes: &mut Changes<'_>,
) {
    let after = columns.after;
    let moved = change.moved.column(&after.name).and_then(|moved| moved.generated.clone());
    let before = Column { name: after.name.clone(), generated: moved, ..columns.before.clone() };
    if before == *after {
        return;
    }
    let table = || change.after.name.clone();
    if changes.between {
        let (table, after) = (table(), after.clone());
        let in_place = if after.generated.is_some() { Conversion::Same } else { conversion_of(Pair::new(&before, &after)) };
        changes.push(match in_place {
            Conversion::None => Step::RecastColumn { table, before, after },
            Conversion::Same | Conversion::Total | Conversion::Checked => Step::AlterColumn { table, before, after },
        });
        return;
    }
    if before.nullable && !after.nullable && before.generated.is_none() && after.generated.is_none() {
        match by_key(change, matching, &after.name, intent.and_then(|intent| intent.backfill.as_ref()), changes) {
            ByKey::Yes(filling) => {
                let filled = Column { nullable: true, ..after.clone() };
                push_kept(change, matching, Pair::new(columns.before, &filled), intent, changes);
                let retired = changes.aside(&table(), |id| name::retired(id, &format!("filled_{}", after.name)));
                return push_filled(&table(), Some(retired), filled, after, filling, changes);
            }
            ByKey::No => {}
            ByKey::Asked => return,
        }
    }
    let types = Pair::new(&before.data_type, &after.data_type);
    let fill = fill(&before, after, matching, intent);
    let declared = intent.and_then(|intent| intent.convert.as_deref()).map(|sql| as_it_was(change, matching.in_new_names(sql), changes));
    let in_place = conversion_of(Pair::new(&before, after));
    let (retired, retired_after) = (name::retired(changes.id, &columns.before.name), name::retired_after(changes.id, &after.name));
    let keeps = !changes.drops_of(&change.after.name);
    let replace = |before: Column, using: Option<Using>| {
        let (retired, retired_after) = (retired.clone(), retired_after.clone());
        Step::ReplaceColumn { table: table(), before, after: after.clone(), using, retired, keeps, retired_after, restore: false }
    };
    let is_computed = Pair::new(before.generated.is_some(), after.generated.is_some());
    let variants = Variants::new(types, intent);
    match (declared, fill) {
        // The database computes it anew, whatever changes.
        (_, _) if is_computed.before && is_computed.after => {
            changes.push(Step::AlterColumn { table: table(), before, after: after.clone() });
        }
        // What people have written is kept aside.
        (_, _) if is_computed.after => changes.push(replace(before, None)),
        (None, fill) if is_computed.before && in_place == Conversion::Same => {
            let sql = format!("\"{}\"", after.name.replace('"', "\"\""));
            changes.push(replace(before, Some(Using::Convert { sql, fill })));
        }
        (Some(sql), fill) if is_computed.before || takes_declared(in_place, types) || !variants.added.is_empty() => {
            changes.push(replace(before, Some(Using::Convert { sql, fill })));
        }
        (_, _) if !variants.added.is_empty() => ask_for_variants(&table(), after, variants, changes),
        (_, fill) => push_in_place(&table(), before, after, (variants.renamed, fill), &replace, changes),
    }
}

/// A change that needs no declared conversion: in place, as far as that goes, then what loses something. `renamed` are the texts of an enum
/// that are replaced, and what rows without a value get.
fn push_in_place(
    table: &str,
    before: Column,
    after: &Column,
    (renamed, fill): (Vec<(String, String)>, Option<Fill>),
    replace: &dyn Fn(Column, Option<Using>) -> Step,
    changes: &mut Changes<'_>,
) {
    let columns = Pair::new(&before, after);
    let Stages { columns: stages, renamed: texts } = stages(columns, renamed, fill.is_some());
    if texts.is_empty() && (conversion_of(columns) == Conversion::None || before.generated.is_some()) {
        let types = own_types(columns).unwrap_or_else(|| columns.map(|column| column.data_type.clone()));
        changes.ask(Question::Conversion { table: table.to_owned(), column: after.name.clone(), types });
        return;
    }
    let before = stages.into_iter().fold(before, |before, stage| {
        alter(before, stage.clone(), table, changes);
        stage
    });
    match fill {
        fill if !texts.is_empty() => changes.push(replace(before, Some(Using::Renamed { texts, fill }))),
        Some(fill) => {
            let filled = Column { nullable: true, ..after.clone() };
            alter(before, filled.clone(), table, changes);
            changes.push(replace(filled, Some(Using::Fill(fill))));
        }
        None => alter(before, after.clone(), table, changes),
    }
}

/// A change in place, if there is one.
fn alter(before: Column, after: Column, table: &str, changes: &mut Changes<'_>) {
    if before != after {
        changes.push(Step::AlterColumn { table: table.to_owned(), before, after });
    }
}

/// How the values of a column get from one type to another, on every database.
fn conversion_of(columns: Pair<&Column>) -> Conversion {
    let is_unknown = |column: &Column| column.type_on("").is_none();
    if own_types(columns).is_some() {
        Conversion::None
    } else if is_unknown(columns.before) || is_unknown(columns.after) {
        Conversion::Same
    } else {
        conversion(&columns.before.data_type, &columns.after.data_type)
    }
}

/// The types on the first database that is given one of its own and where it changes.
fn own_types(columns: Pair<&Column>) -> Option<Pair<DataType>> {
    let dialects = columns.before.types.iter().chain(&columns.after.types).map(|(dialect, _)| dialect.as_str());
    let types = |dialect: &str| Some(Pair::new(columns.before.type_on(dialect)?, columns.after.type_on(dialect)?));
    dialects.filter_map(types).find(|types| types.before != types.after)
}

fn ask_for_variants(table: &str, column: &Column, variants: Variants, changes: &mut Changes<'_>) {
    for added in variants.added {
        let (table, column, removed) = (table.to_owned(), column.name.clone(), variants.removed.clone());
        changes.ask(Question::VariantRename { table, column, added, removed });
    }
}

/// An expression over the columns as they were, with those that an earlier step has put aside under the names they have there.
fn as_it_was(change: &Change<'_>, sql: String, changes: &Changes<'_>) -> String {
    let replaced = changes.steps.iter().filter_map(|step| match step {
        Step::ReplaceColumn { table, after, retired, .. } if *table == change.after.name => Some((&after.name, retired)),
        _ => None,
    });
    replaced.fold(sql, |sql, (from, to)| expression::rename(&sql, from, to))
}

/// What rows without a value get when the column becomes required.
fn fill(before: &Column, after: &Column, matching: &Matching<'_>, intent: Option<&ColumnIntent>) -> Option<Fill> {
    if !before.nullable || after.nullable {
        return None;
    }
    let backfill = intent.and_then(|intent| intent.backfill.as_ref()?.as_sql()).map(|sql| matching.in_new_names(sql));
    backfill.map(Fill::Sql).or_else(|| after.default.as_ref().map(|_| Fill::Default))
}

/// Whether a declared conversion is for this change. One that stayed in the source from an earlier change is not taken for a mere
/// widening.
fn takes_declared(in_place: Conversion, types: Pair<&DataType>) -> bool {
    match in_place {
        Conversion::Same => false,
        Conversion::Total => family(types.before) != family(types.after),
        Conversion::Checked | Conversion::None => true,
    }
}
