//! The one error type of the runtime.

use std::fmt;

use crate::report::Done;

/// A boxed cause.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why migrating stopped.
///
/// `Display` says what happened and where: the migration, the statement and its SQL. `{:#}` and `Debug`, which is what `main` prints when it
/// returns the error, add the [`hint`](Self::hint): what to do. The predicates answer what a program may want to react to. The text never
/// contains a connection string.
///
/// [`source`](std::error::Error::source) is empty because `Display` already contains the cause; [`cause`](Self::cause) gives it as a value.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    message: String,
    place: Option<Place>,
    sql: Option<String>,
    hint: Option<String>,
    cause: Option<BoxError>,
    left: Option<String>,
    undone: Vec<String>,
    applied: Vec<Done>,
}

/// Where in a migration.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Id and name.
    pub(crate) migration: String,
    /// `up` or `down`.
    pub(crate) function: &'static str,
    /// The statement's number from 1, and how many there are; `None` when it is about the migration as a whole.
    pub(crate) statement: Option<(usize, usize)>,
    /// Whether that statement does all or nothing.
    pub(crate) whole: bool,
}

/// What an error is about; the predicates of [`Error`] say what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Locked,
    LeaseLost,
    TimedOut,
    Edited,
    HalfDone,
    NewerDatabase,
    Removed,
    PartlyReplaced,
    Late,
    CheckFailed,
    UnknownTarget,
    Draft,
    Guarded,
    Foreign,
    NotCurrent,
    Irreversible,
    ReadOnly,
    Privilege,
    MissingDatabase,
    Url,
    Full,
    NotADatabase,
    UnsupportedVersion,
    OtherDialect,
    UnknownEntity,
    ForeignKeys,
    BrokenObject,
    TableDiffers,
    AlreadyThere,
    NotVerified,
    NotBaseline,
    HasHistory,
    OtherTool,
    Statement,
    Definition,
    Comparison,
    Journal,
    /// A file, a folder or the process itself.
    #[cfg(feature = "cli")]
    System,
    Database,
}

