//! Summary to text.

use super::{HEADER, deferral_letter, existing_letter, index_letter, letter};
use crate::diff::{Existing, Filling, RowValue};
use crate::entity::ast::{
    Case, CheckAttr, DefaultAttr, Entity, EnumItem, Field, FieldAttrs, ForeignKeyAttr, IndexAttr, Item, Newtype, PartAttr, PartKey,
    Position, Reference, SqlType,
};
use crate::entity::attr::action_word;
use crate::entity::condition::Condition;
use crate::entity::scan::{FileSummary, Module, Scanned, Scope};
use crate::risk::{Level, Subject};
use crate::schema::{Nulls, Stored};
use crate::text::{Text, written};

/// What the line of an embedded struct starts with, before those of its members.
const EMBEDDED: char = 'D';

/// What the lines of an entity's indexes, foreign keys and fields start with, and no others.
const MEMBERS: [char; 4] = ['x', 'k', 'f', 'j'];

/// The summary as text.
#[must_use]
pub fn encode(summary: &FileSummary) -> String {
    written(|text| {
        text.push(HEADER);
        text.push_char('\n');
        let mut out = Out { text };
        match summary {
            FileSummary::Broken => out.line('!').end(),
            FileSummary::Read(scope) => out.scope(scope),
        }
    })
}

/// The text of the same summary without the fields, indexes and foreign keys of entities, which are most of it. Those of embedded structs
/// stay: they are columns of the entities of other files.
#[must_use]
pub fn outline(encoded: &str) -> String {
    let mut is_embedded = false;
    let is_kept = |line: &&str| {
        let is_member = line.starts_with(MEMBERS);
        is_embedded = line.starts_with(EMBEDDED) || (is_embedded && is_member);
        is_embedded || !is_member
    };
    encoded.split_inclusive('\n').filter(is_kept).collect()
}

struct Out<'a, 't> {
    text: &'a mut Text<'t>,
}

struct Line<'a, 't> {
    text: &'a mut Text<'t>,
}

impl Line<'_, '_> {
    fn cell(self, text: &str) -> Self {
        self.text.push_char('\t');
        escape(text, self.text);
        self
    }

    fn number(self, number: u32) -> Self {
        self.text.push_fmt(format_args!("\t{number}"));
        self
    }

    fn flag(self, flag: bool) -> Self {
        self.cell(if flag { "1" } else { "0" })
    }

    fn position(self, position: Position) -> Self {
        self.number(position.line).number(position.column)
    }

    /// `-` for none, `t` for tests only, else `o` and the text.
    fn condition(self, condition: Option<&Condition>) -> Self {
        match condition {
            None => self.cell("-"),
            Some(Condition::Test) => self.cell("t"),
            Some(Condition::Other(text)) => self.attribute('o', text),
        }
    }

    /// A cell that starts with a letter.
    fn attribute(self, letter: char, text: &str) -> Self {
        self.text.push_char('\t');
        self.text.push_char(letter);
        escape(text, self.text);
        self
    }

