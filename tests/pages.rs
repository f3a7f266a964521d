//! The pages that are made of tables in the code.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use integration::expect::expect_file;
use schema_core::Dialect;
use schema_core::risk::{self, Class, Code, Level};

use super::{read, report, root};

const PAGE: &str = "docs/risks.md";
const START: &str = "with UPDATE_EXPECT=1. -->\n";
const END: &str = "<!-- The end of what is made of tables. -->\n";

#[test]
fn the_page_of_risks_is_made_of_the_table_of_codes() {
    let page = read(PAGE);
    let (head, rest) = page.split_once(START).expect("the page says where the tables begin");
    let (_, tail) = rest.split_once(END).expect("the page says where the tables end");
    let written = format!("{head}{START}{}{}\n{END}{tail}", codes(), locks());
    if let Err(difference) = expect_file(&root().join(PAGE), &written) {
        panic!("{difference}");
    }
}

fn codes() -> String {
    let mut text = String::new();
    for class in Class::ALL {
        let _ = writeln!(text, "\n## `{}`: {}\n", class.name(), lower(class.title()));
        for code in Code::ALL.iter().filter(|code| code.class() == class) {
            let _ = writeln!(text, "### `{code}`\n\n{}. {}\n", code.title(), level(*code));
            let _ = writeln!(text, "{}\n\nInstead: {}\n", code.why(), lower(code.instead()));
        }
    }
    text.trim_end().replace("\n\n\n", "\n\n") + "\n"
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// What is done by default.
fn level(code: Code) -> String {
    let levels = Dialect::ALL.map(|dialect| code.level(dialect));
    let all = |level: Level| levels.iter().all(|other| *other == level);
    match code.usual_level() {
        level if all(level) => format!("By default: `{level}`."),
        level => format!("By default: `{level}`, on SQLite `{}`.", code.level(Dialect::Sqlite)),
    }
}

fn locks() -> String {
    let mut text = "\n## Locks of PostgreSQL\n\nWhat the generator's statements lock, and what they do with the rows: measured on PostgreSQL 11 to 18, and again by the \
        tests on every server that they run on. `ACCESS EXCLUSIVE` keeps everybody out, `SHARE` and `SHARE ROW EXCLUSIVE` keep writers out, until the end of the \
        transaction.\n\n| statement | lock | on the other table | rows |\n|---|---|---|---|\n"
        .to_owned();
    for facts in risk::postgres_facts() {
        let _ = writeln!(text, "| {} | {} | {} | {} |", facts.statement, facts.lock, facts.other.unwrap_or_default(), facts.rows);
    }
    text
}

#[test]
fn every_rule_of_others_is_listed_once_with_what_becomes_of_it() {
    let page = read(PAGE);
    let (_, list) = page.split_once("\n## The rules of others\n").expect("the page has the list");
    let mut findings = Vec::new();
    for section in list.split("\n### ").skip(1) {
        let (heading, rows) = section.split_once('\n').expect("a section has a heading");
        let (tool, count) = heading.rsplit_once(": ").expect("a heading ends in the number of rules");
        let rows: Vec<&str> = rows.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| rule")).collect();
        let names: BTreeSet<&str> = rows.iter().filter_map(|row| row.split(" | ").next()).collect();
        if names.len() != rows.len() || Ok(rows.len()) != count.parse() {
            findings.push(format!("{tool}: {count} rules, {} rows with {} names", rows.len(), names.len()));
        }
        findings.extend(rows.iter().filter(|row| !is_decided(row)).map(|row| format!("{tool}: {row}")));
    }
    report("each rule is a risk, something that is seen to, or nothing for a reason that is given", &findings);
}

/// Whether a row names codes that there are, or says who sees to it, or why not.
fn is_decided(row: &str) -> bool {
    let Some(what) = row.split(" | ").nth(1).map(|what| what.trim_end_matches(" |")) else { return false };
    let reasons = ["the generator: ", "the runtime: ", "no: "];
    if let Some(reason) = reasons.iter().find_map(|start| what.strip_prefix(start)) {
        return reason.len() > 10;
    }
    let named: Vec<&str> = what.split([';', ':']).next().unwrap_or_default().split('`').skip(1).step_by(2).collect();
    !named.is_empty() && named.iter().all(|name| Code::from_name(name).is_some())
}
