//! Embedded structs: an entity with the fields that it flattens in the place of the field that brings them.
//!
//! Such a field is called `billing.city`, which no other can be called, and its column has the prefix of `billing` in front. What its attributes
//! say of columns is rewritten with it.

use std::borrow::Cow;

use super::{Lowerer, OriginField};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Existing;
use crate::entity::ast::{self, CheckAttr, Entity, Field, FieldAttrs, ForeignKeyAttr, IndexAttr, Item, PartKey, Reference, Type};
use crate::entity::resolve::Problem;
use crate::entity::suggest::nearest;
use crate::schema::{embedded, expression, fingerprint};

/// An item, by its module and which of the module's items it is.
pub(super) type At = (usize, usize);

/// An entity, or an embedded struct, without fields that are several columns.
pub(super) struct Flat<'a> {
    pub(super) entity: Cow<'a, Entity>,
    /// The module that it stands in.
    pub(super) node: usize,
    /// Where each of the fields comes from; none where nothing is flattened.
    homes: Vec<Home>,
    /// The modules of the foreign keys that embedded structs bring; they are behind those of the struct itself.
    keys: Vec<usize>,
}

/// Where a field comes from.
#[derive(Debug, Clone, Default)]
pub(super) struct Home {
    /// The module that its types are written in.
    pub(super) node: usize,
    /// Where it is declared; `None` for a field of the struct itself.
    pub(super) inside: Option<Declared>,
    /// Whether an `Option` is around it.
    pub(super) nullable: bool,
}

/// A field of an embedded struct.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    /// The struct.
    pub(super) at: At,
    /// The name that the field has there.
    pub(super) field: String,
    /// The name of its column, without any prefix.
    pub(super) column: String,
}

/// What a flattened field is.
struct Embedding<'a> {
    at: At,
    item: &'a Entity,
    nullable: bool,
}

impl<'a> Flat<'a> {
    const fn plain(node: usize, entity: &'a Entity) -> Self {
        Self { entity: Cow::Borrowed(entity), node, homes: Vec::new(), keys: Vec::new() }
    }

    /// Where the field at a position comes from.
    pub(super) fn home(&self, at: usize) -> Cow<'_, Home> {
        self.homes.get(at).map_or_else(|| Cow::Owned(Home { node: self.node, ..Home::default() }), Cow::Borrowed)
    }

    /// The module that a foreign key of the struct is written in, and whether an embedded struct brings it.
    pub(super) fn key_home(&self, at: usize) -> (usize, bool) {
        let own = self.entity.foreign_keys.len() - self.keys.len();
        at.checked_sub(own).and_then(|at| self.keys.get(at)).map_or((self.node, false), |&node| (node, true))
    }

    /// Adds what a flattened field brings.
    fn embed(&mut self, field: &Field, at: At, inner: &Flat<'_>, nullable: bool) {
        let columns = inner.entity.columns().map(|field| inner.entity.column_name(field)).collect();
        let prefix = field.attrs.prefix.as_deref().unwrap_or_default();
        let within = Within { field, prefix, columns };
        let whole = self.entity.to_mut();
        for (position, own) in inner.entity.fields.iter().enumerate().filter(|(_, own)| !own.attrs.skip) {
            let home = inner.home(position).into_owned();
            let mut member = within.member(&inner.entity, own);
            if nullable {
                // What is missing is NULL in all of its columns.
                (member.attrs.default, member.attrs.backfill, member.attrs.now_on_update) = (None, None, false);
            }
            let declared = || Declared { at, field: own.name.clone(), column: inner.entity.column_name(own) };
            self.homes.push(Home { inside: home.inside.or_else(|| Some(declared())), nullable: home.nullable || nullable, ..home });
            whole.fields.push(member);
        }
        whole.indexes.extend(inner.entity.indexes.iter().map(|index| within.index(index)));
        whole.checks.extend(inner.entity.checks.iter().map(|check| within.check(check)));
        whole.foreign_keys.extend(inner.entity.foreign_keys.iter().map(|key| within.foreign_key(key)));
        self.keys.extend((0..inner.entity.foreign_keys.len()).map(|position| inner.key_home(position).0));
    }
}

