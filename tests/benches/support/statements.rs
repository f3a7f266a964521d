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

/// The table of a journal as migrator has it: what ran and what undoes it is kept.
const JOURNAL: &str = "CREATE TABLE journal (sequence BIGINT PRIMARY KEY NOT NULL, package TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, \
     checksum TEXT NOT NULL, state TEXT NOT NULL, draft BIGINT NOT NULL, applied_at BIGINT NOT NULL, duration BIGINT NOT NULL, tool TEXT NOT NULL, \
     up TEXT NOT NULL, down TEXT NOT NULL)";

/// The row of a migration in it.
fn journal_row(number: u32) -> String {
    let [create, index] = statements(number);
    let retired = format!("_retired_{number:014}");
    format!(
        "INSERT INTO journal VALUES ({}, '', '{number:014}', 'create_t{number}', '{number:016x}', 'applied', 0, 1750000000000, 100, '0.1.0', \
         '[\"{create}\",\"{index}\"]', \
         '[\"ALTER TABLE t{number} RENAME COLUMN name TO {retired}_name\",\"ALTER TABLE t{number} RENAME TO {retired}_t{number}\"]')",
        number + 1
    )
}

/// How a history is sent.
#[derive(Clone, Copy)]
pub(crate) struct Sending<'a> {
    pub(crate) transactions: Transactions,
    /// Begins a transaction; without it there are none.
    pub(crate) begin: Option<&'a str>,
    /// The most statements in a message.
    pub(crate) together: usize,
    /// Whether there is a row for every migration in a journal.
    pub(crate) journal: bool,
}

/// What is sent for a history, message by message.
pub(crate) fn messages(count: u32, sending: Sending<'_>) -> Vec<String> {
    let row = |number| sending.journal.then(|| journal_row(number));
    let migrations: Vec<Vec<String>> = (0..count).map(|number| statements(number).into_iter().chain(row(number)).collect()).collect();
    let groups = match sending.transactions {
        Transactions::One => vec![migrations.concat()],
        Transactions::Each => migrations,
    };
    let group = |group: Vec<String>| {
        let statements: Vec<String> = group.chunks(sending.together).map(|statements| statements.join(";\n")).collect();
        let (begin, end) = (sending.begin.map(str::to_owned), sending.begin.map(|_| "COMMIT".to_owned()));
        begin.into_iter().chain(statements).chain(end).collect::<Vec<_>>()
    };
    let journal = sending.journal.then(|| JOURNAL.to_owned());
    journal.into_iter().chain(groups.into_iter().flat_map(group)).collect()
}
