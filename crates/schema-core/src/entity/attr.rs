//! The grammar of `#[entity(…)]`: the words, spelled here only, and how their values are read.

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};

use super::ast::{Case, CheckAttr, DefaultAttr, Path, Reference};
use super::outline::{Attrs, Content};
use super::sink::Sink;
use super::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::Action;

/// The attribute that all three derives read.
pub const ATTRIBUTE: &str = "entity";

/// The derives, by the names they are exported under.
pub const DERIVES: [&str; 3] = ["Entity", "EntityEnum", "ColumnType"];

/// Every word of the grammar.
pub(crate) mod word {
    pub(crate) const AUTO_INCREMENT: &str = "auto_increment";
    pub(crate) const BACKFILL: &str = "backfill";
    pub(crate) const CHECK: &str = "check";
    pub(crate) const COLLATE: &str = "collate";
    pub(crate) const COLUMN: &str = "column";
    pub(crate) const CONVERT: &str = "convert";
    pub(crate) const CRATE: &str = "crate";
    pub(crate) const DEFAULT: &str = "default";
    pub(crate) const DEFERRED: &str = "deferred";
    pub(crate) const DESC: &str = "desc";
    pub(crate) const ASC: &str = "asc";
    pub(crate) const FILTER: &str = "filter";
    pub(crate) const FOREIGN_KEY: &str = "foreign_key";
    pub(crate) const INDEX: &str = "index";
    pub(crate) const LENGTH: &str = "length";
    pub(crate) const NAME: &str = "name";
    pub(crate) const NEW: &str = "new";
    pub(crate) const NOW: &str = "now";
    pub(crate) const ON_DELETE: &str = "on_delete";
    pub(crate) const ON_UPDATE: &str = "on_update";
    pub(crate) const PRECISION: &str = "precision";
    pub(crate) const PRIMARY_KEY: &str = "primary_key";
    pub(crate) const REFERENCES: &str = "references";
    pub(crate) const RENAME: &str = "rename";
    pub(crate) const RENAMED_FROM: &str = "renamed_from";
    pub(crate) const RENAME_ALL: &str = "rename_all";
    pub(crate) const SCALE: &str = "scale";
    pub(crate) const SKIP: &str = "skip";
    pub(crate) const SQL: &str = "sql";
    pub(crate) const STRICT: &str = "strict";
    pub(crate) const TABLE: &str = "table";
    pub(crate) const TYPE: &str = "type";
    pub(crate) const UNIQUE: &str = "unique";
    pub(crate) const WITHOUT_ROWID: &str = "without_rowid";
}

/// A word that may stand somewhere, and an example of how it is written there.
pub(crate) type Form = (&'static str, &'static str);

const CRATE_FORM: Form = (word::CRATE, "crate = \"path::to::migrator\"");
const RENAME_ALL_FORM: Form = (word::RENAME_ALL, "rename_all = \"camelCase\"");
const RENAMED_FROM_FORM: Form = (word::RENAMED_FROM, "renamed_from = \"old_name\"");
const TYPE_FORM: Form = (word::TYPE, "type = \"SQL TYPE\"");
const NEW_FORM: Form = (word::NEW, "new");
const DEFERRED_FORM: Form = (word::DEFERRED, "deferred");
const ON_DELETE_FORM: Form = (word::ON_DELETE, "on_delete = cascade");
const ON_UPDATE_FORM: Form = (word::ON_UPDATE, "on_update = cascade");
const REFERENCES_FORM: Form = (word::REFERENCES, "references = Team");
const NAME_FORM: Form = (word::NAME, "name = \"name_in_the_database\"");
const FILTER_FORM: Form = (word::FILTER, "filter = \"deleted_at IS NULL\"");

/// What may stand on an entity.
pub(crate) const ON_ENTITY: &[Form] = &[
    (word::TABLE, "table = \"users\""),
    RENAME_ALL_FORM,
    (word::PRIMARY_KEY, "primary_key(first_field, second_field)"),
    (word::INDEX, "index(first_field, second_field desc)"),
    (word::UNIQUE, "unique(first_field, second_field)"),
    (word::FOREIGN_KEY, "foreign_key(first_field, second_field, references = Team(first_field, second_field))"),
    (word::CHECK, "check(\"starts_at < ends_at\")"),
    (word::STRICT, "strict"),
    (word::WITHOUT_ROWID, "without_rowid"),
    RENAMED_FROM_FORM,
    NEW_FORM,
    CRATE_FORM,
];

