//! Takes ordinary items apart without syn, which would take most of the time of an unoptimised build script. Whatever is not ordinary
//! (a type that is no path, a `where`, a discriminant that is more than a token) is left to syn.

use std::ops::Range;

use proc_macro2::{Span, TokenStream, TokenTree};

use super::lexer::{Kind, Lexer, Token};
use super::walk::Lines;
use crate::entity::ast::Type;
use crate::entity::attr::{self, unraw};
use crate::entity::outline::{Attrs, Body, Content, Outline, Part, VariantPart};
use crate::entity::stored::Discriminant;

/// Where the parts of an item stand in the text.
pub(super) struct Found<'h> {
    /// `struct`, `enum` or `union`.
    pub(super) keyword: &'h str,
    /// What stands between the brackets of each attribute.
    pub(super) attributes: &'h [Range<usize>],
    pub(super) name: Range<usize>,
    /// Behind the item's last token.
    pub(super) end: usize,
}

/// The parts of an ordinary item; `None` for any other, and for one that is none.
pub(super) fn outline<'a>(text: &'a str, found: &Found<'_>, lines: &mut Lines<'a>) -> Option<Outline> {
    let lexer = Lexer::part(text, found.name.end..found.end);
    let position = lines.position(found.name.start);
    let name = &text[found.name.clone()];
    let mut cursor = Cursor { lexer, token: Token { kind: Kind::End, range: 0..0 }, lines };
    cursor.advance()?;
    let body = match (found.keyword, cursor.token.kind) {
        ("struct", Kind::Open(b'{')) => Body::Named(cursor.fields()?),
        ("struct", Kind::Open(b'(')) => Body::Unnamed(cursor.types()?),
        ("struct", Kind::Punct(b';')) => {
            cursor.advance()?;
            Body::Unit
        }
        ("enum", Kind::Open(b'{')) => Body::Enum(cursor.variants()?),
        _ => return None,
    };
    let whole = cursor.token.kind == Kind::End && !is_keyword(name);
    let attrs = attrs(text, found.attributes)?;
    whole.then(|| Outline { name: unraw(name).to_owned(), span: Span::call_site(), position, attrs, generic: false, body })
}

/// The attributes that matter; `None` when one of them is not made of tokens.
fn attrs(text: &str, ranges: &[Range<usize>]) -> Option<Attrs> {
    let mut attrs = Attrs::default();
    for range in ranges {
        let mut lexer = Lexer::part(text, range.clone());
        let first = lexer.next().ok()?;
        match lexer.slice(&first) {
            attr::ATTRIBUTE => {
                let open = lexer.next().ok()?;
                match open.kind {
                    Kind::Open(b'(') => {
                        lexer.skip_group(b'(').ok()?;
                        let inside = open.range.end..lexer.at() - 1;
                        if lexer.next().ok()?.kind != Kind::End {
                            return None;
                        }
                        attrs.add_list(text[inside].parse().ok()?);
                    }
                    Kind::Punct(b':') => {}
                    _ => attrs.entity.push(Content::Other(Span::call_site())),
                }
            }
            attr::REPR => {
                let tokens: TokenStream = text[range.clone()].parse().ok()?;
                for token in tokens {
                    if let TokenTree::Group(group) = token {
                        attrs.add_repr(group.stream());
                    }
                }
            }
            "cfg" | "cfg_attr" => attrs.add_condition(text[range.clone()].parse().ok()?),
            _ => {}
        }
    }
    Some(attrs)
}

/// A lexer with the token at hand.
struct Cursor<'a, 'l> {
    lexer: Lexer<'a>,
    token: Token,
    lines: &'l mut Lines<'a>,
}

