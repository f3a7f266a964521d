//! Format 1 as the model, and what in it makes no sense.

use std::collections::BTreeMap;

use super::{
    Action, Check, Column, Deferral, EnumType as NamedEnum, File, ForeignKey, Generated, Hint, Index, Nulls, RetiredColumn, RetiredTable,
    Table, Temporary, Value,
};
use crate::Dialect;
use crate::diff;
use crate::migration::is_id;
use crate::schema::{self, DataType, EnumType, IndexKey, Numbers, Schema, Stored, TableOptions};
use crate::snapshot::Snapshot;
use crate::step;

/// What is wrong, as a sentence without a full stop.
type Nonsense = String;

impl TryFrom<File> for Snapshot {
    type Error = Nonsense;

    fn try_from(file: File) -> Result<Self, Nonsense> {
        let dialect = |name: &String| Dialect::from_name(name).ok_or_else(|| format!("`{name}` is not a database that this version knows"));
        if let Some(last) = file.last.as_ref().filter(|last| !is_id(last)) {
            return Err(format!("`last` is {last:?}, which is not the id of a migration"));
        }
        let mut tables = Vec::with_capacity(file.tables.len());
        for table in file.tables {
            tables.push(schema::Table::try_from(table)?);
        }
        if let Some(odd) = file.temporary_defaults.iter().find(|one| one.since.as_ref().is_some_and(|since| !is_id(since))) {
            return Err(format!("the default of `{}` of `{}` is not `since` a migration", odd.column, odd.table));
        }
        unique("table", tables.iter().map(|table| &table.name))?;
        retire(&mut tables, file.retired_columns)?;
        let retired = file.retired_tables.into_iter().map(schema::RetiredTable::try_from).collect::<Result<_, _>>()?;
        Ok(Self {
            dialects: file.dialects.iter().map(dialect).collect::<Result<_, _>>()?,
            last: file.last,
            hints: file.hints.into_iter().map(diff::Hint::from).collect(),
            retire: file.retire.into_iter().map(|said| (said.table, said.retire)).collect(),
            temporary: file.temporary_defaults.into_iter().map(step::Temporary::from).collect(),
            schema: Schema { tables, retired, enums: file.enums.into_iter().map(EnumType::from).collect() },
        })
    }
}

impl From<NamedEnum> for EnumType {
    fn from(named: NamedEnum) -> Self {
        Self::new(named.name, named.variants)
    }
}

impl From<Hint> for diff::Hint {
    fn from(hint: Hint) -> Self {
        Self { table: hint.table, column: hint.column, variant: hint.variant, from: hint.from }
    }
}

impl From<Temporary> for step::Temporary {
    fn from(Temporary { table, column, since }: Temporary) -> Self {
        Self { table, column, since }
    }
}

/// Gives retired columns back to their tables.
fn retire(tables: &mut [schema::Table], columns: Vec<RetiredColumn>) -> Result<(), Nonsense> {
    for (name, retired) in retired_by_table(columns)? {
        let Some(table) = tables.iter_mut().find(|table| table.name == name) else {
            return Err(format!("a column is retired from `{name}`, which is not a table here"));
        };
        table.retired = retired;
    }
    Ok(())
}

/// The retired columns of each table.
pub(in crate::snapshot) fn retired_by_table(columns: Vec<RetiredColumn>) -> Result<BTreeMap<String, Vec<schema::RetiredColumn>>, Nonsense> {
    let mut tables: BTreeMap<String, Vec<schema::RetiredColumn>> = BTreeMap::new();
    for retired in columns {
        let column = schema::RetiredColumn { name: retired.name, column: retired.column.try_into()? };
        tables.entry(retired.table).or_default().push(column);
    }
    Ok(tables)
}

impl TryFrom<RetiredTable> for schema::RetiredTable {
    type Error = Nonsense;

    fn try_from(retired: RetiredTable) -> Result<Self, Nonsense> {
        let mut table = [schema::Table::try_from(retired.table)?];
        retire(&mut table, retired.retired_columns)?;
        let [table] = table;
        Ok(Self { name: retired.name, table, rows: retired.rows })
    }
}

