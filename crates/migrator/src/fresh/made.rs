//! What the migrations of a program made, as far as their statements tell.

use std::collections::BTreeSet;

use schema_core::Dialect;
use schema_core::dialect::Statement;

use super::{Object, ObjectKind};
use crate::journal::stored::Stored;
use crate::sql::{self, Token};

/// The namespace, where there is one, and the name.
type Name = (Option<String>, String);

/// The names of what statements made, renamed and did not drop again.
#[derive(Debug)]
pub(crate) struct Made {
    dialect: Dialect,
    /// Namespace and name, in the case in which the database compares them.
    names: BTreeSet<Name>,
    /// The schemas.
    schemas: BTreeSet<String>,
}

/// The words between `CREATE` and what is created.
const ADJECTIVES: [&str; 15] = [
    "OR",
    "REPLACE",
    "TEMP",
    "TEMPORARY",
    "GLOBAL",
    "LOCAL",
    "UNLOGGED",
    "VIRTUAL",
    "RECURSIVE",
    "MATERIALIZED",
    "FOREIGN",
    "UNIQUE",
    "CONSTRAINT",
    "SQL",
    "SECURITY",
];

/// What can be created and has a name of its own.
const KINDS: [&str; 9] = ["TABLE", "VIEW", "SEQUENCE", "TYPE", "DOMAIN", "FUNCTION", "PROCEDURE", "AGGREGATE", "EVENT"];

