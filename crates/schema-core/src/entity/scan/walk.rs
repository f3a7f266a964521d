//! Walks the items of a file.

use std::ops::Range;
use std::rc::Rc;

use super::derives::{Names, Outer, exported, outer};
use super::item::{self, Found};
use super::lexer::{Broken, Kind, Lexer, Token};
use super::{Alias, Module, Named, Problem, Scanned, Scope, Use, use_tree};
use crate::entity::ast::{self, Position, Type};
use crate::entity::attr;
use crate::entity::condition::Condition;
use crate::entity::outline::{Body, Outline};
use crate::entity::parse;

/// The outline of a file.
pub(super) fn file(text: &str) -> Result<Scope, Broken> {
    let mut names = Names::exported();
    let scope = Walker::new(text, &names).file()?;
    if names.extend(all_uses(&scope).into_iter()) { Walker::new(text, &names).file() } else { Ok(scope) }
}

fn all_uses(scope: &Scope) -> Vec<&Use> {
    let inner = scope.modules.iter().filter_map(|module| module.inline.as_deref()).flat_map(all_uses);
    scope.uses.iter().chain(inner).collect()
}

struct Walker<'a> {
    lexer: Lexer<'a>,
    names: &'a Names,
    lines: Lines<'a>,
}

/// What stands before an item's keyword.
struct Head {
    /// Where the item starts, its attributes included.
    start: usize,
    /// What stands between the brackets of each.
    attributes: Vec<Range<usize>>,
    outer: Outer,
    public: bool,
}

impl<'a> Walker<'a> {
    fn new(text: &'a str, names: &'a Names) -> Self {
        Self { lexer: Lexer::new(text), names, lines: Lines::new(text) }
    }

    fn file(mut self) -> Result<Scope, Broken> {
        let mut scope = Scope::default();
        self.scope(&mut scope, Kind::End)?;
        Ok(scope)
    }

    /// Items up to and including `end`.
    fn scope(&mut self, scope: &mut Scope, end: Kind) -> Result<(), Broken> {
        loop {
            let mut attributes = Vec::new();
            let mut token = self.lexer.next()?;
            let mut start = token.range.start;
            while token.kind == Kind::Punct(b'#') {
                self.attribute(scope, &mut attributes)?;
                token = self.lexer.next()?;
                if attributes.is_empty() {
                    start = token.range.start;
                }
            }
            match token.kind {
                kind if kind == end && attributes.is_empty() => return Ok(()),
                Kind::Punct(b';') if attributes.is_empty() => {}
                Kind::Ident | Kind::Punct(b':') => self.item(scope, start, attributes, token)?,
                _ => return Err(Broken),
            }
        }
    }

    /// Reads from behind `#` to behind `]`. An inner `cfg` is the scope's own condition.
    fn attribute(&mut self, scope: &mut Scope, attributes: &mut Vec<Range<usize>>) -> Result<(), Broken> {
        let mut token = self.lexer.next()?;
        let inner = token.kind == Kind::Punct(b'!');
        if inner {
            token = self.lexer.next()?;
        }
        if token.kind != Kind::Open(b'[') {
            return Err(Broken);
        }
        self.lexer.skip_group(b'[')?;
        let range = token.range.end..self.lexer.at() - 1;
        if inner {
            let condition = outer(self.lexer.text, &[range], self.names)?.condition;
            scope.condition = scope.condition.take().or(condition);
        } else {
            attributes.push(range);
        }
        Ok(())
    }

    fn item(&mut self, scope: &mut Scope, start: usize, attributes: Vec<Range<usize>>, first: Token) -> Result<(), Broken> {
        let outer = outer(self.lexer.text, &attributes, self.names)?;
        let mut head = Head { start, attributes, outer, public: false };
        let mut token = first;
        if self.lexer.slice(&token) == "pub" {
            head.public = true;
            token = self.lexer.next()?;
            if token.kind == Kind::Open(b'(') {
                self.lexer.skip_group(b'(')?;
                token = self.lexer.next()?;
            }
        }
        self.keyword(scope, head, token)
    }

    fn keyword(&mut self, scope: &mut Scope, head: Head, mut token: Token) -> Result<(), Broken> {
        loop {
            match self.lexer.slice(&token) {
                keyword @ ("struct" | "enum" | "union") if self.is_name_next()? => return self.type_item(scope, &head, keyword),
                "mod" => return self.module(scope, head),
                "use" => return use_tree::read(&mut self.lexer, head.public, head.outer.condition.as_ref(), &mut scope.uses),
                "type" => return self.alias(scope, head),
                "fn" | "trait" | "impl" | "macro" => return self.skip_to_body_or_semicolon(),
                "static" => return self.skip_to_semicolon(),
                "macro_rules" => return self.skip_macro(),
                "const" => {
                    let next = self.lexer.peek()?;
                    if !matches!(self.lexer.slice(&next), "fn" | "unsafe" | "async" | "extern" | "trait" | "impl") {
                        return self.skip_to_semicolon();
                    }
                }
                "extern" => {
                    let next = self.lexer.peek()?;
                    match next.kind {
                        Kind::Literal => self.lexer.next().map(|_| ())?,
                        Kind::Open(b'{') => return self.skip_to_body_or_semicolon(),
                        Kind::Ident if self.lexer.slice(&next) == "crate" => return self.extern_crate(scope, &head),
                        _ => {}
                    }
                    if self.lexer.peek()?.kind == Kind::Open(b'{') {
                        return self.skip_to_body_or_semicolon();
                    }
                }
                "unsafe" | "async" | "default" | "auto" | "safe" | "gen" => {}
                _ => return self.skip_macro_call(token),
            }
            token = self.lexer.next()?;
            if token.kind != Kind::Ident {
                return Err(Broken);
            }
        }
    }

