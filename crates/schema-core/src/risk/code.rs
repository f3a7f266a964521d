//! The one table of risks.

use std::fmt;

use super::Level;
use crate::Dialect;

/// What kind of harm a risk is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Class {
    /// Values are gone for good.
    DataLoss,
    /// A table is written anew as a whole.
    Rewrite,
    /// Others wait for as long as a table is long.
    LongLock,
    /// Rows that exist stop the migration.
    ExistingRows,
    /// The version of the program that still runs fails.
    RunningVersion,
    /// What an earlier release needed is still there.
    Leftover,
}

impl Class {
    /// All classes, in the order of the documentation.
    pub const ALL: [Self; 6] = [Self::DataLoss, Self::Rewrite, Self::LongLock, Self::ExistingRows, Self::RunningVersion, Self::Leftover];

    /// Its name in attributes and in `build.rs`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DataLoss => "data_loss",
            Self::Rewrite => "rewrite",
            Self::LongLock => "long_lock",
            Self::ExistingRows => "existing_rows",
            Self::RunningVersion => "running_version",
            Self::Leftover => "leftover",
        }
    }

    /// One sentence on what it is.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::DataLoss => "Values are gone for good",
            Self::Rewrite => "A table is written anew as a whole",
            Self::LongLock => "Others wait for as long as a table is long",
            Self::ExistingRows => "Rows that exist stop the migration",
            Self::RunningVersion => "The version of the program that still runs fails",
            Self::Leftover => "What an earlier release needed is still there",
        }
    }

    /// Whether it matters on a database by default. A SQLite file belongs to one program, which migrates it before it does anything else:
    /// nobody waits, and no older version runs.
    const fn matters(self, dialect: Dialect) -> bool {
        match (self, dialect) {
            (Self::DataLoss | Self::ExistingRows | Self::Leftover, _) | (_, Dialect::Postgres | Dialect::Mysql) => true,
            (Self::Rewrite | Self::LongLock | Self::RunningVersion, Dialect::Sqlite) => false,
        }
    }
}

/// Declares the risks: variant, name, class, what is done by default where it matters; then what it is, why, and what to do instead. The
/// page `docs/risks.md` is made of these.
macro_rules! codes {
    ($($variant:ident = $name:literal, $class:ident, $level:ident, $title:literal, $why:literal, $instead:literal;)*) => {
        /// A kind of risk. Names are stable and never given again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in attributes, in `build.rs` and in messages.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What kind of harm it is.
            #[must_use]
            pub const fn class(self) -> Class {
                match self {
                    $(Self::$variant => Class::$class,)*
                }
            }

            /// What is done about it where nothing else is said and its class matters.
            #[must_use]
            pub const fn usual_level(self) -> Level {
                match self {
                    $(Self::$variant => Level::$level,)*
                }
            }

            /// One sentence on what it is, without a full stop.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)*
                }
            }

            /// Why it is a risk.
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self {
                    $(Self::$variant => $why,)*
                }
            }

            /// What to do instead, in general; [`Risk::instead`](super::Risk::instead) says it for the change at hand.
            #[must_use]
            pub const fn instead(self) -> &'static str {
                match self {
                    $(Self::$variant => $instead,)*
                }
            }
        }
    };
}

