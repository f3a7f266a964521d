//! A JSON writer that is fast without optimisation, one property a line or all on one.

/// JSON being written.
pub(super) struct Json {
    text: String,
    /// The depth of nesting at which lines start; `None` to stay on one line.
    depth: Option<usize>,
    /// Whether what is open has nothing in it yet.
    empty: bool,
}

const INDENT: &str = "                                ";

impl Json {
    /// One property a line, indented from `depth`.
    pub(super) const fn lines(depth: usize) -> Self {
        Self::lines_in(String::new(), depth)
    }

    /// The same, written to the end of a text.
    pub(super) const fn lines_in(text: String, depth: usize) -> Self {
        Self { text, depth: Some(depth), empty: true }
    }

    /// Everything on one line.
    pub(super) const fn line() -> Self {
        Self { text: String::new(), depth: None, empty: true }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn string(&mut self, value: &str) {
        self.text.push('"');
        if value.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
            self.escaped(value);
        } else {
            self.text.push_str(value);
        }
        self.text.push('"');
    }

    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nested("{", "}", fill);
    }

    /// Starts a property of the open object; its value follows.
    pub(super) fn key(&mut self, name: &str) -> &mut Self {
        self.next();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str(if self.depth.is_some() { "\": " } else { "\":" });
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
        self.text.push_str(open);
        self.empty = true;
        self.depth = self.depth.map(|depth| depth + 1);
        fill(self);
        self.depth = self.depth.map(|depth| depth - 1);
        if !self.empty {
            self.new_line();
        }
        self.text.push_str(close);
        self.empty = false;
    }

    fn next(&mut self) {
        if !std::mem::replace(&mut self.empty, false) {
            self.text.push(',');
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        if let Some(depth) = self.depth {
            self.text.push('\n');
            self.text.push_str(&INDENT[..INDENT.len().min(depth * 2)]);
        }
    }

    fn escaped(&mut self, value: &str) {
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                c if c < ' ' => {
                    let code = format!("\\u{:04x}", u32::from(c));
                    self.text.push_str(&code);
                }
                c => self.text.push(c),
            }
        }
    }
}
