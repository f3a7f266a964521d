//! What an item says about itself, before any name is resolved: plain data that can be cached.

mod case;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::DeriveInput;

use super::outline::Outline;
use super::sink::SpannedDiagnostic;
use crate::diff::{Existing, Filling};
use crate::risk::{Level, Subject};
use crate::schema::{Action, Deferral, EnumType, Generated, Nulls, Numbering, Stored, TableOptions, name};

pub use case::Case;

/// Which of the derives an item carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `#[derive(Entity)]`.
    Entity,
    /// `#[derive(EntityEnum)]`.
    Enum,
    /// `#[derive(ColumnType)]`.
    Newtype,
    /// `#[derive(Embedded)]`.
    Embedded,
}

/// Reads the item that a derive stands on. The item is `None` when too little of it makes sense to go on with; it may be there although
/// something is wrong, so that more can be found.
#[must_use]
pub fn parse(kind: Kind, input: &DeriveInput) -> (Option<Item>, Vec<SpannedDiagnostic>) {
    super::parse::item(kind, &Outline::of(input))
}

/// An item with one of the derives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A struct that is a table.
    Entity(Entity),
    /// An enum that is a column type.
    Enum(EnumItem),
    /// A struct around a column type.
    Newtype(Newtype),
    /// A struct whose columns are those of the entities that it is a field of. It says what an entity can say, but for what is about the table.
    Embedded(Entity),
}

/// A place in the file that is being read: line and column from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// A struct that is a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The struct's name.
    pub name: String,
    /// Where the name stands.
    pub position: Position,
    /// `table = "…"`.
    pub table: Option<String>,
    /// `schema = "…"`: the namespace of the table.
    pub schema: Option<String>,
    /// `strict`, `comment = "…"` and others that are about the table as a whole; boxed, since most entities have none.
    pub options: Box<TableOptions>,
    /// `rename_all = "…"`: the case of column names.
    pub rename_all: Option<Case>,
    /// `primary_key(a, b)`: field names; empty when it is left to the fields.
    pub primary_key: Vec<String>,
    /// `primary_key(a, b, existing = …)`, with the names of fields.
    pub existing: Option<Existing>,
    /// `no_primary_key`.
    pub no_primary_key: bool,
    /// `index(…)`, `unique(…)` and `exclude(…)`.
    pub indexes: Vec<IndexAttr>,
    /// `foreign_key(…)`.
    pub foreign_keys: Vec<ForeignKeyAttr>,
    /// `check(…)`.
    pub checks: Vec<CheckAttr>,
    /// `renamed_from = "…"`.
    pub renamed_from: Vec<String>,
    /// `new`.
    pub new: bool,
    /// `from = "SELECT …"`.
    pub from: Vec<String>,
    /// `retire = false`.
    pub retire: Option<bool>,
    /// `allow(…)`, `warn(…)` and `deny(…)`, in order.
    pub levels: Vec<(Subject, Level)>,
    /// `crate = "…"`: the path of `migrator` in what the derive writes.
    pub crate_path: Option<String>,
    /// The fields in declared order, skipped ones included.
    pub fields: Vec<Field>,
}

/// A field of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, without `r#`.
    pub name: String,
    /// Where the name stands.
    pub position: Position,
    /// Its type.
    pub ty: Type,
    /// Its attributes; boxed, since most fields have none.
    pub attrs: Box<FieldAttrs>,
}

