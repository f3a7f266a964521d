//! `use` declarations, one entry a name.

use super::Use;
use super::lexer::{Broken, Kind, Lexer};
use crate::entity::attr::unraw;
use crate::entity::condition::Condition;

/// Reads from behind `use` to behind its `;`.
pub(super) fn read(lexer: &mut Lexer<'_>, public: bool, condition: Option<&Condition>, uses: &mut Vec<Use>) -> Result<(), Broken> {
    let mut add = |name: &str, path: String| {
        if name != "_" {
            uses.push(Use { name: unraw(name).to_owned(), public, path, condition: condition.cloned() });
        }
    };
    tree(lexer, "", &mut add)?;
    match lexer.next()?.kind {
        Kind::Punct(b';') => Ok(()),
        _ => Err(Broken),
    }
}

/// One tree; stops before what follows it: `;`, `,` or `}`.
fn tree(lexer: &mut Lexer<'_>, prefix: &str, add: &mut impl FnMut(&str, String)) -> Result<(), Broken> {
    let mut path = prefix.to_owned();
    loop {
        let token = lexer.next()?;
        match token.kind {
            Kind::Punct(b':') => colon(lexer, &mut path)?,
            Kind::Punct(b'*') => {
                add("*", path.trim_end_matches("::").to_owned());
                return Ok(());
            }
            Kind::Open(b'{') => return group(lexer, &path, add),
            Kind::Ident => {
                let word = lexer.slice(&token);
                if word == "self" && !prefix.is_empty() && path == prefix {
                    path.truncate(path.len() - 2);
                } else {
                    path.push_str(word);
                }
                let next = lexer.peek()?;
                match next.kind {
                    Kind::Punct(b':') => {}
                    Kind::Ident if lexer.slice(&next) == "as" => {
                        lexer.next()?;
                        let name = lexer.next()?;
                        if name.kind != Kind::Ident {
                            return Err(Broken);
                        }
                        add(lexer.slice(&name), path);
                        return Ok(());
                    }
                    _ => {
                        let name = path.rsplit("::").next().unwrap_or_default().to_owned();
                        add(&name, path);
                        return Ok(());
                    }
                }
            }
            _ => return Err(Broken),
        }
    }
}

fn colon(lexer: &mut Lexer<'_>, path: &mut String) -> Result<(), Broken> {
    match lexer.next()?.kind {
        Kind::Punct(b':') => {
            path.push_str("::");
            Ok(())
        }
        _ => Err(Broken),
    }
}

fn group(lexer: &mut Lexer<'_>, prefix: &str, add: &mut impl FnMut(&str, String)) -> Result<(), Broken> {
    loop {
        match lexer.peek()?.kind {
            Kind::Close(b'}') => {
                lexer.next()?;
                return Ok(());
            }
            Kind::Punct(b',') => {
                lexer.next()?;
            }
            _ => tree(lexer, prefix, add)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<(String, String)>> {
        let mut uses = Vec::new();
        read(&mut Lexer::new(text), false, None, &mut uses).ok()?;
        Some(uses.into_iter().map(|entry| (entry.name, entry.path)).collect())
    }

    #[test]
    fn every_form() {
        for (text, expected) in [
            ("a;", vec![("a", "a")]),
            ("a::B as C;", vec![("C", "a::B")]),
            ("::a::{B, c::{self, D as E}, f::*};", vec![("B", "::a::B"), ("c", "::a::c"), ("E", "::a::c::D"), ("*", "::a::f")]),
            ("{a::A, super::B,};", vec![("A", "a::A"), ("B", "super::B")]),
            ("a::B as _;", vec![]),
            ("self::a::{self as b};", vec![("b", "self::a")]),
        ] {
            let expected: Vec<(String, String)> = expected.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(names(text), Some(expected), "{text}");
        }
        assert_eq!(names("a:B;"), None);
        assert_eq!(names("a::{B"), None);
        assert_eq!(names("a as;"), None);
    }
}
