//! What statements cost on MySQL and MariaDB.
//!
//! Where the two differ, this is the one that does worse. MySQL is known from its manual ("Online DDL Operations", 8.0 and 8.4), MariaDB from
//! asking a server for each action with `ALGORITHM` and `LOCK`; the tests ask again. A statement with several actions costs as much as
//! the worst of them.

use super::{Blocks, Effect, Reason, Seen, Work};
use crate::Dialect;
use crate::risk::words::{Rest, Token};
use crate::schema::{Column, DataType, name};

/// How a server makes a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It changes what is known of the table (`ALGORITHM=INSTANT`), or builds an index beside it (`NOCOPY`).
    Instant,
    /// It rebuilds the table while others go on (`ALGORITHM=INPLACE, LOCK=NONE`).
    Online,
    /// It copies the table while others read (`ALGORITHM=COPY`), or does something else that none may write meanwhile.
    Copy,
}

impl Way {
    const fn blocks(self) -> Blocks {
        match self {
            Self::Instant | Self::Online => Blocks::Nobody,
            Self::Copy => Blocks::Writers,
        }
    }
}

/// What a statement does.
pub(super) fn effects(seen: &Seen<'_>, mut rest: Rest<'_>) -> Vec<Effect> {
    if rest.eat("UPDATE") {
        let update = |table| Effect { table, blocks: Blocks::Nobody, work: Some(Work::Update) };
        return rest.name().map(update).into_iter().collect();
    }
    let Some(table) = rest.eat("ALTER TABLE").then(|| rest.name()).flatten() else { return Vec::new() };
    let parts = rest.parts();
    let takes_key = parts.iter().any(|part| part.has("ADD PRIMARY KEY"));
    let actions: Vec<(Way, Option<Work>)> = parts.into_iter().map(|part| action(seen, &table, part, takes_key)).collect();
    let blocks = actions.iter().map(|(way, _)| *way).max().map_or(Blocks::Nobody, Way::blocks);
    let effect = |work| Effect { table: table.clone(), blocks, work: Some(work) };
    actions.into_iter().filter_map(|(_, work)| work).map(effect).collect()
}

fn action(seen: &Seen<'_>, table: &str, mut rest: Rest<'_>, takes_key: bool) -> (Way, Option<Work>) {
    if rest.eat("ADD COLUMN") {
        return rest.name().map_or((Way::Instant, None), |column| added(column, rest));
    }
    if rest.eat("MODIFY COLUMN") {
        return rest.name().map_or((Way::Instant, None), |column| changed(seen, table, &column, rest));
    }
    if rest.eat("CHANGE COLUMN") {
        let (from, to) = (rest.name().unwrap_or_default(), rest.name().unwrap_or_default());
        return if to.starts_with(name::RETIRED_PREFIX) { put_aside(rest) } else { changed(seen, table, &from, rest) };
    }
    if rest.eat("ADD INDEX") || rest.eat("ADD UNIQUE INDEX") {
        return (Way::Instant, rest.name().map(|name| Work::Index { name }));
    }
    if rest.eat("ADD FULLTEXT INDEX") || rest.eat("ADD SPATIAL INDEX") {
        return (Way::Copy, rest.name().map(|name| Work::Index { name }));
    }
    if rest.eat("ADD CONSTRAINT") {
        let name = rest.name().unwrap_or_default();
        return if rest.eat("CHECK") {
            (Way::Copy, Some(Work::Check { name }))
        } else {
            let target = rest.names_after("REFERENCES").into_iter().next().unwrap_or_default();
            (Way::Copy, Some(Work::ForeignKey { name, target }))
        };
    }
    if rest.eat("ADD PRIMARY KEY") {
        return (Way::Online, Some(Work::Rebuild));
    }
    if (rest.eat("DROP PRIMARY KEY") && !takes_key) || rest.eat("ENGINE") {
        return (Way::Copy, Some(Work::Rewrite(Reason::Table)));
    }
    (Way::Instant, None)
}

