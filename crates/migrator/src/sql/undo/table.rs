//! The statements that give a table the definition back that it had before a statement changed it.
//!
//! Nothing of it drops values that were there before: columns are told by their places, which no statement changes that [`super::of`] takes,
//! and one whose type changed is taken back only where every value is still what it was.

use std::collections::BTreeMap;

use schema_core::Dialect;

use super::definition::{Column, Definition, Part};
use crate::sql::{Token, tokens};

/// The statements, in order; none where the definitions are the same. `dropped` are the columns that the statement dropped, in small letters.
///
/// # Errors
///
/// Why there are none.
pub(crate) fn back(table: &str, before: &Definition, now: &Definition, dropped: &[String]) -> Result<Vec<String>, String> {
    if before.options != now.options {
        return Err("the options of the table have changed".to_owned());
    }
    let columns = Columns::new(before, now, dropped)?;
    let (leaving, arriving) = columns.parts(&before.foreign_keys, &now.foreign_keys, |_| false);
    let mut actions = columns.leaving_parts(before, now);
    actions.extend(columns.actions()?);
    actions.extend(columns.arriving_parts(before, now));
    if before.comment != now.comment {
        actions.push(format!("COMMENT = {}", before.comment));
    }
    let leaving: Vec<String> = leaving.iter().map(|part| format!("DROP FOREIGN KEY {}", quote(&part.name))).collect();
    let arriving: Vec<String> = arriving.iter().map(|part| format!("ADD {}", part.text)).collect();
    let statement = |actions: &Vec<String>| (!actions.is_empty()).then(|| format!("ALTER TABLE {table} {}", actions.join(", ")));
    Ok([&leaving, &actions, &arriving].into_iter().filter_map(statement).collect())
}

/// The columns before, and what has become of them.
struct Columns<'a> {
    /// Each that is there, with what it is now.
    kept: Vec<(&'a Column, &'a Column)>,
    /// Those that were added.
    added: &'a [Column],
    /// Those that were dropped, each with the one before it.
    dropped: Vec<(&'a Column, Option<&'a Column>)>,
    /// The names of now, by those of before, where they differ.
    renamed: BTreeMap<&'a str, &'a str>,
}

impl<'a> Columns<'a> {
    fn new(before: &'a Definition, now: &'a Definition, dropped: &[String]) -> Result<Self, String> {
        // Once the columns are back, only keys can be left to do.
        let is_back = before.columns == now.columns;
        let is_dropped = |column: &Column| dropped.contains(&column.name.to_lowercase());
        if let Some(column) = before.columns.iter().find(|column| is_dropped(column) && !is_generated(column)) {
            return Err(format!("the values of `{}` are gone with it", column.name));
        }
        let is_gone = |column: &Column| !is_back && is_dropped(column);
        let mut gone = Vec::new();
        let mut last = None;
        for column in &before.columns {
            if is_gone(column) {
                gone.push((column, last));
            }
            last = Some(column);
        }
        let left: Vec<&Column> = before.columns.iter().filter(|column| !is_gone(column)).collect();
        if left.len() > now.columns.len() {
            return Err("columns are gone that the statement does not drop".to_owned());
        }
        let (there, added) = now.columns.split_at(left.len());
        let kept: Vec<(&Column, &Column)> = left.into_iter().zip(there).collect();
        let is_renamed = |(before, now): &&(&'a Column, &'a Column)| before.name != now.name;
        let renamed = kept.iter().filter(is_renamed).map(|(before, now)| (before.name.as_str(), now.name.as_str())).collect();
        Ok(Self { kept, added, dropped: gone, renamed })
    }

    fn actions(&self) -> Result<Vec<String>, String> {
        let mut actions: Vec<String> = self.added.iter().map(|column| format!("DROP COLUMN {}", quote(&column.name))).collect();
        for (before, now) in &self.kept {
            if before.text != now.text {
                keeps_values(before, now)?;
                actions.push(format!("CHANGE COLUMN {} {} {}", quote(&now.name), quote(&before.name), before.text));
            } else if before.name != now.name {
                actions.push(format!("RENAME COLUMN {} TO {}", quote(&now.name), quote(&before.name)));
            }
        }
        let place = |last: Option<&Column>| last.map_or("FIRST".to_owned(), |last| format!("AFTER {}", quote(&last.name)));
        let back = self.dropped.iter().map(|(column, last)| format!("ADD COLUMN {} {} {}", quote(&column.name), column.text, place(*last)));
        actions.extend(back);
        Ok(actions)
    }

