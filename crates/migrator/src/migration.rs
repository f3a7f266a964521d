//! What a migration module holds, and the list of them that is compiled into a program.

use std::fmt;

use crate::{Atomicity, Dialect, Plan};

/// One migration: its id, its name and the functions that record what it does.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) up: fn(&mut Plan),
    pub(crate) down: fn(&mut Plan),
    pub(crate) again: Option<fn(&mut Plan)>,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) starts: &'static [Dialect],
    pub(crate) atomicity: Option<Atomicity>,
    pub(crate) replaces: [&'static [&'static str]; SETS_MAX],
    pub(crate) accepts: &'static [&'static str],
}

/// How many sets of migrations one can stand for.
const SETS_MAX: usize = 4;

impl Migration {
    /// A migration that changes no schema until [`from`](Self::from) and [`to`](Self::to) say which.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str, up: fn(&mut Plan), down: fn(&mut Plan)) -> Self {
        Self { id, name, up, down, again: None, from: "", to: "", starts: &[], atomicity: None, replaces: [&[]; SETS_MAX], accepts: &[] }
    }

    /// What `up` does after a `down`: as `up`, but values come back from where `down` put them.
    #[must_use]
    pub const fn again(mut self, again: fn(&mut Plan)) -> Self {
        self.again = Some(again);
        self
    }

    /// What this migration asks for, whatever the program says: [`Atomicity::Each`] is a transaction of its own, [`Atomicity::None`] one for
    /// each of its statements, so that none holds its locks for longer than it takes. [`Atomicity::All`] is to be wholly in one transaction,
    /// that of others if the program says so. With `All` and `Each` a statement that can't be in a transaction is an error.
    #[must_use]
    pub const fn atomicity(mut self, atomicity: Atomicity) -> Self {
        self.atomicity = Some(atomicity);
        self
    }

    /// The migrations that it stands for, by id or as files are called; they are removed from the program. Where a database has all of them
    /// applied, [`Migrator::up`](crate::Migrator::up) records this one in their place and runs nothing; where it has none, this one runs; where it has some, that is
    /// refused ([`Error::is_partly_replaced`](crate::Error::is_partly_replaced)).
    ///
    /// ```
    /// # use migrator::Migration;
    /// # fn up(_: &mut migrator::Plan) {}
    /// # fn down(_: &mut migrator::Plan) {}
    /// pub const MIGRATION: Migration = Migration::new("20250102000000", "first_year", up, down)
    ///     .replaces(&["20250101000000_initial", "20250102000000_add_phone"]);
    /// ```
    ///
    /// Its id is that of the last of them, which the snapshot names, with a name of its own; it starts `from` where the first started, and
    /// reaches what the last reached.
    ///
    /// It may be called up to four times, where one of them stood for others before: each call is a set that is replaced as a whole, such as
    /// `["second_year", "add_city"]` and `["initial", "add_phone", "add_city"]`.
    ///
    /// # Panics
    ///
    /// When it is called more often, which in a constant is a compile error.
    #[must_use]
    pub const fn replaces(mut self, migrations: &'static [&'static str]) -> Self {
        let mut at = 0;
        while !self.replaces[at].is_empty() {
            at += 1;
            assert!(at < SETS_MAX, "a migration replaces at most four sets of others");
        }
        self.replaces[at] = migrations;
        self
    }

    /// Checksums of earlier texts of it: a database in which one of these ran counts as one in which this text ran. For a migration that was
    /// edited after it was released, where the databases that ran the old text are to stay as they are. The error for an edited migration
    /// has the line to paste. A text has another checksum on each kind of database, so there may be several for one edit; they stay for as
    /// long as there are such databases.
    #[must_use]
    pub const fn accepts(mut self, checksums: &'static [&'static str]) -> Self {
        self.accepts = checksums;
        self
    }

    /// The fingerprint of the schema it starts from.
    #[must_use]
    pub const fn from(mut self, fingerprint: &'static str) -> Self {
        self.from = fingerprint;
        self
    }

    /// The fingerprint of the schema it reaches.
    #[must_use]
    pub const fn to(mut self, fingerprint: &'static str) -> Self {
        self.to = fingerprint;
        self
    }

    /// The databases whose history starts here, because the migrations before have no SQL for them: this one creates everything there, and
    /// those before are left out.
    #[must_use]
    pub const fn starts(mut self, dialects: &'static [Dialect]) -> Self {
        self.starts = dialects;
        self
    }
}

