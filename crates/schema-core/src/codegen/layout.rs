//! Calls laid out as rustfmt does with its default configuration: what fits on a line, and how it breaks what does not.

use super::literal::literal;

/// rustfmt's `max_width`.
const WIDTH_MAX: usize = 100;

/// rustfmt's `fn_call_width` and `array_width`: what is longer goes one item a line.
const WIDTH_ITEMS: usize = 60;

/// rustfmt's `short_array_element_width_threshold`: a list of nothing longer is packed.
const WIDTH_SHORT: usize = 10;

/// An argument of a call.
#[derive(Debug, Clone, Copy)]
pub(super) enum Argument<'a> {
    /// A literal.
    Text(&'a str),
    /// A slice of literals.
    List(&'a [String]),
}

/// A call that starts at column `indent`, without the semicolon.
pub(super) fn call(function: &str, arguments: &[Argument<'_>], indent: usize) -> String {
    let inline: Vec<String> = arguments.iter().map(Argument::inline).collect();
    let inline = inline.join(", ");
    // `function(…);` on one line.
    let whole = indent + function.len() + 1 + width(&inline) + 2;
    let fits = match arguments {
        [Argument::Text(_)] => whole <= WIDTH_MAX || indent + 4 + width(&inline) + 1 > WIDTH_MAX,
        _ => whole <= WIDTH_MAX && width(&inline) <= WIDTH_ITEMS,
    };
    if fits && !inline.contains('\n') {
        return format!("{function}({inline})");
    }
    let mut text = format!("{function}(\n");
    for argument in arguments {
        push_line(&mut text, indent + 4, &argument.broken(indent + 4));
    }
    push_end(&mut text, indent, ")");
    text
}

/// A call in the chain of [`constant`] whose only argument is a list, from where it starts on its line.
pub(super) fn chained(function: &str, items: &[String], name: &str) -> String {
    let list = Argument::List(items);
    let inline = format!("{function}({})", list.inline());
    let inside = width(&inline) - width(function) - width("(&[])");
    let indent = chain_indent(name);
    // One more for the semicolon, where it is the last.
    if inside <= WIDTH_ITEMS && indent + width(&inline) < WIDTH_MAX {
        return inline;
    }
    let mut text = format!("{function}(&[\n");
    let items: Vec<String> = items.iter().map(|item| literal(item, indent + 4)).collect();
    push_lines(&mut text, indent + 4, &items);
    push_end(&mut text, indent, "])");
    text
}

/// How far the chain of [`constant`] is indented.
const fn chain_indent(name: &str) -> usize {
    match name.len() {
        0..=20 => 4,
        21..=30 => 8,
        _ => 0,
    }
}

/// `pub const MIGRATION`; how it breaks depends on nothing but the name's length.
pub(super) fn constant(id: &str, name: &str, chain: &[String]) -> String {
    let indent = chain_indent(name);
    let mut text = match indent {
        4 => format!("pub const MIGRATION: Migration = Migration::new(\"{id}\", \"{name}\", up, down)"),
        8 => format!("pub const MIGRATION: Migration =\n    Migration::new(\"{id}\", \"{name}\", up, down)"),
        _ => format!("pub const MIGRATION: Migration = Migration::new(\n    \"{id}\",\n    \"{name}\",\n    up,\n    down,\n)"),
    };
    for link in chain {
        text.push('\n');
        push_end(&mut text, indent, link);
    }
    text.push_str(";\n");
    text
}

impl Argument<'_> {
    fn inline(&self) -> String {
        match self {
            Self::Text(text) => literal(text, 0),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| literal(item, 0)).collect();
                format!("&[{}]", items.join(", "))
            }
        }
    }

    /// The argument on a line of its own at column `indent`.
    fn broken(&self, indent: usize) -> String {
        let items: Vec<String> = match self {
            Self::Text(text) => return literal(text, indent),
            Self::List(items) => items.iter().map(|item| literal(item, indent + 4)).collect(),
        };
        let inline = items.join(", ");
        if width(&inline) <= WIDTH_ITEMS && !inline.contains('\n') {
            return format!("&[{inline}]");
        }
        let mut text = "&[\n".to_owned();
        if items.iter().all(|item| width(item) <= WIDTH_SHORT) {
            push_lines(&mut text, indent + 4, &packed(&items, indent + 4));
        } else {
            push_lines(&mut text, indent + 4, &items);
        }
        push_end(&mut text, indent, "]");
        text
    }
}

