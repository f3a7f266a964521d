//! The migrations that are compiled into the program, in the order in which they run.

mod replaced;

use schema_core::Dialect;
use schema_core::dialect::{Backfill, Statement};
use schema_core::migration::Fingerprint;

use crate::error::{Error, Kind};
use crate::journal::Entry;
use crate::plan::Recorded;
use crate::{Migration, Migrations, Plan, Risk, sql};

pub(crate) use replaced::Standing;

/// All migrations of all lists, by id; those of equal id in the order of the lists.
#[derive(Debug, Clone)]
pub(crate) struct Embedded {
    pub(crate) dialect: Dialect,
    pub(crate) items: Vec<Item>,
    /// Those from before the history of this database started.
    earlier: Vec<Earlier>,
    /// The tables of the entities.
    tables: Vec<&'static str>,
    /// The positions of those that stand for others.
    replacing: Vec<usize>,
}

/// A migration that is left out on this database, because a later one creates everything there.
#[derive(Debug, Clone, Copy)]
struct Earlier {
    package: &'static str,
    id: &'static str,
    /// The one that creates everything.
    start: &'static Migration,
}

/// One migration with what its `up` records.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) package: &'static str,
    pub(crate) migration: &'static Migration,
    /// Whether the build still rewrites it.
    pub(crate) draft: bool,
    /// What can go wrong when it is applied.
    pub(crate) risks: Vec<Risk>,
    pub(crate) up: Vec<Recorded>,
    pub(crate) checksum: String,
}

impl Embedded {
    /// Records the migrations of `lists` for `dialect`.
    pub(crate) fn new(dialect: Dialect, lists: &[&'static Migrations]) -> Result<Self, Error> {
        let (mut items, mut earlier) = (Vec::new(), Vec::new());
        for list in lists {
            refuse_other(dialect, list)?;
            let start = list.list.iter().rposition(|migration| migration.starts.contains(&dialect)).unwrap_or(0);
            let (before, from) = list.list.split_at(start);
            items.extend(from.iter().map(|migration| Item::new(dialect, list, migration)));
            let left_out = |migration: &&'static Migration| Some(Earlier { package: list.package, id: migration.id, start: from.first()? });
            earlier.extend(before.iter().filter_map(left_out));
        }
        items.sort_by_key(|item| item.migration.id);
        for (at, item) in items.iter().enumerate() {
            let key = (item.package, item.migration.id);
            let same_id = items[..at].iter().rev().take_while(|other| other.migration.id == key.1);
            if let Some(other) = same_id.into_iter().find(|other| other.package == key.0) {
                let message = format!("two migrations have the id {}: `{}` and `{}`", key.1, other.migration.name, item.migration.name);
                return Err(Error::new(Kind::Definition, message).with_hint(hint_for_two(lists, key)));
            }
        }
        let tables = lists.iter().flat_map(|list| list.tables).copied().collect();
        let replacing = (0..items.len()).filter(|&at| items[at].sets().next().is_some()).collect();
        let embedded = Self { dialect, items, earlier, tables, replacing };
        embedded.refuse_present()?;
        Ok(embedded)
    }

    /// The tables of the entities, as far as the lists say.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &'static str> {
        self.tables.iter().copied()
    }

    /// The migration that creates everything on this database, where an entry is of one from before that.
    pub(crate) fn start_after(&self, entry: &Entry) -> Option<String> {
        let found = self.earlier.iter().find(|earlier| earlier.id == entry.id && earlier.package == entry.package)?;
        Some(label(found.start))
    }

    /// The migration that an entry is of. An entry of another package is meant when id and name are the same: packages get renamed.
    /// What another one [replaces](Self::replacing) is none of the program's, whatever its id.
    pub(crate) fn position(&self, entry: &Entry) -> Option<usize> {
        if self.replacing(entry).is_some() {
            return None;
        }
        self.find(&entry.package, &entry.id, &entry.name)
    }

    /// The migration of this package, id and name; the package may be another one, as for [`position`](Self::position).
    pub(crate) fn find(&self, package: &str, id: &str, name: &str) -> Option<usize> {
        let first = self.items.partition_point(|item| item.migration.id < id);
        let same_id: Vec<usize> = (first..self.items.len()).take_while(|&at| self.items[at].migration.id == id).collect();
        let own = same_id.iter().copied().find(|&at| self.items[at].package == package);
        own.or_else(|| {
            let is_renamed = |at: &usize| self.items[*at].migration.name == name && !self.has_package(package);
            same_id.iter().copied().find(is_renamed)
        })
    }

