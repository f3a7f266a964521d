//! Why a snapshot can't be used, and what to do.

use std::fmt;

/// A snapshot that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotError {
    /// It has the marks of a merge that is not resolved.
    Conflict {
        /// The first line with such a mark, from 1.
        line: usize,
    },
    /// It is not UTF-8.
    NotText,
    /// It ends in the middle.
    Truncated,
    /// It is not JSON.
    Syntax {
        /// Where, from 1.
        line: usize,
        /// What is wrong there, without a full stop.
        reason: String,
    },
    /// It is in a format that this version does not know.
    Newer {
        /// The format.
        format: u64,
    },
    /// It is JSON, but not of a form that this tool writes.
    Nonsense {
        /// Where, from 1, if that is known.
        line: Option<usize>,
        /// What is wrong, without a full stop.
        reason: String,
    },
}

impl SnapshotError {
    /// The error as it is about a part of the file, where the number of a line means nothing.
    pub(super) fn without_line(self) -> Self {
        match self {
            Self::Syntax { line: _, reason } | Self::Nonsense { line: _, reason } => Self::Nonsense { line: None, reason },
            Self::Truncated => Self::Nonsense { line: None, reason: "a table ends in the middle".to_owned() },
            Self::Conflict { .. } | Self::Newer { .. } | Self::NotText => self,
        }
    }

    /// What to do about it, without a full stop.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => {
                "both branches added a migration: `migrator rebase` puts one after the other; or keep one side of the file whole, delete the other side's migration, and build again to write it anew"
            }
            Self::Newer { .. } => "update `migrator` and `schema-core` to the version that wrote it",
            Self::NotText | Self::Truncated | Self::Syntax { .. } | Self::Nonsense { .. } => {
                "the file is not meant to be edited: restore it with `git checkout -- <file>`"
            }
        }
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict { line } => write!(f, "the snapshot has an unresolved merge conflict in line {line}"),
            Self::NotText => write!(f, "the snapshot is not text in UTF-8"),
            Self::Truncated => write!(f, "the snapshot ends in the middle"),
            Self::Syntax { line, reason } => write!(f, "the snapshot is not JSON: {reason} in line {line}"),
            Self::Newer { format } => {
                write!(f, "the snapshot was written by a newer migrator (format {format}; this one knows {})", super::v1::FORMAT)
            }
            Self::Nonsense { line: Some(line), reason } => write!(f, "the snapshot was changed by hand: {reason} in line {line}"),
            Self::Nonsense { line: None, reason } => write!(f, "the snapshot was changed by hand: {reason}"),
        }
    }
}

impl std::error::Error for SnapshotError {}