    /// A check can't have a column renamed that it reads.
    fn reads_renamed(&self, part: &Part) -> bool {
        tokens(Dialect::Mysql, &part.text).iter().any(|token| self.renamed.contains_key(token.name().as_str()))
    }

    fn leaving_parts(&self, before: &Definition, now: &Definition) -> Vec<String> {
        let key = |part: &Part| match part.name.as_str() {
            "" => "DROP PRIMARY KEY".to_owned(),
            name => format!("DROP INDEX {}", quote(name)),
        };
        let keys = self.parts(&before.keys, &now.keys, |_| false).0.into_iter().map(key);
        let checks = self.parts(&before.checks, &now.checks, |part| self.reads_renamed(part)).0;
        keys.chain(checks.into_iter().map(|part| format!("DROP CONSTRAINT {}", quote(&part.name)))).collect()
    }

    fn arriving_parts(&self, before: &Definition, now: &Definition) -> Vec<String> {
        let keys = self.parts(&before.keys, &now.keys, |_| false).1;
        let checks = self.parts(&before.checks, &now.checks, |part| self.reads_renamed(part)).1;
        keys.into_iter().chain(checks).map(|part| format!("ADD {}", part.text)).collect()
    }

    /// The parts that leave, and those that come back. One that `moves` does both.
    fn parts(&self, before: &'a [Part], now: &'a [Part], moves: impl Fn(&Part) -> bool) -> (Vec<&'a Part>, Vec<&'a Part>) {
        let is = |before: &Part, now: &Part| before.name == now.name && !moves(before) && self.as_now(&before.text) == now.text;
        let leaving = now.iter().filter(|now| !before.iter().any(|before| is(before, now))).collect();
        let arriving = before.iter().filter(|before| !now.iter().any(|now| is(before, now))).collect();
        (leaving, arriving)
    }

    /// The text of a key with the names that its columns have now: those in its first parentheses.
    fn as_now(&self, text: &str) -> String {
        if self.renamed.is_empty() {
            return text.to_owned();
        }
        let (mut result, mut last, mut open, mut ended) = (String::new(), 0, false, false);
        for token in tokens(Dialect::Mysql, text) {
            result.push_str(&text[last..token.start]);
            last = token.start + token.text.len();
            open |= token.text == "(";
            ended |= token.text == ")";
            let name = token.name();
            let now = self.renamed.get(name.as_str()).filter(|_| open && !ended && token.text.starts_with('`'));
            result.push_str(&now.map_or(token.text.to_owned(), |now| quote(now)));
        }
        result + &text[last..]
    }
}

fn quote(name: &str) -> String {
    Dialect::Mysql.identifier(name)
}

/// Whether the server computes a column from others.
fn is_generated(column: &Column) -> bool {
    let tokens = tokens(Dialect::Mysql, &column.text);
    tokens.windows(2).any(|pair| pair[0].is("AS") && pair[1].text == "(")
}

/// Refuses where values may not be what they were, although their column was only given another type.
fn keeps_values(before: &Column, now: &Column) -> Result<(), String> {
    let is_kept = is_generated(before) || Type::of(before).holds(&Type::of(now));
    if is_kept { Ok(()) } else { Err(format!("the values of `{}` may have changed with its type", before.name)) }
}

/// The type of a column.
#[derive(Debug, PartialEq, Eq)]
struct Type {
    /// Its first word, in small letters.
    word: String,
    /// What stands in parentheses after it.
    arguments: Vec<String>,
    charset: Option<String>,
}

const WHOLE: [&str; 5] = ["tinyint", "smallint", "mediumint", "int", "bigint"];
const TEXTS: [&str; 5] = ["varchar", "tinytext", "text", "mediumtext", "longtext"];
const BYTES: [&str; 5] = ["varbinary", "tinyblob", "blob", "mediumblob", "longblob"];

