//! Text to summary.

use std::borrow::Cow;
use std::rc::Rc;
use std::str::{Lines, Split};

use super::{HEADER, deferral_letter, existing_letter, index_letter, letter};
use crate::diagnostic::Code;
use crate::diff::{Existing, Filling, RowValue};
use crate::entity::ast::{
    Case, CheckAttr, DefaultAttr, Entity, EnumItem, Field, FieldAttrs, ForeignKeyAttr, IndexAttr, Item, Newtype, PartAttr, PartKey, Path,
    Position, Reference, SqlType, Type, Variant,
};
use crate::entity::attr::action_word;
use crate::entity::condition::Condition;
use crate::entity::scan::{Alias, FileSummary, Module, Named, Problem, Scanned, Scope, Use};
use crate::risk::{Level, Subject};
use crate::schema::{Action, DataType, Deferral, Generated, Nulls, Numbers, Stored};

/// The summary that a text is; `None` when it is none of this version.
#[must_use]
pub fn decode(text: &str) -> Option<FileSummary> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return None;
    }
    if lines.clone().next() == Some("!") {
        return Some(FileSummary::Broken);
    }
    let mut scope = Scope::default();
    let closed = read_scope(&mut lines, &mut scope)?;
    (!closed).then(|| FileSummary::Read(Rc::new(scope)))
}

/// The cells of a line.
struct Cells<'a> {
    cells: Split<'a, char>,
}

impl<'a> Cells<'a> {
    /// The line behind its first character.
    fn new(line: &'a str) -> Self {
        let mut cells = line.split('\t');
        cells.next();
        Self { cells }
    }

    fn raw(&mut self) -> Option<&'a str> {
        self.cells.next()
    }

    fn text(&mut self) -> Option<String> {
        self.raw().map(owned)
    }

    /// A text that is `None` when it is empty.
    #[expect(clippy::option_option, reason = "outside: whether there is a cell; inside: what it says")]
    fn optional(&mut self) -> Option<Option<String>> {
        self.text().map(|text| (!text.is_empty()).then_some(text))
    }

    fn list(&mut self) -> Option<Vec<String>> {
        let text = self.raw()?;
        Some(if text.is_empty() { Vec::new() } else { text.split(',').map(str::to_owned).collect() })
    }

    fn number(&mut self) -> Option<u32> {
        self.raw()?.parse().ok()
    }

    fn flag(&mut self) -> Option<bool> {
        self.raw().map(|cell| cell == "1")
    }

    fn position(&mut self) -> Option<Position> {
        Some(Position { line: self.number()?, column: self.number()? })
    }

    #[expect(clippy::option_option, reason = "outside: whether the cell makes sense; inside: what it says")]
    fn condition(&mut self) -> Option<Option<Condition>> {
        let cell = self.raw()?;
        Some(match cell {
            "-" => None,
            "t" => Some(Condition::Test),
            other => Some(Condition::Other(owned(other.strip_prefix('o')?))),
        })
    }

    /// The letter of an attribute's cell and the rest of it; `None` at the end of the line.
    fn attribute(&mut self) -> Option<(char, &'a str)> {
        let cell = self.raw()?;
        let letter = cell.chars().next()?;
        Some((letter, &cell[letter.len_utf8()..]))
    }

    /// What follows the path of a reference.
    fn reference(&mut self, target: &str) -> Option<Reference> {
        let target = Path { text: owned(target), span: None };
        let (on_delete, on_update) = (action(self.raw()?)?, action(self.raw()?)?);
        let (deferral, match_full, unchecked) = (deferral(self.raw()?)?, self.flag()?, self.flag()?);
        let (fields, name) = (self.list()?, self.optional()?);
        let existing = match self.raw()? {
            "" => None,
            cell => Some(existing(cell)?),
        };
        Some(Reference { target, fields, name, on_delete, on_update, deferral, match_full, unchecked, existing })
    }

    /// A check; what else is said of it is in the next cells, if those say so.
    fn check(&mut self, expression: &str) -> CheckAttr {
        let name = self.next_if('=').map(owned);
        let (unnamed, no_inherit) = (self.next_if('_').is_some(), self.next_if('!').is_some());
        CheckAttr { expression: owned(expression), name, unnamed, no_inherit, existing: self.next_if('?').and_then(existing) }
    }

    /// The next cell behind its letter, if it has that one.
    fn next_if(&mut self, letter: char) -> Option<&'a str> {
        let mut ahead = self.cells.clone();
        let text = ahead.next().and_then(|cell| cell.strip_prefix(letter))?;
        self.cells = ahead;
        Some(text)
    }
}

