//! Texts as Rust literals that read like what they hold.

/// `text` as a literal whose lines after the first are indented by `indent` where that does not change what the SQL means.
pub(super) fn literal(text: &str, indent: usize) -> String {
    if text.chars().any(needs_escape) {
        return escaped(text);
    }
    if !text.contains(['"', '\\', '\n']) {
        return format!("\"{text}\"");
    }
    let hashes = "#".repeat(hashes(text));
    format!("r{hashes}\"{}\"{hashes}", indented(text, indent))
}

/// `text` as a literal on one line.
pub(super) fn inline(text: &str) -> String {
    if text.contains('\n') { escaped(text) } else { literal(text, 0) }
}

/// What a raw literal cannot hold, or what rustc refuses in one because it does not look like what it is.
fn needs_escape(c: char) -> bool {
    let changes_direction = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    (c.is_control() && c != '\n') || changes_direction || c == '\u{feff}'
}

fn escaped(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '\n' | '\r' | '\t' => literal.extend(c.escape_default()),
            c if needs_escape(c) => literal.extend(c.escape_unicode()),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// The number of `#` that a raw literal needs around `text`: one, or one more than follow any quote in it.
fn hashes(text: &str) -> usize {
    let after_quote = |rest: &str| rest.bytes().take_while(|byte| *byte == b'#').count();
    let most = text.match_indices('"').map(|(at, _)| after_quote(&text[at + 1..])).max();
    most.map_or(1, |most| most + 1)
}

fn indented(sql: &str, indent: usize) -> String {
    if breaks_inside_quotes(sql) {
        return sql.to_owned();
    }
    let mut text = String::with_capacity(sql.len());
    for (at, line) in sql.split('\n').enumerate() {
        if at > 0 {
            text.push('\n');
            if !line.is_empty() {
                text.extend(std::iter::repeat_n(' ', indent));
            }
        }
        text.push_str(line);
    }
    text
}

/// Whether a line break is inside quotes, where indentation would become part of a value or a name.
fn breaks_inside_quotes(sql: &str) -> bool {
    let mut quote = None;
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) if c == '\n' => return true,
            Some(_) => {}
            None => match c {
                '\'' | '"' | '`' => quote = Some(c),
                '[' => quote = Some(']'),
                // In a comment a quote means nothing; to be sure, such texts stay as they are.
                '-' if chars.peek() == Some(&'-') => return true,
                '/' if chars.peek() == Some(&'*') => return true,
                _ => {}
            },
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{inline, literal};

    #[test]
    fn the_plainest_form_that_holds_the_text() {
        for (text, expected) in [
            ("SELECT 1", r#""SELECT 1""#),
            (r#"ALTER TABLE "user""#, "r#\"ALTER TABLE \"user\"\"#"),
            (r"a\b", r##"r#"a\b"#"##),
            (r##"a"#b"##, r###"r##"a"#b"##"###),
            ("a\u{202e}b\"\n", r#""a\u{202e}b\"\n""#),
            ("a\tb", r#""a\tb""#),
            ("größe", r#""größe""#),
        ] {
            assert_eq!(literal(text, 4), expected);
        }
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(inline("a\n\"b\""), r#""a\n\"b\"""#);
        assert_eq!(inline("\"b\""), "r#\"\"b\"\"#");
    }

    #[test]
    fn lines_are_indented_unless_a_value_spans_them() {
        assert_eq!(literal("A (\n    b,\n\n    c\n)", 4), "r#\"A (\n        b,\n\n        c\n    )\"#");
        assert_eq!(literal("A (\n  'b\nc')", 4), "r#\"A (\n  'b\nc')\"#");
        assert_eq!(literal("A (\n  'it''s'\n)", 2), "r#\"A (\n    'it''s'\n  )\"#");
        assert_eq!(literal("A -- don't\nB", 2), "r#\"A -- don't\nB\"#");
    }
}