impl Type {
    fn of(column: &Column) -> Self {
        let tokens = tokens(Dialect::Mysql, &column.text);
        let word = tokens.first().map(|token| token.text.to_lowercase()).unwrap_or_default();
        let has_arguments = tokens.get(1).is_some_and(|token| token.text == "(");
        let inner = tokens.iter().skip(2).take_while(|token| has_arguments && token.text != ")");
        let arguments = inner.filter(|token| token.text != ",").map(|token| token.text.to_owned()).collect();
        let charset = tokens.windows(3).find(|words| words[0].is("CHARACTER") && words[1].is("SET"));
        Self { word, arguments, charset: charset.map(|words| words[2].text.to_lowercase()) }
    }

    /// Whether values of this type that were given the type `now` are what they were when they get this one back. The server refuses in
    /// both directions what it can't keep, except digits after the point, and spaces at the end of some texts.
    fn holds(&self, now: &Self) -> bool {
        let both = |words: &[&str]| words.contains(&self.word.as_str()) && words.contains(&now.word.as_str());
        let number = |of: &Self, at: usize| of.arguments.get(at).and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
        let texts = TEXTS.contains(&now.word.as_str()) && (TEXTS.contains(&self.word.as_str()) || self.word == "enum");
        self == now
            || both(&WHOLE)
            || (WHOLE.contains(&self.word.as_str()) && (TEXTS.contains(&now.word.as_str()) || now.word == "decimal"))
            || (WHOLE[..4].contains(&self.word.as_str()) && now.word == "double" && now.arguments.is_empty())
            || both(&BYTES)
            || (self.charset == now.charset && (texts || both(&["enum"])))
            || (both(&["decimal"]) && number(self, 1) <= number(now, 1))
            || (self.word == now.word && both(&["datetime", "timestamp", "time"]) && number(self, 0) <= number(now, 0))
            || (self.word == "float" && now.word == "double" && self.arguments.is_empty() && now.arguments.is_empty())
    }
}