fn deferral(letter: &str) -> Option<Deferral> {
    [Deferral::Never, Deferral::Immediate, Deferral::Deferred].into_iter().find(|&deferral| deferral_letter(deferral) == letter)
}

fn action(word: &str) -> Option<Action> {
    Action::ALL.into_iter().find(|&action| action_word(action) == word)
}

fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        plain.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            c => c,
        });
    }
    Cow::Owned(plain)
}

fn owned(text: &str) -> String {
    unescape(text).into_owned()
}

/// Reads lines up to the end or a `}`; whether it was that.
fn read_scope(lines: &mut Lines<'_>, scope: &mut Scope) -> Option<bool> {
    while let Some(line) = lines.next() {
        let mut cells = Cells::new(line);
        match line.as_bytes().first()? {
            b'#' => scope.condition = cells.condition()?,
            b'n' => scope.names.push(Named { public: cells.flag()?, name: cells.text()? }),
            b'u' => {
                let (public, name, path) = (cells.flag()?, cells.text()?, cells.text()?);
                scope.uses.push(Use { name, public, path, condition: cells.condition()? });
            }
            b'a' => {
                let (public, name, parameters) = (cells.flag()?, cells.text()?, cells.list()?);
                let target = Type(cells.text()?);
                scope.aliases.push(Alias { name, public, parameters, target, condition: cells.condition()? });
            }
            b'm' => {
                let module = read_module(lines, &mut cells)?;
                scope.modules.push(module);
            }
            b'i' => {
                let item = read_scanned(lines, &mut cells)?;
                scope.items.push(item);
            }
            b'}' => return Some(true),
            _ => return None,
        }
    }
    Some(false)
}

fn read_module(lines: &mut Lines<'_>, cells: &mut Cells<'_>) -> Option<Module> {
    let (public, name, is_inline) = (cells.flag()?, cells.text()?, cells.flag()?);
    let condition = cells.condition()?;
    let path = cells.attribute().map(|(_, path)| owned(path));
    let mut inline = None;
    if is_inline {
        let mut scope = Scope::default();
        if !read_scope(lines, &mut scope)? {
            return None;
        }
        inline = Some(Rc::new(scope));
    }
    Some(Module { name, public, path, condition, inline })
}

/// The next line if it starts with one of the letters.
fn next_of<'a>(lines: &mut Lines<'a>, letters: &[u8]) -> Option<(u8, Cells<'a>)> {
    let line = lines.clone().next()?;
    let letter = *line.as_bytes().first()?;
    if !letters.contains(&letter) {
        return None;
    }
    lines.next();
    Some((letter, Cells::new(line)))
}

