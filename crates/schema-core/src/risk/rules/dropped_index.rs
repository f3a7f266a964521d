//! An index goes.

use super::{Case, Code, Risk, named, risk};
use crate::Dialect;
use crate::schema::{Index, name};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let mut found = Vec::new();
    for (before, after) in named(case) {
        let stays = |index: &Index| after.indexes.iter().any(|other| Index { name: index.name.clone(), ..other.clone() } == *index);
        for index in before.indexes.iter().filter(|index| !stays(index)) {
            let message = format!("`{}` of `{}` goes, and whoever needs it waits or takes longer", index.name, after.name);
            let instead = match case.dialect {
                Dialect::Postgres if index.constraint.is_none() => {
                    let drop = format!("DROP INDEX CONCURRENTLY {}", case.table(&name::within(&before.name, |_| index.name.clone())));
                    format!("edit the migration: {}, in one of its own", case.code(&drop))
                }
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => "see first that nothing uses it any more".to_owned(),
            };
            found.push(risk(Code::DroppedIndex, &after.name, None, message, instead));
        }
    }
    found
}
