//! A table that the previous version may use is gone.

use super::{Case, Code, Risk, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let gone = case.before.tables.iter().filter(|table| case.names.table(&table.name).is_none());
    let found = gone.map(|table| {
        let message = format!("`{}` is gone, and the previous version may still use it", table.name);
        risk(Code::GoneTable, &table.name, None, message, "first release a version that no longer uses it; remove the struct in the next")
    });
    found.collect()
}