/// The attributes of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the grammar that is there or not")]
pub struct FieldAttrs {
    /// `column = "…"`.
    pub column: Option<String>,
    /// `primary_key`.
    pub primary_key: bool,
    /// `primary_key(existing = …)`, with the names of fields.
    pub key_existing: Option<Existing>,
    /// `nullable`: a part of the primary key can be NULL.
    pub nullable: bool,
    /// `auto_increment`.
    pub auto_increment: bool,
    /// `auto_increment(always, start = 100)`.
    pub numbering: Numbering,
    /// `unique`, `unique(…)`, `index`, `index(…)`, in the order written; the one part of each is this field.
    pub indexes: Vec<IndexAttr>,
    /// `length = 255`.
    pub length: Option<u32>,
    /// `precision = 10`.
    pub precision: Option<u32>,
    /// `scale = 2`.
    pub scale: Option<u32>,
    /// `default = …`.
    pub default: Option<DefaultAttr>,
    /// `default(…, temporary)`.
    pub temporary: bool,
    /// `backfill = "…"`, `backfill("…", batch = 5000)` or `backfill(run = crate::slug_of)`.
    pub backfill: Option<Filling>,
    /// `convert = "…"`.
    pub convert: Option<String>,
    /// `references = …`.
    pub references: Option<Reference>,
    /// `check = "…"`.
    pub checks: Vec<CheckAttr>,
    /// `collate = "…"`.
    pub collate: Option<String>,
    /// `charset = "…"`.
    pub charset: Option<String>,
    /// `comment = "…"`.
    pub comment: Option<String>,
    /// `generated = "…"`.
    pub generated: Option<Generated>,
    /// `now_on_update`.
    pub now_on_update: bool,
    /// `type = "…"`.
    pub sql_type: Option<SqlType>,
    /// `skip`.
    pub skip: bool,
    /// `flatten`: the field is as many columns as its struct has.
    pub flatten: bool,
    /// `prefix = "…"`: what the names of these columns start with.
    pub prefix: Option<String>,
    /// `renamed_from = "…"`.
    pub renamed_from: Vec<String>,
    /// `new`.
    pub new: bool,
}

/// A type of the database, written as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SqlType {
    /// `type = "citext"`: on every database.
    Everywhere(String),
    /// `type(postgres = "citext")`: the name of each dialect with its type. On the others, the Rust type decides.
    Each(Vec<(String, String)>),
}

/// `references = Team(code)` or `references(Team(code), name = "…")`, with the attributes that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The referenced entity.
    pub target: Path,
    /// Its fields; empty for its primary key.
    pub fields: Vec<String>,
    /// `name = "…"`.
    pub name: Option<String>,
    /// `on_delete = …`.
    pub on_delete: Action,
    /// `on_update = …`.
    pub on_update: Action,
    /// `deferrable` or `deferred`.
    pub deferral: Deferral,
    /// `match_full`.
    pub match_full: bool,
    /// `unchecked`: whether types, keys and actions make sense is not looked at.
    pub unchecked: bool,
    /// `existing = …`.
    pub existing: Option<Existing>,
}

/// `index(…)`, `unique(…)` or `exclude(…)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexAttr {
    /// Whether it is unique.
    pub unique: bool,
    /// `name = "…"`.
    pub name: Option<String>,
    /// What is indexed.
    pub parts: Vec<PartAttr>,
    /// `filter = "…"`.
    pub filter: Option<String>,
    /// `method = gin`.
    pub method: Option<String>,
    /// `include(a, b)`: field names.
    pub include: Vec<String>,
    /// `nulls_not_distinct`.
    pub nulls_not_distinct: bool,
    /// `constraint`, `deferrable`, `deferred` or `unnamed`; an exclusion is a constraint in any case.
    pub constraint: Option<Deferral>,
    /// `unnamed`: the constraint has no name in the database.
    pub unnamed: bool,
    /// `with = "…"`.
    pub parameters: Option<String>,
    /// `existing = …`, with the names of fields.
    pub existing: Option<Existing>,
}

/// One part of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartAttr {
    /// A field's name, or SQL.
    pub key: PartKey,
    /// Whether it is followed by `desc`.
    pub descending: bool,
    /// `nulls_first` or `nulls_last`.
    pub nulls: Option<Nulls>,
    /// `bio(20)`, `bio(length = 20)`.
    pub length: Option<u32>,
    /// `name(collate = "…")`.
    pub collate: Option<String>,
    /// `name(operator_class = "…")`.
    pub operator_class: Option<String>,
    /// `room(operator = "=")`, in an exclusion.
    pub operator: Option<String>,
}

/// What one part of an index is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKey {
    /// A field, by its Rust name.
    Field(String),
    /// `sql("…")`.
    Sql(String),
}

/// `foreign_key(…)` on a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKeyAttr {
    /// The fields.
    pub fields: Vec<String>,
    /// What they refer to.
    pub reference: Reference,
}

