//! `index(…)`, `unique(…)` and `exclude(…)`, on a struct and on a field.

use proc_macro2::{Delimiter, Group, TokenTree};

use super::existing::OF_UNIQUE;
use super::form::{IN_EXCLUDED_PART, IN_EXCLUSION, IN_FIELD_INDEX, IN_INDEX, IN_PART};
use super::{Entry, Reader, Value, field_name, field_names, flatten, integer, split, string, word};
use crate::entity::ast::{IndexAttr, PartAttr, PartKey};
use crate::schema::{Deferral, Nulls};

/// Words that are options of an index where they stand alone. A field of such a name is written with `r#`.
const FLAGS: [&str; 6] = [word::UNIQUE, word::NULLS_NOT_DISTINCT, word::CONSTRAINT, word::DEFERRABLE, word::DEFERRED, word::UNNAMED];

impl Reader<'_> {
    /// `index(a, b(20) desc, sql("lower(c)"), name = "…", unique, filter = "…")`.
    pub(crate) fn index(&mut self, entry: &Entry) -> Option<IndexAttr> {
        let Value::List(list) = &entry.value else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let excludes = entry.word == word::EXCLUDE;
        let (options, keys): (Vec<_>, Vec<_>) = list.iter().cloned().partition(|part| is_option(part));
        let parts: Option<Vec<PartAttr>> = keys.iter().map(|tokens| self.part(tokens, excludes)).collect();
        let is_whole = |parts: &Vec<PartAttr>| !parts.is_empty() && parts.iter().all(|part| part.operator.is_some() == excludes);
        let Some(parts) = parts.filter(is_whole) else {
            self.malformed(entry.span, &entry.word);
            return None;
        };
        let constraint = excludes.then_some(Deferral::Never);
        let mut index = IndexAttr { unique: entry.word == word::UNIQUE, parts, constraint, ..IndexAttr::default() };
        for option in self.options(if excludes { IN_EXCLUSION } else { IN_INDEX }, &options) {
            self.index_option(&mut index, &option);
        }
        Some(index)
    }

    /// `unique`, `index(method = gin)` on the field called `field`.
    pub(crate) fn field_index(&mut self, entry: &Entry, field: &str) -> Option<IndexAttr> {
        let options = match &entry.value {
            Value::Flag => Vec::new(),
            Value::List(parts) => self.options(IN_FIELD_INDEX, parts),
            Value::Assigned(_) => {
                self.malformed(entry.span, &entry.word);
                return None;
            }
        };
        let mut part = PartAttr::new(PartKey::Field(field.to_owned()));
        let mut index = IndexAttr { unique: entry.word == word::UNIQUE, ..IndexAttr::default() };
        for option in &options {
            if !self.part_option(&mut part, option) {
                self.index_option(&mut index, option);
            }
        }
        index.parts.push(part);
        Some(index)
    }

    fn index_option(&mut self, index: &mut IndexAttr, option: &Entry) {
        match option.word.as_str() {
            word::NAME => index.name = self.text(option),
            word::FILTER => index.filter = self.text(option),
            word::UNIQUE => index.unique |= self.flag(option),
            word::METHOD => index.method = self.word_or_text(option),
            word::INCLUDE => index.include = self.fields(option),
            word::NULLS_NOT_DISTINCT => index.nulls_not_distinct = self.flag(option),
            word::WITH => index.parameters = self.text(option),
            word::EXISTING => index.existing = self.existing(option, OF_UNIQUE),
            word::UNNAMED if self.flag(option) => {
                index.unnamed = true;
                index.constraint = index.constraint.or(Some(Deferral::Never));
            }
            word::CONSTRAINT if self.flag(option) => index.constraint = index.constraint.or(Some(Deferral::Never)),
            word::DEFERRABLE if self.flag(option) && index.constraint != Some(Deferral::Deferred) => {
                index.constraint = Some(Deferral::Immediate);
            }
            word::DEFERRED if self.flag(option) => index.constraint = Some(Deferral::Deferred),
            _ => {}
        }
    }

    /// `(a, b)`.
    fn fields(&mut self, entry: &Entry) -> Vec<String> {
        let listed = match &entry.value {
            Value::List(parts) if !parts.is_empty() => field_names(parts),
            Value::List(_) | Value::Flag | Value::Assigned(_) => None,
        };
        if listed.is_none() {
            self.malformed(entry.span, &entry.word);
        }
        listed.unwrap_or_default()
    }

    /// A field or `sql("…")`, what stands in parentheses behind it, and its order.
    fn part(&mut self, tokens: &[TokenTree], excluded: bool) -> Option<PartAttr> {
        let key_length = tokens.iter().take_while(|token| !is_order(token)).count().max(1);
        let (key, order) = tokens.split_at_checked(key_length)?;
        let (key, options) = match key {
            [TokenTree::Ident(ident), TokenTree::Group(group)] if ident == word::SQL => {
                let parts = split(flatten(group.stream()));
                let (sql, options) = parts.split_first()?;
                (PartKey::Sql(string(sql)?), options.to_vec())
            }
            [field @ .., TokenTree::Group(group)] if is_list(group) => (PartKey::Field(field_name(field)?), split(flatten(group.stream()))),
            [..] => (PartKey::Field(field_name(key)?), Vec::new()),
        };
        let mut part = PartAttr::new(key);
        match options.as_slice() {
            [length] if matches!(length.as_slice(), [TokenTree::Literal(_)]) => {
                let [TokenTree::Literal(length)] = length.as_slice() else { return None };
                part.length = Some(integer(length).filter(|length| *length > 0)?);
            }
            options => {
                for option in self.options(if excluded { IN_EXCLUDED_PART } else { IN_PART }, options) {
                    self.part_option(&mut part, &option);
                }
            }
        }
        for token in order {
            let TokenTree::Ident(ident) = token else { return None };
            order_word(&mut part, &ident.to_string()).then_some(())?;
        }
        Some(part)
    }

    /// Whether the option is one of a part; then it is read.
    fn part_option(&mut self, part: &mut PartAttr, option: &Entry) -> bool {
        match option.word.as_str() {
            word::LENGTH => part.length = self.number(option, 1),
            word::COLLATE => part.collate = self.text(option),
            word::OPERATOR_CLASS => part.operator_class = self.text(option),
            word::OPERATOR => part.operator = self.text(option),
            other => return order_word(part, other) && self.flag(option),
        }
        true
    }
}

fn order_word(part: &mut PartAttr, text: &str) -> bool {
    match text {
        word::DESC => part.descending = true,
        word::ASC => part.descending = false,
        word::NULLS_FIRST => part.nulls = Some(Nulls::First),
        word::NULLS_LAST => part.nulls = Some(Nulls::Last),
        _ => return false,
    }
    true
}

fn is_order(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if [word::DESC, word::ASC, word::NULLS_FIRST, word::NULLS_LAST].iter().any(|order| ident == order))
}

fn is_list(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

/// `a = …`, `include(…)`, or an option that stands alone.
pub(crate) fn is_option(part: &[TokenTree]) -> bool {
    match part {
        [TokenTree::Ident(ident)] => FLAGS.iter().any(|flag| ident == flag),
        [TokenTree::Ident(ident), TokenTree::Group(group)] => ident == word::INCLUDE && is_list(group),
        [TokenTree::Ident(_), TokenTree::Punct(punct), ..] => punct.as_char() == '=',
        [..] => false,
    }
}
