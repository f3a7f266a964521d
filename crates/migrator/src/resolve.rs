//! What a person says of a migration that is half done.

/// The answer to a question that only a person can answer; see [`Migrator::resolve`](crate::Migrator::resolve).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resolve {
    /// The statement that began last took effect: the next `up` goes on with the one after it.
    Done,
    /// The statement that began last did not take effect, or what it did was undone by hand: the next `up` runs it again.
    NotDone,
    /// All that the migration did was undone by hand: the next `up` runs it from its start, or never, where the program no longer has it.
    Undone,
}
