//! What the output goes to: a terminal, or a pipe or file.

use std::io::{self, IsTerminal as _};

use crate::Retired;

/// What the output goes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    /// Whether standard output is a terminal.
    pub(super) output: bool,
    /// Whether standard error is one.
    pub(super) errors: bool,
    /// Whether there is somebody to ask: standard input and standard error are terminals.
    pub(super) dialogue: bool,
}

impl Screen {
    pub(super) fn detect() -> Self {
        let errors = io::stderr().is_terminal();
        Self { output: io::stdout().is_terminal(), errors, dialogue: errors && io::stdin().is_terminal() }
    }
}

/// Columns under a header, as wide as they need to be.
pub(super) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
        cells.chain([header[at].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("{}\n", padded.collect::<Vec<_>>().join("  ").trim_end())
    };
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let head = line(header.to_vec()) + &line(rule.iter().map(String::as_str).collect());
    rows.iter().fold(head, |text, row| text + &line(row.iter().map(String::as_str).collect()))
}

/// What is put aside, a line each with what to do about it behind; nothing where there is none.
pub(super) fn retired(retired: &[Retired]) -> String {
    if retired.is_empty() {
        return String::new();
    }
    let lines = retired.iter().map(|retired| format!("put aside: {retired}\n"));
    lines.chain(["`migrator purge` writes a migration that drops what nobody has missed\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_needed() {
        let rows = [["applied", "ä"].map(str::to_owned).to_vec(), ["late", "20250102000000_x"].map(str::to_owned).to_vec()];
        assert_eq!(
            table(&["state", "migration"], &rows),
            "state    migration\n───────  ────────────────\napplied  ä\nlate     20250102000000_x\n"
        );
    }
}
