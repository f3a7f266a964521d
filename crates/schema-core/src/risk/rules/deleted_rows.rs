//! Rows or values are deleted to make room for a key, and nothing is kept.

use super::{Case, Code, Risk, asides, kept_rows, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let found = asides(case).filter_map(|aside| Some((aside, aside.destroys()?))).map(|(aside, lost)| {
        let instead = format!(
            "leave `retire = false` out, and they are kept aside; or ask the production database beforehand{}",
            kept_rows::query(case, aside)
        );
        let column = aside.nulled().first().map(String::as_str);
        risk(Code::DeletedRows, &aside.table, column, format!("{lost} are deleted, and nothing brings them back"), instead)
    });
    found.collect()
}
