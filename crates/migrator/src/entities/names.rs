//! Names of a database as names in Rust.

use std::collections::BTreeSet;

use schema_core::schema::name;

/// What can't be a name, not even behind `r#`.
const NEVER: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// What a name must stand behind `r#` for.
const KEYWORDS: &str = "abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in let \
    loop macro match mod move mut override priv pub ref return static struct trait true try type typeof unsafe unsized use virtual where \
    while yield";

/// A name for a field: `AlbumId` becomes `album_id`, without `r#`.
pub(super) fn field(text: &str) -> String {
    let name = snake(text);
    if NEVER.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// A name for a struct, an enum or a variant: `user_account` becomes `UserAccount`.
pub(super) fn pascal(text: &str) -> String {
    let name: String = snake(text).split('_').map(capital).collect();
    let name = plain(&name);
    match name.chars().next() {
        Some(c) if c.is_ascii_digit() => format!("_{name}"),
        Some(_) if !NEVER.contains(&name.as_str()) => name,
        Some(_) => format!("{name}_"),
        None => "Unnamed".to_owned(),
    }
}

/// A name of a field as it is written.
pub(super) fn written(name: &str) -> String {
    if KEYWORDS.split(' ').any(|keyword| keyword == name) { format!("r#{name}") } else { name.to_owned() }
}

/// Gives each of `names` another one, in order: what only one of them wants it gets, and of several the first. The others try what `more`
/// gives for their place, then numbers.
pub(super) fn apart(names: &[String], taken: &[&str], separator: &str, more: impl Fn(usize) -> Option<String>) -> Vec<String> {
    let mut used: BTreeSet<String> = taken.iter().map(|&name| name.to_owned()).collect();
    let first: Vec<bool> = names.iter().map(|name| used.insert(name.clone())).collect();
    let mut given = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let other = || {
            let name = name.trim_end_matches('_');
            let numbers = (2_u32..).map(|number| format!("{name}{separator}{number}"));
            more(at).into_iter().chain(numbers).find(|name| !used.contains(name)).unwrap_or_else(|| name.to_owned())
        };
        let found = if first[at] { name.clone() } else { other() };
        used.insert(found.clone());
        given.push(found);
    }
    given
}

fn snake(text: &str) -> String {
    let known = name::snake_case(&plain(text));
    let mut words: Vec<&str> = known.split('_').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        words.push("unnamed");
    }
    let joined = plain(&words.join("_"));
    let begins = text.starts_with('_') || joined.starts_with(|c: char| c.is_ascii_digit());
    format!("{}{joined}{}", if begins { "_" } else { "" }, if text.len() > 1 && text.ends_with('_') { "_" } else { "" })
}

/// With `_` for what can't stand in a name.
fn plain(text: &str) -> String {
    text.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

/// Letters and digits that are the same in every form of Unicode.
fn is_plain(c: char) -> bool {
    let is_letter = matches!(c, '\u{c0}'..='\u{24f}' | '\u{386}'..='\u{3ce}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}' | '\u{621}'..='\u{64a}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    c.is_ascii_alphanumeric() || c == '_' || (is_letter && c.is_alphabetic())
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        for (text, expected) in [
            ("AlbumId", "album_id"),
            ("type", "type"),
            ("self", "self_"),
            ("2fa", "_2fa"),
            ("_id", "_id"),
            ("class_", "class_"),
            ("total ($)", "total"),
            ("order-date", "order_date"),
            ("a__b", "a_b"),
            ("größe", "größe"),
            ("名前", "名前"),
            ("☃", "unnamed"),
            ("_", "_unnamed"),
            ("", "unnamed"),
            ("İd", "i_d"),
        ] {
            assert_eq!(field(text), expected, "{text}");
        }
        assert_eq!((written("type"), written("id")), ("r#type".to_owned(), "id".to_owned()));
    }

    #[test]
    fn structs_and_variants() {
        for (text, expected) in [
            ("user_account", "UserAccount"),
            ("HTTPRequest", "HttpRequest"),
            ("in progress", "InProgress"),
            ("self", "Self_"),
            ("2fa_codes", "_2faCodes"),
            ("größe", "Größe"),
            ("ß", "SS"),
            ("用户", "用户"),
            ("", "Unnamed"),
            ("+", "Unnamed"),
        ] {
            assert_eq!(pascal(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_kept_apart() {
        let names = ["User", "User", "User2", "User", "Option"].map(str::to_owned);
        assert_eq!(apart(&names, &["Option"], "", |_| None), ["User", "User3", "User2", "User4", "Option2"]);
        let other = |at: usize| Some(format!("Billing{}", ["", "User", "", "User", "Option"][at]));
        assert_eq!(apart(&["a", "a", "b_", "b_"].map(str::to_owned), &[], "_", |_| None), ["a", "a_2", "b_", "b_2"]);
        assert_eq!(apart(&["Self_", "Self_"].map(str::to_owned), &[], "", |_| None), ["Self_", "Self2"]);
        assert_eq!(apart(&names, &["Option"], "", other), ["User", "BillingUser", "User2", "User3", "BillingOption"]);
    }
}
