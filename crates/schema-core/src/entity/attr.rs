//! The grammar of `#[entity(…)]`: the words, spelled here only, and how their values are read.

mod existing;
mod form;
mod index;
mod removed;

pub(crate) mod word;

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};

use super::ast::{Case, CheckAttr, DefaultAttr, Path, Reference, SqlType};
use super::outline::{Attrs, Content};
use super::sink::Sink;
use super::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::Backfill;
use crate::diff::{Filling, RowValue};
use crate::schema::{Action, Deferral, Generated, Numbering};

pub(crate) use existing::{OF_OTHERS, OF_PRIMARY};
pub(crate) use form::{
    Form, IN_FOREIGN_KEY, IN_KEY_FIELD, IN_PRIMARY_KEY, ON_EMBEDDED, ON_ENTITY, ON_ENUM, ON_FIELD, ON_NEWTYPE, ON_VARIANT,
};
pub(crate) use index::is_option;
pub(crate) use removed::Removed;

/// The attribute that all derives read.
pub const ATTRIBUTE: &str = "entity";

/// The attribute of Rust that says which integer an enum is.
pub(crate) const REPR: &str = "repr";

/// The derives, by the names they are exported under.
pub const DERIVES: [&str; 4] = ["Entity", "EntityEnum", "ColumnType", "Embedded"];

/// One entry between the commas of an attribute.
pub(crate) struct Entry {
    /// The word it starts with.
    pub(crate) word: String,
    /// Where that stands.
    pub(crate) span: Span,
    /// What follows the word.
    pub(crate) value: Value,
}

/// What follows the word of an entry.
pub(crate) enum Value {
    /// Nothing.
    Flag,
    /// `= …`
    Assigned(Vec<TokenTree>),
    /// `(…)`, one element for each part between commas.
    List(Vec<Vec<TokenTree>>),
}