    fn optional(self, letter: char, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.attribute(letter, text),
            None => self,
        }
    }

    fn optional_number(self, letter: char, number: Option<u32>) -> Self {
        match number {
            Some(number) => self.attribute(letter, &number.to_string()),
            None => self,
        }
    }

    fn filling(self, filling: Option<&Filling>) -> Self {
        let Some(Filling { value, batch }) = filling else { return self };
        let line = match value {
            RowValue::Sql(sql) => self.attribute(letter::BACKFILL, sql),
            RowValue::Function(path) => self.attribute(letter::BACKFILL_RUN, path),
        };
        line.optional_number(letter::BATCH, *batch)
    }

    fn word(self, letter: char, there: bool) -> Self {
        if there { self.attribute(letter, "") } else { self }
    }

    fn each<'t>(self, letter: char, texts: impl IntoIterator<Item = &'t String>) -> Self {
        texts.into_iter().fold(self, |line, text| line.attribute(letter, text))
    }

    /// The condition, then `=` and the name, `_` for `unnamed`, and `!` for `no_inherit`, in cells of their own.
    fn checks(self, checks: &[CheckAttr]) -> Self {
        checks.iter().fold(self, |line, check| {
            let line = line.attribute(letter::CHECK, &check.expression).optional('=', check.name.as_deref());
            line.word('_', check.unnamed).word('!', check.no_inherit).optional('?', existing_cell(check.existing.as_ref()).as_deref())
        })
    }

    /// The level, then what it is for in a cell of its own.
    fn levels(self, levels: &[(Subject, Level)]) -> Self {
        levels.iter().fold(self, |line, (subject, level)| line.attribute(letter::LEVEL, level.name()).cell(subject.name()))
    }

    fn sql_type(self, sql_type: Option<&SqlType>) -> Self {
        match sql_type {
            None => self,
            Some(SqlType::Everywhere(sql)) => self.attribute(letter::TYPE, sql),
            Some(SqlType::Each(each)) => each.iter().fold(self, |line, (dialect, sql)| line.attribute(letter::TYPE_OF, dialect).cell(sql)),
        }
    }

    /// The path, then everything else in cells of their own.
    fn reference(self, reference: Option<&Reference>) -> Self {
        let Some(reference) = reference else { return self };
        self.attribute(letter::REFERENCES, &reference.target.text)
            .cell(action_word(reference.on_delete))
            .cell(action_word(reference.on_update))
            .cell(deferral_letter(reference.deferral))
            .flag(reference.match_full)
            .flag(reference.unchecked)
            .cell(&reference.fields.join(","))
            .cell(reference.name.as_deref().unwrap_or_default())
            .cell(&existing_cell(reference.existing.as_ref()).unwrap_or_default())
    }

    fn end(self) {
        self.text.push_char('\n');
    }
}

fn existing_cell(existing: Option<&Existing>) -> Option<String> {
    let (letter, fields) = match existing? {
        Existing::KeepFirst(fields) => (existing_letter::KEEP_FIRST, fields.join(",")),
        Existing::KeepLast(fields) => (existing_letter::KEEP_LAST, fields.join(",")),
        Existing::SetNull(fields) => (existing_letter::SET_NULL, fields.join(",")),
        Existing::Delete => (existing_letter::DELETE, String::new()),
    };
    Some(format!("{letter}{fields}"))
}

fn escape(text: &str, out: &mut Text<'_>) {
    // By bytes, which is faster than by characters where nothing is optimised.
    if !text.bytes().any(|byte| byte < b' ' || byte == b'\\') {
        out.push(text);
        return;
    }
    for c in text.chars() {
        match c {
            '\\' => out.push("\\\\"),
            '\t' => out.push("\\t"),
            '\n' => out.push("\\n"),
            '\r' => out.push("\\r"),
            c => out.push_char(c),
        }
    }
}

