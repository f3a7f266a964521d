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
const HEADER: &str = "migrator-summary-2";

/// The letters of attributes' cells.
mod letter {
    pub(super) const AUTO_INCREMENT: char = 'a';
    pub(super) const BACKFILL: char = 'b';
    pub(super) const CHECK: char = 'k';
    pub(super) const COLLATE: char = 'o';
    pub(super) const COLUMN: char = 'c';
    pub(super) const CONVERT: char = 'v';
    pub(super) const CRATE: char = 'C';
    pub(super) const DEFAULT: char = 'd';
    pub(super) const INDEX: char = 'i';
    pub(super) const KEY_FIELD: char = 'K';
    pub(super) const LENGTH: char = 'l';
    pub(super) const NEW: char = 'n';
    pub(super) const PRECISION: char = 'p';
    pub(super) const PRIMARY_KEY: char = 'P';
    pub(super) const REFERENCES: char = 'r';
    pub(super) const RENAME: char = 'R';
    pub(super) const RENAMED_FROM: char = 'f';
    pub(super) const RENAME_ALL: char = 'A';
    pub(super) const SCALE: char = 's';
    pub(super) const SKIP: char = 'S';
    pub(super) const SQL_NAME: char = 'N';
    pub(super) const STRICT: char = 't';
    pub(super) const TABLE: char = 'T';
    pub(super) const TYPE: char = 'y';
    pub(super) const UNIQUE: char = 'u';
    pub(super) const WITHOUT_ROWID: char = 'w';
}