/// Reads entries in one place of the grammar.
pub(crate) struct Reader<'a> {
    /// What may stand there.
    forms: &'static [Form],
    /// Where errors go.
    pub(crate) sink: &'a mut Sink,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(forms: &'static [Form], sink: &'a mut Sink) -> Self {
        Self { forms, sink }
    }

    /// The entries of all `#[entity(…)]` among the attributes that may stand here; the others are reported.
    pub(super) fn entries(&mut self, attributes: &Attrs) -> Vec<Entry> {
        let mut entries = Vec::new();
        for content in &attributes.entity {
            match content {
                Content::List(tokens) => {
                    entries.extend(split(tokens.clone()).into_iter().filter_map(|part| self.entry(part)));
                }
                Content::Other(span) => {
                    let diagnostic = Diagnostic::new(Code::InvalidValue, "`entity` takes a list");
                    let example = self.forms.first().map_or("", |&(_, form)| form);
                    self.sink.push(*span, diagnostic.help(format!("write `#[entity({example})]`")));
                }
            }
        }
        self.refuse_repetition(&entries);
        entries
    }

    /// One entry, if it may stand here.
    pub(crate) fn entry(&mut self, tokens: Vec<TokenTree>) -> Option<Entry> {
        let mut tokens = tokens.into_iter();
        let first = tokens.next()?;
        let span = first.span();
        let TokenTree::Ident(ident) = first else {
            self.sink.error(span, Code::InvalidValue, format!("`{first}` is not an attribute: a word is expected here"));
            return None;
        };
        let word = ident.to_string();
        if !self.forms.iter().any(|&(known, _)| known == word) {
            self.unknown(span, &word);
            return None;
        }
        let rest: Vec<TokenTree> = tokens.collect();
        let value = match rest.as_slice() {
            [] => Value::Flag,
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => Value::List(split(flatten(group.stream()))),
            [TokenTree::Punct(punct), _, ..] if punct.as_char() == '=' => Value::Assigned(rest[1..].to_vec()),
            [..] => {
                self.malformed(span, &word);
                return None;
            }
        };
        Some(Entry { word, span, value })
    }

    fn unknown(&mut self, span: Span, word: &str) {
        let known = self.forms.iter().map(|&(known, _)| known);
        let diagnostic = Diagnostic::new(Code::UnknownAttribute, format!("there is no attribute `{word}` here"));
        let help = match nearest(word, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ")),
        };
        self.sink.push(span, diagnostic.help(help));
    }

    fn refuse_repetition(&mut self, entries: &[Entry]) {
        for (at, entry) in entries.iter().enumerate() {
            let repeats = entries[..at].iter().any(|earlier| earlier.word == entry.word);
            if repeats && !form::REPEATABLE.contains(&entry.word.as_str()) {
                self.sink.error(entry.span, Code::Contradiction, format!("`{}` is given twice", entry.word));
            }
        }
    }

    /// Reports that an entry is not written as it must be.
    pub(crate) fn malformed(&mut self, span: Span, word: &str) {
        let form = self.forms.iter().find(|&&(known, _)| known == word).map_or(word, |&(_, form)| form);
        let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{word}` cannot be read"));
        self.sink.push(span, diagnostic.help(format!("write it as in `{form}`")));
    }

    /// A word without a value.
    pub(crate) fn flag(&mut self, entry: &Entry) -> bool {
        let bare = matches!(entry.value, Value::Flag);
        if !bare {
            self.malformed(entry.span, &entry.word);
        }
        bare
    }

    /// `= true` or `= false`.
    pub(crate) fn truth(&mut self, entry: &Entry) -> Option<bool> {
        let word = match &entry.value {
            Value::Assigned(tokens) => match tokens.as_slice() {
                [TokenTree::Ident(word)] => Some(word.to_string()),
                [..] => None,
            },
            Value::Flag | Value::List(_) => None,
        };
        let truth = word.and_then(|word| word.parse().ok());
        if truth.is_none() {
            self.malformed(entry.span, &entry.word);
        }
        truth
    }

    /// `= "text"`, not empty.
    pub(crate) fn text(&mut self, entry: &Entry) -> Option<String> {
        let text = self.any_text(entry)?;
        if text.trim().is_empty() {
            self.sink.error(entry.span, Code::InvalidValue, format!("`{}` is empty", entry.word));
            return None;
        }
        Some(text)
    }

    /// `= "text"`, which can be empty.
    pub(crate) fn any_text(&mut self, entry: &Entry) -> Option<String> {
        let text = match &entry.value {
            Value::Assigned(tokens) => string(tokens),
            Value::Flag | Value::List(_) => None,
        };
        if text.is_none() {
            self.malformed(entry.span, &entry.word);
        }
        text
    }

    /// `= 255`, at least `min`.
    pub(crate) fn number(&mut self, entry: &Entry, min: u32) -> Option<u32> {
        let number = match &entry.value {
            Value::Assigned(tokens) => match tokens.as_slice() {
                [TokenTree::Literal(literal)] => integer(literal),
                [..] => None,
            },
            Value::Flag | Value::List(_) => None,
        };
        if number.is_none() {
            self.malformed(entry.span, &entry.word);
        }
        let number = number?;
        if number < min {
            self.sink.error(entry.span, Code::InvalidValue, format!("`{}` is at least {min}", entry.word));
            return None;
        }
        Some(number)
    }

    /// `= "camelCase"`.
    pub(crate) fn case(&mut self, entry: &Entry) -> Option<Case> {
        let text = self.text(entry)?;
        let case = Case::from_name(&text);
        if case.is_none() {
            self.not_one_of(entry, &text, &Case::ALL.map(Case::name));
        }
        case
    }

    /// `= cascade`.
    pub(crate) fn action(&mut self, entry: &Entry) -> Option<Action> {
        let word = match &entry.value {
            Value::Assigned(tokens) => match tokens.as_slice() {
                [TokenTree::Ident(ident)] => Some(ident.to_string()),
                [TokenTree::Literal(_)] => string(tokens),
                [..] => None,
            },
            Value::Flag | Value::List(_) => None,
        };
        let Some(word) = word else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let found = Action::ALL.into_iter().find(|&action| action_word(action) == word);
        if found.is_none() {
            self.not_one_of(entry, &word, &Action::ALL.map(action_word));
        }
        found
    }

    /// `= gin` or `= "gin"`.
    pub(crate) fn word_or_text(&mut self, entry: &Entry) -> Option<String> {
        match &entry.value {
            Value::Assigned(tokens) => match tokens.as_slice() {
                [TokenTree::Ident(ident)] => Some(unraw(&ident.to_string()).to_owned()),
                [..] => self.text(entry),
            },
            Value::Flag | Value::List(_) => self.text(entry),
        }
    }

    /// Reports a value that can't be.
    pub(crate) fn invalid(&mut self, entry: &Entry, message: String) {
        self.sink.error(entry.span, Code::InvalidValue, message);
    }

    /// Reports that a word is none of those that can stand there.
    pub(crate) fn not_one_of(&mut self, entry: &Entry, value: &str, known: &[&'static str]) {
        let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{value}` is not something `{}` can be", entry.word));
        let diagnostic = match nearest(value, known.iter().copied()) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => {
                diagnostic.help(format!("it is one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")))
            }
        };
        self.sink.push(entry.span, diagnostic);
    }

    /// `= Team`, `= Team(code)` or `(Team(code), name = "…")`.
    pub(crate) fn reference(&mut self, entry: &Entry) -> Option<Reference> {
        let (tokens, options) = match &entry.value {
            Value::Assigned(tokens) => (tokens, &[][..]),
            Value::List(parts) if !parts.is_empty() => (&parts[0], &parts[1..]),
            Value::Flag | Value::List(_) => {
                self.malformed(entry.span, &entry.word);
                return None;
            }
        };
        let (path_tokens, fields) = match tokens.as_slice() {
            [path @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                (path, field_names(&split(flatten(group.stream()))))
            }
            [..] => (tokens.as_slice(), Some(Vec::new())),
        };
        let (Some(target), Some(fields)) = (path(path_tokens), fields) else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let (mut name, mut existing) = (None, None);
        for option in self.options(form::IN_REFERENCES, options) {
            match option.word.as_str() {
                word::NAME => name = self.text(&option),
                _ => existing = self.existing(&option, OF_OTHERS),
            }
        }
        Some(Reference {
            target,
            fields,
            name,
            existing,
            on_delete: Action::NoAction,
            on_update: Action::NoAction,
            deferral: Deferral::Never,
            match_full: false,
            unchecked: false,
        })
    }

    /// `= "sql"` or `("sql", name = "…")`.
    pub(crate) fn check(&mut self, entry: &Entry) -> Option<CheckAttr> {
        if matches!(entry.value, Value::Assigned(_)) {
            return self.text(entry).map(CheckAttr::new);
        }
        let parts = match &entry.value {
            Value::List(parts) => parts.as_slice(),
            Value::Flag | Value::Assigned(_) => &[],
        };
        let expression = parts.first().and_then(|first| string(first)).filter(|sql| !sql.trim().is_empty());
        let Some(expression) = expression else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let mut check = CheckAttr::new(expression);
        for option in self.options(form::IN_CHECK, &parts[1..]) {
            match option.word.as_str() {
                word::NAME => check.name = self.text(&option),
                word::UNNAMED => check.unnamed = self.flag(&option),
                word::EXISTING => check.existing = self.existing(&option, OF_OTHERS),
                _ => check.no_inherit = self.flag(&option),
            }
        }
        Some(check)
    }

    /// `= "sql"` or `("sql", virtual)`.
    pub(crate) fn generated(&mut self, entry: &Entry) -> Option<Generated> {
        let list = match &entry.value {
            Value::List(parts) => parts.as_slice(),
            Value::Assigned(_) => return self.text(entry).map(|expression| Generated { expression, stored: true }),
            Value::Flag => &[],
        };
        let Some(expression) = list.first().and_then(|first| string(first)).filter(|sql| !sql.trim().is_empty()) else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let is_virtual = self.options(form::IN_GENERATED, &list[1..]).iter().any(|option| self.flag(option));
        Some(Generated { expression, stored: !is_virtual })
    }

    /// Nothing, or `(always, start = 100, increment = 10)`.
    pub(crate) fn numbering(&mut self, entry: &Entry) -> Option<Numbering> {
        let parts = match &entry.value {
            Value::Flag => return Some(Numbering::default()),
            Value::List(parts) => parts,
            Value::Assigned(_) => {
                self.malformed(entry.span, &entry.word);
                return None;
            }
        };
        let mut numbering = Numbering::default();
        let (mut start, mut increment, mut rest) = (None, None, None);
        for option in self.options(form::IN_NUMBERING, parts) {
            match option.word.as_str() {
                word::ALWAYS => numbering.always = self.flag(&option),
                word::START => start = self.number(&option, 0).map(|start| format!("START WITH {start}")),
                word::INCREMENT => increment = self.number(&option, 1).map(|increment| format!("INCREMENT BY {increment}")),
                _ => rest = self.text(&option),
            }
        }
        let options: Vec<String> = [start, increment, rest].into_iter().flatten().collect();
        numbering.sequence = (!options.is_empty()).then(|| options.join(" "));
        Some(numbering)
    }

    /// `= "sql"`, `("sql", batch = 5000)` with the most rows in a batch, or `(run = crate::slug_of, batch = 5000)`.
    pub(crate) fn backfill(&mut self, entry: &Entry) -> Option<Filling> {
        let Value::List(parts) = &entry.value else {
            return self.text(entry).map(|sql| Filling { value: RowValue::Sql(sql), batch: None });
        };
        let sql = parts.first().and_then(|first| string(first));
        let options = self.options(form::IN_BACKFILL, &parts[usize::from(sql.is_some())..]);
        let (mut run, mut batch) = (None, None);
        for option in &options {
            match option.word.as_str() {
                word::BATCH => batch = self.number(option, 1),
                _ => run = Some((option.span, self.function(option)?)),
            }
        }
        match (sql.filter(|sql| !sql.trim().is_empty()), run) {
            (Some(_), Some((span, _))) => {
                self.sink.error(span, Code::Contradiction, "a value is either SQL or what a function returns".to_owned());
                None
            }
            (Some(sql), None) => Some(Filling { value: RowValue::Sql(sql), batch: batch.or(Some(Backfill::BATCH)) }),
            (None, Some((_, path))) => Some(Filling { value: RowValue::Function(path), batch }),
            (None, None) => {
                self.malformed(entry.span, &entry.word);
                None
            }
        }
    }

    /// `= crate::slugs::slug_of`: a path that means the same in every module.
    fn function(&mut self, option: &Entry) -> Option<String> {
        let path = match &option.value {
            Value::Assigned(tokens) => path(tokens),
            Value::Flag | Value::List(_) => None,
        };
        let Some(path) = path else {
            self.malformed(option.span, &option.word);
            return None;
        };
        let (first, rest) = path.text.trim_start_matches("::").split_once("::").unwrap_or(("", &path.text));
        if matches!(first, "" | "self" | "super" | "Self") {
            let name = rest.rsplit("::").next().unwrap_or(rest);
            let diagnostic = Diagnostic::new(Code::InvalidValue, format!("the migration calls `{name}`, from a module of its own"));
            self.sink.push(option.span, diagnostic.help(format!("write its whole path: `run = crate::…::{name}`")));
            return None;
        }
        Some(path.text)
    }

    /// `= "citext"` or `(postgres = "citext", sqlite = "TEXT")`.
    pub(crate) fn sql_type(&mut self, entry: &Entry) -> Option<SqlType> {
        // An empty one is that of SQLite's columns without a type.
        let Value::List(parts) = &entry.value else { return self.any_text(entry).map(SqlType::Everywhere) };
        let options = self.options(form::IN_TYPE, parts);
        let mut each: Vec<(String, String)> =
            options.iter().filter_map(|option| Some((option.word.clone(), self.any_text(option)?))).collect();
        each.sort();
        if parts.is_empty() {
            self.malformed(entry.span, &entry.word);
        }
        (!each.is_empty()).then_some(SqlType::Each(each))
    }

    /// The parts of a list that are words with values, read by the rules of that list.
    pub(crate) fn options(&mut self, forms: &'static [Form], parts: &[Vec<TokenTree>]) -> Vec<Entry> {
        let mut reader = Reader::new(forms, self.sink);
        let entries: Vec<Entry> = parts.iter().filter_map(|part| reader.entry(part.clone())).collect();
        reader.refuse_repetition(&entries);
        entries
    }

    /// `= 0`, or `(0, temporary)`; and whether it is for one release only.
    pub(crate) fn default(&mut self, entry: &Entry) -> (Option<DefaultAttr>, bool) {
        let (value, options) = match &entry.value {
            Value::Assigned(tokens) => (default_value(tokens), &[][..]),
            Value::List(parts) => (parts.first().and_then(|first| default_value(first)), parts.get(1..).unwrap_or_default()),
            Value::Flag => (None, &[][..]),
        };
        if value.is_none() {
            let help = "write a literal, `now`, a variant with its enum (`Role::Member`), or SQL: `default = sql(\"…\")`";
            let diagnostic = Diagnostic::new(Code::InvalidValue, "this is not a default").help(help);
            self.sink.push(entry.span, diagnostic.help("for the version that still runs: `default(0, temporary)`"));
            return (None, false);
        }
        let options = self.options(form::IN_DEFAULT, options);
        (value, options.iter().any(|option| self.flag(option)))
    }
}