fn read_scanned(lines: &mut Lines<'_>, cells: &mut Cells<'_>) -> Option<Scanned> {
    let (public, name, position) = (cells.flag()?, cells.text()?, cells.position()?);
    let condition = cells.condition()?;
    let mut problems = Vec::new();
    while let Some((_, mut cells)) = next_of(lines, b"!") {
        let (code, field, message) = (Code::from_number(cells.raw()?)?, cells.optional()?, cells.text()?);
        problems.push(Problem { code, field, message, help: cells.cells.map(owned).collect() });
    }
    let item = match next_of(lines, b"ENTD") {
        Some((b'E', cells)) => Some(Item::Entity(read_entity(&name, lines, cells)?)),
        Some((b'D', cells)) => Some(Item::Embedded(read_entity(&name, lines, cells)?)),
        Some((b'N', cells)) => Some(Item::Enum(read_enum(&name, lines, cells)?)),
        Some((_, cells)) => Some(Item::Newtype(read_newtype(&name, cells)?)),
        None => None,
    };
    Some(Scanned { name, position, public, condition, item, problems })
}

fn read_entity(name: &str, lines: &mut Lines<'_>, mut cells: Cells<'_>) -> Option<Entity> {
    let mut entity = Entity::new(name, cells.position()?);
    while let Some((letter, text)) = cells.attribute() {
        match letter {
            letter::TABLE => entity.table = Some(owned(text)),
            letter::NAMESPACE => entity.schema = Some(owned(text)),
            letter::COMMENT => entity.options.comment = Some(owned(text)),
            letter::CHARSET => entity.options.charset = Some(owned(text)),
            letter::COLLATE => entity.options.collation = Some(owned(text)),
            letter::ENGINE => entity.options.engine = Some(owned(text)),
            letter::KEY_NAME => entity.options.primary_key = Some(owned(text)),
            letter::RENAME_ALL => entity.rename_all = Some(Case::from_name(text)?),
            letter::CRATE => entity.crate_path = Some(owned(text)),
            letter::KEY_FIELD => entity.primary_key.push(owned(text)),
            letter::KEY_EXISTING => entity.existing = Some(existing(text)?),
            letter::NO_KEY => entity.no_primary_key = true,
            letter::STRICT => entity.options.strict = true,
            letter::WITHOUT_ROWID => entity.options.without_rowid = true,
            letter::NEW => entity.new = true,
            letter::RETIRE => entity.retire = Some(text.parse().ok()?),
            letter::RENAMED_FROM => entity.renamed_from.push(owned(text)),
            letter::FROM => entity.from.push(owned(text)),
            letter::LEVEL => entity.levels.push((Subject::from_name(cells.raw()?)?, Level::from_name(text)?)),
            letter::CHECK => entity.checks.push(cells.check(text)),
            _ => return None,
        }
    }
    while let Some((letter, mut cells)) = next_of(lines, b"xkfj") {
        match letter {
            b'x' => entity.indexes.push(read_index(&mut cells)?),
            b'j' => {
                let index = read_index(&mut cells)?;
                entity.fields.last_mut()?.attrs.indexes.push(index);
            }
            b'k' => entity.foreign_keys.push(read_foreign_key(&mut cells)?),
            _ => entity.fields.push(read_field(cells)?),
        }
    }
    Some(entity)
}

fn existing(cell: &str) -> Option<Existing> {
    let (letter, fields) = (cell.chars().next()?, cell.get(1..)?);
    let fields = fields.split(',').filter(|field| !field.is_empty()).map(owned).collect();
    Some(match letter {
        existing_letter::KEEP_FIRST => Existing::KeepFirst(fields),
        existing_letter::KEEP_LAST => Existing::KeepLast(fields),
        existing_letter::SET_NULL => Existing::SetNull(fields),
        existing_letter::DELETE => Existing::Delete,
        _ => return None,
    })
}

