//! The parts of an item that its derive reads, whoever took it apart: syn for the derive, the scanner's own lexer for the build script.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, Data, DeriveInput, Fields, Meta};

use super::ast::{Position, Type};
use super::attr::{self, unraw};
use super::condition::{Condition, condition};
use super::stored::Discriminant;

/// An item with one of the derives.
pub(super) struct Outline {
    /// Its name, without `r#`.
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) position: Position,
    pub(super) attrs: Attrs,
    /// Whether it has generic parameters.
    pub(super) generic: bool,
    pub(super) body: Body,
}

/// What an item consists of.
pub(super) enum Body {
    /// A struct with named fields.
    Named(Vec<Part>),
    /// A struct with unnamed fields: their types.
    Unnamed(Vec<Type>),
    /// A struct without fields.
    Unit,
    /// An enum.
    Enum(Vec<VariantPart>),
    /// A union.
    Union,
}

/// A named field.
pub(super) struct Part {
    /// Its name, without `r#`.
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) position: Position,
    pub(super) attrs: Attrs,
    pub(super) ty: Type,
}

/// A variant.
pub(super) struct VariantPart {
    /// Its name, without `r#`.
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) position: Position,
    pub(super) attrs: Attrs,
    /// Whether it carries no data.
    pub(super) unit: bool,
    /// The number behind it.
    pub(super) discriminant: Discriminant,
}

/// The attributes that matter.
#[derive(Default)]
pub(super) struct Attrs {
    /// Those called `entity`.
    pub(super) entity: Vec<Content>,
    /// What `cfg` and `cfg_attr` say.
    pub(super) conditions: Vec<Condition>,
    /// The type that `repr` names.
    pub(super) repr: Option<String>,
}

/// What follows the name of an attribute.
pub(super) enum Content {
    /// `(…)`.
    List(Vec<TokenTree>),
    /// Anything else, and where.
    Other(Span),
}

impl Outline {
    /// The parts of what a derive stands on.
    pub(super) fn of(input: &DeriveInput) -> Self {
        let body = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => Body::Named(fields.named.iter().filter_map(part).collect()),
                Fields::Unnamed(fields) => Body::Unnamed(fields.unnamed.iter().map(|field| Type::of(&field.ty)).collect()),
                Fields::Unit => Body::Unit,
            },
            Data::Enum(data) => Body::Enum(data.variants.iter().map(variant).collect()),
            Data::Union(_) => Body::Union,
        };
        let (name, span) = (unraw(&input.ident.to_string()).to_owned(), input.ident.span());
        let generic = !input.generics.params.is_empty();
        Self { name, span, position: Position::of(span), attrs: Attrs::of(&input.attrs), generic, body }
    }
}

fn part(field: &syn::Field) -> Option<Part> {
    let ident = field.ident.as_ref()?;
    let (name, span) = (unraw(&ident.to_string()).to_owned(), ident.span());
    Some(Part { name, span, position: Position::of(span), attrs: Attrs::of(&field.attrs), ty: Type::of(&field.ty) })
}

fn variant(variant: &syn::Variant) -> VariantPart {
    VariantPart {
        name: unraw(&variant.ident.to_string()).to_owned(),
        span: variant.ident.span(),
        position: Position::of(variant.ident.span()),
        attrs: Attrs::of(&variant.attrs),
        unit: matches!(variant.fields, Fields::Unit),
        discriminant: variant
            .discriminant
            .as_ref()
            .map_or(Discriminant::Counted, |(_, number)| Discriminant::of(&attr::flatten(number.to_token_stream()))),
    }
}

impl Attrs {
    fn of(attributes: &[Attribute]) -> Self {
        let mut attrs = Self::default();
        for attribute in attributes {
            match &attribute.meta {
                Meta::List(list) if list.path.is_ident(attr::ATTRIBUTE) => attrs.add_list(list.tokens.clone()),
                meta if meta.path().is_ident(attr::ATTRIBUTE) => {
                    let span = meta.path().segments.first().map_or_else(Span::call_site, |segment| segment.ident.span());
                    attrs.entity.push(Content::Other(span));
                }
                Meta::List(list) if list.path.is_ident(attr::REPR) => attrs.add_repr(list.tokens.clone()),
                meta => attrs.add_condition(meta.to_token_stream()),
            }
        }
        attrs
    }

    /// Adds `entity(…)`.
    pub(super) fn add_list(&mut self, tokens: TokenStream) {
        self.entity.push(Content::List(attr::flatten(tokens)));
    }

    /// Adds `repr(…)`: the word in it that is no layout.
    pub(super) fn add_repr(&mut self, tokens: TokenStream) {
        let words = tokens.into_iter().filter_map(|token| if let TokenTree::Ident(word) = token { Some(word.to_string()) } else { None });
        self.repr = words.into_iter().find(|word| word.starts_with(['i', 'u'])).or_else(|| self.repr.take());
    }

    /// Adds what the content of an attribute says about `cfg`, if it does.
    pub(super) fn add_condition(&mut self, content: TokenStream) {
        self.conditions.extend(condition(content));
    }
}
