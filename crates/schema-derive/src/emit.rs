//! What all three derives write: errors, paths, literals.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use schema_core::diagnostic::Diagnostic;
use schema_core::entity::handover::{HandoverDiagnostic, HandoverItem};
use schema_core::entity::sink::SpannedDiagnostic;
use syn::{Data, DeriveInput};

/// The path of `migrator` in what is written: `::migrator` unless `#[entity(crate = "…")]` says otherwise.
pub(crate) fn crate_path(path: Option<&str>) -> TokenStream {
    let path = path.and_then(|path| syn::parse_str::<syn::Path>(path).ok());
    path.map_or_else(|| quote!(::migrator), ToTokens::into_token_stream)
}

/// The errors that the parser found, where they are.
pub(crate) fn parser_errors(found: &[SpannedDiagnostic]) -> TokenStream {
    found.iter().map(|found| error(found.span, &found.diagnostic)).collect()
}

/// What the build script found wrong with the item, at the field or variant that it names. What the parser has
/// already reported is left out.
pub(crate) fn handover_errors(input: &DeriveInput, item: &HandoverItem, parsed: &[SpannedDiagnostic]) -> TokenStream {
    let new = item.diagnostics.iter().filter(|diagnostic| !parsed.iter().any(|found| is_same(found, diagnostic)));
    new.map(|diagnostic| {
        let place = diagnostic.field.as_deref().and_then(|field| member(input, field)).unwrap_or(&input.ident);
        let HandoverDiagnostic { code, message, help, .. } = diagnostic;
        error(place.span(), &Diagnostic { code: *code, message: message.clone(), help: help.clone(), place: None })
    })
    .collect()
}

fn is_same(found: &SpannedDiagnostic, diagnostic: &HandoverDiagnostic) -> bool {
    found.diagnostic.code == diagnostic.code && found.diagnostic.message == diagnostic.message && found.field == diagnostic.field
}

/// The name of the field or variant with this name.
fn member<'a>(input: &'a DeriveInput, name: &str) -> Option<&'a Ident> {
    let is_it = |ident: &&Ident| bare_name(ident) == name;
    match &input.data {
        Data::Struct(data) => data.fields.iter().filter_map(|field| field.ident.as_ref()).find(is_it),
        Data::Enum(data) => data.variants.iter().map(|variant| &variant.ident).find(is_it),
        Data::Union(_) => None,
    }
}

/// A name without `r#`.
pub(crate) fn bare_name(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

/// A compiler error.
pub(crate) fn error(span: Span, diagnostic: &Diagnostic) -> TokenStream {
    syn::Error::new(span, diagnostic.to_string()).to_compile_error()
}

/// The place of a token with the names of the macro: lints take what is written there for the macro's, not for the user's code.
pub(crate) fn located_at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}
