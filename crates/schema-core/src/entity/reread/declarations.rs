//! What other files can depend on.

use crate::entity::ast::{Entity, EnumItem, Item, Newtype, Position};
use crate::entity::scan::{FileSummary, Scanned, Scope};

/// Where things stand when it does not matter where.
const NOWHERE: Position = Position { line: 0, column: 0 };

/// Whether two summaries of a file declare the same: they differ at most inside of entities, and in where things stand. An item with a
/// mistake is never the same.
pub(super) fn are_same(before: &FileSummary, after: &FileSummary) -> bool {
    match (before, after) {
        (FileSummary::Read(before), FileSummary::Read(after)) => scopes(before, after),
        (FileSummary::Broken, _) | (_, FileSummary::Broken) => false,
    }
}

/// The entities of a file.
pub(super) fn entities(summary: &FileSummary) -> Vec<&Entity> {
    let mut found = Vec::new();
    if let FileSummary::Read(scope) = summary {
        collect(scope, &mut found);
    }
    found
}

fn collect<'a>(scope: &'a Scope, found: &mut Vec<&'a Entity>) {
    for scanned in &scope.items {
        if let Some(Item::Entity(entity)) = &scanned.item {
            found.push(entity);
        }
    }
    scope.modules.iter().filter_map(|module| module.inline.as_deref()).for_each(|inline| collect(inline, found));
}

fn scopes(before: &Scope, after: &Scope) -> bool {
    let Scope { condition, modules, uses, aliases, items, names } = before;
    *condition == after.condition
        && *uses == after.uses
        && *aliases == after.aliases
        && *names == after.names
        && modules.len() == after.modules.len()
        && items.len() == after.items.len()
        && modules.iter().zip(&after.modules).all(|(before, after)| {
            let same = before.name == after.name && before.public == after.public && before.path == after.path;
            let inline = match (&before.inline, &after.inline) {
                (Some(before), Some(after)) => scopes(before, after),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            same && inline && before.condition == after.condition
        })
        && (0..items.len()).all(|at| again(items, at) == again(&after.items, at) && same_item(&items[at], &after.items[at]))
}

/// Whether an item is the one before it once more, for another of its derives.
fn again(items: &[Scanned], at: usize) -> bool {
    at > 0 && items[at - 1].position == items[at].position
}

fn same_item(before: &Scanned, after: &Scanned) -> bool {
    let head = before.name == after.name && before.public == after.public && before.condition == after.condition;
    head && before.problems.is_empty()
        && after.problems.is_empty()
        && match (&before.item, &after.item) {
            (Some(Item::Entity(before)), Some(Item::Entity(after))) => before.table_name() == after.table_name(),
            (Some(Item::Enum(before)), Some(Item::Enum(after))) => nowhere(before) == nowhere(after),
            (Some(Item::Newtype(before)), Some(Item::Newtype(after))) => {
                Newtype { position: NOWHERE, ..before.clone() } == Newtype { position: NOWHERE, ..after.clone() }
            }
            (Some(Item::Embedded(before)), Some(Item::Embedded(after))) => anywhere(before) == anywhere(after),
            (Some(Item::Entity(_) | Item::Enum(_) | Item::Newtype(_) | Item::Embedded(_)) | None, _) => false,
        }
}

fn anywhere(item: &Entity) -> Entity {
    let mut item = Entity { position: NOWHERE, ..item.clone() };
    item.fields.iter_mut().for_each(|field| field.position = NOWHERE);
    item
}

fn nowhere(item: &EnumItem) -> EnumItem {
    let mut item = EnumItem { position: NOWHERE, ..item.clone() };
    item.variants.iter_mut().for_each(|variant| variant.position = NOWHERE);
    item
}
