//! A table stays locked while another one takes long.

use super::{Case, Code, Risk, risk, use_of};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    // A table that takes long itself is spoken of already.
    let held = case.tolls.iter().filter(|toll| toll.works.is_empty()).filter_map(|toll| Some((&toll.table, toll.held.as_ref()?)));
    let found = held.map(|(table, (blocks, other))| {
        let message = format!("nobody can {} `{table}` until `{other}` is done", use_of(*blocks));
        let instead =
            format!("put what concerns `{other}` into a migration of its own, and give each its own transaction: `Atomicity::Each`");
        risk(Code::HeldLock, table, None, message, instead)
    });
    found.collect()
}
