//! The smallest lexer that finds the outline of a Rust file. Written for unoptimised builds: one pass over the bytes, no allocation.

use std::ops::Range;

/// The file is not Rust, or not yet.
#[derive(Debug)]
pub(super) struct Broken;

/// A token, with where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier or keyword, `r#` included.
    Ident,
    /// A string, character or number.
    Literal,
    /// `'a`.
    Lifetime,
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// Any other character.
    Punct(u8),
    /// The end of the text.
    End,
}

/// Reads tokens one by one, and skips groups fast.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

/// What a byte means while skipping.
const PLAIN: u8 = 0;
const SLASH: u8 = 1;
const QUOTE: u8 = 2;
const TICK: u8 = 3;
const OPEN: u8 = 4;
const CLOSE: u8 = 5;

static CLASS: [u8; 256] = {
    let mut class = [PLAIN; 256];
    class[b'/' as usize] = SLASH;
    class[b'"' as usize] = QUOTE;
    class[b'\'' as usize] = TICK;
    class[b'(' as usize] = OPEN;
    class[b'[' as usize] = OPEN;
    class[b'{' as usize] = OPEN;
    class[b')' as usize] = CLOSE;
    class[b']' as usize] = CLOSE;
    class[b'}' as usize] = CLOSE;
    class
};

