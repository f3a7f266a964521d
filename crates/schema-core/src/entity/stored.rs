//! What rows hold for the variants of an enum: `stored = text`, or the numbers that Rust gives them.

use proc_macro2::{Span, TokenTree};

use super::ast::EnumItem;
use super::attr::{Entry, Reader, word};
use super::outline::VariantPart;
use super::rust_type::{Known, primitive};
use super::sink::Sink;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{DataType, Numbers, Stored};

/// The number that is written behind a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Discriminant {
    /// None: it is one more than that of the variant before.
    Counted,
    /// This one.
    Number(i128),
    /// An expression.
    Expression,
}

impl Discriminant {
    /// What the tokens behind `=` are.
    pub(super) fn of(tokens: &[TokenTree]) -> Self {
        let (sign, literal) = match tokens {
            [TokenTree::Literal(literal)] => (1, literal),
            [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => (-1, literal),
            [..] => return Self::Expression,
        };
        match syn::Lit::new(literal.clone()) {
            syn::Lit::Int(number) => number.base10_parse::<i128>().map_or(Self::Expression, |number| Self::Number(sign * number)),
            syn::Lit::Byte(byte) => Self::Number(sign * i128::from(byte.value())),
            _ => Self::Expression,
        }
    }
}

/// The words for what rows hold.
const WORDS: [&str; 3] = [word::NATIVE, word::TEXT, word::INTEGER];

impl Reader<'_> {
    /// `= text`: the word, if it is one.
    pub(super) fn stored(&mut self, entry: &Entry) -> Option<&'static str> {
        let text = self.word_or_text(entry)?;
        let found = WORDS.into_iter().find(|word| *word == text);
        if found.is_none() {
            self.not_one_of(entry, &text, &WORDS);
        }
        found
    }
}

/// What rows hold, by the word for it. `repr` is the type that `#[repr(…)]` names.
pub(super) fn stored(word: &str, repr: Option<&str>, item: &EnumItem, parts: &[VariantPart], span: Span, sink: &mut Sink) -> Stored {
    match word {
        word::TEXT => Stored::Text,
        word::INTEGER => Stored::Integer(numbers(repr, item, parts, span, sink)),
        _ => Stored::Native,
    }
}

fn numbers(repr: Option<&str>, item: &EnumItem, parts: &[VariantPart], span: Span, sink: &mut Sink) -> Numbers {
    let found = count(item, parts, sink);
    let declared = repr.and_then(|repr| integer_type(repr, item, span, sink));
    let data_type = declared.unwrap_or_else(|| smallest(&found));
    let (low, high) = data_type.integer_range().unwrap_or_default();
    let mut each: Vec<i64> = Vec::with_capacity(found.len());
    for (at, number) in found.into_iter().enumerate() {
        sink.enter(Some(&item.variants[at].name));
        if !(low..=high).contains(&number) {
            let message = format!("`{}` is {number}, which does not fit into {data_type}: {low} to {high}", item.variants[at].name);
            sink.error(parts[at].span, Code::InvalidValue, message);
        }
        let number = i64::try_from(number).unwrap_or_default();
        if let Some(earlier) = each.iter().position(|other| *other == number) {
            let message = format!("`{}` and `{}` are both stored as {number}", item.variants[earlier].name, item.variants[at].name);
            sink.error(parts[at].span, Code::DuplicateName, message);
        }
        each.push(number);
    }
    sink.enter(None);
    Numbers { data_type: Box::new(data_type), each }
}

/// The numbers as Rust counts them. What can't be read is reported, and counted on from what came before.
fn count(item: &EnumItem, parts: &[VariantPart], sink: &mut Sink) -> Vec<i128> {
    let mut next = 0;
    let mut found = Vec::with_capacity(parts.len());
    for (variant, part) in item.variants.iter().zip(parts) {
        let number = match part.discriminant {
            Discriminant::Counted => next,
            Discriminant::Number(number) => number,
            Discriminant::Expression => {
                sink.enter(Some(&variant.name));
                let message = format!("the number of `{}` is an expression, which the build script can't compute", variant.name);
                let help = format!("write it out: `{} = {next}`", variant.name);
                sink.push(part.span, Diagnostic::new(Code::InvalidValue, message).help(help));
                next
            }
        };
        next = number.saturating_add(1);
        found.push(number);
    }
    sink.enter(None);
    found
}

/// The type that `#[repr(…)]` names, where a column can have it.
fn integer_type(repr: &str, item: &EnumItem, span: Span, sink: &mut Sink) -> Option<DataType> {
    if matches!(repr, "u64" | "u128" | "usize" | "i128" | "isize") {
        let message = format!("`{}` can't be stored as `{repr}`, which not every database and platform has", item.name);
        sink.push(span, Diagnostic::new(Code::Contradiction, message).help("use another type, like `#[repr(i64)]`"));
        return None;
    }
    match primitive(repr)? {
        Known::Plain(data_type) => data_type.is_integer().then_some(data_type),
        _ => None,
    }
}

/// The smallest integer type that sqlx knows on every database and that has all these numbers.
fn smallest(numbers: &[i128]) -> DataType {
    let holds = |data_type: &DataType| {
        let (low, high) = data_type.integer_range().unwrap_or_default();
        numbers.iter().all(|number| (low..=high).contains(number))
    };
    [DataType::Int16, DataType::Int32].into_iter().find(holds).unwrap_or(DataType::Int64)
}