/// What may stand on a field of an entity.
pub(crate) const ON_FIELD: &[Form] = &[
    (word::COLUMN, "column = \"name\""),
    (word::PRIMARY_KEY, "primary_key"),
    (word::AUTO_INCREMENT, "auto_increment"),
    (word::UNIQUE, "unique"),
    (word::INDEX, "index"),
    (word::LENGTH, "length = 255"),
    (word::PRECISION, "precision = 10"),
    (word::SCALE, "scale = 2"),
    (word::DEFAULT, "default = 0"),
    (word::BACKFILL, "backfill = \"<sql>\""),
    (word::CONVERT, "convert = \"<sql>\""),
    REFERENCES_FORM,
    ON_DELETE_FORM,
    ON_UPDATE_FORM,
    DEFERRED_FORM,
    (word::CHECK, "check = \"price > 0\""),
    (word::COLLATE, "collate = \"nocase\""),
    TYPE_FORM,
    (word::SKIP, "skip"),
    RENAMED_FROM_FORM,
    NEW_FORM,
];

/// What may stand on an enum.
pub(crate) const ON_ENUM: &[Form] = &[RENAME_ALL_FORM, NAME_FORM, CRATE_FORM];

/// What may stand on a variant.
pub(crate) const ON_VARIANT: &[Form] =
    &[(word::RENAME, "rename = \"stored text\""), (word::RENAMED_FROM, "renamed_from = \"old text\""), NEW_FORM];

/// What may stand on a newtype.
pub(crate) const ON_NEWTYPE: &[Form] = &[TYPE_FORM, CRATE_FORM];

/// What may stand in `index(…)` and `unique(…)`.
pub(crate) const IN_INDEX: &[Form] = &[NAME_FORM, FILTER_FORM, (word::UNIQUE, "unique")];

/// What may stand in `unique` and `index` on a field, and in `check(…)`.
pub(crate) const IN_NAMED: &[Form] = &[NAME_FORM];

/// What may stand in `foreign_key(…)`.
pub(crate) const IN_FOREIGN_KEY: &[Form] = &[REFERENCES_FORM, ON_DELETE_FORM, ON_UPDATE_FORM, DEFERRED_FORM, NAME_FORM];

/// Words that may be given more than once in one place.
const REPEATABLE: [&str; 5] = [word::INDEX, word::UNIQUE, word::FOREIGN_KEY, word::CHECK, word::RENAMED_FROM];

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
            if repeats && !REPEATABLE.contains(&entry.word.as_str()) {
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

    /// `= "text"`, not empty.
    pub(crate) fn text(&mut self, entry: &Entry) -> Option<String> {
        let text = match &entry.value {
            Value::Assigned(tokens) => string(tokens),
            Value::Flag | Value::List(_) => None,
        };
        match text {
            Some(text) if text.trim().is_empty() => {
                self.sink.error(entry.span, Code::InvalidValue, format!("`{}` is empty", entry.word));
                None
            }
            Some(text) => Some(text),
            None => {
                self.malformed(entry.span, &entry.word);
                None
            }
        }
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

    fn not_one_of(&mut self, entry: &Entry, value: &str, known: &[&'static str]) {
        let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{value}` is not something `{}` can be", entry.word));
        let diagnostic = match nearest(value, known.iter().copied()) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => {
                diagnostic.help(format!("it is one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")))
            }
        };
        self.sink.push(entry.span, diagnostic);
    }

    /// `= Team` or `= Team(code)`.
    pub(crate) fn reference(&mut self, entry: &Entry) -> Option<Reference> {
        let Value::Assigned(tokens) = &entry.value else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let (path_tokens, fields) = match tokens.as_slice() {
            [path @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                (path, names(&split(flatten(group.stream()))))
            }
            [..] => (tokens.as_slice(), Some(Vec::new())),
        };
        let (Some(target), Some(fields)) = (path(path_tokens), fields) else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        Some(Reference { target, fields, on_delete: Action::NoAction, on_update: Action::NoAction, deferred: false })
    }

    /// `= "sql"` or `("sql", name = "…")`.
    pub(crate) fn check(&mut self, entry: &Entry) -> Option<CheckAttr> {
        if matches!(entry.value, Value::Assigned(_)) {
            return self.text(entry).map(|expression| CheckAttr { expression, name: None });
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
        let name = self.options(IN_NAMED, &parts[1..]).iter().find_map(|option| self.text(option));
        Some(CheckAttr { expression, name })
    }

    /// The parts of a list that are words with values, read by the rules of that list.
    pub(crate) fn options(&mut self, forms: &'static [Form], parts: &[Vec<TokenTree>]) -> Vec<Entry> {
        let mut reader = Reader::new(forms, self.sink);
        let entries: Vec<Entry> = parts.iter().filter_map(|part| reader.entry(part.clone())).collect();
        reader.refuse_repetition(&entries);
        entries
    }

    /// The value of `default`.
    pub(crate) fn default(&mut self, entry: &Entry) -> Option<DefaultAttr> {
        let value = match &entry.value {
            Value::Assigned(tokens) => default_value(tokens),
            Value::Flag | Value::List(_) => None,
        };
        if value.is_none() {
            let help = "write a literal, `now`, a variant with its enum (`Role::Member`), or SQL: `default = sql(\"…\")`";
            self.sink.push(entry.span, Diagnostic::new(Code::InvalidValue, "this is not a default").help(help));
        }
        value
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
