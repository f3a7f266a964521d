//! Types for people: spaced as rustfmt would.

/// A type's tokens, whatever the spaces between them: `& 'static str` reads `&'static str`, `ty ! ()` reads `ty!()`.
pub(super) fn type_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let (mut rest, mut last) = (text.trim_start(), "");
    while !rest.is_empty() {
        let (token, after) = rest.split_at(length(rest));
        if needs_space(last, token) {
            shown.push(' ');
        }
        shown.push_str(token);
        (rest, last) = (after.trim_start(), token);
    }
    shown
}

/// The length of the first token.
fn length(text: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '#' | '\'' | '"');
    let words = text.find(|c| !is_word(c)).unwrap_or(text.len());
    match text {
        _ if words > 0 => words,
        _ if ["::", "->"].iter().any(|pair| text.starts_with(pair)) => 2,
        _ => text.chars().next().map_or(0, char::len_utf8),
    }
}

fn needs_space(last: &str, next: &str) -> bool {
    let is_word = |token: &str| token.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | '"'));
    match (last, next) {
        ("", _) | (_, ")" | "]" | ">") => false,
        ("," | ";" | "->" | "+" | "=" | ":", _) | (_, "->" | "+" | "=") => true,
        ("mut" | "const" | "dyn" | "impl", _) => next != ",",
        (">" | ")" | "]", _) => is_word(next),
        _ => is_word(last) && is_word(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_as_rustfmt_writes_them() {
        for (tokens, expected) in [
            ("& 'static str", "&'static str"),
            ("& 'a mut [u8]", "&'a mut [u8]"),
            ("ty ! ()", "ty!()"),
            ("[u8 ; 4]", "[u8; 4]"),
            ("[u8; 4]", "[u8; 4]"),
            ("(u8 , Option < String > ,)", "(u8, Option<String>,)"),
            ("Option<HashMap<String,_>>", "Option<HashMap<String, _>>"),
            ("fn (i32 , & str) -> (u8 , u8)", "fn(i32, &str) -> (u8, u8)"),
            ("Box < dyn Fn (i32) -> u8 + Send >", "Box<dyn Fn(i32) -> u8 + Send>"),
            ("* const u8", "*const u8"),
            ("< T as crate :: Column > :: Type", "<T as crate::Column>::Type"),
            ("impl Iterator < Item = r#type >", "impl Iterator<Item = r#type>"),
            ("for < 'a > fn (& 'a str)", "for<'a> fn(&'a str)"),
            ("&mut (u8, u8)", "&mut (u8, u8)"),
            ("! ", "!"),
            (":: std :: vec :: Vec < u8 >", "::std::vec::Vec<u8>"),
            ("größe::Länge", "größe::Länge"),
        ] {
            assert_eq!(type_text(tokens), expected);
        }
    }
}