impl Error {
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            place: None,
            sql: None,
            hint: None,
            cause: None,
            left: None,
            undone: Vec::new(),
            applied: Vec::new(),
        }))
    }

    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    pub(crate) fn with_cause(mut self, cause: impl Into<BoxError>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// Says it in other words.
    pub(crate) fn reworded(mut self, message: impl Into<String>) -> Self {
        self.0.message = message.into();
        self
    }

    /// Adds where it happened, unless that is known more exactly.
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.0.place.get_or_insert(place);
        self
    }

    /// Adds the SQL that it is about, unless that is known more exactly.
    pub(crate) fn with_sql(mut self, sql: impl Into<String>) -> Self {
        self.0.sql.get_or_insert(sql.into());
        self
    }

    pub(crate) fn with_applied(mut self, applied: Vec<Done>) -> Self {
        self.0.applied = applied;
        self
    }

    /// Adds what of the migration took effect and stays.
    pub(crate) fn with_left(mut self, left: impl Into<String>) -> Self {
        self.0.left = Some(left.into());
        self
    }

    /// Adds what took effect and was taken back.
    pub(crate) fn with_undone(mut self, undone: impl Into<String>) -> Self {
        self.0.undone.push(undone.into());
        self
    }

    /// Whether something of the migration is left.
    pub(crate) fn leaves_something(&self) -> bool {
        self.0.left.is_some() || self.0.kind == Kind::HalfDone
    }

    /// As it is told of a scratch database, of which nothing stays.
    pub(crate) fn of_scratch(mut self) -> Self {
        if self.0.left.take().is_some() {
            self.0.hint = None;
        }
        self.0.applied = Vec::new();
        self
    }

    /// The SQL that it is about.
    pub(crate) fn sql(&self) -> Option<&str> {
        self.0.sql.as_deref()
    }

    /// Where it happened.
    pub(crate) fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// What happened and why, in one line.
    pub(crate) fn summary(&self) -> String {
        let cause = self.0.cause.as_ref().map(|cause| format!(": {}", cause_text(cause.as_ref()))).unwrap_or_default();
        format!("{}{cause}", self.0.message)
    }

    pub(crate) fn kind(&self) -> Kind {
        self.0.kind
    }

    /// What was done before the error and stays done. With [`Atomicity::All`](crate::Atomicity::All) that is nothing,
    /// except on MySQL and MariaDB and where a statement can be in no transaction.
    #[must_use]
    pub fn applied(&self) -> &[Done] {
        &self.0.applied
    }

    /// What happened, without where and why.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The error underneath, usually a [`sqlx::Error`].
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// The migration that it happened in, as `<id>_<name>`.
    #[must_use]
    pub fn migration(&self) -> Option<&str> {
        self.0.place.as_ref().map(|place| place.migration.as_str())
    }

    /// Somebody else held the lock for longer than the timeout.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.0.kind == Kind::Locked
    }

    /// The lease ran out and another process has taken it; only with [`Lock::Lease`](crate::Lock::Lease).
    #[must_use]
    pub fn is_lease_lost(&self) -> bool {
        self.0.kind == Kind::LeaseLost
    }

    /// A statement ran for longer than [`statement_timeout`](crate::Migrator::statement_timeout), the server or the role allows.
    #[must_use]
    pub fn is_timed_out(&self) -> bool {
        self.0.kind == Kind::TimedOut
    }

    /// A migration that is applied was changed afterwards.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.0.kind == Kind::Edited
    }

    /// A migration stopped in the middle earlier, and it can't be finished: nothing shows whether its last statement took effect, what took
    /// effect was changed since, or the program does not have it. [`resolve`](crate::Migrator::resolve) is the way out.
    #[must_use]
    pub fn is_half_done(&self) -> bool {
        self.0.kind == Kind::HalfDone
    }

    /// The database has migrations that are newer than this program.
    #[must_use]
    pub fn is_newer_database(&self) -> bool {
        self.0.kind == Kind::NewerDatabase
    }

    /// The database has a migration that this program no longer has.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        self.0.kind == Kind::Removed
    }

    /// A migration [replaces](crate::Migration::replaces) others, of which only some are applied.
    #[must_use]
    pub fn is_partly_replaced(&self) -> bool {
        self.0.kind == Kind::PartlyReplaced
    }

    /// A migration is older than one that is applied, and the policy is to refuse that.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.0.kind == Kind::Late
    }

    /// A check before a change found rows that are in the way.
    #[must_use]
    pub fn is_check_failed(&self) -> bool {
        self.0.kind == Kind::CheckFailed
    }

    /// No migration, or more than one, has the name that was given as the target.
    #[must_use]
    pub fn is_unknown_target(&self) -> bool {
        self.0.kind == Kind::UnknownTarget
    }

    /// A draft in production.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.0.kind == Kind::Draft
    }

    /// Something that destroys, in production, that the program does not allow by name.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.0.kind == Kind::Guarded
    }

    /// Something in the database is not this program's, and would have been dropped.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.0.kind == Kind::Foreign
    }

    /// The database is not up to date; from [`assert_current`](crate::Migrator::assert_current) and [`drift`](crate::Migrator::drift).
    #[must_use]
    pub fn is_not_current(&self) -> bool {
        self.0.kind == Kind::NotCurrent
    }

    /// A migration was tried on a scratch database, and does not do what it should; only from [`verify`](crate::Migrator::verify).
    #[must_use]
    pub fn is_not_verified(&self) -> bool {
        self.0.kind == Kind::NotVerified
    }

    /// The database is not what the migrations lead to; only from [`baseline`](crate::Migrator::baseline) and
    /// [`import`](crate::Migrator::import).
    #[must_use]
    pub fn is_not_baseline(&self) -> bool {
        self.0.kind == Kind::NotBaseline
    }

    /// The database has a history already; only from [`baseline`](crate::Migrator::baseline) and [`import`](crate::Migrator::import).
    #[must_use]
    pub fn has_history(&self) -> bool {
        self.0.kind == Kind::HasHistory
    }

    /// Another [`Tool`](crate::Tool) has migrated the database: [`up`](crate::Migrator::up) would do again what it did, or its history can't
    /// be taken over.
    #[must_use]
    pub fn is_other_tool(&self) -> bool {
        self.0.kind == Kind::OtherTool
    }

    /// A migration says that it can't be undone.
    #[must_use]
    pub fn is_irreversible(&self) -> bool {
        self.0.kind == Kind::Irreversible
    }

    /// The database can't be written to.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.0.kind == Kind::ReadOnly
    }

    /// The role of the connection lacks a right; the text and the hint say which.
    #[must_use]
    pub fn is_privilege_missing(&self) -> bool {
        self.0.kind == Kind::Privilege
    }

    /// The server has no database of the name in the URL; [`create_database`](crate::create_database) creates it.
    #[must_use]
    pub fn is_missing_database(&self) -> bool {
        self.0.kind == Kind::MissingDatabase
    }

    /// The text is no address of a database, or names none.
    #[must_use]
    pub fn is_invalid_url(&self) -> bool {
        self.0.kind == Kind::Url
    }

    /// The disk, or the space that the database may take, is full.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.kind == Kind::Full
    }

    /// The file is no database, or a damaged one.
    #[must_use]
    pub fn is_not_a_database(&self) -> bool {
        self.0.kind == Kind::NotADatabase
    }

    /// The database is older than what is supported.
    #[must_use]
    pub fn is_unsupported_version(&self) -> bool {
        self.0.kind == Kind::UnsupportedVersion
    }

    /// The migrations have no SQL for this kind of database, or the program was built without it.
    #[must_use]
    pub fn is_other_dialect(&self) -> bool {
        self.0.kind == Kind::OtherDialect
    }

    /// An entity is compiled in that no list of migrations knows.
    #[must_use]
    pub fn is_unknown_entity(&self) -> bool {
        self.0.kind == Kind::UnknownEntity
    }

    /// Rows would point at rows that are not there.
    #[must_use]
    pub fn is_foreign_key_violation(&self) -> bool {
        self.0.kind == Kind::ForeignKeys
    }

    /// A view, a trigger or an index that the entities do not know would no longer work.
    #[must_use]
    pub fn is_broken_object(&self) -> bool {
        self.0.kind == Kind::BrokenObject
    }

    /// A table is not what the migration expects it to be.
    #[must_use]
    pub fn is_table_different(&self) -> bool {
        self.0.kind == Kind::TableDiffers
    }

    /// A migration creates a table, index or view whose name is taken.
    #[must_use]
    pub fn is_already_there(&self) -> bool {
        self.0.kind == Kind::AlreadyThere
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        match &inner.place {
            None => f.write_str(&inner.message)?,
            Some(place) => write!(f, "{place}: {}", inner.message)?,
        }
        if let Some(cause) = &inner.cause {
            write!(f, ": {}", cause_text(cause.as_ref()))?;
        }
        if let Some(sql) = &inner.sql {
            for line in sql.trim().lines() {
                write!(f, "\n    {line}")?;
            }
        }
        for undone in &inner.undone {
            write!(f, "\ntaken back: {undone}")?;
        }
        if let Some(left) = &inner.left {
            write!(f, "\nhalf done: {left}")?;
        }
        for done in &inner.applied {
            write!(f, "\nstays done: {done}")?;
        }
        match &inner.hint {
            Some(hint) if f.alternate() => write!(f, "\nhint: {hint}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, `{}`", self.migration, self.function)?;
        match self.statement {
            Some((number, count)) => write!(f, ", statement {number} of {count}"),
            None => Ok(()),
        }
    }
}

/// What a database says, without sqlx's own words around it.
fn cause_text(cause: &(dyn std::error::Error + Send + Sync + 'static)) -> String {
    match cause.downcast_ref::<sqlx::Error>() {
        Some(sqlx::Error::Database(error)) => error.message().to_owned(),
        _ => cause.to_string(),
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:#}")
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_where_why_and_on_request_what_to_do() {
        let place = Place { migration: "20251107090010_x".to_owned(), function: "up", statement: Some((2, 3)), whole: true };
        let error = Error::new(Kind::Statement, "failed")
            .at(place)
            .with_sql("CREATE TABLE a\n(b)")
            .with_cause("no such table: c")
            .with_hint("do this");
        let plain = "`20251107090010_x`, `up`, statement 2 of 3: failed: no such table: c\n    CREATE TABLE a\n    (b)";
        assert_eq!(error.to_string(), plain);
        assert_eq!(format!("{error:#}"), format!("{plain}\nhint: do this"));
        assert_eq!(format!("{error:?}"), format!("{error:#}"));
        assert_eq!(error.migration(), Some("20251107090010_x"));
    }
}
