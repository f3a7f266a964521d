//! A table is written anew while others go on.

use super::{Case, Code, Risk, is_rewritten, risk};
use crate::risk::effect::{Toll, Work};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let rebuilt = |toll: &&Toll| !is_rewritten(toll) && toll.works.iter().any(|(work, _)| *work == Work::Rebuild);
    let found = case.tolls.iter().filter(rebuilt).map(|toll| {
        let message = format!("`{}` is built anew while others go on, and once more on each replica", toll.table);
        risk(Code::RebuiltTable, &toll.table, None, message, "do it when little else is going on")
    });
    found.collect()
}
