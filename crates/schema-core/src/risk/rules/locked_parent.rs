//! A table is locked because another one refers to it.

use super::{Case, Code, Risk, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let parents = case.tolls.iter().filter_map(|toll| Some((&toll.table, toll.parent_of.as_ref()?)));
    let found = parents.map(|(table, child)| {
        let message = format!("`{table}` is locked for a moment, because of a foreign key of `{child}`");
        risk(Code::LockedParent, table, None, message, "keep transactions short, so that there is little to wait for")
    });
    found.collect()
}
