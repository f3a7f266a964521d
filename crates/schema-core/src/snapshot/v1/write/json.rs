//! A JSON writer that is fast without optimisation, one property a line or all on one.

use crate::text::{Text, written};

/// JSON being written.
pub(super) struct Json<'a, 't> {
    text: &'a mut Text<'t>,
    /// The depth of nesting at which lines start; `None` to stay on one line.
    depth: Option<usize>,
    /// Whether what is open has nothing in it yet.
    empty: bool,
}

/// The end of a line and the start of the next one.
const NEW_LINE: &str = "\n                                ";

/// What `fill` writes, one property a line, indented from `depth`.
pub(super) fn lines(depth: usize, fill: impl Fn(&mut Json<'_, '_>)) -> String {
    written(|text| fill(&mut Json { text, depth: Some(depth), empty: true }))
}

/// What `fill` writes, on one line.
pub(super) fn line(fill: impl Fn(&mut Json<'_, '_>)) -> String {
    written(|text| fill(&mut Json { text, depth: None, empty: true }))
}

impl Json<'_, '_> {
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push(text);
    }

    pub(super) fn string(&mut self, value: &str) {
        self.text.push_char('"');
        if value.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
            self.escaped(value);
        } else {
            self.text.push(value);
        }
        self.text.push_char('"');
    }

    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nested("{", "}", fill);
    }

    /// Starts a property of the open object; its value follows.
    pub(super) fn key(&mut self, name: &str) -> &mut Self {
        self.next();
        self.text.push_char('"');
        self.text.push(name);
        self.text.push(if self.depth.is_some() { "\": " } else { "\":" });
        self
    }

    pub(super) fn optional(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.key(name).string(value);
        }
    }

    pub(super) fn flag(&mut self, name: &str, value: bool) {
        if value {
            self.key(name).raw("true");
        }
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.nested("[", "]", |json| {
            for item in items {
                json.next();
                write(json, item);
            }
        });
    }

    pub(super) fn list_unless_empty<T>(&mut self, name: &str, items: &[T], write: impl FnMut(&mut Self, &T)) {
        if !items.is_empty() {
            self.key(name).list(items, write);
        }
    }

    pub(super) fn strings<'a>(&mut self, items: impl Iterator<Item = &'a str>) {
        self.nested("[", "]", |json| {
            for item in items {
                json.next();
                json.string(item);
            }
        });
    }

    fn nested(&mut self, open: &str, close: &str, fill: impl FnOnce(&mut Self)) {
        self.text.push(open);
        self.empty = true;
        self.depth = self.depth.map(|depth| depth + 1);
        fill(self);
        self.depth = self.depth.map(|depth| depth - 1);
        if !self.empty {
            self.new_line();
        }
        self.text.push(close);
        self.empty = false;
    }

    fn next(&mut self) {
        if !std::mem::replace(&mut self.empty, false) {
            self.text.push_char(',');
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        if let Some(depth) = self.depth {
            self.text.push(&NEW_LINE[..NEW_LINE.len().min(1 + depth * 2)]);
        }
    }

    fn escaped(&mut self, value: &str) {
        for c in value.chars() {
            match c {
                '"' => self.text.push("\\\""),
                '\\' => self.text.push("\\\\"),
                '\n' => self.text.push("\\n"),
                '\r' => self.text.push("\\r"),
                '\t' => self.text.push("\\t"),
                c if c < ' ' => self.text.push_fmt(format_args!("\\u{:04x}", u32::from(c))),
                c => self.text.push_char(c),
            }
        }
    }
}
