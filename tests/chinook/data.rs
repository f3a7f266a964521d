//! Chinook's rows, from the corpus. Its tables are left out: those come from our entities.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use schema_core::schema::name::snake_case;

/// The `INSERT` statements, with the names that the entities give to tables and columns; `None`, and a line that says so, where the
/// corpus is not there.
pub(crate) fn inserts() -> Option<Vec<String>> {
    let folder = corpora().join("schemas").join("sqlite").join("chinook");
    let Ok(entries) = fs::read_dir(&folder) else {
        // Written past the capture of the test runner, so that it is seen.
        let text = format!("SKIPPED: no Chinook in {}; MIGRATOR_CORPORA names another folder of corpora\n", folder.display());
        std::io::stderr().write_all(text.as_bytes()).unwrap();
        return None;
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    Some(files.iter().flat_map(|file| statements(&fs::read_to_string(file).unwrap())).collect())
}

fn corpora() -> PathBuf {
    match std::env::var_os("MIGRATOR_CORPORA") {
        Some(folder) => folder.into(),
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpora")),
    }
}

/// The `INSERT` statements of a script. Each begins a line and ends one.
fn statements(script: &str) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    let mut inside = false;
    for line in script.lines() {
        if line.starts_with("INSERT INTO [") {
            statements.push(renamed(line));
            inside = !line.ends_with(");");
        } else if inside {
            let statement = statements.last_mut().expect("a statement has begun");
            statement.push('\n');
            statement.push_str(line);
            inside = !line.ends_with(");");
        }
    }
    statements
}

/// `INSERT INTO [InvoiceLine] ([TrackId])` becomes `INSERT INTO "invoice_line" ("track_id")`.
fn renamed(line: &str) -> String {
    let mut parts = line.split('[');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(']').expect("brackets come in pairs");
        let _ = write!(text, "\"{}\"{rest}", snake_case(name));
    }
    text
}

#[test]
fn statements_are_found_and_renamed() {
    let script = "CREATE TABLE [A] (\n);\nINSERT INTO [MediaType] ([MediaTypeId], [Name]) VALUES\n    (1, 'a;'),\n    (2, 'b');\n\n";
    let expected = "INSERT INTO \"media_type\" (\"media_type_id\", \"name\") VALUES\n    (1, 'a;'),\n    (2, 'b');";
    assert_eq!(statements(script), [expected]);
}
