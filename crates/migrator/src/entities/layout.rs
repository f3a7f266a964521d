//! Attributes and fields laid out as rustfmt does with its default configuration, which then leaves them alone.

/// rustfmt's `max_width`.
pub(super) const WIDTH_MAX: usize = 100;

/// rustfmt's `attr_fn_like_width`: a longer list goes one item a line.
const WIDTH_LIST: usize = 70;

/// One entry of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// `primary_key`, `length = 255`.
    Plain(String),
    /// `index(a, b desc)`.
    List {
        /// What stands before the parentheses.
        word: &'static str,
        /// What stands in them.
        arguments: Vec<String>,
    },
}

impl Entry {
    /// `word = value`.
    pub(super) fn value(word: &str, value: impl std::fmt::Display) -> Self {
        Self::Plain(format!("{word} = {value}"))
    }

    /// `word = "text"`.
    pub(super) fn text(word: &str, text: &str) -> Self {
        Self::value(word, literal(text))
    }

    /// `word`, or `word(…)` when there are arguments.
    pub(super) fn list(word: &'static str, arguments: Vec<String>) -> Self {
        if arguments.is_empty() { Self::Plain(word.to_owned()) } else { Self::List { word, arguments } }
    }

    fn inline(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::List { word, arguments } => format!("{word}({})", arguments.join(", ")),
        }
    }
}

/// A text as a literal on one line.
pub(super) fn literal(text: &str) -> String {
    schema_core::codegen::literal(text)
}

/// The entries as attributes at column `indent`, as many in one as fit on a line.
pub(super) fn attributes(entries: &[Entry], indent: usize) -> String {
    let mut text = String::new();
    let mut rest = entries;
    while !rest.is_empty() {
        let fits = |count: &usize| width(&inline(&rest[..*count])) <= WIDTH_LIST;
        let count = (1..=rest.len()).take_while(fits).last().unwrap_or(1);
        text.push_str(&attribute(&rest[..count], indent));
        rest = &rest[count..];
    }
    text
}

fn inline(entries: &[Entry]) -> String {
    entries.iter().map(Entry::inline).collect::<Vec<_>>().join(", ")
}

fn attribute(entries: &[Entry], indent: usize) -> String {
    let (margin, whole) = (" ".repeat(indent), format!("#[entity({})]", inline(entries)));
    let lines = |arguments: &[String]| arguments.join(&format!(",\n{margin}    "));
    let broken = match entries {
        [Entry::Plain(text)] if !fits(indent, &whole, 0) => format!("#[entity(\n{margin}    {text}\n{margin})]"),
        [Entry::List { word, arguments }] if !list_fits(arguments, indent, &whole) => {
            format!("#[entity({word}(\n{margin}    {}\n{margin}))]", lines(arguments))
        }
        [_, ..] | [] => whole,
    };
    format!("{margin}{broken}\n")
}

/// Whether a line has room for an attribute; that of a field has one column less.
fn fits(indent: usize, whole: &str, more: usize) -> bool {
    indent + width(whole) + usize::from(indent > 0) + more <= WIDTH_MAX
}

fn list_fits(arguments: &[String], indent: usize, whole: &str) -> bool {
    match arguments {
        [_] => fits(indent, whole, 1),
        arguments => width(&arguments.join(", ")) <= WIDTH_LIST && fits(indent, whole, 1),
    }
}

/// A field of a struct.
pub(super) fn field(name: &str, ty: &str) -> String {
    let whole = format!("    pub {name}: {ty},\n");
    if width(&whole) <= WIDTH_MAX { whole } else { format!("    pub {name}:\n        {ty},\n") }
}

/// Lines of a comment behind `mark`: `///`.
pub(super) fn comment(mark: &str, text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    // A bare carriage return is an error in a comment, and rustfmt takes blanks at the end of a line away.
    let plain = |line: &str| line.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect::<String>().trim_end().to_owned();
    let line = |line: &str| match plain(line) {
        line if line.is_empty() => format!("{margin}{mark}\n"),
        line => format!("{margin}{mark} {line}\n"),
    };
    text.lines().map(line).collect()
}

/// What rustc takes for an attempt to deceive, or what has no place in a line.
fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// The width in columns, in which wide characters count twice.
fn width(text: &str) -> usize {
    text.trim_end_matches('\n').chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1f64f}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;

    /// What rustfmt makes of a text; `None` where there is no rustfmt.
    fn formatted(text: &str) -> Option<String> {
        let mut command = Command::new("rustfmt");
        command.args(["--edition", "2024", "--config", "max_width=100,use_small_heuristics=Default", "--emit", "stdout"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        child.stdin.take()?.write_all(text.as_bytes()).ok()?;
        let output = child.wait_with_output().ok().filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok()
    }

    /// Attributes of every kind, with texts around all the widths at which rustfmt decides.
    fn all(indent: usize, after: &str) -> String {
        let plain = |word: &str| Entry::Plain(word.to_owned());
        let mut text = String::new();
        for length in (1_usize..125).chain([300]) {
            for letter in ["s", "\"s", "s\n", "語"] {
                let long = letter.repeat(length.div_ceil(letter.len()));
                let named = vec!["a".to_owned(), format!("name = {}", literal(&long))];
                for entries in [
                    vec![Entry::text("comment", &long)],
                    vec![plain("primary_key"), Entry::text("column", &long), plain("unique")],
                    vec![Entry::list("check", vec![literal(&long)])],
                    vec![Entry::list("check", vec![literal(&long), "name = \"c\"".to_owned()])],
                    vec![plain("index"), Entry::list("index", named), Entry::text("type", &long)],
                    vec![Entry::value("default", "now"), Entry::text("comment", &long)],
                    vec![Entry::list("index", vec!["a desc".to_owned(), format!("name = {}", literal(&long))])],
                ] {
                    text.push_str(&attributes(&entries, indent));
                    text.push_str(after);
                }
            }
        }
        text
    }

    #[test]
    fn rustfmt_has_nothing_to_change() {
        let fields: String = (1..60).map(|length| field(&"n".repeat(length), "Option<chrono::DateTime<chrono::Utc>>")).collect();
        let comment = comment("///", "a \n\n b\u{202e}c\r\nd\re", 4);
        let text = format!("struct A {{\n{}{comment}{fields}}}\n\n{}struct C;\n", all(4, "    pub a: i64,\n"), all(0, "struct B;\n\n"));
        // Where there is no rustfmt, there is nothing that could change it.
        let formatted = formatted(&text).unwrap_or_else(|| text.clone());
        let ours: Vec<&str> = text.lines().collect();
        let theirs: Vec<&str> = formatted.lines().collect();
        if let Some(at) = (0..ours.len()).find(|at| ours.get(*at) != theirs.get(*at)) {
            let around = |lines: &[&str]| lines[at.saturating_sub(4)..(at + 8).min(lines.len())].join("\n");
            panic!("line {at} is\n{}\nand rustfmt makes it\n{}", around(&ours), around(&theirs));
        }
    }

    #[test]
    fn what_fits_stands_together() {
        let entries = [Entry::Plain("primary_key".to_owned()), Entry::text("column", "A"), Entry::text("comment", &"x".repeat(60))];
        let expected = format!("    #[entity(primary_key, column = \"A\")]\n    #[entity(comment = \"{}\")]\n", "x".repeat(60));
        assert_eq!(attributes(&entries, 4), expected);
    }
}