fn read_index(cells: &mut Cells<'_>) -> Option<IndexAttr> {
    let mut index = IndexAttr::default();
    while let Some((letter, text)) = cells.attribute() {
        match letter {
            index_letter::UNIQUE => index.unique = true,
            index_letter::NAME => index.name = Some(owned(text)),
            index_letter::FILTER => index.filter = Some(owned(text)),
            index_letter::METHOD => index.method = Some(owned(text)),
            index_letter::INCLUDE => index.include.push(owned(text)),
            index_letter::NULLS_NOT_DISTINCT => index.nulls_not_distinct = true,
            index_letter::CONSTRAINT => index.constraint = Some(deferral(text)?),
            index_letter::UNNAMED => index.unnamed = true,
            index_letter::PARAMETERS => index.parameters = Some(owned(text)),
            index_letter::EXISTING => index.existing = Some(existing(text)?),
            index_letter::FIELD => index.parts.push(PartAttr::new(PartKey::Field(owned(text)))),
            index_letter::SQL => index.parts.push(PartAttr::new(PartKey::Sql(owned(text)))),
            _ => read_part(index.parts.last_mut()?, letter, text)?,
        }
    }
    Some(index)
}

fn read_part(part: &mut PartAttr, letter: char, text: &str) -> Option<()> {
    match letter {
        index_letter::DESCENDING => part.descending = true,
        index_letter::NULLS_FIRST => part.nulls = Some(Nulls::First),
        index_letter::NULLS_LAST => part.nulls = Some(Nulls::Last),
        index_letter::LENGTH => part.length = Some(text.parse().ok()?),
        index_letter::COLLATE => part.collate = Some(owned(text)),
        index_letter::OPERATOR_CLASS => part.operator_class = Some(owned(text)),
        index_letter::OPERATOR => part.operator = Some(owned(text)),
        _ => return None,
    }
    Some(())
}

fn read_foreign_key(cells: &mut Cells<'_>) -> Option<ForeignKeyAttr> {
    let fields = cells.list()?;
    let (_, target) = cells.attribute()?;
    Some(ForeignKeyAttr { fields, reference: cells.reference(target)? })
}

fn read_field(mut cells: Cells<'_>) -> Option<Field> {
    let (name, position, ty) = (cells.text()?, cells.position()?, Type(cells.text()?));
    let mut attrs = Box::<FieldAttrs>::default();
    while let Some((letter, text)) = cells.attribute() {
        match letter {
            letter::COLUMN => attrs.column = Some(owned(text)),
            letter::PRIMARY_KEY => attrs.primary_key = true,
            letter::KEY_EXISTING => attrs.key_existing = Some(existing(text)?),
            letter::NULLABLE => attrs.nullable = true,
            letter::AUTO_INCREMENT => attrs.auto_increment = true,
            letter::NUMBERED_ALWAYS => attrs.numbering.always = true,
            letter::SEQUENCE => attrs.numbering.sequence = Some(owned(text)),
            letter::LENGTH => attrs.length = Some(text.parse().ok()?),
            letter::PRECISION => attrs.precision = Some(text.parse().ok()?),
            letter::SCALE => attrs.scale = Some(text.parse().ok()?),
            letter::DEFAULT => attrs.default = Some(read_default(text)?),
            letter::TEMPORARY => attrs.temporary = true,
            letter::BACKFILL => attrs.backfill = Some(Filling::sql(owned(text))),
            letter::BACKFILL_RUN => attrs.backfill = Some(Filling { value: RowValue::Function(owned(text)), batch: None }),
            letter::BATCH => attrs.backfill.as_mut()?.batch = Some(text.parse().ok()?),
            letter::CONVERT => attrs.convert = Some(owned(text)),
            letter::REFERENCES => attrs.references = Some(cells.reference(text)?),
            letter::CHECK => attrs.checks.push(cells.check(text)),
            letter::COLLATE => attrs.collate = Some(owned(text)),
            letter::CHARSET => attrs.charset = Some(owned(text)),
            letter::COMMENT => attrs.comment = Some(owned(text)),
            letter::GENERATED => attrs.generated = Some(Generated { expression: owned(text), stored: true }),
            letter::VIRTUAL => attrs.generated.as_mut()?.stored = false,
            letter::NOW_ON_UPDATE => attrs.now_on_update = true,
            letter::TYPE | letter::TYPE_OF => read_type(&mut attrs.sql_type, letter, text, &mut cells)?,
            letter::SKIP => attrs.skip = true,
            letter::FLATTEN => attrs.flatten = true,
            letter::PREFIX => attrs.prefix = Some(owned(text)),
            letter::RENAMED_FROM => attrs.renamed_from.push(owned(text)),
            letter::NEW => attrs.new = true,
            _ => return None,
        }
    }
    Some(Field { name, position, ty, attrs })
}

