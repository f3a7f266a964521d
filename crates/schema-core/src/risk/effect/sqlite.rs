//! What statements cost on SQLite: whoever writes has the whole file for himself, and readers go on in WAL mode.

use super::{Blocks, Effect, Reason, Work};
use crate::risk::words::Rest;

/// What a statement does.
pub(super) fn effects(mut rest: Rest<'_>) -> Vec<Effect> {
    if !rest.eat("CREATE INDEX") && !rest.eat("CREATE UNIQUE INDEX") {
        return Vec::new();
    }
    let name = rest.name();
    let table = rest.eat("ON").then(|| rest.name()).flatten();
    let build = |(name, table)| Effect { table, blocks: Blocks::Writers, work: Some(Work::Index { name }) };
    name.zip(table).map(build).into_iter().collect()
}

/// What the rebuild of a table does.
pub(super) fn rebuild(table: &str) -> Effect {
    Effect { table: table.to_owned(), blocks: Blocks::Writers, work: Some(Work::Rewrite(Reason::Table)) }
}