const fn is_ident(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

const fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

impl<'a> Lexer<'a> {
    /// Starts after a byte order mark and a `#!` line.
    pub(super) fn new(text: &'a str) -> Self {
        let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let rest = &text[at..];
        if rest.starts_with("#!") && !rest[2..].trim_start().starts_with('[') {
            at += rest.find('\n').unwrap_or(rest.len());
        }
        Self { text, bytes: text.as_bytes(), at }
    }

    /// A part of the text, with offsets in the whole.
    pub(super) fn part(text: &'a str, range: Range<usize>) -> Self {
        Self { text, bytes: &text.as_bytes()[..range.end], at: range.start }
    }

    /// Where the next token is looked for.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The text of a token.
    pub(super) fn slice(&self, token: &Token) -> &'a str {
        &self.text[token.range.clone()]
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The next token, without moving on: not even over the comments before it, which can be the documentation of the next item.
    pub(super) fn peek(&mut self) -> Result<Token, Broken> {
        let before = self.at;
        let token = self.next()?;
        self.at = before;
        Ok(token)
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token, Broken> {
        self.skip_blank()?;
        let start = self.at;
        if start >= self.bytes.len() {
            return Ok(Token { kind: Kind::End, range: start..start });
        }
        let byte = self.bytes[start];
        let kind = match CLASS[byte as usize] {
            OPEN => self.one(Kind::Open(byte)),
            CLOSE => self.one(Kind::Close(byte)),
            QUOTE => {
                self.string(0, true)?;
                Kind::Literal
            }
            TICK => self.tick()?,
            _ if is_ident(byte) => self.word()?,
            _ => self.one(Kind::Punct(byte)),
        };
        Ok(Token { kind, range: start..self.at })
    }

    fn one(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    /// An identifier, a number, or a string with a prefix.
    fn word(&mut self) -> Result<Kind, Broken> {
        let start = self.at;
        while self.at < self.bytes.len() && is_ident(self.bytes[self.at]) {
            self.at += 1;
        }
        let next = self.byte(self.at);
        if next == b'"' || next == b'#' || next == b'\'' {
            match (&self.bytes[start..self.at], next) {
                (b"r" | b"br" | b"cr", b'"' | b'#') if self.raw_string()? => return Ok(Kind::Literal),
                (b"b" | b"c", b'"') => {
                    self.string(0, true)?;
                    return Ok(Kind::Literal);
                }
                (b"b", b'\'') => {
                    self.tick()?;
                    return Ok(Kind::Literal);
                }
                (b"r", b'#') => {
                    self.at += 1;
                    while is_ident(self.byte(self.at)) {
                        self.at += 1;
                    }
                    return Ok(Kind::Ident);
                }
                _ => {}
            }
        }
        Ok(if self.bytes[start].is_ascii_digit() { Kind::Literal } else { Kind::Ident })
    }

    /// `#"…"#` after `r`; `false` for a raw identifier.
    fn raw_string(&mut self) -> Result<bool, Broken> {
        let mut hashes = 0;
        while self.byte(self.at + hashes) == b'#' {
            hashes += 1;
        }
        if self.byte(self.at + hashes) != b'"' {
            return Ok(false);
        }
        self.at += hashes;
        self.string(hashes, false)?;
        Ok(true)
    }

    /// From the opening quote to behind the closing one and its `#`s.
    fn string(&mut self, hashes: usize, escapes: bool) -> Result<(), Broken> {
        self.at += 1;
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b'\\' if escapes => self.at += 2,
                b'"' if (1..=hashes).all(|ahead| self.byte(self.at + ahead) == b'#') => {
                    self.at += 1 + hashes;
                    return Ok(());
                }
                _ => self.at += 1,
            }
        }
        Err(Broken)
    }

    /// A character or a lifetime.
    fn tick(&mut self) -> Result<Kind, Broken> {
        self.at += 1;
        if self.byte(self.at) == b'\\' {
            self.at += 2;
            while self.at < self.bytes.len() && self.bytes[self.at] != b'\'' {
                if self.bytes[self.at] == b'\n' {
                    return Err(Broken);
                }
                self.at += 1;
            }
            if self.at >= self.bytes.len() {
                return Err(Broken);
            }
            self.at += 1;
            return Ok(Kind::Literal);
        }
        let mut end = self.at + 1;
        while end < self.bytes.len() && self.bytes[end] & 0xC0 == 0x80 {
            end += 1;
        }
        if self.byte(end) == b'\'' {
            self.at = end + 1;
            return Ok(Kind::Literal);
        }
        while is_ident(self.byte(self.at)) {
            self.at += 1;
        }
        Ok(Kind::Lifetime)
    }

    /// Blanks and comments, doc comments included.
    fn skip_blank(&mut self) -> Result<(), Broken> {
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C => self.at += 1,
                b'/' if self.byte(self.at + 1) == b'/' => self.line_comment(),
                b'/' if self.byte(self.at + 1) == b'*' => self.block_comment()?,
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    fn line_comment(&mut self) {
        // The search of the standard library is optimised even where this crate is not.
        self.at = self.text[self.at..self.bytes.len()].find('\n').map_or(self.bytes.len(), |offset| self.at + offset);
    }

    fn block_comment(&mut self) -> Result<(), Broken> {
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            match (self.bytes[self.at], self.byte(self.at + 1)) {
                (b'/', b'*') => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                _ => self.at += 1,
            }
        }
        Err(Broken)
    }

    /// Skips to behind the bracket that closes `open`, which has just been read.
    pub(super) fn skip_group(&mut self, open: u8) -> Result<(), Broken> {
        let mut expected = vec![closing(open)];
        let end = self.bytes.len();
        while self.at < end {
            let byte = self.bytes[self.at];
            match CLASS[byte as usize] {
                PLAIN => self.at += 1,
                OPEN => {
                    expected.push(closing(byte));
                    self.at += 1;
                }
                CLOSE => {
                    if expected.pop() != Some(byte) {
                        return Err(Broken);
                    }
                    self.at += 1;
                    if expected.is_empty() {
                        return Ok(());
                    }
                }
                QUOTE => self.quote()?,
                TICK => drop(self.tick()?),
                _ => match self.byte(self.at + 1) {
                    b'/' => self.line_comment(),
                    b'*' => self.block_comment()?,
                    _ => self.at += 1,
                },
            }
        }
        Err(Broken)
    }

    /// A string met while skipping: whether it is raw is told by what stands before it.
    fn quote(&mut self) -> Result<(), Broken> {
        let mut before = self.at;
        while before > 0 && self.bytes[before - 1] == b'#' {
            before -= 1;
        }
        let hashes = self.at - before;
        let mut start = before;
        while start > 0 && is_ident(self.bytes[start - 1]) {
            start -= 1;
        }
        let raw = matches!(&self.bytes[start..before], b"r" | b"br" | b"cr");
        if raw { self.string(hashes, false) } else { self.string(0, true) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut lexer = Lexer::new(text);
        let mut found = Vec::new();
        loop {
            let token = lexer.next().unwrap();
            if token.kind == Kind::End {
                return found;
            }
            found.push(lexer.slice(&token));
        }
    }

    #[test]
    fn tokens_end_where_rust_says() {
        assert_eq!(tokens("#!/bin/x\nr#type /* /* a */ } */ 'a 'b' b'c' '\\'' // {\n x"), ["r#type", "'a", "'b'", "b'c'", "'\\''", "x"]);
        assert_eq!(tokens(r##"r#"a"b"# br"\" c"\"" "a\\" 1_000u8"##), [r##"r#"a"b"#"##, r#"br"\""#, r#"c"\"""#, r#""a\\""#, "1_000u8"]);
        assert_eq!(tokens("'ä' 'ä x"), ["'ä'", "'ä", "x"]);
    }

    #[test]
    fn groups_are_skipped_over_everything_that_looks_like_a_bracket() {
        let body = r##"{ let x = "}"; let y = r#"}"}"#; let z = '}'; /* } */ // }
            let s = for_r"\"}"; f::<'a>([b'{', b'\'']); }rest"##;
        let body = body.replace("for_r", "");
        let mut lexer = Lexer::new(&body);
        assert_eq!(lexer.next().unwrap().kind, Kind::Open(b'{'));
        lexer.skip_group(b'{').unwrap();
        assert_eq!(&body[lexer.at()..], "rest");
    }

    #[test]
    fn what_does_not_close_is_broken() {
        for text in ["{ (", "{ )", "{ \"", "{ /* ", "{ r#\" \""] {
            let mut lexer = Lexer::new(text);
            lexer.next().unwrap();
            assert!(lexer.skip_group(b'{').is_err(), "{text}");
        }
    }
}