impl TryFrom<Table> for schema::Table {
    type Error = Nonsense;

    fn try_from(table: Table) -> Result<Self, Nonsense> {
        let mut columns = Vec::with_capacity(table.columns.len());
        for column in table.columns {
            columns.push(schema::Column::try_from(column).map_err(|reason| format!("{reason} of `{}`", table.name))?);
        }
        let table = Self {
            name: table.name,
            columns,
            primary_key: table.primary_key,
            indexes: table.indexes.into_iter().map(schema::Index::try_from).collect::<Result<_, _>>()?,
            foreign_keys: table.foreign_keys.into_iter().map(schema::ForeignKey::from).collect(),
            checks: table.checks.into_iter().map(schema::Check::from).collect(),
            options: TableOptions {
                strict: table.strict,
                without_rowid: table.without_rowid,
                comment: table.comment,
                primary_key: table.primary_key_name,
                charset: table.charset,
                collation: table.collation,
                engine: table.engine,
            },
            retired: Vec::new(),
        };
        makes_sense(&table)?;
        Ok(table)
    }
}

fn makes_sense(table: &schema::Table) -> Result<(), Nonsense> {
    unique("column", table.columns.iter().map(|column| &column.name)).map_err(|reason| format!("{reason} in `{}`", table.name))?;
    let in_indexes = table.indexes.iter().flat_map(|index| index.parts.iter().filter_map(schema::IndexPart::column_name));
    let in_keys = table.foreign_keys.iter().flat_map(|key| &key.columns).chain(&table.primary_key).map(String::as_str);
    match in_indexes.chain(in_keys).find(|name| table.column(name).is_none()) {
        Some(name) => Err(format!("a key or an index of `{}` is on `{name}`, which is not one of its columns", table.name)),
        None => Ok(()),
    }
}

fn unique<'a>(kind: &str, names: impl Iterator<Item = &'a String>) -> Result<(), Nonsense> {
    let mut names: Vec<&String> = names.collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("there are two {kind}s called `{}`", pair[0])),
        None => Ok(()),
    }
}

impl TryFrom<Column> for schema::Column {
    type Error = Nonsense;

    fn try_from(column: Column) -> Result<Self, Nonsense> {
        let (word, arrays) = item(&column.data_type);
        let data_type = match (word, column.enum_name, column.sql) {
            ("enum", Some(name), None) => {
                let stored = stored(column.stored.as_deref(), column.numbers, column.variants.len())
                    .ok_or_else(|| format!("what rows hold for the enum `{name}` makes no sense, for `{}`", column.name))?;
                DataType::Enum(EnumType { name, variants: column.variants, stored })
            }
            ("custom", None, Some(sql)) => DataType::Custom(sql),
            (text, None, None) if column.variants.is_empty() && column.stored.is_none() && column.numbers.is_empty() => {
                DataType::parse(text).ok_or_else(|| format!("`{text}` is not a type, for `{}`", column.name))?
            }
            (text, _, _) => return Err(format!("the type `{text}` has parts that are missing or not its own, for `{}`", column.name)),
        };
        let data_type = (0..arrays).fold(data_type, |item, _| DataType::Array(Box::new(item)));
        Ok(Self {
            name: column.name,
            data_type,
            types: column.types.into_iter().collect(),
            nullable: column.nullable,
            default: column.default.map(schema::Default::from),
            auto_increment: column.auto_increment,
            numbering: schema::Numbering { always: column.numbered_always, sequence: column.sequence },
            collation: column.collation,
            charset: column.charset,
            generated: column.generated.map(schema::Generated::from),
            on_update_now: column.on_update_now,
            comment: column.comment,
        })
    }
}