impl<'t> Out<'_, 't> {
    fn line(&mut self, kind: char) -> Line<'_, 't> {
        self.text.push_char(kind);
        Line { text: self.text }
    }

    fn scope(&mut self, scope: &Scope) {
        if scope.condition.is_some() {
            self.line('#').condition(scope.condition.as_ref()).end();
        }
        for named in &scope.names {
            self.line('n').flag(named.public).cell(&named.name).end();
        }
        for entry in &scope.uses {
            self.line('u').flag(entry.public).cell(&entry.name).cell(&entry.path).condition(entry.condition.as_ref()).end();
        }
        for alias in &scope.aliases {
            let line = self.line('a').flag(alias.public).cell(&alias.name).cell(&alias.parameters.join(","));
            line.cell(&alias.target.0).condition(alias.condition.as_ref()).end();
        }
        scope.items.iter().for_each(|item| self.scanned(item));
        scope.modules.iter().for_each(|module| self.module(module));
    }

    fn module(&mut self, module: &Module) {
        let line = self.line('m').flag(module.public).cell(&module.name).flag(module.inline.is_some());
        line.condition(module.condition.as_ref()).optional('p', module.path.as_deref()).end();
        if let Some(inline) = &module.inline {
            self.scope(inline);
            self.line('}').end();
        }
    }

    fn scanned(&mut self, scanned: &Scanned) {
        let line = self.line('i').flag(scanned.public).cell(&scanned.name).position(scanned.position);
        line.condition(scanned.condition.as_ref()).end();
        for problem in &scanned.problems {
            let line = self.line('!').cell(problem.code.number()).cell(problem.field.as_deref().unwrap_or_default());
            problem.help.iter().fold(line.cell(&problem.message), |line, help| line.cell(help)).end();
        }
        match &scanned.item {
            Some(Item::Entity(entity)) => self.entity('E', entity),
            Some(Item::Embedded(embedded)) => self.entity(EMBEDDED, embedded),
            Some(Item::Enum(item)) => self.enum_item(item),
            Some(Item::Newtype(newtype)) => self.newtype(newtype),
            None => {}
        }
    }

    fn entity(&mut self, kind: char, entity: &Entity) {
        self.line(kind)
            .position(entity.position)
            .optional(letter::TABLE, entity.table.as_deref())
            .optional(letter::NAMESPACE, entity.schema.as_deref())
            .optional(letter::COMMENT, entity.options.comment.as_deref())
            .optional(letter::CHARSET, entity.options.charset.as_deref())
            .optional(letter::COLLATE, entity.options.collation.as_deref())
            .optional(letter::ENGINE, entity.options.engine.as_deref())
            .optional(letter::KEY_NAME, entity.options.primary_key.as_deref())
            .optional(letter::RENAME_ALL, entity.rename_all.map(Case::name))
            .optional(letter::CRATE, entity.crate_path.as_deref())
            .each(letter::KEY_FIELD, &entity.primary_key)
            .optional(letter::KEY_EXISTING, existing_cell(entity.existing.as_ref()).as_deref())
            .word(letter::NO_KEY, entity.no_primary_key)
            .word(letter::STRICT, entity.options.strict)
            .word(letter::WITHOUT_ROWID, entity.options.without_rowid)
            .word(letter::NEW, entity.new)
            .optional(letter::RETIRE, entity.retire.map(|retire| if retire { "true" } else { "false" }))
            .each(letter::RENAMED_FROM, &entity.renamed_from)
            .each(letter::FROM, &entity.from)
            .levels(&entity.levels)
            .checks(&entity.checks)
            .end();
        entity.indexes.iter().for_each(|index| self.index('x', index));
        entity.foreign_keys.iter().for_each(|key| self.foreign_key(key));
        entity.fields.iter().for_each(|field| self.field(field));
    }

    fn index(&mut self, kind: char, index: &IndexAttr) {
        let line = self
            .line(kind)
            .word(index_letter::UNIQUE, index.unique)
            .optional(index_letter::NAME, index.name.as_deref())
            .optional(index_letter::FILTER, index.filter.as_deref())
            .optional(index_letter::METHOD, index.method.as_deref())
            .each(index_letter::INCLUDE, &index.include)
            .word(index_letter::NULLS_NOT_DISTINCT, index.nulls_not_distinct)
            .optional(index_letter::CONSTRAINT, index.constraint.map(deferral_letter))
            .word(index_letter::UNNAMED, index.unnamed)
            .optional(index_letter::PARAMETERS, index.parameters.as_deref())
            .optional(index_letter::EXISTING, existing_cell(index.existing.as_ref()).as_deref());
        index.parts.iter().fold(line, index_part).end();
    }

    fn foreign_key(&mut self, key: &ForeignKeyAttr) {
        self.line('k').cell(&key.fields.join(",")).reference(Some(&key.reference)).end();
    }

    fn field(&mut self, field: &Field) {
        let line = self.line('f').cell(&field.name).position(field.position).cell(&field.ty.0);
        let attrs: &FieldAttrs = &field.attrs;
        let line = match &attrs.default {
            Some(default) => line.attribute(letter::DEFAULT, &default_cell(default)),
            None => line,
        };
        line.word(letter::TEMPORARY, attrs.temporary)
            .optional(letter::COLUMN, attrs.column.as_deref())
            .word(letter::PRIMARY_KEY, attrs.primary_key)
            .optional(letter::KEY_EXISTING, existing_cell(attrs.key_existing.as_ref()).as_deref())
            .word(letter::NULLABLE, attrs.nullable)
            .word(letter::AUTO_INCREMENT, attrs.auto_increment)
            .word(letter::NUMBERED_ALWAYS, attrs.numbering.always)
            .optional(letter::SEQUENCE, attrs.numbering.sequence.as_deref())
            .optional_number(letter::LENGTH, attrs.length)
            .optional_number(letter::PRECISION, attrs.precision)
            .optional_number(letter::SCALE, attrs.scale)
            .filling(attrs.backfill.as_ref())
            .optional(letter::CONVERT, attrs.convert.as_deref())
            .reference(attrs.references.as_ref())
            .checks(&attrs.checks)
            .optional(letter::COLLATE, attrs.collate.as_deref())
            .optional(letter::CHARSET, attrs.charset.as_deref())
            .optional(letter::COMMENT, attrs.comment.as_deref())
            .optional(letter::GENERATED, attrs.generated.as_ref().map(|generated| generated.expression.as_str()))
            .word(letter::VIRTUAL, attrs.generated.as_ref().is_some_and(|generated| !generated.stored))
            .word(letter::NOW_ON_UPDATE, attrs.now_on_update)
            .sql_type(attrs.sql_type.as_ref())
            .word(letter::SKIP, attrs.skip)
            .word(letter::FLATTEN, attrs.flatten)
            .optional(letter::PREFIX, attrs.prefix.as_deref())
            .each(letter::RENAMED_FROM, &attrs.renamed_from)
            .word(letter::NEW, attrs.new)
            .end();
        attrs.indexes.iter().for_each(|index| self.index('j', index));
    }

    fn enum_item(&mut self, item: &EnumItem) {
        self.line('N')
            .position(item.position)
            .optional(letter::SQL_NAME, item.sql_name.as_deref())
            .optional(letter::RENAME_ALL, item.rename_all.map(Case::name))
            .optional(letter::STORED, stored(&item.stored).as_deref())
            .word(letter::SQLX, item.sqlx)
            .optional(letter::CRATE, item.crate_path.as_deref())
            .end();
        for variant in &item.variants {
            let line = self.line('v').cell(&variant.name).position(variant.position).optional(letter::RENAME, variant.rename.as_deref());
            line.each(letter::RENAMED_FROM, &variant.renamed_from).word(letter::NEW, variant.new).end();
        }
    }

    fn newtype(&mut self, newtype: &Newtype) {
        self.line('T')
            .position(newtype.position)
            .cell(&newtype.inner.0)
            .sql_type(newtype.sql_type.as_ref())
            .optional(letter::CRATE, newtype.crate_path.as_deref())
            .end();
    }
}

