//! What a migration is called and what it says about itself.

use std::fmt::Write as _;

use crate::step::Data;
use crate::{Dialect, Step};

/// The longest name, in bytes: a file name that fits every file system and a line.
const NAME_MAX: usize = 60;

/// What is added to the first step's name when there are more.
const AND_MORE: &str = "_and_more";

/// The name of the migration that does `steps`: `add_phone_number_to_user`, `…_and_more` for several; `initial` for the `first` one,
/// `initial_on_postgres` for one that only starts the history of a database.
#[must_use]
pub fn name(steps: &[Step], first: bool, starting: &[Dialect]) -> String {
    if first {
        return "initial".to_owned();
    }
    if steps.is_empty() && !starting.is_empty() {
        let names: Vec<&str> = starting.iter().map(|dialect| dialect.name()).collect();
        return format!("initial_on_{}", names.join("_and_"));
    }
    // What only makes room for another step is no name.
    let makes_room = |step: &&Step| matches!(step, Step::Data(Data::Aside(_)));
    short(steps.iter().filter(|step| !makes_room(step)).map(Step::slug))
}

/// A name from what is done: from the first thing, with a word for those after it.
pub(super) fn short(slugs: impl IntoIterator<Item = String>) -> String {
    let mut slugs = slugs.into_iter();
    match (slugs.next(), slugs.next()) {
        (None, _) => "empty".to_owned(),
        (Some(slug), None) => identifier(&slug, NAME_MAX),
        (Some(slug), Some(_)) => identifier(&slug, NAME_MAX - AND_MORE.len()) + AND_MORE,
    }
}

/// The name that a person means by `text`; `None` where no letter or digit is in it.
#[must_use]
pub fn name_from(text: &str) -> Option<String> {
    let is_some = text.chars().any(|c| c.is_ascii_alphanumeric());
    is_some.then(|| identifier(text, NAME_MAX))
}

/// The file that a migration is in: `m<id>_<name>.rs`.
#[must_use]
pub fn file_name(id: &str, name: &str) -> String {
    format!("m{id}_{name}.rs")
}

/// The text as lower-case ASCII letters, digits and single underscores: part of a file name and of a module's name.
fn identifier(text: &str, length_max: usize) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name.truncate(length_max);
    let name = name.trim_matches('_');
    if name.is_empty() { "change".to_owned() } else { name.to_owned() }
}

/// The doc header of the module: what it does, one sentence a line. On the databases of `starting` it does everything at once.
pub(super) fn header(steps: &[Step], starting: &[Dialect]) -> String {
    let mut text = String::new();
    if !starting.is_empty() {
        // Writing to a `String` does not fail.
        let titles = starting.iter().map(|dialect| dialect.title()).collect::<Vec<_>>().join(" and ");
        let _ = writeln!(text, "//! Creates everything on {titles}, for which the migrations before it have no SQL.");
    } else if steps.is_empty() {
        text.push_str("//! Changes nothing.\n");
    }
    for step in steps {
        let _ = writeln!(text, "//! {}.", sentence(&step.to_string()));
    }
    text
}

/// A text on one line, as a comment takes it.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `add … to …` as what the migration does: `Adds … to …`. A step is described on one line and starts with its verb.
fn sentence(step: &str) -> String {
    let step = one_line(step);
    let (verb, rest) = step.split_once(' ').unwrap_or((&step, ""));
    let (verb, ending) = match verb.strip_suffix('y') {
        Some(short) if !short.ends_with(['a', 'e', 'o', 'u']) => (short, "ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| verb.ends_with(end)) => (verb, "es"),
        _ => (verb, "s"),
    };
    let mut letters = verb.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}{ending} {rest}", letters.as_str()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, DataType};

    fn rename(from: &str) -> Step {
        Step::RenameTable { from: from.to_owned(), to: "b".to_owned() }
    }

    #[test]
    fn names_are_modules_and_files() {
        assert_eq!(name(&[rename("a")], false, &[]), "rename_a_to_b");
        assert_eq!(name(&[rename("a"), rename("c")], false, &[]), "rename_a_to_b_and_more");
        assert_eq!(name(&[rename("a"), rename("c")], true, &[]), "initial");
        assert_eq!(name(&[rename("a; DROP")], false, &[]), "rename_a_drop_to_b");
        assert_eq!(name(&[rename("Größe")], false, &[]), "rename_table_to_b");
        assert_eq!(name(&[rename("名")], false, &[]), "rename_table_to_b");
        assert_eq!(name(&[], false, &[]), "empty");
        assert_eq!(name(&[], false, &[Dialect::Postgres, Dialect::Mysql]), "initial_on_postgres_and_mysql");
        let long = name(&[rename(&"x".repeat(200)), rename("c")], false, &[]);
        assert!(long.len() <= NAME_MAX && long.ends_with("x_and_more"), "{long}");
    }

    #[test]
    fn a_step_becomes_a_sentence() {
        assert_eq!(header(&[rename("a")], &[]), "//! Renames table `a` to `b`.\n");
        assert_eq!(header(&[rename("Größe")], &[]), "//! Renames table `Größe` to `b`.\n");
        let (before, after) = (Column::new("x", DataType::Int32), Column::new("x", DataType::Int64));
        let step = Step::AlterColumn { table: "a".to_owned(), before, after };
        assert_eq!(header(&[step], &[]), "//! Alters `x` of `a`: int32 becomes int64.\n");
        assert_eq!(sentence("switch x"), "Switches x");
        assert_eq!(sentence("copy rows"), "Copies rows");
        assert_eq!(sentence("destroy x"), "Destroys x");
        assert_eq!(sentence("add `a\nb`"), "Adds `a b`");
    }
}
