//! Which changes of a table `ALTER TABLE` can make.

use super::table::{check_clause, column_line, constraint, references};
use super::types::{is_constant, shape};
use super::{GRAMMAR, quote};
use crate::dialect::change::{TableChange, Value};
use crate::dialect::value::conversion;
use crate::schema::{Check, Column, ForeignKey, Table, expression};

/// The statements that bring a table from `staged` to `target` where it stands, indexes aside; `None` when it must be rebuilt.
pub(super) fn alter(change: &TableChange, staged: &Table, target: &Table) -> Option<Vec<String>> {
    let drops = staged.columns.iter().any(|column| target.column(&column.name).is_none());
    let options = |table: &Table| (table.options.strict, table.options.without_rowid);
    if drops || options(staged) != options(target) || staged.primary_key != target.primary_key {
        return None;
    }
    let mut added = Vec::new();
    for column in &target.columns {
        if change.source(&column.name).is_some_and(|source| matches!(source.value, Value::New { .. })) {
            can_be_added(change, column, target).then(|| added.push(column))?;
        } else if !stays(change, staged, column, target.options.strict) {
            return None;
        }
    }
    let constraints = |table: &Table| table.indexes.iter().filter(|index| index.constraint.is_some()).cloned().collect::<Vec<_>>();
    if constraints(staged) != constraints(target) {
        return None;
    }
    // What is computed can read what is added beside it.
    added.sort_by_key(|column| column.generated.is_some());
    if added.iter().filter_map(|column| column.generated.as_ref()).any(|generated| {
        let mut computed = added.iter().filter(|other| other.generated.is_some());
        computed.any(|other| expression::mentions(&generated.expression, &other.name))
    }) {
        return None;
    }
    let keys = difference(&staged.foreign_keys, &target.foreign_keys, is_same_key)?;
    let checks = difference(&staged.checks, &target.checks, Check::eq)?;
    let constraints = place(&added, &keys, &checks)?;
    let statement = |(column, own): (&&Column, Vec<String>)| {
        let parts: Vec<String> = [column_line(column, target)].into_iter().chain(own).collect();
        format!("ALTER TABLE {} ADD COLUMN {}", quote(&target.name), parts.join(" "))
    };
    Some(added.iter().zip(constraints).map(statement).collect())
}

/// Whether two foreign keys are the same to SQLite, which does not know their names.
pub(super) fn is_same_key(one: &ForeignKey, other: &ForeignKey) -> bool {
    ForeignKey { name: String::new(), ..one.clone() } == ForeignKey { name: String::new(), ..other.clone() }
}

/// Whether the column is there already, with these values.
fn stays(change: &TableChange, staged: &Table, column: &Column, strict: bool) -> bool {
    let Some(source) = change.source(&column.name) else { return false };
    let same_values = match &source.value {
        Value::Kept | Value::Restored { .. } => true,
        Value::Converted { before, after } => conversion(&GRAMMAR, before, after, "").is_ok_and(|cast| cast.expression.is_none()),
        Value::Recast { .. } | Value::New { .. } | Value::Replaced { .. } => false,
    };
    let before = source.from.as_ref().filter(|from| **from == column.name).and_then(|from| staged.column(from));
    same_values && before.is_some_and(|before| shape(before, strict) == shape(column, strict))
}

/// Whether `ADD COLUMN` takes the column: it must not be part of the key, and its value must be one constant for all rows.
fn can_be_added(change: &TableChange, column: &Column, target: &Table) -> bool {
    let filled = change.source(&column.name).is_none_or(|source| matches!(source.value, Value::New { fill: Some(_) }));
    let stored = column.generated.as_ref().is_some_and(|generated| generated.stored);
    let has_value = (column.nullable || column.default.is_some() || column.generated.is_some()) && !stored;
    let constant = column.default.as_ref().is_none_or(is_constant);
    has_value && constant && !filled && !column.auto_increment && !target.primary_key.contains(&column.name)
}

/// What of `after` is not in `before`; `None` when anything of `before` is gone.
fn difference<'a, T>(before: &[T], after: &'a [T], same: impl Fn(&T, &T) -> bool) -> Option<Vec<&'a T>> {
    let is_in = |item: &T, list: &[T]| list.iter().any(|other| same(item, other));
    before.iter().all(|item| is_in(item, after)).then(|| after.iter().filter(|item| !is_in(item, before)).collect())
}

/// The constraints to write with each added column; `None` when one of them is about other columns only.
fn place(added: &[&Column], keys: &[&ForeignKey], checks: &[&Check]) -> Option<Vec<Vec<String>>> {
    let mut places = vec![Vec::new(); added.len()];
    for key in keys {
        // With a default, the rows that are there would refer to something at once, which SQLite refuses.
        let at = added.iter().position(|column| key.columns == [column.name.as_str()] && column.default.is_none())?;
        places[at].push(format!("{}{}", constraint(&key.name), references(key)));
    }
    for check in checks {
        let at = added.iter().rposition(|column| expression::mentions(&check.expression, &column.name))?;
        places[at].push(check_clause(check));
    }
    Some(places)
}
