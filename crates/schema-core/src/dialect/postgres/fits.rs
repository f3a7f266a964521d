//! What an expression gives, and whether a column can hold it.

use super::types::{loose_type, sql_type};
use super::{literal, quote, quote_table};
use crate::dialect::grammar::Attempt;
use crate::schema::{DataType, name};

/// What finds the rows over which something can't be computed, there while it is asked.
const UNFIT: &str = "pg_temp._migrator_unfit";

/// What its text is between. An expression that has it is written as a literal.
const TAG: &str = "$unfit$";

/// What is true of a value that a column of the type holds, where the server cuts it or refuses it only once it is written.
pub(super) fn accepts(value: &str, data_type: &DataType) -> Option<String> {
    let number = format!("CAST({value} AS NUMERIC)");
    match (data_type, data_type.integer_range()) {
        (DataType::Text(Some(length)), _) => Some(format!("char_length(CAST({value} AS TEXT)) <= {length}")),
        (DataType::Decimal(Some((precision, scale))), _) => {
            let whole = precision.saturating_sub(*scale);
            Some(format!("({number} = 'NaN' OR abs(round({number}, {scale})) < 1e{whole})"))
        }
        (_, range) => range.map(|(low, high)| format!("round({number}) BETWEEN {low} AND {high}")),
    }
}

/// How it is asked of which rows of `table` the server can't compute `value`, or has no value of the type for it. All rows are
/// tried at once, and only if that fails one by one: trying each costs about ten times as much.
pub(super) fn attempt(table: &str, value: &str, data_type: &DataType) -> Option<Attempt> {
    // Whatever can be computed is a text.
    if matches!(data_type, DataType::Text(_) | DataType::Enum(_)) {
        return None;
    }
    let (table, alias, loose) = (quote_table(table), quote(name::split(table).1), loose_type(data_type));
    let limited = format!("CAST({value} AS {})", sql_type(data_type));
    let value = if sql_type(data_type) == loose { value } else { &limited };
    // A column may be called like a variable.
    let body = format!(
        "#variable_conflict use_column
DECLARE _migrator_row {table};
BEGIN
    PERFORM count({value}) FROM {table};
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM {table} LOOP
        BEGIN
            PERFORM {value} FROM (SELECT _migrator_row.*) AS {alias};
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END"
    );
    let body = if body.contains(TAG) { literal(&body) } else { format!("{TAG}\n{body}\n{TAG}") };
    Some(Attempt {
        create: format!("CREATE FUNCTION {UNFIT}() RETURNS SETOF {table} LANGUAGE plpgsql AS {body}"),
        rows: format!("{UNFIT}()"),
        drop: format!("DROP FUNCTION {UNFIT}()"),
    })
}

/// What a statement that [`attempt`] gives tries, as far as its text is not a literal; `None` for any other.
pub(in crate::dialect) fn tried(create: &str) -> Option<&str> {
    let (before, rest) = create.split_once(TAG)?;
    before.starts_with("CREATE FUNCTION").then(|| rest.strip_suffix(TAG)).flatten()
}