/// `check("…", name = "…")`, or `check = "…"` on a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckAttr {
    /// The condition, as SQL.
    pub expression: String,
    /// `name = "…"`.
    pub name: Option<String>,
    /// `unnamed`: it has no name in the database.
    pub unnamed: bool,
    /// `no_inherit`.
    pub no_inherit: bool,
    /// `existing = …`.
    pub existing: Option<Existing>,
}

/// The value of `default = …` or `default(…, temporary)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefaultAttr {
    /// `true` or `false`.
    Bool(bool),
    /// A number without its suffix and underscores, sign included.
    Number(String),
    /// A text.
    Text(String),
    /// `now`.
    Now,
    /// `sql("…")`.
    Sql(String),
    /// `Role::Member`: a variant, by its path.
    Variant(Path),
}

/// An enum that is a column type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumItem {
    /// The enum's name.
    pub name: String,
    /// Where the name stands.
    pub position: Position,
    /// `name = "…"`: what databases that name enums call it.
    pub sql_name: Option<String>,
    /// `rename_all = "…"`: the case of the stored texts.
    pub rename_all: Option<Case>,
    /// `stored = text`: what rows hold.
    pub stored: Stored,
    /// `sqlx`: the derive also writes how sqlx reads and writes it.
    pub sqlx: bool,
    /// `crate = "…"`: the path of `migrator` in what the derive writes.
    pub crate_path: Option<String>,
    /// The variants in declared order.
    pub variants: Vec<Variant>,
}

/// A variant of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub position: Position,
    /// `rename = "…"`.
    pub rename: Option<String>,
    /// `renamed_from = "…"`.
    pub renamed_from: Vec<String>,
    /// `new`.
    pub new: bool,
}

/// A struct around a column type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newtype {
    /// The struct's name.
    pub name: String,
    /// Where the name stands.
    pub position: Position,
    /// The type inside.
    pub inner: Type,
    /// `type = "…"`.
    pub sql_type: Option<SqlType>,
    /// `crate = "…"`: the path of `migrator` in what the derive writes.
    pub crate_path: Option<String>,
}

/// A type as written, with nothing but what matters: `Option<crate::role::Role>`. What is not a path is text that starts with a space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Type(pub String);

/// A path to an item: `Team`, `crate::team::Team`, `::models::Team`.
#[derive(Debug, Clone)]
pub struct Path {
    /// The segments joined by `::`, with a leading `::` where it is written.
    pub text: String,
    /// Where it is written, for the derive; it is not part of what the path is.
    pub span: Option<Span>,
}

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Path {}

impl Path {
    /// The path as tokens, where it was written.
    #[must_use]
    pub fn tokens(&self) -> TokenStream {
        let span = self.span.unwrap_or_else(Span::call_site);
        let mut tokens = TokenStream::new();
        for (at, segment) in self.text.split("::").enumerate() {
            if at > 0 {
                tokens.extend(quote_spanned!(span=> ::));
            }
            if !segment.is_empty() {
                ident(segment, span).to_tokens(&mut tokens);
            }
        }
        tokens
    }
}

fn ident(text: &str, span: Span) -> Ident {
    text.strip_prefix("r#").map_or_else(|| Ident::new(text, span), |raw| Ident::new_raw(raw, span))
}

impl Type {
    /// The type as a person writes it.
    #[must_use]
    pub fn shown(&self) -> String {
        super::shown::type_text(&self.0)
    }
}

impl Item {
    /// Which derive it carries.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Entity(_) => Kind::Entity,
            Self::Enum(_) => Kind::Enum,
            Self::Newtype(_) => Kind::Newtype,
            Self::Embedded(_) => Kind::Embedded,
        }
    }

    /// Its Rust name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Entity(entity) | Self::Embedded(entity) => &entity.name,
            Self::Enum(item) => &item.name,
            Self::Newtype(newtype) => &newtype.name,
        }
    }

    /// Where its name stands.
    #[must_use]
    pub const fn position(&self) -> Position {
        match self {
            Self::Entity(entity) | Self::Embedded(entity) => entity.position,
            Self::Enum(item) => item.position,
            Self::Newtype(newtype) => newtype.position,
        }
    }
}

impl Position {
    /// Where a span starts.
    #[must_use]
    pub fn of(span: Span) -> Self {
        let start = span.start();
        Self { line: small(start.line), column: small(start.column) + 1 }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX - 1)
}

