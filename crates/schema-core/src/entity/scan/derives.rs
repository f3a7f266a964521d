//! Which of our derives an item carries, and what conditions it stands under.

use std::ops::Range;

use super::Use;
use super::lexer::{Broken, Kind as TokenKind, Lexer};
use crate::entity::ast::Kind;
use crate::entity::attr;
use crate::entity::condition::{Condition, condition};

/// The names that stand for our derives in a file.
#[derive(Debug)]
pub(super) struct Names {
    names: Vec<(String, Kind)>,
}

const KINDS: [Kind; 4] = [Kind::Entity, Kind::Enum, Kind::Newtype, Kind::Embedded];

/// The derives by the names under which they are exported.
pub(super) fn exported() -> impl Iterator<Item = (&'static str, Kind)> {
    attr::DERIVES.into_iter().zip(KINDS)
}

impl Names {
    /// The names under which they are exported.
    pub(super) fn exported() -> Self {
        Self { names: exported().map(|(name, kind)| (name.to_owned(), kind)).collect() }
    }

    /// Adds the names that a file gives them: `use migrator::Entity as E;`. Whether there were any.
    pub(super) fn extend<'a>(&mut self, uses: impl Iterator<Item = &'a Use>) -> bool {
        let before = self.names.len();
        for entry in uses {
            let last = entry.path.rsplit("::").next().unwrap_or_default();
            if let Some((_, kind)) = exported().find(|&(name, _)| name == last && name != entry.name) {
                self.names.push((entry.name.clone(), kind));
            }
        }
        self.names.len() > before
    }

    fn kind(&self, name: &str) -> Option<Kind> {
        self.names.iter().find(|(known, _)| known == name).map(|&(_, kind)| kind)
    }
}

/// What the attributes of an item say that matters before it is parsed.
#[derive(Debug, Default)]
pub(super) struct Outer {
    pub(super) derives: Vec<Kind>,
    pub(super) condition: Option<Condition>,
    /// `#[path = "…"]`.
    pub(super) path: Option<String>,
}

/// Reads attributes; each range is what stands between the brackets.
pub(super) fn outer(text: &str, attributes: &[Range<usize>], names: &Names) -> Result<Outer, Broken> {
    let mut outer = Outer::default();
    for range in attributes {
        let mut lexer = Lexer::part(text, range.clone());
        let first = lexer.next()?;
        match lexer.slice(&first) {
            "derive" => derives(&mut lexer, names, &mut outer.derives)?,
            "cfg" | "cfg_attr" => {
                let tokens = text[range.clone()].parse().map_err(|_| Broken)?;
                let found = condition(tokens);
                // A condition of any kind outweighs `cfg(test)` only when it stands alone: both together still need a test build.
                if outer.condition != Some(Condition::Test) && found.is_some() {
                    outer.condition = found;
                }
            }
            "path" => outer.path = path(&mut lexer)?,
            _ => {}
        }
    }
    Ok(outer)
}

fn derives(lexer: &mut Lexer<'_>, names: &Names, found: &mut Vec<Kind>) -> Result<(), Broken> {
    let mut last = None;
    loop {
        let token = lexer.next()?;
        match token.kind {
            TokenKind::Ident => last = Some(lexer.slice(&token)),
            TokenKind::Punct(b',') | TokenKind::Close(_) | TokenKind::End => {
                found.extend(last.take().and_then(|name| names.kind(name)));
                if token.kind == TokenKind::End {
                    return Ok(());
                }
            }
            TokenKind::Open(_) | TokenKind::Punct(_) | TokenKind::Literal | TokenKind::Lifetime => {}
        }
    }
}

fn path(lexer: &mut Lexer<'_>) -> Result<Option<String>, Broken> {
    lexer.next()?;
    let value = lexer.next()?;
    Ok(syn::parse_str::<syn::LitStr>(lexer.slice(&value)).ok().map(|text| text.value()))
}