/// What is around the fields of an embedded struct.
struct Within<'f> {
    field: &'f Field,
    prefix: &'f str,
    /// The columns of the struct, without the prefix.
    columns: Vec<String>,
}

impl Within<'_> {
    fn name(&self, field: &str) -> String {
        format!("{}.{field}", self.field.name)
    }

    fn names(&self, fields: &[String]) -> Vec<String> {
        fields.iter().map(|field| self.name(field)).collect()
    }

    fn sql(&self, sql: &str) -> String {
        expression::prefixed(sql, &self.columns, self.prefix)
    }

    /// The name of an index or a constraint.
    fn given(&self, name: Option<&String>) -> Option<String> {
        name.map(|name| format!("{}{name}", self.prefix))
    }

    fn member(&self, embedded: &Entity, field: &Field) -> Field {
        let column = embedded.column_name(field);
        let attrs = FieldAttrs {
            renamed_from: self.old_names(&column, &field.attrs.renamed_from),
            column: Some(format!("{}{column}", self.prefix)),
            indexes: field.attrs.indexes.iter().map(|index| self.index(index)).collect(),
            checks: field.attrs.checks.iter().map(|check| self.check(check)).collect(),
            references: field.attrs.references.as_ref().map(|reference| self.reference(reference)),
            key_existing: field.attrs.key_existing.as_ref().map(|existing| self.existing(existing)),
            backfill: field.attrs.backfill.as_ref().map(|filling| filling.map_sql(|sql| self.sql(sql))),
            convert: field.attrs.convert.as_ref().map(|sql| self.sql(sql)),
            generated: field.attrs.generated.clone().map(|mut generated| {
                generated.expression = self.sql(&generated.expression);
                generated
            }),
            new: field.attrs.new || self.field.attrs.new,
            ..(*field.attrs).clone()
        };
        Field { name: self.name(&field.name), attrs: Box::new(attrs), ..field.clone() }
    }

    /// Every old name behind every prefix, but for the name that the column has.
    fn old_names(&self, column: &str, before: &[String]) -> Vec<String> {
        let behind = |prefix: &str, names: &[&str]| names.iter().map(|name| format!("{prefix}{name}")).collect::<Vec<_>>();
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let all: Vec<&str> = std::iter::once(column).chain(before.iter().copied()).collect();
        let old = self.field.attrs.renamed_from.iter().flat_map(|prefix| behind(prefix, &all));
        behind(self.prefix, &before).into_iter().chain(old).collect()
    }

    fn index(&self, index: &IndexAttr) -> IndexAttr {
        let mut index = index.clone();
        for part in &mut index.parts {
            part.key = match &part.key {
                PartKey::Field(field) => PartKey::Field(self.name(field)),
                PartKey::Sql(sql) => PartKey::Sql(self.sql(sql)),
            };
        }
        IndexAttr {
            name: self.given(index.name.as_ref()),
            filter: index.filter.as_ref().map(|filter| self.sql(filter)),
            include: self.names(&index.include),
            existing: index.existing.as_ref().map(|existing| self.existing(existing)),
            ..index
        }
    }

    fn existing(&self, existing: &Existing) -> Existing {
        match existing {
            Existing::KeepFirst(fields) => Existing::KeepFirst(self.names(fields)),
            Existing::KeepLast(fields) => Existing::KeepLast(self.names(fields)),
            Existing::SetNull(fields) => Existing::SetNull(self.names(fields)),
            Existing::Delete => Existing::Delete,
        }
    }

    fn check(&self, check: &CheckAttr) -> CheckAttr {
        CheckAttr { expression: self.sql(&check.expression), name: self.given(check.name.as_ref()), ..check.clone() }
    }

    fn reference(&self, reference: &Reference) -> Reference {
        Reference { name: self.given(reference.name.as_ref()), ..reference.clone() }
    }

    fn foreign_key(&self, key: &ForeignKeyAttr) -> ForeignKeyAttr {
        ForeignKeyAttr { fields: self.names(&key.fields), reference: self.reference(&key.reference) }
    }
}

