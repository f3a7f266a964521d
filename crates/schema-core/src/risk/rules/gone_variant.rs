//! A variant that the previous version may write is gone.

use super::{Case, Code, Risk, columns, enum_of, risk};
use crate::Step;
use crate::step::Using;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (table, before, after) in columns(case) {
        let Some((old, new)) = enum_of(before).zip(enum_of(after)) else { continue };
        for gone in old.variants.iter().filter(|variant| !new.variants.contains(variant)) {
            let message = format!("`{}` of `{table}` can't be `{gone}` any more, and the previous version may still write it", after.name);
            let instead = match renamed(case, table, &after.name, gone) {
                Some(new) => format!("keep the text in the database: `#[entity(rename = {gone:?})]` on the variant of `{new}`"),
                None => "first release a version that no longer writes it; remove the variant in the next".to_owned(),
            };
            found.push(risk(Code::GoneVariant, table, Some(&after.name), message, instead));
        }
    }
    found
}

/// The text that a variant is stored as from now on, where it is renamed.
fn renamed<'a>(case: &Case<'a>, table: &str, column: &str, gone: &str) -> Option<&'a str> {
    case.steps.iter().find_map(|step| {
        let Step::ReplaceColumn { table: own, after, using: Some(Using::Renamed { texts, .. }), .. } = step else { return None };
        let is_it = own == table && after.name == column;
        texts.iter().find(|(from, _)| is_it && from == gone).map(|(_, to)| to.as_str())
    })
}
