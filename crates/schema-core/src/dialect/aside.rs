//! The statements that keep rows aside which are in the way of a key, and those that bring them back.
//!
//! Nothing slips through between copying and deleting: PostgreSQL moves the rows in one statement and lets nobody else write to the table;
//! SQLite has one writer; MySQL and MariaDB lock the rows that are copied until the statement that changes the schema commits, and delete
//! what was copied.

mod away;
mod back;
mod identity;
mod referred;
mod strangers;

use self::identity::Identity;
use super::grammar::Grammar;
use super::{Dialect, Statement, checks, physical};
use crate::schema::{Column, Table, name};
use crate::step::{Aside, Data, Misfit};
use crate::{Schema, Step};

/// What `aside` does in a database with this schema, which is how the steps `before` it left it.
///
/// # Errors
///
/// When it does not fit the schema.
pub(super) fn statements(dialect: Dialect, before: &[Step], schema: &Schema, aside: &Aside) -> Result<Vec<Statement>, Misfit> {
    if aside.undone {
        let rows = Rows::new(dialect, schema, aside, Identity::Key)?;
        let numbers = rows.numbers(before).map(|number| rows.renumbered(number));
        return Ok(numbers.into_iter().chain(rows.places(schema)).chain(rows.back()).collect());
    }
    let identity = schema.table(&aside.table).map_or(Identity::Key, |table| Identity::of(dialect, table));
    let create =
        if aside.restore || !aside.keeps() { Vec::new() } else { Rows::new(dialect, schema, aside, Identity::Key)?.create(schema)? };
    let schema = &*identity.given(schema, aside);
    if schema.table(&aside.table).is_some_and(|table| table.primary_key.is_empty()) {
        return Err(Misfit { step: aside.to_string(), reason: "nothing tells the rows apart".to_owned() });
    }
    let rows = Rows::new(dialect, schema, aside, identity)?;
    let found = checks::in_the_way(rows.grammar, schema, aside, &rows.identity.ties(&rows.table))?;
    let strangers = rows.strangers(&strangers::known(schema, before, &aside.table), &found);
    let moved = if aside.keeps() { rows.away(schema, &found, create) } else { rows.gone(schema, &found) };
    Ok(rows.numbered(strangers.into_iter().chain(moved).collect()))
}

/// What becomes of the table, as a query over it; `None` where that can't be told.
///
/// # Errors
///
/// When it does not fit the schema.
pub(super) fn outcome(dialect: Dialect, schema: &Schema, aside: &Aside) -> Result<Option<String>, Misfit> {
    if aside.undone {
        let rows = Rows::new(dialect, schema, aside, Identity::Key)?;
        return Ok(aside.keeps().then(|| rows.there_again()));
    }
    let ties = schema.table(&aside.table).map_or_else(Vec::new, |table| Identity::of(dialect, table).ties(table));
    checks::staying(dialect.grammar(), schema, aside, &ties).map(Some)
}

/// The rows that are kept aside, and their table.
struct Rows<'a> {
    dialect: Dialect,
    grammar: &'static dyn Grammar,
    aside: &'a Aside,
    /// The table as the database has it.
    table: Table,
    /// What they are kept in, as the database has it; without a name where they are not kept.
    kept: Table,
    /// The column there that tells the runs apart: 0 in the one that was not undone.
    run: Option<String>,
    /// What tells the rows apart, which is the primary key of `table`.
    identity: Identity,
}

impl<'a> Rows<'a> {
    fn new(dialect: Dialect, schema: &Schema, aside: &'a Aside, identity: Identity) -> Result<Self, Misfit> {
        let misfit = || Misfit { step: aside.to_string(), reason: format!("`{}` or `{}` is not there", aside.table, aside.retired) };
        let mut after = schema.clone();
        Step::Data(Data::Aside(aside.clone())).apply(&mut after)?;
        let table = schema.table(&aside.table).ok_or_else(misfit)?;
        let grammar = dialect.grammar();
        let kept = after.retired.iter().find(|retired| retired.name == aside.retired).map(|kept| grammar.retired_table(kept));
        let kept = if aside.keeps() { kept.ok_or_else(misfit)? } else { Table::default() };
        let run = aside.run(table);
        Ok(Self { dialect, grammar, aside, table: grammar.table(table), kept, run, identity })
    }

    /// What creates the table that they are kept in.
    fn create(&self, schema: &Schema) -> Result<Vec<Statement>, Misfit> {
        let physical = physical::schema(self.grammar, schema);
        let table = self.kept.clone();
        self.dialect.plan_changes(&physical, &[Step::CreateTable { table, retired: String::new(), restore: false }])
    }

    fn quote(&self, name: &str) -> String {
        self.grammar.quote(name)
    }

    /// The table's name in a statement.
    fn own(&self) -> String {
        self.grammar.quote_table(&self.table.name)
    }

    /// The table's name in front of a column.
    fn alias(&self) -> String {
        self.grammar.alias(&self.table.name)
    }

