//! The statements of a long history of small migrations, for others than the migrator.

/// Which statements take effect together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transactions {
    /// All of the history.
    One,
    /// Those of a migration.
    Each,
}

impl Transactions {
    pub(crate) const ALL: [Self; 2] = [Self::One, Self::Each];

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::One => "one transaction",
            Self::Each => "a transaction each",
        }
    }
}

/// The statements of a migration. They mean the same on every database.
pub(crate) fn statements(number: u32) -> [String; 2] {
    [
        format!("CREATE TABLE t{number} (\n    id INTEGER PRIMARY KEY NOT NULL,\n    name VARCHAR(200),\n    team_id INTEGER NOT NULL\n)"),
        format!("CREATE INDEX t{number}_name_idx ON t{number} (name)"),
    ]
}

/// What is sent for the statements of a history, message by message, when at most `together` of them go into one. `begin` begins a
/// transaction; without it there are none.
pub(crate) fn messages(count: u32, transactions: Transactions, begin: Option<&str>, together: usize) -> Vec<String> {
    let all: Vec<String> = (0..count).flat_map(statements).collect();
    let groups: Vec<&[String]> = match transactions {
        Transactions::One => vec![&all],
        Transactions::Each => all.chunks(2).collect(),
    };
    let message = |statements: &[String]| statements.join(";\n");
    let group = |group: &[String]| {
        let statements = group.chunks(together).map(message);
        let (begin, end) = (begin.map(str::to_owned), begin.map(|_| "COMMIT".to_owned()));
        begin.into_iter().chain(statements).chain(end).collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(group).collect()
}