/// What rows hold for an enum, where that is not the usual.
fn stored(stored: &Stored) -> Option<String> {
    match stored {
        Stored::Native => None,
        Stored::Text => Some("text".to_owned()),
        Stored::Integer(numbers) => {
            let each: Vec<String> = numbers.each.iter().map(i64::to_string).collect();
            Some(format!("{} {}", numbers.data_type, each.join(" ")))
        }
    }
}

fn index_part<'a, 't>(line: Line<'a, 't>, part: &PartAttr) -> Line<'a, 't> {
    let line = match &part.key {
        PartKey::Field(name) => line.attribute(index_letter::FIELD, name),
        PartKey::Sql(sql) => line.attribute(index_letter::SQL, sql),
    };
    line.word(index_letter::DESCENDING, part.descending)
        .word(index_letter::NULLS_FIRST, part.nulls == Some(Nulls::First))
        .word(index_letter::NULLS_LAST, part.nulls == Some(Nulls::Last))
        .optional_number(index_letter::LENGTH, part.length)
        .optional(index_letter::COLLATE, part.collate.as_deref())
        .optional(index_letter::OPERATOR_CLASS, part.operator_class.as_deref())
        .optional(index_letter::OPERATOR, part.operator.as_deref())
}

fn default_cell(default: &DefaultAttr) -> String {
    match default {
        DefaultAttr::Bool(value) => format!("b{value}"),
        DefaultAttr::Number(text) => format!("n{text}"),
        DefaultAttr::Text(text) => format!("t{text}"),
        DefaultAttr::Now => "w".to_owned(),
        DefaultAttr::Sql(sql) => format!("s{sql}"),
        DefaultAttr::Variant(path) => format!("v{}", path.text),
    }
}