impl<'a> Lowerer<'a> {
    /// The entity, or the embedded struct, with all that it flattens; what can't be flattened is left out.
    pub(super) fn flat(&self, node: usize, entity: &'a Entity) -> Flat<'a> {
        self.flat_within(node, entity, &mut Vec::new())
    }

    /// `around` are the embedded structs that it is flattened into.
    fn flat_within(&self, node: usize, entity: &'a Entity, around: &mut Vec<At>) -> Flat<'a> {
        if !entity.is_flattening() {
            return Flat::plain(node, entity);
        }
        let mut flat = Flat::plain(node, entity);
        flat.entity.to_mut().fields.clear();
        for field in &entity.fields {
            if !field.attrs.flatten || field.attrs.skip {
                flat.entity.to_mut().fields.push(field.clone());
                flat.homes.push(Home { node, ..Home::default() });
                continue;
            }
            let Ok(found) = self.embedding(node, &field.ty) else { continue };
            if !around.contains(&found.at) {
                around.push(found.at);
                let inner = self.flat_within(found.at.0, found.item, around);
                around.pop();
                flat.embed(field, found.at, &inner, found.nullable);
            }
        }
        flat
    }

    /// The embedded struct that a type is, through aliases and an `Option`.
    fn embedding(&self, node: usize, ty: &Type) -> Result<Embedding<'a>, Option<Problem>> {
        let at = match self.resolver.column(node, ty) {
            Err(Problem::Embedded(at)) => at,
            Err(problem) => return Err(Some(problem)),
            Ok(_) => return Err(None),
        };
        match &self.tree.nodes[at.0].scope.items[at.1].item {
            Some(Item::Embedded(item)) => Ok(Embedding { at, item, nullable: self.resolver.is_option(node, ty) }),
            Some(Item::Entity(_) | Item::Enum(_) | Item::Newtype(_)) | None => Err(Some(Problem::Reported)),
        }
    }

    /// The field that is flattened, as its derive is told of it.
    pub(super) fn flattened_origin(&self, node: usize, field: &Field) -> Option<OriginField> {
        let found = self.embedding(node, &field.ty).ok()?;
        Some(OriginField::flattened(field, self.embedded_number(found.at), found.nullable))
    }

    /// Reports the flattened fields that can't be.
    pub(super) fn flattened(&mut self, node: usize, entity: &'a Entity) {
        for field in entity.columns().filter(|field| field.attrs.flatten) {
            match self.embedding(node, &field.ty) {
                Ok(found) if self.holds(&found, entity, &mut Vec::new()) => {
                    self.report(Some(&field.name), super::column::unknown(&field.ty, &Problem::Circle));
                }
                Ok(_) | Err(Some(Problem::Reported)) => {}
                Err(problem) => self.report(Some(&field.name), not_embedded(&field.ty, problem.as_ref())),
            }
        }
    }

    /// Whether an embedded struct is another, or flattens it.
    fn holds(&self, embedding: &Embedding<'a>, other: &Entity, seen: &mut Vec<At>) -> bool {
        if std::ptr::eq(embedding.item, other) {
            return true;
        }
        if seen.contains(&embedding.at) {
            return false;
        }
        seen.push(embedding.at);
        let inner = embedding.item.columns().filter(|field| field.attrs.flatten);
        let mut inner = inner.filter_map(|field| self.embedding(embedding.at.0, &field.ty).ok());
        inner.any(|inner| self.holds(&inner, other, seen))
    }

    /// Reports what only the two together tell: keys that name no field of an embedded struct, and a second primary key.
    pub(super) fn embedded_keys(&mut self, entity: &Entity, flat: &Flat<'_>) {
        if !entity.is_flattening() {
            return;
        }
        let of_indexes = entity.indexes.iter().flat_map(|index| {
            let parts = index.parts.iter().filter_map(|part| if let PartKey::Field(name) = &part.key { Some(name) } else { None });
            parts.chain(&index.include).chain(index.ordered_by())
        });
        let of_fields =
            entity.columns().flat_map(|field| &field.attrs.indexes).flat_map(|index| index.include.iter().chain(index.ordered_by()));
        let of_keys = entity.foreign_keys.iter().flat_map(|key| &key.fields);
        let of_key = ast::ordered_by(entity.key_existing());
        let named = entity.primary_key.iter().chain(of_key).chain(of_indexes).chain(of_fields).chain(of_keys);
        for name in named.filter(|name| name.contains('.') && flat.entity.field(name).is_none()) {
            let near = nearest(name, flat.entity.columns().map(|field| field.name.as_str()).filter(|name| name.contains('.')));
            let diagnostic = Diagnostic::new(Code::MissingColumn, format!("`{}` has no field `{name}` that is a column", entity.name));
            self.report(None, near.into_iter().fold(diagnostic, |diagnostic, near| diagnostic.help(format!("did you mean `{near}`?"))));
        }
        let has_another = !entity.primary_key.is_empty() || entity.no_primary_key;
        if let Some(field) = flat.entity.columns().find(|field| has_another && field.attrs.primary_key && field.name.contains('.')) {
            let message = format!("`{}` is a primary key by itself, and `{}` says otherwise of its key", field.name, entity.name);
            let help = "keep one: on the fields, or on the struct";
            self.report(Some(&field.name), Diagnostic::new(Code::Contradiction, message).help(help));
        }
    }

    /// The number of an embedded struct: what the derive makes of it.
    pub(super) fn embedded_number(&self, at: At) -> u64 {
        self.number_within(at, &mut vec![at])
    }

    fn number_within(&self, at: At, around: &mut Vec<At>) -> u64 {
        let Some(Item::Embedded(item)) = &self.tree.nodes[at.0].scope.items[at.1].item else { return 0 };
        let mut number = embedded::start(&item.name);
        for field in item.columns() {
            if field.attrs.flatten {
                let Ok(found) = self.embedding(at.0, &field.ty) else { continue };
                if !around.contains(&found.at) {
                    around.push(found.at);
                    let part = embedded::part(self.number_within(found.at, around), found.nullable);
                    around.pop();
                    number = embedded::with(number, field.attrs.prefix.as_deref().unwrap_or_default(), part);
                }
            } else if let Some((key, nullable)) = self.key_of(at.0, field) {
                number = embedded::with(number, &item.column_name(field), fingerprint(&key, nullable));
            }
        }
        number
    }

    /// What the number of an embedded struct depends on of the type of a field: nothing of what is written as SQL.
    fn key_of(&self, node: usize, field: &Field) -> Option<(String, bool)> {
        if field.attrs.sql_type.is_some() {
            return Some((String::new(), self.resolver.is_option(node, &field.ty)));
        }
        let column = self.resolver.column(node, &field.ty).ok()?;
        Some((column.data_type.key(), column.nullable))
    }
}

/// What is said about a type that can't be flattened; `None` where it is a column.
fn not_embedded(ty: &Type, problem: Option<&Problem>) -> Diagnostic {
    let shown = ty.shown();
    let diagnostic = |message: String| Diagnostic::new(Code::UnknownType, message);
    let derive = "if its fields are the columns: `#[derive(Embedded)]` on it";
    match problem {
        None => diagnostic(format!("`{shown}` is one column, and `flatten` is for a struct of several")).help("remove `flatten`"),
        Some(Problem::Entity) => diagnostic(format!("`{shown}` is an entity, and what is flattened is no table of its own"))
            .help("move the fields that both have to a struct with `#[derive(Embedded)]`, and flatten that in both"),
        Some(Problem::Underived) => {
            diagnostic(format!("`{shown}` is a type of this crate that no derive makes an embedded struct")).help(derive)
        }
        Some(Problem::List | Problem::ListOfStored) => diagnostic(format!("`{shown}` is a list, and a row has each column once"))
            .help(format!("to store it as JSON: `sqlx::types::Json<{shown}>`, without `flatten`"))
            .help("or make it a table of its own"),
        Some(problem @ (Problem::Conditional(_) | Problem::Circle | Problem::Twice)) => super::column::unknown(ty, problem),
        Some(Problem::Unknown | Problem::Embedded(_) | Problem::Use(_) | Problem::Reported) => {
            diagnostic(format!("`{shown}` is not known to be an embedded struct"))
                .help(derive)
                .help("the build script follows `use` and `type`, but expands no macros: name the type by its full path")
        }
    }
}
