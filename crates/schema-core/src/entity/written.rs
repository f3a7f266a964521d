//! The types of columns as the source writes them, for what is to have the same.

use std::collections::BTreeMap;

use super::lower::entities;
use super::modules::load;
use super::read::{Files, Root};

/// The type of each field that is a column of an entity, by the names of the table and the column: `Option<OffsetDateTime>`. What is taken
/// in from embedded structs is left out.
pub fn written(roots: &[Root], files: &mut dyn Files) -> BTreeMap<(String, String), String> {
    let tree = load(roots, files);
    let mut types = BTreeMap::new();
    for (_, entity) in entities(&tree) {
        let table = entity.table_name();
        for field in entity.columns().filter(|field| !field.attrs.flatten) {
            types.insert((table.clone(), entity.column_name(field)), field.ty.0.clone());
        }
    }
    types
}