    fn has_package(&self, package: &str) -> bool {
        self.items.iter().any(|item| item.package == package)
    }

    /// Whether an entry without a migration is another program's business.
    pub(crate) fn is_foreign(&self, entry: &Entry) -> bool {
        self.is_foreign_package(&entry.package)
    }

    /// Whether a package without migrations here is another program's business.
    pub(crate) fn is_foreign_package(&self, package: &str) -> bool {
        !package.is_empty() && !self.has_package("") && !self.has_package(package)
    }
}

impl Item {
    fn new(dialect: Dialect, list: &Migrations, migration: &'static Migration) -> Self {
        let up = Plan::record(dialect, migration.up);
        let checksum = checksum(dialect, &up);
        let draft = list.drafts.contains(&migration.id);
        let risks = list.risks.iter().filter(|risk| risk.is_of(migration.id, dialect)).copied().collect();
        Self { package: list.package, migration, draft, risks, up, checksum }
    }

    pub(crate) fn down(&self, dialect: Dialect) -> Vec<Recorded> {
        Plan::record(dialect, self.migration.down)
    }

    /// What `up` does after a `down`.
    pub(crate) fn again(&self, dialect: Dialect) -> Vec<Recorded> {
        self.migration.again.map_or_else(|| self.up.clone(), |again| Plan::record(dialect, again))
    }

    /// Whether its `up`, now or after a `down`, says that it destroys something.
    pub(crate) fn destroys(&self, dialect: Dialect) -> bool {
        let says = |steps: &[Recorded]| steps.iter().any(|step| matches!(step, Recorded::Destroys(_)));
        says(&self.up) || self.migration.again.is_some_and(|again| says(&Plan::record(dialect, again)))
    }

    /// Whether what an entry says that ran is this text, or an earlier one that counts as this.
    pub(crate) fn ran_in(&self, entry: &Entry) -> bool {
        entry.checksum == self.checksum || self.migration.accepts.contains(&entry.checksum.as_str())
    }

    /// Id and name, as files are called.
    pub(crate) fn label(&self) -> String {
        label(self.migration)
    }
}

fn label(migration: &Migration) -> String {
    format!("{}_{}", migration.id, migration.name)
}