impl Made {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self { dialect, names: BTreeSet::new(), schemas: BTreeSet::new() }
    }

    /// Whether it is among what was made.
    pub(crate) fn has(&self, object: &Object) -> bool {
        if object.kind == ObjectKind::Schema {
            return self.schemas.contains(&self.folded(&object.name));
        }
        let namespace = object.namespace.as_ref().map(|namespace| self.folded(namespace));
        self.names.contains(&(namespace, self.folded(&object.name)))
    }

    /// Whether it is where the migrations make things: where tables are created, or in a schema that they made.
    pub(crate) fn is_near(&self, object: &Object) -> bool {
        object.kind != ObjectKind::Schema
            && object.namespace.as_ref().is_none_or(|namespace| self.schemas.contains(&self.folded(namespace)))
    }

    /// Notes statements that ran.
    pub(crate) fn all(&mut self, steps: &[Stored]) {
        for step in steps {
            match step {
                Stored::Statement(Statement::Sql(sql)) => {
                    for sql in sql::statements(self.dialect, sql) {
                        self.ran(sql);
                    }
                }
                // A rebuilt table has the name that it had.
                Stored::Statement(Statement::Rebuild { .. } | Statement::Check { .. } | Statement::Backfill(_))
                | Stored::Compute(_)
                | Stored::Run(_)
                | Stored::Destroys(_)
                | Stored::Irreversible(_) => {}
            }
        }
    }

    /// Notes a statement that ran.
    pub(crate) fn ran(&mut self, sql: &str) {
        let tokens = sql::tokens(self.dialect, sql);
        let Some((first, rest)) = tokens.split_first() else { return };
        if first.is("CREATE") {
            self.created(rest);
        } else if first.is("DROP") {
            self.dropped(rest);
        } else if first.is("ALTER") {
            self.altered(rest);
        } else if first.is("RENAME") {
            self.renamed(rest);
        }
    }

    fn created(&mut self, rest: &[Token<'_>]) {
        // `DEFINER = 'a'@'b'` and the like stand before the word, too.
        let skipped = rest.iter().take_while(|token| ADJECTIVES.iter().any(|word| token.is(word))).count();
        let head = &rest[skipped..];
        let is_definer = head.first().is_some_and(|token| token.is("DEFINER") || token.is("ALGORITHM"));
        let head = if is_definer { head.iter().position(is_kind).map_or(&[][..], |at| &head[at..]) } else { head };
        match head {
            [schema, rest @ ..] if schema.is("SCHEMA") && self.dialect == Dialect::Postgres => {
                if let Some((_, name)) = self.name(without_exists(rest)).map(|(name, _)| name) {
                    self.schemas.insert(name);
                }
            }
            [kind, rest @ ..] if is_kind(kind) => {
                self.names.extend(self.name(without_exists(rest)).map(|(name, _)| name));
            }
            _ => {}
        }
    }

    fn dropped(&mut self, rest: &[Token<'_>]) {
        let skipped = rest.iter().take_while(|token| ADJECTIVES.iter().any(|word| token.is(word))).count();
        let [kind, names @ ..] = &rest[skipped..] else { return };
        if !is_kind(kind) {
            return;
        }
        let mut names = without_exists(names);
        while let Some((name, left)) = self.name(names) {
            self.names.remove(&name);
            match left {
                [comma, more @ ..] if comma.text == "," => names = more,
                _ => break,
            }
        }
    }

    /// `ALTER TABLE a RENAME TO b`, `ALTER TYPE a RENAME TO b`, `ALTER TABLE a SET SCHEMA b`.
    fn altered(&mut self, rest: &[Token<'_>]) {
        let skipped = rest.iter().take_while(|token| ADJECTIVES.iter().any(|word| token.is(word))).count();
        let [kind, rest @ ..] = &rest[skipped..] else { return };
        if !is_kind(kind) {
            return;
        }
        let rest = without_exists(rest);
        let rest = if rest.first().is_some_and(|token| token.is("ONLY")) { &rest[1..] } else { rest };
        let Some((from, change)) = self.name(rest) else { return };
        let to = match change {
            [rename, to, new @ ..] if rename.is("RENAME") && (to.is("TO") || to.is("AS")) => self.name(new).map(|((space, name), _)| {
                // A new name without a schema stays in the old one, except on MySQL, which has none.
                (space.or_else(|| from.0.clone()), name)
            }),
            [set, schema, new @ ..] if set.is("SET") && schema.is("SCHEMA") => {
                self.name(new).map(|((_, space), _)| (Some(space), from.1.clone()))
            }
            _ => None,
        };
        self.moves(&from, to);
    }

    /// `RENAME TABLE a TO b, c TO d`.
    fn renamed(&mut self, rest: &[Token<'_>]) {
        let Some((table, mut rest)) = rest.split_first() else { return };
        if !table.is("TABLE") && !table.is("TABLES") {
            return;
        }
        while let Some((from, after)) = self.name(rest) {
            let [to, new @ ..] = after else { return };
            let Some((name, left)) = self.name(new).filter(|_| to.is("TO")) else { return };
            self.moves(&from, Some(name));
            match left {
                [comma, more @ ..] if comma.text == "," => rest = more,
                _ => return,
            }
        }
    }

    fn moves(&mut self, from: &Name, to: Option<Name>) {
        if let Some(to) = to
            && self.names.remove(from)
        {
            self.names.insert(to);
        }
    }

    /// The name at the beginning of these tokens, and what follows it.
    fn name<'t, 'a>(&self, tokens: &'t [Token<'a>]) -> Option<(Name, &'t [Token<'a>])> {
        match tokens {
            [space, point, name, rest @ ..] if point.text == "." => Some(((Some(self.word(space)), self.word(name)), rest)),
            [name, rest @ ..] => Some(((None, self.word(name)), rest)),
            [] => None,
        }
    }

    /// A name as the database keeps it.
    fn word(&self, token: &Token<'_>) -> String {
        let is_quoted = token.text.starts_with(['"', '`', '[']);
        let name = token.name();
        if is_quoted { self.folded(&name) } else { name.to_lowercase() }
    }

    /// A name in the case in which it is compared.
    fn folded(&self, name: &str) -> String {
        if self.dialect == Dialect::Postgres { name.to_owned() } else { name.to_lowercase() }
    }
}

fn is_kind(token: &Token<'_>) -> bool {
    KINDS.iter().any(|word| token.is(word))
}

/// Without `IF NOT EXISTS` and `IF EXISTS`.
fn without_exists<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match tokens {
        [one, not, exists, rest @ ..] if one.is("IF") && not.is("NOT") && exists.is("EXISTS") => rest,
        [one, exists, rest @ ..] if one.is("IF") && exists.is("EXISTS") => rest,
        _ => tokens,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(dialect: Dialect, statements: &[&str]) -> String {
        let mut made = Made::new(dialect);
        for sql in statements {
            made.ran(sql);
        }
        let names = made.names.iter().map(|(space, name)| space.as_ref().map_or_else(|| name.clone(), |space| format!("{space}.{name}")));
        names.chain(made.schemas.iter().map(|schema| format!("{schema}.*"))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_come_go_and_move() {
        for (dialect, statements, expected) in [
            (Dialect::Sqlite, &["CREATE TABLE \"A\" (b)", "create virtual table if not exists [f] using fts5(x)"][..], "a f"),
            (Dialect::Sqlite, &["CREATE TABLE a (b)", "ALTER TABLE a RENAME TO _retired_1_a"], "_retired_1_a"),
            (Dialect::Sqlite, &["CREATE TABLE a (b)", "DROP TABLE IF EXISTS a", "CREATE TEMP VIEW v AS SELECT 1"], "v"),
            (Dialect::Sqlite, &["CREATE UNIQUE INDEX i ON a (b)", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END"], ""),
            (
                Dialect::Postgres,
                &["CREATE SCHEMA \"Bill\"", "CREATE TABLE \"Bill\".\"Invoice\" (id int)", "CREATE TABLE Other (id int)"],
                "other Bill.Invoice Bill.*",
            ),
            (
                Dialect::Postgres,
                &[
                    "CREATE TYPE mood AS ENUM ('a')",
                    "ALTER TYPE mood RENAME TO mood_old",
                    "CREATE TYPE mood AS ENUM ('b')",
                    "DROP TYPE mood_old",
                ],
                "mood",
            ),
            (
                Dialect::Postgres,
                &["CREATE TABLE b.t (id int)", "ALTER TABLE ONLY b.t RENAME TO u", "ALTER TABLE IF EXISTS b.u SET SCHEMA c"],
                "c.u",
            ),
            (Dialect::Postgres, &["CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'"], "f"),
            (Dialect::Postgres, &["CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1", "CREATE UNLOGGED TABLE t (a int)"], "m t"),
            (Dialect::Mysql, &["CREATE TABLE `a` (b INT)", "RENAME TABLE `a` TO `x`, c TO d", "CREATE TABLE e (f INT)"], "e x"),
            (Dialect::Mysql, &["CREATE DEFINER = 'a'@'%' SQL SECURITY INVOKER VIEW v AS SELECT 1", "DROP TABLE b, v"], ""),
            (Dialect::Mysql, &["CREATE ALGORITHM=MERGE DEFINER=root@localhost VIEW w AS SELECT 1", "ALTER TABLE q RENAME TO r"], "w"),
        ] {
            assert_eq!(made(dialect, statements), expected, "{statements:?}");
        }
    }
}