    /// The name of what they are kept in, in a statement.
    fn aside(&self) -> String {
        self.grammar.quote_table(&self.kept.name)
    }

    /// What they are kept in, in a statement that reads other tables too.
    fn aside_as(&self) -> String {
        format!("{} AS {}", self.aside(), self.aside_alias())
    }

    /// What that is called in front of a column.
    fn aside_alias(&self) -> String {
        self.other_name("kept", "aside")
    }

    /// The columns of the primary key.
    fn key(&self) -> impl Iterator<Item = &Column> {
        self.table.primary_key.iter().filter_map(|name| self.table.column(name))
    }

    /// What is shown of a row.
    fn shown(&self) -> String {
        match self.identity {
            Identity::Key if !self.table.primary_key.is_empty() => self.key_list(),
            Identity::Columns(_) => self.key_list(),
            Identity::Key | Identity::Row(_) | Identity::Numbered(_) => "*".to_owned(),
        }
    }

    /// The statements with those around them that number the rows while they move. Who does not know the column does not see it.
    fn numbered(&self, statements: Vec<Statement>) -> Vec<Statement> {
        let Identity::Numbered(name) = &self.identity else { return statements };
        let (own, name) = (self.own(), self.quote(name));
        let number = format!("ALTER TABLE {own} ADD COLUMN {name} BIGINT NOT NULL AUTO_INCREMENT UNIQUE INVISIBLE");
        let tables = [own].into_iter().chain(self.aside.keeps().then(|| self.aside()));
        let forget = tables.map(|table| format!("ALTER TABLE {table} DROP COLUMN {name}"));
        let (number, forget) = (Statement::Sql(number), forget.map(Statement::Sql));
        [number].into_iter().chain(statements).chain(forget).collect()
    }

    /// The primary key in a list.
    fn key_list(&self) -> String {
        self.grammar.quote_all(&self.table.primary_key)
    }

    /// The columns that are kept, but for the one that tells the runs apart.
    fn columns(&self) -> impl Iterator<Item = &Column> {
        self.table.columns.iter().filter(|column| self.kept.column(&column.name).is_some())
    }

    /// All columns in a list.
    fn all(&self) -> String {
        self.grammar.quote_all(self.table.columns.iter().map(|column| &column.name))
    }

    fn column_list(&self) -> String {
        self.grammar.quote_all(self.columns().map(|column| &column.name))
    }

    /// A column of what is kept, as a value for the table.
    fn restored(&self, alias: &str, column: &Column) -> String {
        self.grammar.restored(format!("{alias}.{}", self.quote(&column.name)), column)
    }

    /// A column of what is kept, as a value for the table, where nothing else is read.
    fn plainly_restored(&self, column: &Column) -> String {
        self.grammar.restored(self.quote(&column.name), column)
    }

    /// Whether the rows of the table and of `other` have the same primary key.
    fn same_key(&self, other: &str) -> String {
        let own = self.alias();
        let pairs = self.key().map(|column| format!("{own}.{} = {}", self.quote(&column.name), self.restored(other, column)));
        pairs.collect::<Vec<_>>().join(" AND ")
    }

    /// Whether the primary key is among those that `query` gives.
    fn key_in(&self, query: &str) -> String {
        let key = self.key_list();
        let key = if self.table.primary_key.len() == 1 { key } else { format!("({key})") };
        let indented = query.replace('\n', "\n    ");
        if query.contains('\n') { format!("{key} IN (\n    {indented}\n)") } else { format!("{key} IN ({query})") }
    }

    /// Whether a row is one that the last run kept, where not all are; behind the conditions that `first` is.
    fn and_current(&self, first: &str) -> String {
        let current = self.run.as_ref().map(|run| format!(" AND {}.{} = 0", self.aside_alias(), self.quote(run)));
        format!("{first}{}", current.unwrap_or_default())
    }

    /// The query for the primary keys of what the last run kept.
    fn kept_keys(&self) -> String {
        let key: Vec<String> = self.key().map(|column| self.plainly_restored(column)).collect();
        let current = self.run.as_ref().map_or_else(String::new, |run| format!(" WHERE {} = 0", self.quote(run)));
        format!("SELECT {} FROM {}{current}", key.join(", "), self.aside())
    }

    /// What keeps others from writing to the table until the transaction ends, where nothing else does.
    fn lock(&self) -> Option<Statement> {
        let is_needed = match self.dialect {
            Dialect::Postgres => true,
            Dialect::Sqlite | Dialect::Mysql => false,
        };
        is_needed.then(|| Statement::Sql(format!("LOCK TABLE {} IN EXCLUSIVE MODE", self.own())))
    }

    /// A name that is not the table's.
    fn other_name(&self, first: &str, second: &str) -> String {
        let taken = name::split(&self.table.name).1;
        self.quote(if taken.eq_ignore_ascii_case(first) { second } else { first })
    }
}