/// How an action is written in an attribute.
pub(crate) const fn action_word(action: Action) -> &'static str {
    match action {
        Action::NoAction => "no_action",
        Action::Restrict => "restrict",
        Action::Cascade => "cascade",
        Action::SetNull => "set_null",
        Action::SetDefault => "set_default",
    }
}

fn default_value(tokens: &[TokenTree]) -> Option<DefaultAttr> {
    match tokens {
        [TokenTree::Ident(ident)] if ident == "true" || ident == "false" => Some(DefaultAttr::Bool(ident == "true")),
        [TokenTree::Ident(ident)] if ident == word::NOW => Some(DefaultAttr::Now),
        [TokenTree::Ident(ident), TokenTree::Group(group)] if ident == word::SQL => {
            string(&flatten(group.stream())).filter(|sql| !sql.trim().is_empty()).map(DefaultAttr::Sql)
        }
        [TokenTree::Literal(literal)] => match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => Some(DefaultAttr::Text(text.value())),
            syn::Lit::Int(number) => Some(DefaultAttr::Number(number.base10_digits().to_owned())),
            syn::Lit::Float(number) => Some(DefaultAttr::Number(number.base10_digits().to_owned())),
            _ => None,
        },
        [TokenTree::Punct(minus), number @ TokenTree::Literal(_)] if minus.as_char() == '-' => {
            match default_value(std::slice::from_ref(number))? {
                DefaultAttr::Number(number) => Some(DefaultAttr::Number(format!("-{number}"))),
                _ => None,
            }
        }
        [..] => path(tokens).filter(|path| path.text.trim_start_matches("::").contains("::")).map(DefaultAttr::Variant),
    }
}