/// A new column: instant, unless each row gets a value of its own.
fn added(column: String, rest: Rest<'_>) -> (Way, Option<Work>) {
    let is_expression = rest.find("DEFAULT").is_some_and(|default| default.0.first() == Some(&Token::Symbol('(')));
    let reason = if rest.has("STORED") {
        Reason::Stored { column }
    } else if rest.has("AUTO_INCREMENT") {
        Reason::Numbered { column }
    } else if is_expression {
        Reason::Value { column }
    } else {
        return (Way::Instant, None);
    };
    (Way::Copy, Some(Work::Rewrite(reason)))
}

/// A column that keeps its type and can be NULL from now on.
fn put_aside(rest: Rest<'_>) -> (Way, Option<Work>) {
    if rest.has("NOT NULL") { (Way::Instant, None) } else { (Way::Online, Some(Work::Rebuild)) }
}

/// A column that is restated.
fn changed(seen: &Seen<'_>, table: &str, column: &str, rest: Rest<'_>) -> (Way, Option<Work>) {
    let Some((before, Some(after))) = seen.column(table, column) else {
        // It was added to be filled, and becomes what it is to be.
        return if rest.has("NOT NULL") { (Way::Online, Some(Work::Rebuild)) } else { (Way::Instant, None) };
    };
    match way(before, after) {
        Way::Instant => (Way::Instant, None),
        Way::Online => (Way::Online, Some(Work::Rebuild)),
        Way::Copy => (Way::Copy, Some(Work::Rewrite(reason(before, after)))),
    }
}

fn reason(before: &Column, after: &Column) -> Reason {
    let column = after.name.clone();
    match (&before.data_type, &after.data_type) {
        (DataType::Enum(from), DataType::Enum(to)) if from.is_native() && to.is_native() => Reason::Enum { column },
        (one, other) if one == other => Reason::Column { column },
        (_, other) => Reason::Type { column, sql: Dialect::Mysql.sql_type(other) },
    }
}

/// How a column that stays becomes another.
pub(super) fn way(before: &Column, after: &Column) -> Way {
    let texts = |column: &Column| (column.collation.clone(), column.charset.clone(), column.generated.clone());
    let retype = retyping(&before.data_type, &after.data_type);
    let is_numbered = after.auto_increment && !before.auto_increment;
    if retype == Way::Copy || is_numbered || texts(before) != texts(after) {
        Way::Copy
    } else if before.nullable == after.nullable {
        retype
    } else {
        Way::Online
    }
}

/// How a type becomes another.
fn retyping(before: &DataType, after: &DataType) -> Way {
    let sql = |data_type: &DataType| Dialect::Mysql.sql_type(data_type);
    let is_instant = match (before, after) {
        (DataType::Text(Some(from)), DataType::Text(Some(to))) => grows(*from, *to, CHARACTER_MAX),
        (DataType::Bytes(Some(from)), DataType::Bytes(Some(to))) => grows(*from, *to, 1),
        (DataType::Enum(from), DataType::Enum(to)) if from.is_native() && to.is_native() => {
            to.variants.starts_with(&from.variants) && index_size(from.variants.len()) == index_size(to.variants.len())
        }
        (one, other) => sql(one) == sql(other),
    };
    if is_instant { Way::Instant } else { Way::Copy }
}

/// The bytes that a character of `utf8mb4` can have.
const CHARACTER_MAX: u32 = 4;

/// Whether a length grows and takes as many bytes to be stored as before. MariaDB does not mind the latter.
fn grows(from: u32, to: u32, size: u32) -> bool {
    let is_long = |length: u32| length.saturating_mul(size) > 255;
    from <= to && is_long(from) == is_long(to)
}

/// The bytes that the number of a variant takes.
const fn index_size(variants: usize) -> usize {
    if variants < 256 { 1 } else { 2 }
}