    fn is_name_next(&mut self) -> Result<bool, Broken> {
        Ok(self.lexer.peek()?.kind == Kind::Ident)
    }

    fn name(&mut self) -> Result<(String, Range<usize>), Broken> {
        let token = self.lexer.next()?;
        if token.kind != Kind::Ident {
            return Err(Broken);
        }
        Ok((self.lexer.slice(&token).to_owned(), token.range))
    }

    fn module(&mut self, scope: &mut Scope, head: Head) -> Result<(), Broken> {
        let (name, _) = self.name()?;
        let inline = match self.lexer.next()?.kind {
            Kind::Punct(b';') => None,
            Kind::Open(b'{') => {
                let mut inner = Scope::default();
                self.scope(&mut inner, Kind::Close(b'}'))?;
                Some(Rc::new(inner))
            }
            _ => return Err(Broken),
        };
        let Outer { condition, path, .. } = head.outer;
        scope.modules.push(Module { name: attr::unraw(&name).to_owned(), public: head.public, path, condition, inline });
        Ok(())
    }

    fn extern_crate(&mut self, scope: &mut Scope, head: &Head) -> Result<(), Broken> {
        self.lexer.next()?;
        let (name, _) = self.name()?;
        let mut alias = name.clone();
        let mut token = self.lexer.next()?;
        if self.lexer.slice(&token) == "as" {
            alias = self.name()?.0;
            token = self.lexer.next()?;
        }
        if token.kind != Kind::Punct(b';') {
            return Err(Broken);
        }
        if alias != "_" {
            let path = if name == "self" { "crate".to_owned() } else { format!("::{name}") };
            scope.uses.push(Use { name: alias, public: head.public, path, condition: head.outer.condition.clone() });
        }
        Ok(())
    }

    fn alias(&mut self, scope: &mut Scope, head: Head) -> Result<(), Broken> {
        let name = attr::unraw(&self.name()?.0).to_owned();
        let parameters = self.parameters()?;
        let start = self.lexer.at();
        self.skip_to_semicolon()?;
        let ty: syn::Type = syn::parse_str(&self.lexer.text[start..self.lexer.at() - 1]).map_err(|_| Broken)?;
        let (public, condition) = (head.public, head.outer.condition);
        scope.aliases.push(Alias { name, public, parameters, target: Type::of(&ty), condition });
        Ok(())
    }

    /// The type parameters of an alias, from behind its name to behind its `=`.
    fn parameters(&mut self) -> Result<Vec<String>, Broken> {
        let mut parameters = Vec::new();
        let (mut depth, mut fresh, mut arrow) = (0_i32, false, false);
        loop {
            let token = self.lexer.next()?;
            let was_fresh = std::mem::take(&mut fresh);
            let was_arrow = std::mem::take(&mut arrow);
            match token.kind {
                Kind::Punct(b'=') if depth == 0 => return Ok(parameters),
                Kind::Punct(b'<') => {
                    depth += 1;
                    fresh = depth == 1;
                }
                Kind::Punct(b'>') if !was_arrow => depth -= 1,
                Kind::Punct(b',') => fresh = depth == 1,
                Kind::Punct(b'-') => arrow = true,
                Kind::Punct(b';') | Kind::End | Kind::Close(_) => return Err(Broken),
                Kind::Open(open) => self.lexer.skip_group(open)?,
                Kind::Ident if was_fresh && self.lexer.slice(&token) != "const" => parameters.push(self.lexer.slice(&token).to_owned()),
                Kind::Ident | Kind::Literal | Kind::Lifetime | Kind::Punct(_) => {}
            }
        }
    }