/// What rows hold for an enum: `text`, or an integer type with a number for each variant.
fn stored(word: Option<&str>, each: Vec<i64>, variants: usize) -> Option<Stored> {
    Some(match word {
        None if each.is_empty() => Stored::Native,
        Some("text") if each.is_empty() => Stored::Text,
        Some(word) if each.len() == variants => {
            let data_type = DataType::parse(word).filter(DataType::is_integer)?;
            Stored::Integer(Numbers { data_type: Box::new(data_type), each })
        }
        None | Some(_) => return None,
    })
}

/// The type of the items, and how many arrays are around them.
fn item(text: &str) -> (&str, usize) {
    match text.strip_prefix("array(").and_then(|text| text.strip_suffix(')')) {
        Some(inner) => {
            let (word, arrays) = item(inner);
            (word, arrays + 1)
        }
        None => (text, 0),
    }
}

impl From<Generated> for schema::Generated {
    fn from(generated: Generated) -> Self {
        Self { expression: generated.expression, stored: generated.stored }
    }
}

impl From<Deferral> for schema::Deferral {
    fn from(deferral: Deferral) -> Self {
        match deferral {
            Deferral::Never => Self::Never,
            Deferral::Immediate => Self::Immediate,
            Deferral::Deferred => Self::Deferred,
        }
    }
}

impl From<Nulls> for schema::Nulls {
    fn from(nulls: Nulls) -> Self {
        match nulls {
            Nulls::First => Self::First,
            Nulls::Last => Self::Last,
        }
    }
}

impl From<Value> for schema::Default {
    fn from(value: Value) -> Self {
        match value {
            Value::Bool(value) => Self::Bool(value),
            Value::Number(text) => Self::Number(text),
            Value::Text(text) => Self::Text(text),
            Value::Variant(text) => Self::Variant(text),
            Value::Now => Self::Now,
            Value::Sql(sql) => Self::Sql(sql),
        }
    }
}

impl TryFrom<Index> for schema::Index {
    type Error = Nonsense;

    fn try_from(index: Index) -> Result<Self, Nonsense> {
        let mut parts = Vec::with_capacity(index.parts.len());
        for part in index.parts {
            let key = match (part.column, part.expression) {
                (Some(name), None) => IndexKey::Column(name),
                (None, Some(sql)) => IndexKey::Expression(sql),
                (Some(_), Some(_)) | (None, None) => {
                    return Err(format!("a part of the index `{}` is not one column or one expression", index.name));
                }
            };
            parts.push(schema::IndexPart {
                key,
                descending: part.descending,
                nulls: part.nulls.map(schema::Nulls::from),
                collation: part.collation,
                operator_class: part.operator_class,
                length: part.length,
                operator: part.operator,
            });
        }
        Ok(Self {
            name: index.name,
            unique: index.unique,
            parts,
            filter: index.filter,
            method: index.method,
            include: index.include,
            nulls_not_distinct: index.nulls_not_distinct,
            constraint: index.constraint.map(schema::Deferral::from),
            parameters: index.parameters,
        })
    }
}

impl From<ForeignKey> for schema::ForeignKey {
    fn from(key: ForeignKey) -> Self {
        Self {
            name: key.name,
            columns: key.columns,
            target: key.target,
            target_columns: key.target_columns,
            on_delete: key.on_delete.into(),
            on_update: key.on_update.into(),
            deferral: match (key.deferred, key.deferrable) {
                (true, _) => schema::Deferral::Deferred,
                (false, true) => schema::Deferral::Immediate,
                (false, false) => schema::Deferral::Never,
            },
            match_full: key.match_full,
        }
    }
}

impl From<Action> for schema::Action {
    fn from(action: Action) -> Self {
        match action {
            Action::NoAction => Self::NoAction,
            Action::Restrict => Self::Restrict,
            Action::Cascade => Self::Cascade,
            Action::SetNull => Self::SetNull,
            Action::SetDefault => Self::SetDefault,
        }
    }
}

impl From<Check> for schema::Check {
    fn from(check: Check) -> Self {
        Self { name: check.name, expression: check.expression, no_inherit: check.no_inherit }
    }
}
