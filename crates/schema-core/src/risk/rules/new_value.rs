//! A value that the previous version can't read becomes possible.

use super::{Case, Code, Risk, columns, enum_of, risk};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (table, before, after) in columns(case) {
        let enums = enum_of(before).zip(enum_of(after));
        let variants = enums.into_iter().flat_map(|(old, new)| new.variants.iter().filter(|variant| !old.variants.contains(variant)));
        let null = (!before.nullable && after.nullable).then_some("NULL");
        for value in null.into_iter().chain(variants.map(String::as_str)) {
            let message = format!("`{}` of `{table}` can be `{value}`, which the previous version can't read", after.name);
            let instead = "first release a version that can read it and does not write it";
            found.push(risk(Code::NewValue, table, Some(&after.name), message, instead));
        }
    }
    found
}
