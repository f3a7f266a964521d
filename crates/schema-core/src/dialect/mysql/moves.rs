//! Where each column of a table has its values while the table changes, and what is computed.

use super::cast::in_place;
use super::types::sql_type;
use super::{GRAMMAR, quote};
use crate::dialect::change::{Source, TableChange, Value};
use crate::dialect::enums::have_numbers;
use crate::dialect::value::{conversion, value};
use crate::schema::{Column, DataType, Table, expression, name};

/// One column on its way.
pub(super) struct Move<'a> {
    /// The column as it becomes.
    pub column: &'a Column,
    /// Its name in the end; another than the column's when that is retired.
    pub name: String,
    /// What holds its values.
    pub carrier: Carrier<'a>,
    /// The values, where they have to be computed.
    pub value: Option<String>,
    /// The column that they are computed from and that goes.
    pub replaces: Option<&'a Column>,
}

/// What holds the values of a column.
pub(super) enum Carrier<'a> {
    /// A column that is there.
    There(&'a Column),
    /// A column that is added under this name.
    New(String),
}

impl<'a> Move<'a> {
    /// The column that is there, if its values stay in it.
    pub(super) fn there(&self) -> Option<&'a Column> {
        match self.carrier {
            Carrier::There(column) => Some(column),
            Carrier::New(_) => None,
        }
    }

    /// The name that the values are under until the last statement.
    pub(super) fn carrier_name(&self) -> &str {
        match &self.carrier {
            Carrier::There(column) => &column.name,
            Carrier::New(name) => name,
        }
    }

    /// Whether a column has to be added before values are computed.
    pub(super) fn is_prepared(&self) -> bool {
        matches!(&self.carrier, Carrier::New(name) if self.value.is_some() || *name != self.name)
    }

    /// Whether the column is there under its name, so that indexes on it stay.
    pub(super) fn stays(&self) -> bool {
        self.there().is_some_and(|column| column.name == self.name)
    }

    /// Whether a foreign key on the column can stay while the table changes.
    pub(super) fn keeps_keys(&self) -> bool {
        let same = |before: &Column| {
            let becomes_required = before.nullable && !self.column.nullable;
            let comparison = (&before.charset, &before.collation) == (&self.column.charset, &self.column.collation);
            !becomes_required && comparison && sql_type(&before.data_type) == sql_type(&self.column.data_type)
        };
        self.stays() && self.there().is_some_and(same)
    }
}

/// The columns of a table on their way from `staged` to `target`. `late` are the renames that the last statement does.
///
/// # Errors
///
/// When there is no conversion for a column.
pub(super) fn moves<'a>(
    change: &TableChange,
    staged: &'a Table,
    target: &'a Table,
    late: &[(String, String)],
) -> Result<Vec<Move<'a>>, String> {
    let mut moves = Vec::new();
    for column in &target.columns {
        let source = change.source(&column.name).ok_or_else(|| format!("column `{}` is lost", column.name))?;
        let renamed = late.iter().find(|(from, _)| *from == column.name).map(|(_, to)| to);
        let name = renamed.unwrap_or(&column.name).clone();
        let (carrier, value, replaces) = travel(source, staged, column)?;
        moves.push(Move { column, name, carrier, value, replaces });
    }
    untangle(&mut moves);
    Ok(moves)
}

type Travel<'a> = (Carrier<'a>, Option<String>, Option<&'a Column>);

fn travel<'a>(source: &Source, staged: &'a Table, column: &Column) -> Result<Travel<'a>, String> {
    let from = source.from.as_ref().and_then(|name| staged.column(name));
    let computed = || value(&GRAMMAR, source, column);
    let Some(there) = from else {
        let filled = match &source.value {
            Value::New { fill } => fill.is_some(),
            Value::Replaced { .. } => true,
            Value::Kept | Value::Converted { .. } | Value::Recast { .. } | Value::Restored { .. } => false,
        };
        let value = if filled && column.generated.is_none() { Some(computed()?).filter(|value| value != "NULL") } else { None };
        return Ok((Carrier::New(free_name(staged, column)), value, None));
    };
    if column.generated.is_some() || there.generated.is_some() {
        let same = column.generated == there.generated && sql_type(&column.data_type) == sql_type(&there.data_type);
        let value = column.generated.is_none().then(|| quote(&there.name));
        let new = if column.generated.is_some() { column.name.clone() } else { name::temporary(&column.name) };
        return Ok(if same { (Carrier::There(there), None, None) } else { (Carrier::New(new), value, Some(there)) });
    }
    match &source.value {
        Value::Converted { before, after } if !is_stored(before, after)? => {
            Ok((Carrier::New(name::temporary(&column.name)), Some(computed()?), Some(there)))
        }
        Value::Kept | Value::Converted { .. } | Value::Recast { .. } => Ok((Carrier::There(there), None, None)),
        Value::New { .. } | Value::Restored { .. } | Value::Replaced { .. } => {
            Ok((Carrier::There(there), Some(computed()?).filter(|value| *value != quote(&there.name)), None))
        }
    }
}

/// Whether `MODIFY COLUMN` gives a column the values that it must have. Of an enum it would take the position for the number.
fn is_stored(before: &DataType, after: &DataType) -> Result<bool, String> {
    let is_computed = have_numbers(before, after) && conversion(&GRAMMAR, before, after, "")?.expression.is_some();
    Ok(!is_computed && in_place(before, after))
}

/// The name of the column, or another one while that is taken.
fn free_name(staged: &Table, column: &Column) -> String {
    let taken = staged.columns.iter().any(|other| other.name.eq_ignore_ascii_case(&column.name));
    if taken { name::temporary(&column.name) } else { column.name.clone() }
}

/// One assignment of an `UPDATE` reads what an earlier one has written. Where a value reads a column that is written too, it gets a column
/// of its own: new columns are written first, and nothing reads those.
fn untangle(moves: &mut [Move<'_>]) {
    let written: Vec<String> =
        moves.iter().filter(|one| one.value.is_some()).filter_map(|one| one.there().map(|column| column.name.clone())).collect();
    for one in moves {
        let (Carrier::There(there), Some(value)) = (&one.carrier, &one.value) else { continue };
        if written.iter().any(|name| *name != there.name && expression::mentions(value, name)) {
            one.replaces = Some(there);
            one.carrier = Carrier::New(name::temporary(&one.column.name));
        }
    }
}