/// The migrations of a package, oldest first, as the build script lists them.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    pub(crate) package: &'static str,
    pub(crate) list: &'static [&'static Migration],
    pub(crate) head: &'static str,
    pub(crate) drafts: &'static [&'static str],
    pub(crate) dialects: &'static [Dialect],
    pub(crate) tables: &'static [&'static str],
    pub(crate) snapshot: Option<SnapshotText>,
    pub(crate) risks: &'static [Risk],
}

/// The text of a snapshot, of which `Debug` shows no more than its length.
#[derive(Clone, Copy)]
pub(crate) struct SnapshotText(pub(crate) &'static str);

impl fmt::Debug for SnapshotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// Something that can go wrong with a migration, as the first lines of its module have it: `//! Risk (built_index): nobody can …`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Risk {
    migration: &'static str,
    code: &'static str,
    message: &'static str,
    dialects: &'static [&'static str],
}

impl Risk {
    /// A risk of the migration with this id: the name of its code, and what happens, as a sentence.
    #[must_use]
    pub const fn new(migration: &'static str, code: &'static str, message: &'static str) -> Self {
        Self { migration, code, message, dialects: &[] }
    }

    /// The names of the databases that it is on; without it, it is on all.
    #[must_use]
    pub const fn on(mut self, dialects: &'static [&'static str]) -> Self {
        self.dialects = dialects;
        self
    }

    /// The name of its code: a heading of `docs/risks.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What happens, as a sentence.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        self.message
    }

    /// Whether it is a risk of this migration on this database.
    pub(crate) fn is_of(&self, migration: &str, dialect: Dialect) -> bool {
        self.migration == migration && (self.dialects.is_empty() || self.dialects.contains(&dialect.name()))
    }
}

impl Migrations {
    /// A list in the order of the ids.
    #[must_use]
    pub const fn new(list: &'static [&'static Migration]) -> Self {
        Self { package: "", list, head: "", drafts: &[], dialects: &[], tables: &[], snapshot: None, risks: &[] }
    }

    /// The package that they belong to. It keeps the migrations of several packages in one database apart; without it, the database
    /// belongs to this list alone.
    #[must_use]
    pub const fn package(mut self, package: &'static str) -> Self {
        self.package = package;
        self
    }

    /// The fingerprint of all ids and file contents, computed at build time: what the no-op start compares.
    #[must_use]
    pub const fn head(mut self, head: &'static str) -> Self {
        self.head = head;
        self
    }

    /// The ids of those that are still drafts.
    #[must_use]
    pub const fn drafts(mut self, drafts: &'static [&'static str]) -> Self {
        self.drafts = drafts;
        self
    }

    /// The databases that they are written for; any, where nothing is said.
    #[must_use]
    pub const fn dialects(mut self, dialects: &'static [Dialect]) -> Self {
        self.dialects = dialects;
        self
    }

    /// The tables of the entities that the build script saw.
    #[must_use]
    pub const fn tables(mut self, tables: &'static [&'static str]) -> Self {
        self.tables = tables;
        self
    }

    /// The text of the snapshot, `.snapshot.json`: the schema that the last of them reaches, for [`Migrator::drift`](crate::Migrator::drift)
    /// and [`Migrator::verify`](crate::Migrator::verify). It is read when one of them asks.
    #[must_use]
    pub const fn snapshot(mut self, text: &'static str) -> Self {
        self.snapshot = Some(SnapshotText(text));
        self
    }

    /// What can go wrong with them.
    #[must_use]
    pub const fn risks(mut self, risks: &'static [Risk]) -> Self {
        self.risks = risks;
        self
    }
}