/// Whether an `UPDATE` of a table with this definition that names `columns`, in small letters, writes to others as well.
pub(crate) fn writes_others(now: &Definition, columns: &[String]) -> bool {
    let by_itself = |column: &Column| {
        let tokens: Vec<Token<'_>> = tokens(Dialect::Mysql, &column.text);
        tokens.windows(2).any(|pair| pair[0].is("ON") && pair[1].is("UPDATE"))
    };
    now.columns.iter().any(|column| by_itself(column) && !columns.contains(&column.name.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(items: &str) -> Definition {
        Definition::read(&format!("CREATE TABLE `t` ({items}) ENGINE=InnoDB")).unwrap()
    }

    fn back_from(before: &str, now: &str, dropped: &[&str]) -> Result<Vec<String>, String> {
        let dropped: Vec<String> = dropped.iter().map(|name| (*name).to_owned()).collect();
        back("`t`", &read(before), &read(now), &dropped)
    }

    #[test]
    fn a_table_gets_its_definition_back() {
        for (before, now, expected) in [
            ("`a` int(11)", "`a` int(11)", &[][..]),
            ("`a` int(11)", "`a` int(11), `b` int(11), KEY `b` (`b`)", &["ALTER TABLE `t` DROP INDEX `b`, DROP COLUMN `b`"]),
            ("`a` int(11), KEY `k` (`a`)", "`b` int(11), KEY `k` (`b`)", &["ALTER TABLE `t` RENAME COLUMN `b` TO `a`"]),
            (
                "`a` int(11) NOT NULL, `b` int(11)",
                "`b` bigint(20), `a` int(11)",
                &["ALTER TABLE `t` CHANGE COLUMN `b` `a` int(11) NOT NULL, RENAME COLUMN `a` TO `b`"],
            ),
            (
                "`a` int(11), PRIMARY KEY (`a`)",
                "`a` int(11), `id` int(11), PRIMARY KEY (`id`)",
                &["ALTER TABLE `t` DROP PRIMARY KEY, DROP COLUMN `id`, ADD PRIMARY KEY (`a`)"],
            ),
            (
                "`a` int(11), KEY `f` (`a`), CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `u` (`a`)",
                "`b` int(11), KEY `f` (`b`), CONSTRAINT `f` FOREIGN KEY (`b`) REFERENCES `u` (`a`)",
                &["ALTER TABLE `t` RENAME COLUMN `b` TO `a`"],
            ),
            (
                "`a` int(11), KEY `f` (`a`), CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `u` (`a`)",
                "`a` int(11), KEY `f` (`a`), CONSTRAINT `g` FOREIGN KEY (`a`) REFERENCES `u` (`b`)",
                &["ALTER TABLE `t` DROP FOREIGN KEY `g`", "ALTER TABLE `t` ADD CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `u` (`a`)"],
            ),
            (
                "`a` int(11), CONSTRAINT `k` CHECK (`a` > 0)",
                "`b` int(11), CONSTRAINT `k` CHECK (`b` > 0)",
                &["ALTER TABLE `t` DROP CONSTRAINT `k`, RENAME COLUMN `b` TO `a`, ADD CONSTRAINT `k` CHECK (`a` > 0)"],
            ),
        ] {
            assert_eq!(back_from(before, now, &[]).unwrap(), expected, "{before} from {now}");
        }
        let changed = back_from("`a` int(11), `g` int(11) AS (`a`) STORED", "`a` int(11), `g` int(11) AS (`a` + 1) STORED", &["g"]);
        assert_eq!(changed.unwrap(), ["ALTER TABLE `t` DROP COLUMN `g`, ADD COLUMN `g` int(11) AS (`a`) STORED AFTER `a`"]);
        let generated = back_from("`g` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL, `a` int(11)", "`a` int(11)", &["g"]);
        assert_eq!(generated.unwrap(), ["ALTER TABLE `t` ADD COLUMN `g` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL FIRST"]);
    }

    #[test]
    fn what_would_lose_something_is_refused() {
        for (before, now, dropped, expected) in [
            ("`a` int(11), `b` int(11)", "`a` int(11)", &["b"][..], "the values of `b` are gone with it"),
            ("`a` int(11), `b` int(11)", "`a` int(11)", &[], "columns are gone that the statement does not drop"),
            ("`a` varchar(9)", "`a` int(11)", &[], "the values of `a` may have changed with its type"),
            ("`a` decimal(9,4)", "`a` decimal(9,2)", &[], "the values of `a` may have changed with its type"),
            ("`a` datetime(6)", "`a` datetime", &[], "the values of `a` may have changed with its type"),
            ("`a` bigint(20)", "`a` double", &[], "the values of `a` may have changed with its type"),
            ("`a` int(11)", "`a` int(11)", &["a"], "the values of `a` are gone with it"),
            ("`a` text CHARACTER SET latin1", "`a` text CHARACTER SET ascii", &[], "the values of `a` may have changed with its type"),
        ] {
            assert_eq!(back_from(before, now, dropped).unwrap_err(), expected, "{before} from {now}");
        }
        for (before, now) in [
            ("int(11)", "bigint(20)"),
            ("int(11)", "double"),
            ("bigint(20) unsigned", "decimal(20,2)"),
            ("bigint(20)", "longtext"),
            ("varchar(5)", "longtext"),
            ("enum('a')", "enum('a','b')"),
            ("enum('a')", "varchar(5)"),
            ("decimal(9,2)", "decimal(12,4)"),
            ("datetime", "datetime(6)"),
        ] {
            let [before, now] = [before, now].map(|text| Column { name: "a".to_owned(), text: text.to_owned() });
            assert_eq!(keeps_values(&before, &now), Ok(()), "{before:?}");
        }
    }

    #[test]
    fn a_column_that_an_update_sets_by_itself_is_seen() {
        let table = read("`a` int(11), `At` datetime ON UPDATE current_timestamp()");
        assert!(writes_others(&table, &["a".to_owned()]));
        assert!(!writes_others(&table, &["a".to_owned(), "at".to_owned()]));
    }
}
