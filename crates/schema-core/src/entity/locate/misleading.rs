//! What is said about a `renamed_from` that can't be followed, at the place that says it.

use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Misleading;
use crate::entity::read::Reading;
use crate::entity::suggest::nearest;

/// What says where it comes from.
#[derive(Clone, Copy)]
struct Subject<'a> {
    /// What it is: a table, a column or the text of a variant.
    kind: Kind,
    /// Its name.
    name: &'a str,
    /// What it is a part of.
    whole: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    Column,
    Variant,
}

impl Reading {
    /// At the struct, field or variant.
    pub(super) fn misleading(
        &self,
        table: &str,
        (column, variant): (Option<&str>, Option<&str>),
        from: &str,
        why: &Misleading,
    ) -> Diagnostic {
        let field = column.and_then(|column| self.origin(table, false)?.field_of(column));
        let home = field.and_then(|field| field.home).and_then(|home| self.origins().get(home)).filter(|_| variant.is_some());
        let subject = match (column, variant) {
            (None, _) => Subject { kind: Kind::Table, name: table, whole: table },
            (Some(column), None) => Subject { kind: Kind::Column, name: column, whole: table },
            (Some(column), Some(name)) => Subject { kind: Kind::Variant, name, whole: home.map_or(column, |home| home.name.as_str()) },
        };
        let diagnostic = subject.told(from, why);
        match (home, variant) {
            (Some(home), Some(text)) => diagnostic.at(home.place(home.variant_of(text))),
            (_, _) => self.placed(diagnostic, table, column, false),
        }
    }
}

impl Subject<'_> {
    fn told(self, from: &str, why: &Misleading) -> Diagnostic {
        let Self { name, .. } = self;
        let told = |message: String| Diagnostic::new(Code::MisleadingHint, message);
        let remove = format!("remove `renamed_from = {from:?}`");
        let otherwise = format!("otherwise {remove}");
        match why {
            Misleading::Denied => told(format!("`{name}` says both that it was called `{from}` and that it is new"))
                .help("renamed: remove `new`")
                .help(format!("unrelated: {remove}")),
            Misleading::Taken { by } if self.kind == Kind::Variant => {
                told(format!("`{by}` and `{name}` both say that rows with `{from}` become theirs"))
                    .help(format!("remove `{from}` from the hints of one of them (`renamed_from`, `removed(…)`)"))
            }
            Misleading::Taken { by } => told(format!("`{by}` and `{name}` both say that they were called `{from}`"))
                .help(format!("{remove} from the one that is new"))
                .help(self.both(by)),
            Misleading::Stays if self.kind == Kind::Variant => {
                told(format!("`{name}` says that it was called `{from}`, and `{}` has `{from}` as before", self.whole))
                    .help(format!(
                        "where `{from}` is another variant now: first a migration in which what was `{from}` gets a text that is free, then the other"
                    ))
                    .help(otherwise)
            }
            Misleading::Stays => told(format!("`{name}` says that it was called `{from}`, and `{from}` is still there"))
                .help(format!("where `{from}` is another one now: `#[entity(new)]` on `{from}`"))
                .help(otherwise),
            Misleading::Unknown { gone } => {
                let diagnostic = told(format!("`{name}` says that it was called `{from}`, and {}", self.is_missing(from)));
                match nearest(from, gone.iter().map(String::as_str)) {
                    Some(near) => diagnostic.help(format!("did you mean `{near}`?")).help(otherwise),
                    None if gone.is_empty() => diagnostic.help(remove),
                    None => diagnostic.help(format!("what goes in this change: {}", super::list(gone))).help(otherwise),
                }
            }
        }
    }

    fn is_missing(self, from: &str) -> String {
        match self.kind {
            Kind::Table => format!("there was no table `{from}`"),
            Kind::Column | Kind::Variant => format!("`{}` had no `{from}`", self.whole),
        }
    }

    /// How two get what one had.
    fn both(self, by: &str) -> String {
        let Self { name, .. } = self;
        match self.kind {
            Kind::Table => format!("both get its rows: `#[entity(from = \"SELECT … FROM {by}\")]` on `{name}`"),
            Kind::Column | Kind::Variant => format!("both get its values: `#[entity(new, backfill = \"{by}\")]` on `{name}`"),
        }
    }
}