    /// A struct, enum or union, from behind its keyword.
    fn type_item(&mut self, scope: &mut Scope, head: &Head, keyword: &str) -> Result<(), Broken> {
        let (name, at) = self.name()?;
        let name = attr::unraw(&name).to_owned();
        self.skip_to_body_or_semicolon()?;
        let text = &self.lexer.text[head.start..self.lexer.at()];
        let conditional = matches!(head.outer.condition, Some(Condition::Other(_)));
        let kinds = match head.outer.derives.as_slice() {
            [] if conditional => conditional_derives(text),
            derives => derives.to_vec(),
        };
        if kinds.is_empty() {
            scope.names.push(Named { name, public: head.public });
            return Ok(());
        }
        let position = self.lines.position(at.start);
        let found = Found { keyword, attributes: &head.attributes, name: at, end: self.lexer.at() };
        let outline = match item::outline(self.lexer.text, &found, &mut self.lines) {
            Some(outline) => outline,
            None => self.outline_by_syn(text, head.start)?,
        };
        for kind in kinds {
            let (item, found) = parse::item(kind, &outline);
            let problems = found.into_iter().map(|found| Problem {
                code: found.diagnostic.code,
                field: found.field,
                message: found.diagnostic.message,
                help: found.diagnostic.help,
            });
            scope.items.push(Scanned {
                name: name.clone(),
                position,
                public: head.public,
                condition: head.outer.condition.clone(),
                item,
                problems: problems.collect(),
            });
        }
        Ok(())
    }

    /// The parts of an item that is not ordinary, with its positions in the file instead of in its own text.
    fn outline_by_syn(&mut self, text: &str, start: usize) -> Result<Outline, Broken> {
        let input: syn::DeriveInput = syn::parse_str(text).map_err(|_| Broken)?;
        let mut outline = Outline::of(&input);
        let origin = self.lines.position(start);
        let place = |position: &mut Position| {
            if position.line == 1 {
                position.column += origin.column - 1;
            }
            position.line += origin.line - 1;
        };
        place(&mut outline.position);
        if let Body::Named(fields) = &mut outline.body {
            for field in fields {
                place(&mut field.position);
            }
        }
        Ok(outline)
    }

    /// Over a signature to behind its `{ … }` or `;`. Braces inside generics (`<{ N }>`) are followed by `>` or `,`.
    fn skip_to_body_or_semicolon(&mut self) -> Result<(), Broken> {
        loop {
            match self.lexer.next()?.kind {
                Kind::Punct(b';') => return Ok(()),
                Kind::Open(open) => {
                    self.lexer.skip_group(open)?;
                    if open == b'{' && !matches!(self.lexer.peek()?.kind, Kind::Punct(b'>' | b',')) {
                        return Ok(());
                    }
                }
                Kind::Close(_) | Kind::End => return Err(Broken),
                Kind::Ident | Kind::Literal | Kind::Lifetime | Kind::Punct(_) => {}
            }
        }
    }

    fn skip_to_semicolon(&mut self) -> Result<(), Broken> {
        loop {
            match self.lexer.next()?.kind {
                Kind::Punct(b';') => return Ok(()),
                Kind::Open(open) => self.lexer.skip_group(open)?,
                Kind::Close(_) | Kind::End => return Err(Broken),
                Kind::Ident | Kind::Literal | Kind::Lifetime | Kind::Punct(_) => {}
            }
        }
    }

    /// `macro_rules! name { … }`, from behind its keyword.
    fn skip_macro(&mut self) -> Result<(), Broken> {
        let bang = self.lexer.next()?.kind;
        if bang != Kind::Punct(b'!') {
            return Err(Broken);
        }
        self.name()?;
        self.skip_macro_body()
    }

    /// `path::to::name! { … }`; anything else that starts like no item is broken.
    fn skip_macro_call(&mut self, first: Token) -> Result<(), Broken> {
        let mut token = first;
        loop {
            match token.kind {
                Kind::Ident | Kind::Punct(b':') => token = self.lexer.next()?,
                Kind::Punct(b'!') => break,
                _ => return Err(Broken),
            }
        }
        if self.is_name_next()? {
            self.lexer.next()?;
        }
        self.skip_macro_body()
    }

    fn skip_macro_body(&mut self) -> Result<(), Broken> {
        let Kind::Open(open) = self.lexer.next()?.kind else { return Err(Broken) };
        self.lexer.skip_group(open)?;
        if open != b'{' && self.lexer.next()?.kind != Kind::Punct(b';') {
            return Err(Broken);
        }
        Ok(())
    }
}

/// The derives of ours inside `cfg_attr` on an item: it then depends on how it is compiled, which parsing it will report.
fn conditional_derives(text: &str) -> Vec<ast::Kind> {
    let head = text.split_once("struct ").or_else(|| text.split_once("enum ")).map_or(text, |(head, _)| head);
    let words: Vec<&str> = head.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    exported().filter(|(name, _)| words.contains(name)).map(|(_, kind)| kind).collect()
}

/// Lines and columns of offsets, cheap when they are asked for in order.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    line_start: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let line_start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { text, at: line_start, line: 1, line_start }
    }

    pub(super) fn position(&mut self, offset: usize) -> Position {
        if offset < self.line_start {
            *self = Self::new(self.text);
        }
        while let Some(found) = self.text[self.at..offset].find('\n') {
            self.at += found + 1;
            self.line += 1;
            self.line_start = self.at;
        }
        let column = self.text[self.line_start..offset].chars().count();
        Position { line: self.line, column: u32::try_from(column).unwrap_or(u32::MAX - 1) + 1 }
    }
}