/// As many items a line as fit, without the comma at the line's end.
fn packed(items: &[String], indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        // rustfmt counts a comma after each item, but after the last one only if there are lines already.
        let comma = usize::from(at + 1 < items.len() || lines.len() > 1);
        match lines.last_mut() {
            Some(line) if indent + width(line) + 2 + width(item) + comma < WIDTH_MAX => {
                line.push_str(", ");
                line.push_str(item);
            }
            _ => lines.push(item.clone()),
        }
    }
    lines
}

fn push_lines(text: &mut String, indent: usize, items: &[String]) {
    for item in items {
        push_line(text, indent, item);
    }
}

fn push_line(text: &mut String, indent: usize, item: &str) {
    push_end(text, indent, item);
    text.push_str(",\n");
}

fn push_end(text: &mut String, indent: usize, item: &str) {
    text.extend(std::iter::repeat_n(' ', indent));
    text.push_str(item);
}

/// The width in columns. rustfmt counts wide characters twice; identifiers with such are rare, and being wrong about them costs a line
/// break.
fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::{Argument, call, constant};

    /// What rustfmt makes of a text; `None` where there is no rustfmt.
    fn formatted(text: &str) -> Option<String> {
        let mut command = Command::new("rustfmt");
        command.args(["--edition", "2024", "--config", "max_width=100,use_small_heuristics=Default", "--emit", "stdout"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        child.stdin.take()?.write_all(text.as_bytes()).ok()?;
        let output = child.wait_with_output().ok().filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok()
    }

    /// Calls of every kind, with texts around all the widths at which rustfmt decides.
    fn calls(indent: usize) -> String {
        let mut text = String::new();
        let mut push = |function: &str, arguments: &[Argument<'_>]| {
            writeln!(text, "{:indent$}{};", "", call(function, arguments, indent)).unwrap();
        };
        for length in (1..130).chain([200]) {
            let (sql, message) = (format!("{}\"", "s".repeat(length)), "m".repeat(10));
            push("plan.sql", &[Argument::Text(&sql)]);
            push("plan.sql", &[Argument::Text(&format!("{sql} (\n    a,\n    b\n)"))]);
            push("plan.check", &[Argument::Text(&message), Argument::Text(&sql)]);
            push("plan.check", &[Argument::Text(&message), Argument::Text(&format!("SELECT\n{sql}"))]);
        }
        for count in 1..24 {
            for width in 1..14 {
                let columns = vec!["c".repeat(width); count];
                let statements = [format!("CREATE TABLE (\n    {}\n)", "x".repeat(count)), "DROP TABLE x".to_owned()];
                push("plan.rebuild", &[Argument::Text("user"), Argument::List(&columns), Argument::List(&statements)]);
                push("plan.rebuild", &[Argument::Text("user"), Argument::List(&columns), Argument::List(&columns[..1])]);
            }
        }
        text
    }

    #[test]
    fn rustfmt_has_nothing_to_change() {
        let mut text = String::new();
        for length in 1..70 {
            let chain = [".from(\"9c41f0e2aaaaaaaa\")".to_owned(), ".to(\"57d20b9aaaaaaaaa\")".to_owned()];
            text.push_str(&constant("20251107090010", &"n".repeat(length), &chain));
        }
        write!(text, "fn up(plan: &mut Plan) {{\n{}}}\n", calls(4)).unwrap();
        let nested = calls(12);
        writeln!(text, "fn down(plan: &mut Plan) {{\n    match plan {{\n        A => {{\n{nested}        }}\n    }}\n}}").unwrap();
        // Where there is no rustfmt, there is nothing that could change it.
        let formatted = formatted(&text).unwrap_or_else(|| text.clone());
        let ours: Vec<&str> = text.lines().collect();
        let theirs: Vec<&str> = formatted.lines().collect();
        if let Some(at) = (0..ours.len()).find(|at| ours.get(*at) != theirs.get(*at)) {
            let around = |lines: &[&str]| lines[at.saturating_sub(4)..(at + 8).min(lines.len())].join("\n");
            panic!("line {at} is\n{}\nand rustfmt makes it\n{}", around(&ours), around(&theirs));
        }
    }
}