impl<'a> Cursor<'a, '_> {
    fn advance(&mut self) -> Option<()> {
        self.token = self.lexer.next().ok()?;
        Some(())
    }

    fn slice(&self) -> &'a str {
        self.lexer.slice(&self.token)
    }

    /// Moves on over a token that must be there.
    fn expect(&mut self, kind: Kind) -> Option<()> {
        (self.token.kind == kind).then_some(())?;
        self.advance()
    }

    /// Attributes, up to what they stand on.
    fn attributes(&mut self) -> Option<Vec<Range<usize>>> {
        let mut ranges = Vec::new();
        while self.token.kind == Kind::Punct(b'#') {
            self.advance()?;
            if self.token.kind != Kind::Open(b'[') {
                return None;
            }
            let start = self.token.range.end;
            self.lexer.skip_group(b'[').ok()?;
            ranges.push(start..self.lexer.at() - 1);
            self.advance()?;
        }
        Some(ranges)
    }

    fn visibility(&mut self) -> Option<()> {
        if self.token.kind == Kind::Ident && self.slice() == "pub" {
            self.advance()?;
            if self.token.kind == Kind::Open(b'(') {
                self.lexer.skip_group(b'(').ok()?;
                self.advance()?;
            }
        }
        Some(())
    }

    fn name(&mut self) -> Option<Range<usize>> {
        let named = self.token.kind == Kind::Ident && !is_keyword(self.slice());
        let range = named.then(|| self.token.range.clone())?;
        self.advance()?;
        Some(range)
    }

    /// `{ a: A, b: B }`.
    fn fields(&mut self) -> Option<Vec<Part>> {
        self.advance()?;
        let mut fields = Vec::new();
        while self.token.kind != Kind::Close(b'}') {
            let ranges = self.attributes()?;
            self.visibility()?;
            let name = self.name()?;
            self.expect(Kind::Punct(b':'))?;
            let ty = self.whole_type()?;
            let position = self.lines.position(name.start);
            let attrs = attrs(self.lexer.text, &ranges)?;
            let name = unraw(&self.lexer.text[name]).to_owned();
            fields.push(Part { name, span: Span::call_site(), position, attrs, ty });
            self.separator(b'}')?;
        }
        self.advance()?;
        Some(fields)
    }

    /// `(A, B);`.
    fn types(&mut self) -> Option<Vec<Type>> {
        self.advance()?;
        let mut types = Vec::new();
        while self.token.kind != Kind::Close(b')') {
            self.attributes()?;
            self.visibility()?;
            types.push(self.whole_type()?);
            self.separator(b')')?;
        }
        self.advance()?;
        self.expect(Kind::Punct(b';'))?;
        Some(types)
    }

    /// `{ A, B = 1 }`.
    fn variants(&mut self) -> Option<Vec<VariantPart>> {
        self.advance()?;
        let mut variants = Vec::new();
        while self.token.kind != Kind::Close(b'}') {
            let ranges = self.attributes()?;
            let name = self.name()?;
            let discriminant = self.discriminant()?;
            let position = self.lines.position(name.start);
            let attrs = attrs(self.lexer.text, &ranges)?;
            let name = unraw(&self.lexer.text[name]).to_owned();
            variants.push(VariantPart { name, span: Span::call_site(), position, attrs, unit: true, discriminant });
            self.separator(b'}')?;
        }
        self.advance()?;
        Some(variants)
    }

    /// `= 1`, `= -1` or nothing.
    fn discriminant(&mut self) -> Option<Discriminant> {
        if self.token.kind != Kind::Punct(b'=') {
            return Some(Discriminant::Counted);
        }
        self.advance()?;
        let start = self.token.range.start;
        if self.token.kind == Kind::Punct(b'-') {
            self.advance()?;
        }
        let text = &self.lexer.text[start..self.token.range.end];
        self.expect(Kind::Literal)?;
        Some(Discriminant::of(&attr::flatten(text.parse().ok()?)))
    }

    /// A comma, or nothing before the end.
    fn separator(&mut self, close: u8) -> Option<()> {
        if self.token.kind == Kind::Close(close) { Some(()) } else { self.expect(Kind::Punct(b',')) }
    }

    fn whole_type(&mut self) -> Option<Type> {
        let mut text = String::new();
        self.ty(&mut text)?;
        Some(Type(text))
    }

    /// A path with arguments at its end, written as [`Type::of`] writes it.
    fn ty(&mut self, text: &mut String) -> Option<()> {
        if self.token.kind == Kind::Punct(b':') {
            self.colons(text)?;
        }
        loop {
            let segment = self.slice();
            if self.token.kind != Kind::Ident || (is_keyword(segment) && !matches!(segment, "crate" | "self" | "super" | "Self")) {
                return None;
            }
            text.push_str(segment);
            self.advance()?;
            match self.token.kind {
                Kind::Punct(b':') => self.colons(text)?,
                Kind::Punct(b'<') => return self.arguments(text),
                _ => return Some(()),
            }
        }
    }

    fn colons(&mut self, text: &mut String) -> Option<()> {
        self.advance()?;
        self.expect(Kind::Punct(b':'))?;
        text.push_str("::");
        Some(())
    }

    /// `<'a, A, B>`; lifetimes are left out.
    fn arguments(&mut self, text: &mut String) -> Option<()> {
        let mut separator = '<';
        self.advance()?;
        while self.token.kind != Kind::Punct(b'>') {
            if self.token.kind == Kind::Lifetime {
                self.advance()?;
            } else {
                text.push(separator);
                separator = ',';
                self.ty(text)?;
            }
            if self.token.kind != Kind::Punct(b'>') {
                self.expect(Kind::Punct(b','))?;
            }
        }
        if separator == ',' {
            text.push('>');
        }
        self.advance()
    }
}

/// Whether a word cannot be a name. No keyword is longer than eight letters.
fn is_keyword(word: &str) -> bool {
    word.len() <= 8
        && matches!(
            word,
            "_" | "Self"
                | "abstract"
                | "as"
                | "async"
                | "await"
                | "become"
                | "box"
                | "break"
                | "const"
                | "continue"
                | "crate"
                | "do"
                | "dyn"
                | "else"
                | "enum"
                | "extern"
                | "false"
                | "final"
                | "fn"
                | "for"
                | "gen"
                | "if"
                | "impl"
                | "in"
                | "let"
                | "loop"
                | "macro"
                | "match"
                | "mod"
                | "move"
                | "mut"
                | "override"
                | "priv"
                | "pub"
                | "ref"
                | "return"
                | "self"
                | "static"
                | "struct"
                | "super"
                | "trait"
                | "true"
                | "try"
                | "type"
                | "typeof"
                | "unsafe"
                | "unsized"
                | "use"
                | "virtual"
                | "where"
                | "while"
                | "yield"
        )
}