/// The one string literal that the tokens are.
pub(crate) fn string(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [TokenTree::Literal(literal)] => match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        [..] => None,
    }
}

fn integer(literal: &Literal) -> Option<u32> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Int(number) => number.base10_parse().ok(),
        _ => None,
    }
}

/// One identifier a part, without `r#`.
pub(crate) fn names(parts: &[Vec<TokenTree>]) -> Option<Vec<String>> {
    parts.iter().map(|part| name(part)).collect()
}

/// The one identifier that the tokens are, without `r#`.
pub(crate) fn name(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [TokenTree::Ident(ident)] => Some(unraw(&ident.to_string()).to_owned()),
        [..] => None,
    }
}

/// One field a part: its name, or `billing.city` for one of a flattened field.
pub(crate) fn field_names(parts: &[Vec<TokenTree>]) -> Option<Vec<String>> {
    parts.iter().map(|part| field_name(part)).collect()
}

/// The one field that the tokens name, each of its parts without `r#`.
pub(crate) fn field_name(tokens: &[TokenTree]) -> Option<String> {
    let is_point = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '.');
    let parts: Option<Vec<String>> = tokens.split(is_point).map(name).collect();
    parts.map(|parts| parts.join("."))
}

/// An identifier without `r#`.
pub(crate) fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A path without generic arguments.
pub(crate) fn path(tokens: &[TokenTree]) -> Option<Path> {
    let mut text = String::new();
    let mut after_name = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if !after_name => {
                text.push_str(&ident.to_string());
                after_name = true;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                text.push(':');
                after_name = false;
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => return None,
        }
    }
    let inner = text.strip_prefix("::").unwrap_or(&text);
    let whole = after_name && inner.split("::").all(|segment| !segment.is_empty() && !segment.contains(':'));
    whole.then(|| Path { text, span: tokens.first().map(TokenTree::span) })
}

/// The parts between top-level commas; a trailing comma is fine.
pub(crate) fn split(tokens: Vec<TokenTree>) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => parts.push(Vec::new()),
            (_, Some(last)) => last.push(token),
            (_, None) => parts.push(vec![token]),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The tokens without the invisible groups that `macro_rules!` puts around what it passes on.
pub(crate) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flat.extend(flatten(group.stream())),
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => flat.push(token),
        }
    }
    flat
}
