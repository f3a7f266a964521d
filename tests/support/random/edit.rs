//! Random edits of a schema, and what a person would say about them.

mod columns;
mod draft;
mod parts;

use schema_core::Schema;

use super::choices::Choices;
use super::{Change, flaw};
use draft::Draft;

/// One kind of edit. It may do nothing where there is nothing to edit, and its result is thrown away where it makes no sense.
type Edit = fn(&mut Choices, &mut Draft);

const EDITS: [Edit; 26] = [
    columns::add,
    columns::drop,
    columns::rename,
    columns::retype,
    columns::nullability,
    columns::default,
    columns::add,
    columns::rename,
    columns::retype,
    columns::swap,
    columns::reorder,
    columns::collation,
    columns::variants,
    parts::add_table,
    parts::drop_table,
    parts::rename_table,
    parts::rename_table,
    parts::swap_tables,
    parts::add_index,
    parts::drop_index,
    parts::change_index,
    parts::add_foreign_key,
    parts::change_foreign_key,
    parts::change_check,
    parts::change_key,
    parts::options,
];

/// What a few edits, at most so many, make of a schema.
pub(super) fn change(choices: &mut Choices, before: Schema, edits_max: usize) -> Change {
    let mut draft = Draft::new(&before);
    for _ in 0..=choices.below(edits_max) {
        let mut next = draft.clone();
        EDITS[choices.below(EDITS.len())](choices, &mut next);
        if flaw(choices.dialect, &next.schema).is_none() && next.keeps_keys(&before) {
            draft = next;
        }
    }
    let intent = draft.intent(choices, &before);
    Change { before, after: draft.schema, intent }
}
