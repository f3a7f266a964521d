//! A table that the previous version may use has another name.

use super::{Case, Code, Risk, risk};
use crate::Dialect;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let renamed = case.kept().filter(|(before, after)| before.name != after.name);
    let found = renamed.map(|(before, after)| {
        let (from, to) = (&before.name, &after.name);
        let keep = format!("keep the name in the database: `#[entity(table = {from:?})]`");
        // A view can't stand where another table is now, and on SQLite none can be written to.
        let is_free = case.after.table(from).is_none() && case.dialect != Dialect::Sqlite;
        let view = case.code(&format!("CREATE VIEW {} AS SELECT * FROM {}", case.table(from), case.table(to)));
        let instead = if is_free { format!("{keep}; or leave a view for one release: {view}") } else { keep };
        risk(Code::RenamedTable, to, None, format!("`{from}` is called `{to}` now, and the previous version may still use it"), instead)
    });
    found.collect()
}
