//! A [`FileSummary`](super::scan::FileSummary) as text and back, so that the build script reads again only what changed.
//!
//! One line a thing, cells separated by tabs; the first character of a line says what it is, the first character of an attribute's cell
//! says which attribute. Nothing but this module of the same version reads it, so the letters carry no meaning elsewhere; a text that
//! does not fit is no summary, and the file is scanned again. Written for unoptimised builds: no dependency, few allocations.

mod decode;
mod encode;

#[cfg(test)]
mod tests;

pub use decode::decode;
pub use encode::{encode, outline};

/// The first line; changes with the format.
const HEADER: &str = "migrator-summary-8";

/// The letters of attributes' cells.
mod letter {
    pub(super) const AUTO_INCREMENT: char = 'a';
    pub(super) const BACKFILL: char = 'b';
    pub(super) const BATCH: char = 'H';
    pub(super) const BACKFILL_RUN: char = 'J';
    pub(super) const CHECK: char = 'k';
    pub(super) const COLLATE: char = 'o';
    pub(super) const COLUMN: char = 'c';
    pub(super) const CONVERT: char = 'v';
    pub(super) const CRATE: char = 'C';
    pub(super) const DEFAULT: char = 'd';
    pub(super) const CHARSET: char = 'h';
    pub(super) const COMMENT: char = 'm';
    pub(super) const ENGINE: char = 'e';
    pub(super) const FLATTEN: char = 'X';
    pub(super) const FROM: char = 'Q';
    pub(super) const GENERATED: char = 'g';
    pub(super) const KEY_NAME: char = 'M';
    pub(super) const NOW_ON_UPDATE: char = 'U';
    pub(super) const NO_KEY: char = 'O';
    pub(super) const NULLABLE: char = 'u';
    pub(super) const NUMBERED_ALWAYS: char = 'W';
    pub(super) const NAMESPACE: char = 'z';
    pub(super) const SEQUENCE: char = 'q';
    pub(super) const TYPE_OF: char = 'Y';
    pub(super) const VIRTUAL: char = 'G';
    pub(super) const KEY_EXISTING: char = 'i';
    pub(super) const KEY_FIELD: char = 'K';
    pub(super) const LENGTH: char = 'l';
    pub(super) const LEVEL: char = 'L';
    pub(super) const NEW: char = 'n';
    pub(super) const PRECISION: char = 'p';
    pub(super) const PREFIX: char = 'F';
    pub(super) const PRIMARY_KEY: char = 'P';
    pub(super) const REFERENCES: char = 'r';
    pub(super) const RENAME: char = 'R';
    pub(super) const RENAMED_FROM: char = 'f';
    pub(super) const RENAME_ALL: char = 'A';
    pub(super) const RETIRE: char = 'E';
    pub(super) const SCALE: char = 's';
    pub(super) const SKIP: char = 'S';
    pub(super) const SQL_NAME: char = 'N';
    pub(super) const SQLX: char = 'x';
    pub(super) const STORED: char = 'D';
    pub(super) const STRICT: char = 't';
    pub(super) const TABLE: char = 'T';
    pub(super) const TEMPORARY: char = 'B';
    pub(super) const TYPE: char = 'y';
    pub(super) const WITHOUT_ROWID: char = 'w';
}

/// The letters of an index's cells: first its own, then for each part its key and what is said of it.
mod index_letter {
    pub(super) const CONSTRAINT: char = 'k';
    pub(super) const EXISTING: char = 'e';
    pub(super) const FILTER: char = 'w';
    pub(super) const INCLUDE: char = 'i';
    pub(super) const METHOD: char = 'm';
    pub(super) const NAME: char = 'n';
    pub(super) const NULLS_NOT_DISTINCT: char = 'N';
    pub(super) const PARAMETERS: char = 'p';
    pub(super) const UNIQUE: char = 'u';
    pub(super) const UNNAMED: char = '_';

    pub(super) const COLLATE: char = 'c';
    pub(super) const DESCENDING: char = '-';
    pub(super) const FIELD: char = 'f';
    pub(super) const LENGTH: char = 'l';
    pub(super) const NULLS_FIRST: char = '<';
    pub(super) const NULLS_LAST: char = '>';
    pub(super) const OPERATOR: char = '=';
    pub(super) const OPERATOR_CLASS: char = 'o';
    pub(super) const SQL: char = 's';
}

/// The letter of a deferral.
const fn deferral_letter(deferral: crate::schema::Deferral) -> &'static str {
    match deferral {
        crate::schema::Deferral::Never => "n",
        crate::schema::Deferral::Immediate => "i",
        crate::schema::Deferral::Deferred => "d",
    }
}

/// What stands before the fields of `existing`.
mod existing_letter {
    pub(super) const DELETE: char = 'd';
    pub(super) const KEEP_FIRST: char = 'f';
    pub(super) const KEEP_LAST: char = 'l';
    pub(super) const SET_NULL: char = 'n';
}