/// A type for all databases, or one more of those for some.
fn read_type(sql_type: &mut Option<SqlType>, letter: char, text: &str, cells: &mut Cells<'_>) -> Option<()> {
    if letter == letter::TYPE {
        *sql_type = Some(SqlType::Everywhere(owned(text)));
        return Some(());
    }
    let one = (owned(text), cells.text()?);
    match sql_type {
        Some(SqlType::Each(each)) => each.push(one),
        Some(SqlType::Everywhere(_)) | None => *sql_type = Some(SqlType::Each(vec![one])),
    }
    Some(())
}

fn read_default(text: &str) -> Option<DefaultAttr> {
    let value = owned(text.get(1..)?);
    Some(match text.as_bytes().first()? {
        b'b' => DefaultAttr::Bool(value == "true"),
        b'n' => DefaultAttr::Number(value),
        b't' => DefaultAttr::Text(value),
        b'w' => DefaultAttr::Now,
        b's' => DefaultAttr::Sql(value),
        b'v' => DefaultAttr::Variant(Path { text: value, span: None }),
        _ => return None,
    })
}

fn read_enum(name: &str, lines: &mut Lines<'_>, mut cells: Cells<'_>) -> Option<EnumItem> {
    let (name, position) = (name.to_owned(), cells.position()?);
    let mut item = EnumItem::new(name, position);
    while let Some((letter, text)) = cells.attribute() {
        match letter {
            letter::SQL_NAME => item.sql_name = Some(owned(text)),
            letter::RENAME_ALL => item.rename_all = Some(Case::from_name(text)?),
            letter::STORED => item.stored = read_stored(text)?,
            letter::SQLX => item.sqlx = true,
            letter::CRATE => item.crate_path = Some(owned(text)),
            _ => return None,
        }
    }
    while let Some((_, mut cells)) = next_of(lines, b"v") {
        item.variants.push(read_variant(&mut cells)?);
    }
    Some(item)
}

/// `text`, or an integer type and the numbers behind it.
fn read_stored(text: &str) -> Option<Stored> {
    let Some((word, numbers)) = text.split_once(' ') else { return (text == "text").then_some(Stored::Text) };
    let data_type = Box::new(DataType::parse(word)?);
    let each = numbers.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    Some(Stored::Integer(Numbers { data_type, each }))
}

fn read_variant(cells: &mut Cells<'_>) -> Option<Variant> {
    let (name, position) = (cells.text()?, cells.position()?);
    let mut variant = Variant { name, position, rename: None, renamed_from: Vec::new(), new: false };
    while let Some((letter, text)) = cells.attribute() {
        match letter {
            letter::RENAME => variant.rename = Some(owned(text)),
            letter::RENAMED_FROM => variant.renamed_from.push(owned(text)),
            letter::NEW => variant.new = true,
            _ => return None,
        }
    }
    Some(variant)
}

fn read_newtype(name: &str, mut cells: Cells<'_>) -> Option<Newtype> {
    let (position, inner) = (cells.position()?, Type(cells.text()?));
    let mut newtype = Newtype { name: name.to_owned(), position, inner, sql_type: None, crate_path: None };
    while let Some((letter, text)) = cells.attribute() {
        match letter {
            letter::TYPE | letter::TYPE_OF => read_type(&mut newtype.sql_type, letter, text, &mut cells)?,
            letter::CRATE => newtype.crate_path = Some(owned(text)),
            _ => return None,
        }
    }
    Some(newtype)
}
