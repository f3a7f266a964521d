//! The lines at the head of a module that say what can go wrong: `//! Risk on postgres (built_index): nobody can …`. They are the one place
//! that keeps the risks of a migration: what a person edits there is what the program shows.

use crate::risk::Found;

/// What a line starts with.
const START: &str = "//! Risk";

/// A risk as a module says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The names of the databases that it is on; none for all that the module is for.
    pub dialects: Vec<String>,
    /// The name of its code.
    pub code: String,
    /// What happens, as a sentence.
    pub message: String,
}

/// The line about a risk, in a module for that many databases.
pub(super) fn line(found: &Found, databases: usize) -> String {
    let names: Vec<&str> = found.dialects.iter().map(|dialect| dialect.name()).collect();
    let on = if names.len() < databases { format!(" on {}", names.join(", ")) } else { String::new() };
    let message: Vec<&str> = found.risk.message.split_whitespace().collect();
    format!("{START}{on} ({}): {}.\n", found.risk.code, message.join(" "))
}

/// The risks that a module says it has.
#[must_use]
pub fn noted(module: &str) -> Vec<Noted> {
    lines(module).filter_map(parse).collect()
}

/// The module without what it says about risks.
#[must_use]
pub fn without_risks(module: &str) -> String {
    let start = module.find(START).unwrap_or(module.len());
    let (head, rest) = module.split_at(start);
    let end: usize = rest.split_inclusive('\n').take_while(|line| line.starts_with(START)).map(str::len).sum();
    format!("{}{}", head.strip_suffix("//!\n").unwrap_or(head), &rest[end..])
}

fn lines(module: &str) -> impl Iterator<Item = &str> {
    module.lines().take_while(|line| line.starts_with("//!")).filter_map(|line| line.strip_prefix(START))
}

fn parse(line: &str) -> Option<Noted> {
    let (on, rest) = line.split_once(" (")?;
    let (code, message) = rest.split_once("): ")?;
    let names = on.strip_prefix(" on ").map(|names| names.split(", ").map(str::to_owned).collect()).unwrap_or_default();
    Some(Noted { dialects: names, code: code.to_owned(), message: message.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dialect;
    use crate::risk::{Code, Level, Risk};

    #[test]
    fn what_is_written_is_read() {
        let risk = |table: &str| Risk {
            code: Code::GoneTable,
            table: table.to_owned(),
            column: None,
            message: format!("`{table}` is (gone)"),
            instead: String::new(),
        };
        let found = |dialects: &[Dialect], table: &str| Found { risk: risk(table), level: Level::Warn, dialects: dialects.to_vec() };
        let all = [Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql];
        let one = line(&found(&all, "a\n b"), 3);
        let other = line(&found(&all[1..], "c"), 3);
        assert_eq!(one, "//! Risk (gone_table): `a b` is (gone).\n");
        let module = format!("//! Does it.\n//!\n{one}{other}use x;\n\n// //! Risk (x): y.\n");
        let expected = [(vec![], "`a b` is (gone)."), (vec!["postgres".to_owned(), "mysql".to_owned()], "`c` is (gone).")];
        let expected = expected.map(|(dialects, message)| Noted { dialects, code: "gone_table".into(), message: message.into() });
        assert_eq!(noted(&module), expected);
        assert_eq!(without_risks(&module), "//! Does it.\nuse x;\n\n// //! Risk (x): y.\n");
        assert_eq!(without_risks("//! Does it.\nuse x;\n"), "//! Does it.\nuse x;\n");
    }
}