codes! {
    DroppedTable = "dropped_table", DataLoss, Warn,
        "A table is dropped with its rows",
        "Nothing brings the rows back. Migrations that the build writes rename a table aside instead, unless `retire = false` says otherwise; `migrator diff` drops it.",
        "Rename it aside, and drop it when nobody has missed it: leave `retire = false` out, and `migrator purge` it later.";
    DroppedColumn = "dropped_column", DataLoss, Warn,
        "A column is dropped with its values",
        "Nothing brings the values back. Migrations that the build writes rename a column aside instead, also one that is converted, unless `retire = false` says otherwise; `migrator diff` drops it.",
        "Rename it aside, and drop it when nobody has missed it: leave `retire = false` out, and `migrator purge` it later.";
    CastValues = "cast_values", DataLoss, Warn,
        "Values go through the database's own cast",
        "A cast rounds, cuts or fails, and the old values are gone. The build asks for `convert` and keeps the old values aside, so only `migrator diff` says this.",
        "Add a column of the new type, fill it, compare, and drop the old one later.";
    DeletedRows = "deleted_rows", DataLoss, Warn,
        "Rows or values are deleted to make room for a key",
        "`existing` says so, and `retire = false` that nothing is kept aside, so nothing brings them back.",
        "Leave `retire = false` out, or ask the production database beforehand whether they are the rows that you mean.";

    RewrittenTable = "rewritten_table", Rewrite, Warn,
        "A table is written anew, and others wait until that is done",
        "A change of type, a value of its own for each row, a stored computed column: the database copies all rows and builds all indexes again, at about a second for half a million rows. PostgreSQL locks readers out too.",
        "Add a field of the new type beside the old one, fill it in batches (`plan.backfill`), use it, and remove the old one a release later. Values that only new rows need can be a default that is set after the column is there. A variant that is added to an enum of PostgreSQL can be an `ALTER TYPE … ADD VALUE` by hand.";
    RebuiltTable = "rebuilt_table", Rewrite, Allow,
        "A table is written anew while others go on",
        "MySQL and MariaDB rebuild a table in place when a column becomes required or the primary key changes. Nobody waits, but it takes time, space for a second copy, and a replica does it again before it does anything else.",
        "Do it when little else is going on.";

    BuiltIndex = "built_index", LongLock, Warn,
        "An index is built while others wait",
        "PostgreSQL lets nobody write until the index is there, and nobody read either where the same migration has changed the table before. MySQL and MariaDB do so for full-text and spatial indexes only.",
        "On PostgreSQL build it beforehand with `CREATE INDEX CONCURRENTLY` and write `IF NOT EXISTS` into the migration.";
    ValidatedNotNull = "validated_not_null", LongLock, Warn,
        "All rows are read for a missing value while others wait",
        "PostgreSQL reads the whole table before a column becomes required, and nobody reads or writes it meanwhile.",
        "Before the release, add a check `IS NOT NULL` as `NOT VALID` and validate it, which locks nobody out: PostgreSQL then reads nothing.";
    ValidatedCheck = "validated_check", LongLock, Warn,
        "All rows are read for a new check while others wait",
        "PostgreSQL reads the whole table, and nobody reads or writes it meanwhile; MySQL and MariaDB copy it, and nobody writes.",
        "On PostgreSQL add it as `NOT VALID` and validate it in a migration of its own.";
    ValidatedForeignKey = "validated_foreign_key", LongLock, Warn,
        "All rows are looked up for a new foreign key while others wait",
        "PostgreSQL lets nobody write to either table until every row has been looked up; MySQL and MariaDB copy the table, and nobody writes to it.",
        "On PostgreSQL add it as `NOT VALID` and validate it in a migration of its own.";
    UpdatedRows = "updated_rows", LongLock, Warn,
        "All rows are updated by one statement",
        "Whoever updates a row waits until all of them are done, and on PostgreSQL the table was altered just before, so readers wait as well. The old versions of the rows stay until they are vacuumed away.",
        "Add the field with `backfill(\"<sql>\", batch = 5000)`, which fills it in batches and then makes it required; or as an `Option`, required a release later.";
    HeldLock = "held_lock", LongLock, Warn,
        "A table stays locked while another one takes long",
        "On PostgreSQL locks are held until the end of the transaction: a table that was altered in an instant is locked for as long as everything after it takes.",
        "Put what takes long into a migration of its own, and let each migration have its own transaction (`Atomicity::Each`).";
    DroppedIndex = "dropped_index", LongLock, Allow,
        "An index goes",
        "On PostgreSQL nobody reads or writes the table for that moment, and it waits for whoever is there. Queries that the index was for take longer from then on, those of the previous version too.",
        "On PostgreSQL edit the migration: `DROP INDEX CONCURRENTLY`, in a migration of its own.";
    LockedParent = "locked_parent", LongLock, Allow,
        "A table is locked because another one refers to it",
        "PostgreSQL locks the referenced table too: nobody writes to it while a foreign key appears, nobody reads it while one leaves. It takes no time, but it waits for whoever is there, and everybody else waits behind it.",
        "Keep transactions short, so that there is little to wait for.";

    MissingValues = "missing_values", ExistingRows, Warn,
        "Rows without a value stop the migration",
        "A column becomes required. The migration counts the rows that have no value before it changes anything, and stops if there are any.",
        "Ask the production database for such rows beforehand, or give a value: `default` or `backfill`.";
    DuplicateRows = "duplicate_rows", ExistingRows, Warn,
        "Rows with the same key stop the migration",
        "A key becomes unique. The migration counts the values that occur more than once before it changes anything, and stops if there are any.",
        "Ask the production database for such rows beforehand, or say what becomes of them: `existing = keep_last(…)` in `unique(…)`.";
    OrphanedRows = "orphaned_rows", ExistingRows, Warn,
        "Rows that refer to nothing stop the migration",
        "A foreign key appears. The migration counts the rows that refer to nothing before it changes anything, and stops if there are any.",
        "Ask the production database for such rows beforehand, or say what becomes of them: `existing = delete` in `references(…)`.";
    RefusedRows = "refused_rows", ExistingRows, Warn,
        "Rows that fail a new check stop the migration",
        "The migration counts the rows that fail the check before it changes anything, and stops if there are any.",
        "Ask the production database for such rows beforehand, or say what becomes of them: `existing = delete` in `check(…)`.";
    KeptRows = "kept_rows", ExistingRows, Warn,
        "Rows leave their table, or lose a value, to make room for a key",
        "`existing` says so. They are kept aside, and `down` brings them back; but queries no longer find them. The migration stops if others refer to them.",
        "Ask the production database beforehand whether they are the rows that you mean.";
    UnfitValues = "unfit_values", ExistingRows, Warn,
        "Values that do not fit a new type stop the migration",
        "A type gets narrower, or an enum loses a variant. The migration counts the values that do not fit before it changes anything, and stops if there are any.",
        "Ask the production database for such values beforehand, or say what becomes of them: `convert`, `renamed_from` on a variant.";
    ExcludedRows = "excluded_rows", ExistingRows, Warn,
        "Rows that exclude each other stop the migration",
        "An exclusion constraint appears. Which rows it excludes is known to its operators alone, so nothing is asked beforehand: the statement fails, and all of the migration is undone.",
        "Ask the production database for such rows beforehand, by a join of the table with itself.";

    GoneTable = "gone_table", RunningVersion, Warn,
        "A table that the previous version may use is gone",
        "Until the last process of the previous version has ended, its queries fail.",
        "First release a version that no longer uses it; remove the struct in the next.";
    RenamedTable = "renamed_table", RunningVersion, Warn,
        "A table that the previous version may use has another name",
        "Until the last process of the previous version has ended, its queries fail.",
        "Rename the struct alone, with `table = \"…\"` for the old name; or leave a view under the old name for one release.";
    GoneColumn = "gone_column", RunningVersion, Warn,
        "A column that the previous version may use is gone",
        "Until the last process of the previous version has ended, its queries that name the column fail.",
        "First release a version whose queries no longer name it; remove the field in the next. A required field has to be an `Option` or get a `default` first, so that inserts can leave it out.";
    RenamedColumn = "renamed_column", RunningVersion, Warn,
        "A column that the previous version may use has another name",
        "Until the last process of the previous version has ended, its queries that name the column fail.",
        "Rename the field alone, with `column = \"…\"` for the old name.";
    RequiredColumn = "required_column", RunningVersion, Warn,
        "A new column is required, and the previous version gives it no value",
        "Inserts of the previous version do not know the column, and it has no default.",
        "Give it a default for the previous version, `default(0, temporary)`, and take that away in the next release; it goes together with `backfill`.";
    RefusedNull = "refused_null", RunningVersion, Warn,
        "A column becomes required, and the previous version may write none",
        "The previous version has an `Option` there: its inserts may leave the column out or write NULL.",
        "First release a version that always writes it; make the field required in the next.";
    GoneDefault = "gone_default", RunningVersion, Warn,
        "A default that the previous version may rely on is gone",
        "Inserts of the previous version may leave the column out, and it is required.",
        "First release a version that always writes it, with the default called `temporary` (`default(0, temporary)`); remove the default in the next.";
    ChangedType = "changed_type", RunningVersion, Warn,
        "A column that the previous version uses has another type",
        "On PostgreSQL every statement that a process has prepared and that returns the column fails from then on (`cached plan must not change result type`), even where the type only gets longer or an enum gets a variant, and drivers check the type before they decode. On MySQL and MariaDB this is about types that the previous version can't read, or that its values do not fit.",
        "Add a field of the new type beside the old one, write both, and remove the old one a release later. Or restart all processes right after the migration.";
    GoneVariant = "gone_variant", RunningVersion, Warn,
        "A variant that the previous version may write is gone",
        "The database refuses the text of a variant that the enum no longer has.",
        "First release a version that no longer writes it; remove the variant in the next.";
    ComputedColumn = "computed_column", RunningVersion, Warn,
        "A column that the previous version may write is the database's to write",
        "A value for a computed column, or a number for a column that is always numbered, is refused.",
        "First release a version that no longer writes it.";
    NewValue = "new_value", RunningVersion, Allow,
        "A value that the previous version can't read becomes possible",
        "Once the new version has written NULL where there was none, or a new variant of an enum, the previous version can't decode the row; nor can it after it is rolled back.",
        "First release a version that can read the value and does not write it.";
    NewConstraint = "new_constraint", RunningVersion, Allow,
        "A new constraint may refuse what the previous version writes",
        "The previous version does not know of the key or check, so it may write rows that are refused.",
        "First release a version that keeps to it.";
    GoneKey = "gone_key", RunningVersion, Allow,
        "A unique key that the previous version may rely on is gone",
        "`ON CONFLICT` over its columns fails without the key; on MySQL and MariaDB `ON DUPLICATE KEY` inserts a second row.",
        "First release a version that does without it.";
    GoneConstraint = "gone_constraint", RunningVersion, Allow,
        "A foreign key or check that the previous version may rely on is gone",
        "Rows that refer to nothing, or that the check would have refused, become possible; what was deleted along with others stays.",
        "First release a version that does without it.";
    ChangedRow = "changed_row", RunningVersion, Allow,
        "`SELECT *` of the previous version gives other columns",
        "On PostgreSQL a prepared statement that returns all columns fails once there are others (`cached plan must not change result type`). Statements that name their columns are not concerned.",
        "Name the columns in queries.";

    TemporaryDefault = "temporary_default", Leftover, Warn,
        "A default is there for a version that may not run any more",
        "`default(…, temporary)` serves the version of the program from before the column. While it is there, an insert of the new version that forgets the column goes unnoticed.",
        "When no process of that version runs any more, nor is to be rolled back to, remove the default from the field: the next migration drops it, which breaks nothing. Without the word it is a default as any other, and stays.";
}

impl Code {
    /// What is done about it on a database where nothing else is said.
    #[must_use]
    pub const fn level(self, dialect: Dialect) -> Level {
        if self.class().matters(dialect) { self.usual_level() } else { Level::Allow }
    }

    /// The code with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
