//! What `cfg` and `cfg_attr` mean for an entity: the schema must not depend on them.

use proc_macro2::{TokenStream, TokenTree};

use super::attr;

/// A condition that an attribute puts on what it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Only in tests: what stands under it is no part of the schema.
    Test,
    /// Anything else, as it is written.
    Other(String),
}

impl Condition {
    /// How it is written.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Test => "cfg(test)",
            Self::Other(text) => text,
        }
    }
}

/// The condition in an attribute's content (between the brackets), if it has one. `cfg_attr` counts when it adds something that
/// decides about the schema: a derive of ours, an `entity` attribute, or another condition.
pub(crate) fn condition(content: TokenStream) -> Option<Condition> {
    let tokens = attr::flatten(content);
    let [TokenTree::Ident(name), TokenTree::Group(group)] = tokens.as_slice() else { return None };
    let parts = attr::split(attr::flatten(group.stream()));
    let conditional = if name == "cfg" {
        true
    } else if name == "cfg_attr" {
        parts.iter().skip(1).any(|part| decides(part))
    } else {
        false
    };
    if !conditional {
        return None;
    }
    let only_test = name == "cfg" && parts.first().is_some_and(|part| implies_test(part));
    Some(if only_test { Condition::Test } else { Condition::Other(format!("{name}({})", compact(&group.stream()))) })
}

fn decides(part: &[TokenTree]) -> bool {
    let [TokenTree::Ident(name), rest @ ..] = part else { return false };
    let inside =
        || rest.iter().flat_map(|token| if let TokenTree::Group(group) = token { attr::flatten(group.stream()) } else { Vec::new() });
    match name.to_string().as_str() {
        attr::ATTRIBUTE | "cfg" | "path" => true,
        "cfg_attr" => attr::split(inside().collect()).iter().skip(1).any(|part| decides(part)),
        "derive" => inside().any(|token| matches!(&token, TokenTree::Ident(ident) if attr::DERIVES.iter().any(|derive| ident == derive))),
        _ => false,
    }
}

/// Whether a predicate holds only in tests: `test`, `all(test, …)`.
fn implies_test(predicate: &[TokenTree]) -> bool {
    match predicate {
        [TokenTree::Ident(word)] => word == "test",
        [TokenTree::Ident(word), TokenTree::Group(group)] if word == "all" => {
            attr::split(attr::flatten(group.stream())).iter().any(|part| implies_test(part))
        }
        [TokenTree::Ident(word), TokenTree::Group(group)] if word == "any" => {
            let parts = attr::split(attr::flatten(group.stream()));
            !parts.is_empty() && parts.iter().all(|part| implies_test(part))
        }
        [..] => false,
    }
}

fn compact(tokens: &TokenStream) -> String {
    tokens.to_string().replace(" ,", ",").replace(" (", "(")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions() {
        let test = Some(Condition::Test);
        let other = |text: &str| Some(Condition::Other(text.to_owned()));
        for (content, expected) in [
            ("cfg(test)", test.clone()),
            ("cfg(all(unix, test))", test.clone()),
            ("cfg(any(test))", test),
            ("cfg(not(test))", other("cfg(not(test))")),
            ("cfg(feature = \"x\")", other("cfg(feature = \"x\")")),
            ("cfg_attr(feature = \"serde\", derive(Serialize), serde(default))", None),
            ("cfg_attr(unix, derive(Debug, Entity))", other("cfg_attr(unix, derive(Debug, Entity))")),
            ("cfg_attr(unix, entity(skip))", other("cfg_attr(unix, entity(skip))")),
            ("derive(Entity)", None),
            ("doc = \"cfg\"", None),
        ] {
            assert_eq!(condition(content.parse().unwrap()), expected, "{content}");
        }
    }
}