/// What to do about two migrations of one id.
fn hint_for_two(lists: &[&'static Migrations], (package, id): (&str, &str)) -> &'static str {
    let count = |list: &&'static Migrations| list.list.iter().filter(|migration| migration.id == id).count();
    if lists.iter().filter(|list| list.package == package).any(|list| count(list) > 1) {
        "give one of them another id, unless it is a copy: then delete it"
    } else {
        "give each list of migrations its own `Migrations::package`"
    }
}

/// Refuses a list that is not written for this database.
fn refuse_other(dialect: Dialect, list: &Migrations) -> Result<(), Error> {
    if list.list.is_empty() || list.dialects.is_empty() || list.dialects.contains(&dialect) {
        return Ok(());
    }
    let titles: Vec<&str> = list.dialects.iter().map(|dialect| dialect.title()).collect();
    let message = format!("the migrations have no SQL for {}; they are written for {}", dialect.title(), titles.join(" and "));
    let hint = format!(
        "add `.dialect(schema_core::Dialect::{})` to the `build.rs` of their package and build it again: one more migration then creates \
         everything there",
        dialect.variant()
    );
    Err(Error::new(Kind::OtherDialect, message).with_hint(hint))
}

/// The checksum of recorded steps. White space and comments in SQL do not count, nor does the wording of checks, nor what is said to be
/// destroyed.
pub(crate) fn checksum(dialect: Dialect, steps: &[Recorded]) -> String {
    let mut text = String::new();
    for step in steps.iter().filter(|step| !matches!(step, Recorded::Destroys(_))) {
        text.push_str(&essence(dialect, step));
        text.push('\0');
    }
    Fingerprint::of(&text).to_string()
}

/// What of a step decides whether it was changed.
pub(crate) fn essence(dialect: Dialect, step: &Recorded) -> String {
    let normalised = |sql: &String| sql::normalised(dialect, sql);
    match step {
        Recorded::Statement(Statement::Sql(sql)) => normalised(sql),
        Recorded::Statement(Statement::Check { sql, .. }) => format!("check {}", normalised(sql)),
        Recorded::Statement(Statement::Rebuild { table, columns, sql }) => {
            let sql: Vec<String> = sql.iter().map(normalised).collect();
            format!("rebuild {table}\n{}\n{}", columns.join("\n"), sql.join("\n"))
        }
        Recorded::Statement(Statement::Backfill(backfill)) => {
            // How it is paced decides nothing.
            format!("backfill {}\n{}", backfill.key.join(" "), normalised(&backfill.sql(dialect, "")))
        }
        Recorded::Compute { backfill, .. } => computed(dialect, backfill),
        Recorded::Run { name, .. } => format!("run {name}"),
        Recorded::Destroys(what) => format!("destroys {what}"),
        Recorded::Irreversible(_) => "irreversible".to_owned(),
        Recorded::Unsupported(why) => format!("unsupported {why}"),
    }
}

/// The same of values that a function returns. Its name is how the compiler writes it, which decides nothing.
pub(crate) fn computed(dialect: Dialect, backfill: &Backfill) -> String {
    format!("compute {}\n{}", backfill.key.join(" "), sql::normalised(dialect, &backfill.sql(dialect, "")))
}

/// Which program this is, as far as the head row goes: the packages of its lists.
pub(crate) fn scope(lists: &[&Migrations]) -> String {
    lists.iter().map(|list| list.package).collect::<Vec<_>>().join("+")
}

/// The text that the head row has when there is nothing to do. Costs nothing where the build script computed the heads of the lists.
pub(crate) fn head(dialect: Dialect, lists: &[&'static Migrations]) -> String {
    let of_list = |list: &&'static Migrations| {
        let head = if list.head.is_empty() { own_head(dialect, list) } else { list.head.to_owned() };
        format!("{}\n{head}\n{}", list.package, list.drafts.join(" "))
    };
    let lists: Vec<String> = lists.iter().map(of_list).collect();
    Fingerprint::of(&lists.join("\n")).to_string()
}

/// The head of a list that was written by hand.
fn own_head(dialect: Dialect, list: &'static Migrations) -> String {
    let of_migration = |migration: &&'static Migration| format!("{} {}", migration.id, Item::new(dialect, list, migration).checksum);
    list.list.iter().map(of_migration).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const D: Dialect = Dialect::Sqlite;

    static ONE: Migration = Migration::new("1", "one", |plan| plan.sql("a"), |_| ());
    static TWO: Migration = Migration::new("2", "two", |plan| plan.sql("b"), |_| ()).starts(&[Dialect::Postgres]);
    static THREE: Migration = Migration::new("3", "three", |plan| plan.sql("c"), |_| ());
    static LIST: Migrations = Migrations::new(&[&ONE, &TWO, &THREE]).dialects(&[Dialect::Sqlite, Dialect::Postgres]);

    #[test]
    fn a_history_starts_where_it_says() {
        let names = |dialect| {
            let embedded = Embedded::new(dialect, &[&LIST]).unwrap();
            embedded.items.iter().map(|item| item.migration.name).collect::<Vec<_>>()
        };
        assert_eq!(names(Dialect::Sqlite), ["one", "two", "three"]);
        assert_eq!(names(Dialect::Postgres), ["two", "three"]);
        let error = Embedded::new(Dialect::Mysql, &[&LIST]).unwrap_err();
        assert_eq!(error.to_string(), "the migrations have no SQL for MySQL; they are written for SQLite and PostgreSQL");
        assert!(error.is_other_dialect() && error.hint().is_some_and(|hint| hint.contains("Dialect::Mysql")));
    }

    fn sum(record: impl FnOnce(&mut Plan)) -> String {
        checksum(D, &Plan::record(D, record))
    }

    #[test]
    fn checksums_see_content_only() {
        let plain = sum(|plan| plan.sql("CREATE TABLE a (b)"));
        assert_eq!(plain, sum(|plan| plan.sql("CREATE TABLE a\r\n(b) -- the b\r\n;")));
        assert_ne!(plain, sum(|plan| plan.sql("CREATE TABLE a (c)")));
        assert_eq!(sum(|plan| plan.check("one", "SELECT 1")), sum(|plan| plan.check("two", "SELECT  1")));
        assert_ne!(sum(|plan| plan.check("one", "SELECT 1")), sum(|plan| plan.sql("SELECT 1")));
        assert_ne!(sum(|plan| plan.rebuild("a", &["b"], &["x"])), sum(|plan| plan.rebuild("a", &["b", "x"], &[])));
    }
}