impl Entity {
    /// The name of its table.
    #[must_use]
    pub fn table_name(&self) -> String {
        let name = self.table.clone().unwrap_or_else(|| name::snake_case(&self.name));
        self.schema.as_ref().map_or(name.clone(), |schema| format!("{schema}.{name}"))
    }

    /// The field with this Rust name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The fields that are columns, or several.
    pub fn columns(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.attrs.skip)
    }

    /// Whether a field is as many columns as its struct has.
    #[must_use]
    pub fn is_flattening(&self) -> bool {
        self.fields.iter().any(|field| field.attrs.flatten)
    }

    /// The name of a field's column.
    #[must_use]
    pub fn column_name(&self, field: &Field) -> String {
        let renamed = || self.rename_all.map_or_else(|| field.name.clone(), |case| case.of_field(&field.name));
        field.attrs.column.clone().unwrap_or_else(renamed)
    }

    /// The fields of the primary key, in key order.
    #[must_use]
    pub fn primary_key_fields(&self) -> Vec<&str> {
        if !self.primary_key.is_empty() {
            return self.primary_key.iter().map(String::as_str).collect();
        }
        self.columns().filter(|field| field.attrs.primary_key).map(|field| field.name.as_str()).collect()
    }

    /// What is said of rows that can't have the primary key.
    #[must_use]
    pub fn key_existing(&self) -> Option<&Existing> {
        let of_fields = || self.columns().find_map(|field| field.attrs.key_existing.as_ref());
        self.existing.as_ref().or_else(of_fields)
    }
}

impl IndexAttr {
    /// The fields by which it is told which of several rows stays.
    pub fn ordered_by(&self) -> impl Iterator<Item = &String> {
        ordered_by(self.existing.as_ref())
    }

    /// Whether it is an exclusion constraint.
    #[must_use]
    pub fn excludes(&self) -> bool {
        self.parts.iter().any(|part| part.operator.is_some())
    }
}

/// The fields by which it is told which of several rows stays.
pub fn ordered_by(existing: Option<&Existing>) -> impl Iterator<Item = &String> {
    match existing {
        Some(Existing::KeepFirst(fields) | Existing::KeepLast(fields)) => fields.iter(),
        Some(Existing::SetNull(_) | Existing::Delete) | None => [].iter(),
    }
}

impl CheckAttr {
    /// A condition with nothing else said.
    #[must_use]
    pub const fn new(expression: String) -> Self {
        Self { expression, name: None, unnamed: false, no_inherit: false, existing: None }
    }
}

impl PartAttr {
    /// In the usual order, with nothing else said.
    #[must_use]
    pub const fn new(key: PartKey) -> Self {
        Self { key, descending: false, nulls: None, length: None, collate: None, operator_class: None, operator: None }
    }
}

impl EnumItem {
    /// An enum of which nothing is said yet.
    pub(super) const fn new(name: String, position: Position) -> Self {
        let (sql_name, rename_all, crate_path) = (None, None, None);
        Self { name, position, sql_name, rename_all, stored: Stored::Native, sqlx: false, crate_path, variants: Vec::new() }
    }

    /// What it is as the type of a column.
    #[must_use]
    pub fn enum_type(&self) -> EnumType {
        EnumType { name: self.type_name(), variants: self.texts(), stored: self.stored.clone() }
    }

    /// What databases that name enums call it.
    #[must_use]
    pub fn type_name(&self) -> String {
        self.sql_name.clone().unwrap_or_else(|| name::snake_case(&self.name))
    }

    /// The stored text of a variant.
    #[must_use]
    pub fn text(&self, variant: &Variant) -> String {
        let renamed = || self.rename_all.map_or_else(|| variant.name.clone(), |case| case.of_variant(&variant.name));
        variant.rename.clone().unwrap_or_else(renamed)
    }

    /// The stored texts in declared order.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.variants.iter().map(|variant| self.text(variant)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_the_tokens_it_was() {
        for text in ["Team", "crate::team::Team", "::models::Team", "r#mod::Team"] {
            let path = Path { text: text.to_owned(), span: None };
            assert_eq!(path.tokens().to_string().replace(' ', ""), text);
        }
    }
}
