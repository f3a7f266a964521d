//! What is refused: the trial, and words that the refusal must have. A trial that is listed and works fails.

/// MariaDB names the check of a column after the column, and only restating the column drops it.
const COLUMN_CHECK: &str = "has the name of a column: on MariaDB it may be a part of that";

/// The size of blocks is nothing that the model knows.
const BLOCK_SIZE: &str = "setting `users` is only in `--to`";

const REFUSED: &[(&str, &str)] = &[
    ("pair::mysql::constraints__CheckTableLevelToColumnLevel::back", COLUMN_CHECK),
    ("pair::mysql::constraints__CheckTableLevelToUnnamedColumnLevel::back", COLUMN_CHECK),
    ("pair::mysql::tables__CreateTableWithKeyBlockSize::forth", BLOCK_SIZE),
];

/// What entities can't have of a schema: the trial, and what it is.
const LEFT_OUT: &[(&str, &str)] = &[("entities::sqlite::foreign", "a foreign key to no table")];

/// What is left out of the entities of a trial; `None` where nothing must be.
pub(crate) fn left_out(trial: &str) -> Option<&'static str> {
    LEFT_OUT.iter().find(|(name, _)| *name == trial).map(|(_, words)| *words)
}

/// The words that the refusal of a trial must have; `None` where it must not be refused.
pub(crate) fn refusal(trial: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(name, _)| *name == trial).map(|(_, words)| *words)
}
