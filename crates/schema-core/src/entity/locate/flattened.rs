//! What is said about the columns of embedded structs: what concerns all that a field brings is asked once, at that field; what concerns a
//! field of the struct is asked there, in its own words, however many entities have it.

use super::{list, renamed_or_new};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Question;
use crate::entity::lower::OriginField;
use crate::entity::read::Reading;
use crate::entity::shown::type_text;

impl Reading {
    /// What is asked about all that a flattened field brings, if the question is a part of that.
    pub(super) fn asked_together(&self, question: &Question, all: &[Question]) -> Option<Diagnostic> {
        match question {
            Question::ColumnRename { table, added, .. } => self.prefix_rename(table, added, all),
            Question::RequiredValue { table, column } => self.required_struct(table, column, all),
            Question::TableRename { .. }
            | Question::VariantRename { .. }
            | Question::Copy { .. }
            | Question::Order { .. }
            | Question::Misleading { .. }
            | Question::NoKey { .. }
            | Question::Conversion { .. } => None,
        }
    }

    /// The columns are new that a field brings, and each of them was there with another prefix.
    fn prefix_rename(&self, table: &str, added: &str, all: &[Question]) -> Option<Diagnostic> {
        let origin = self.origin(table, false)?;
        let (outer, columns) = origin.flattened(added)?;
        let mut old: Option<Vec<&str>> = None;
        for question in all {
            let Question::ColumnRename { table: other, added, removed } = question else { continue };
            if other != table || !columns.iter().any(|field| field.column == *added) {
                continue;
            }
            let rest = added.strip_prefix(&outer.column)?;
            let prefixes: Vec<&str> = removed.iter().filter_map(|removed| removed.strip_suffix(rest)).collect();
            match &mut old {
                None => old = Some(prefixes),
                Some(old) => old.retain(|prefix| prefixes.contains(prefix)),
            }
        }
        let old = old.filter(|old| !old.is_empty())?;
        let were: Vec<String> = old.iter().map(|prefix| format!("{prefix}…")).collect();
        let message = format!("the columns `{}…` are new and {} are gone from `{table}`", outer.column, list(&were));
        let diagnostic = Diagnostic::new(Code::PossibleRename, message);
        let old: Vec<String> = old.iter().map(|prefix| (*prefix).to_owned()).collect();
        Some(renamed_or_new(diagnostic, &old).at(origin.place(Some(&outer.name))))
    }

    /// A field brings several columns that rows have no value for.
    fn required_struct(&self, table: &str, column: &str, all: &[Question]) -> Option<Diagnostic> {
        let origin = self.origin(table, false)?;
        let (outer, columns) = origin.flattened(column)?;
        let is_asked = |name: &str| {
            let is_it = |question: &Question| matches!(question, Question::RequiredValue { table: other, column } if other == table && column == name);
            all.iter().any(is_it)
        };
        let bare: Vec<&&OriginField> = columns.iter().filter(|field| self.needs_value(table, &field.column)).collect();
        let is_whole = (bare.len() > 1 || columns.len() == 1) && bare.iter().all(|field| is_asked(&field.column));
        if !is_whole {
            return None;
        }
        let names: Vec<String> = bare.iter().map(|field| field.column.clone()).collect();
        let (are, them) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
        let message = format!("{} {are} required, and rows that are already in `{table}` have no value for {them}", list(&names));
        let ty = type_text(&outer.ty);
        let diagnostic = Diagnostic::new(Code::RequiredValue, message).help(format!("no value: `{}: Option<{ty}>`", outer.name)).help(
            format!("values, for all that have a `{ty}`: `#[entity(default = …)]` or `#[entity(backfill = \"<sql>\")]` on its fields"),
        );
        Some(diagnostic.at(origin.place(Some(&outer.name))))
    }

    /// The question about a column of an embedded struct, with the names that its fields are given there.
    pub(super) fn inner_rename(&self, table: &str, added: &str, removed: &[String], diagnostic: Diagnostic) -> Option<Diagnostic> {
        let origin = self.origin(table, false)?;
        let (outer, _) = origin.flattened(added)?;
        let (own, prefix) = origin.field_of(added)?.own_column();
        let (near, far): (Vec<&String>, Vec<&String>) = removed.iter().partition(|old| old.starts_with(prefix));
        let near: Vec<String> = near.into_iter().map(|old| old[prefix.len()..].to_owned()).collect();
        let diagnostic = renamed_or_new(diagnostic, &near);
        Some(far.into_iter().fold(diagnostic, |diagnostic, old| {
            diagnostic.help(format!(
                "renamed from `{old}`: `#[entity(renamed_from = {old:?})]` on `{own}`, and `renamed_from = \"\"` on the field `{}`",
                outer.name
            ))
        }))
    }

    /// What is wrong with the name of a column that a flattened field brings, at that field.
    pub(in crate::entity) fn misnamed(&self, diagnostic: &Diagnostic, table: &str, column: Option<&str>) -> Option<Diagnostic> {
        let origin = self.origin(table, false)?;
        let (outer, _) = origin.flattened(column?)?;
        let diagnostic = diagnostic.clone().help("give the flattened field another prefix: `#[entity(flatten, prefix = \"…\")]`");
        Some(diagnostic.at(origin.place(Some(&outer.name))))
    }

    /// Whether a diagnostic is one at a field of an embedded struct that has been said of another table.
    pub(crate) fn is_said(&self, diagnostic: &Diagnostic, found: &[Diagnostic]) -> bool {
        let Some(place) = &diagnostic.place else { return false };
        let is_embedded = self.origins().iter().any(|origin| origin.is_embedded() && origin.holds(place));
        is_embedded && found.iter().any(|other| other.code == diagnostic.code && other.place.as_ref() == Some(place))
    }
}
