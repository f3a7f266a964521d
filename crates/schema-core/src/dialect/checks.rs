//! What must be true of the rows before a change, as queries that return the rows of which it isn't.

mod in_the_way;

use std::collections::BTreeSet;

use super::change::{Change, Source, TableChange, Value};
use super::enums;
use super::grammar::{Grammar, variants};
use super::obstacle;
use super::value::{conversion, is_literal, is_never_null, null, value};
use super::{Statement, postgres};
use crate::schema::{Check, Column, DataType, ForeignKey, Index, IndexKey, IndexPart, Table, expression, name};
use crate::step::Using;

pub(super) use in_the_way::{in_the_way, staying};

/// The checks of one table: those that can be asked of the database as it is, and those that need the early renames.
type Checks = (Vec<Statement>, Vec<Statement>);

/// The checks that the change of `table` needs; none for one that is created.
///
/// # Errors
///
/// When there is no conversion for a column.
pub(super) fn checks(grammar: &dyn Grammar, change: &Change, table: &TableChange) -> Result<Checks, String> {
    let (Some(staged), target) = change.sides(table)? else { return Ok(Checks::default()) };
    let rows = Rows { grammar, change: table, staged, target };
    let (mut attempts, mut found) = (Vec::new(), Vec::new());
    for column in &target.columns {
        // What can't be computed would fail in what is asked next.
        attempts.extend(rows.attempt(column)?);
        found.extend(rows.conversion(column)?);
        found.extend(rows.required(column)?);
        found.extend(rows.variants(column)?);
        found.extend(rows.computed(column)?);
        found.extend(grammar.further_check(&rows, column)?);
    }
    found.extend(rows.primary_key()?);
    for index in target.indexes.iter().filter(|index| index.unique) {
        found.extend(rows.unique(index)?);
    }
    for check in &target.checks {
        found.extend(rows.condition(check)?);
    }
    let together = attempts.into_iter().map(Vec::from).chain(found.into_iter().map(|check| vec![check]));
    let (later, now): (Vec<_>, Vec<_>) = together
        .partition(|statements| is_renamed(change, &table.name) || statements.iter().any(|statement| reads_renamed(change, statement)));
    let (mut later, mut now) = (later.concat(), now.concat());
    for key in &target.foreign_keys {
        let Some(check) = rows.orphans(change, key)? else { continue };
        let waits = is_renamed(change, &table.name) || is_renamed(change, &key.target);
        if waits { &mut later } else { &mut now }.push(check);
    }
    Ok((now, later))
}

/// Whether the table or a column of it is called otherwise before the early renames.
fn is_renamed(change: &Change, table: &str) -> bool {
    change.early.iter().any(|renaming| renaming.is_of(table))
}

/// Whether a check asks another table that is called otherwise before the early renames, or of which a column is: what a user wrote says the
/// names of after them.
fn reads_renamed(change: &Change, check: &Statement) -> bool {
    let sql = match check {
        Statement::Check { sql, .. } => sql,
        Statement::Sql(sql) => postgres::tried(sql).unwrap_or(sql),
        Statement::Rebuild { .. } | Statement::Backfill(_) => return false,
    };
    let is_read = |table: &&Table| expression::mentions(sql, name::split(&table.name).1);
    change.staged.tables.iter().filter(is_read).any(|table| is_renamed(change, &table.name))
}

/// What makes rows have the same unique key.
struct Same<'a> {
    /// The parts of the key for people.
    shown: Vec<String>,
    /// The parts as expressions.
    parts: Vec<String>,
    /// The columns that are read.
    columns: Vec<&'a str>,
    /// What must be true of a row that the key is about.
    conditions: Vec<String>,
}

/// The rows of a table, as they are and as they will be.
pub(super) struct Rows<'a> {
    grammar: &'a dyn Grammar,
    change: &'a TableChange,
    /// The table before the change.
    pub(super) staged: &'a Table,
    /// The table after it.
    pub(super) target: &'a Table,
}

impl<'a> Rows<'a> {
    /// The rows of a table that is there before and after the change.
    pub(super) const fn of(grammar: &'a dyn Grammar, change: &'a TableChange, staged: &'a Table, target: &'a Table) -> Self {
        Self { grammar, change, staged, target }
    }

    fn source(&self, column: &str) -> Option<&'a Source> {
        self.change.source(column)
    }

    /// The column that the values of `column` come from, unless it is another one that they are computed from.
    pub(super) fn origin(&self, column: &Column) -> Option<&'a Column> {
        let source = self.source(&column.name).filter(|source| !matches!(source.value, Value::New { .. } | Value::Replaced { .. }))?;
        source.from.as_ref().and_then(|from| self.staged.column(from))
    }

    /// The future value of a column, over the table as it is.
    fn value(&self, column: &str) -> Result<String, String> {
        match (self.source(column), self.target.column(column)) {
            (Some(source), Some(column)) => value(self.grammar, source, column),
            (_, _) => Ok(self.grammar.quote(column)),
        }
    }

    /// The table with future values in the columns asked for: itself where they are what is there.
    pub(super) fn from(&self, columns: &BTreeSet<&str>) -> Result<String, String> {
        let is_computed = |name: &&&str| self.generated(name).is_some() && !self.is_untouched(name);
        let computed: Vec<&str> = columns.iter().filter(is_computed).copied().collect();
        if computed.is_empty() {
            return self.stored_columns(columns);
        }
        let reads = |name: &&str| self.generated(name).into_iter().flat_map(|sql| self.mentioned(sql));
        let plain: BTreeSet<&str> = columns.iter().filter(|name| !computed.contains(name)).copied().collect();
        let needed = computed.iter().flat_map(reads).filter(|name| !computed.contains(name)).chain(plain.iter().copied()).collect();
        let value = |name: &&str| {
            let value = self.generated(name).map_or_else(null, |sql| self.grammar.expression(sql).into_owned());
            let column = self.target.column(name);
            let typed = column.map_or(value.clone(), |column| self.grammar.typed(value, &column.data_type));
            format!("{typed} AS {}", self.grammar.quote(name))
        };
        let list: Vec<String> = plain.iter().map(|name| self.grammar.quote(name)).chain(computed.iter().map(value)).collect();
        Ok(format!("(SELECT {} FROM {}) AS {}", list.join(", "), self.from(&needed)?, self.grammar.alias(&self.target.name)))
    }

    /// What a column is computed from, after the change.
    fn generated(&self, column: &str) -> Option<&'a str> {
        self.target.column(column)?.generated.as_ref().map(|generated| generated.expression.as_str())
    }

    fn stored_columns(&self, columns: &BTreeSet<&str>) -> Result<String, String> {
        let name = self.grammar.quote_table(&self.target.name);
        let mut list = Vec::new();
        for column in columns {
            let (value, quoted) = (self.value(column)?, self.grammar.quote(column));
            let computed = self.target.column(column).filter(|_| value != quoted);
            list.push((if let Some(column) = computed { self.grammar.typed(value, &column.data_type) } else { value }, quoted));
        }
        if list.iter().all(|(value, column)| value == column) {
            return Ok(name);
        }
        let list: Vec<String> =
            list.into_iter().map(|(value, column)| if value == column { column } else { format!("{value} AS {column}") }).collect();
        Ok(format!("(SELECT {} FROM {name}) AS {}", list.join(", "), self.grammar.alias(&self.target.name)))
    }

    /// The key of the table, to say which row it is.
    fn key(&self) -> impl Iterator<Item = &'a str> {
        self.staged.primary_key.iter().map(String::as_str).filter(|name| self.is_untouched(name))
    }

    /// Whether a column keeps its values and what makes two of them equal.
    fn is_untouched(&self, column: &str) -> bool {
        let reads = |name: &str| self.generated(name).into_iter().flat_map(|sql| self.mentioned(sql)).collect::<Vec<&str>>();
        let mut open = reads(column);
        let mut seen: BTreeSet<&str> = open.iter().copied().collect();
        while let Some(name) = open.pop() {
            open.extend(reads(name).into_iter().filter(|name| seen.insert(name)));
        }
        self.is_kept(column) && seen.into_iter().all(|name| self.is_kept(name))
    }

    fn is_kept(&self, column: &str) -> bool {
        let kept = self.source(column).is_some_and(|source| matches!(source.value, Value::Kept | Value::Converted { .. }));
        let (staged, target) = (self.staged.column(column), self.target.column(column));
        let is_same = |staged: &Column, target: &Column| {
            let expression = |column: &Column| column.generated.as_ref().map(|generated| generated.expression.clone());
            self.grammar.collation(staged) == self.grammar.collation(target) && expression(staged) == expression(target)
        };
        kept && staged.is_none_or(|staged| target.is_some_and(|target| is_same(staged, target)))
    }

    /// Whether a column is new and empty.
    fn is_empty(&self, column: &str) -> bool {
        let empty = self.source(column).is_some_and(|source| source.value == Value::New { fill: None });
        empty && self.target.column(column).is_some_and(|column| column.default.is_none() && column.generated.is_none())
    }

    /// The columns that an expression mentions.
    fn mentioned(&self, sql: &str) -> impl Iterator<Item = &'a str> {
        let names = self.target.columns.iter().map(|column| column.name.as_str());
        names.filter(move |name| expression::mentions(sql, name))
    }

    /// The query for the rows that meet `condition`, with their key and `shown`. `needed` are the columns that the condition reads.
    pub(super) fn select(&self, shown: &[&'a str], needed: &[&'a str], condition: &str) -> Result<String, String> {
        let mut columns: Vec<&str> = self.key().collect();
        columns.extend(shown.iter().filter(|name| self.key().all(|key| key != **name)));
        let from = self.from(&columns.iter().chain(needed).copied().collect())?;
        let list: Vec<String> = columns.iter().map(|name| self.grammar.quote(name)).collect();
        let list = if list.is_empty() { "*".to_owned() } else { list.join(", ") };
        Ok(format!("SELECT {list}\nFROM {from}\nWHERE {condition}"))
    }

    /// Values that have no counterpart in the new type.
    fn conversion(&self, column: &Column) -> Result<Option<Statement>, String> {
        let Some(Source { from: Some(from), value: Value::Converted { before, after } }) = self.source(&column.name) else {
            return Ok(None);
        };
        let from_quoted = self.grammar.quote(from);
        let Some(condition) = conversion(self.grammar, before, after, &from_quoted)?.condition else { return Ok(None) };
        let keys = self.staged.primary_key.iter().filter(|key| *key != from);
        let list = self.grammar.quote_all(keys.chain([from]));
        let why = match (enums::accepted(before, after), variants(after.item())) {
            (Some(values), _) => is_not_one_of(&values),
            (None, Some(variants)) => holds_another(variants),
            (None, None) => format!("does not fit {after}"),
        };
        let message = obstacle::unfit(&self.target.name, &column.name, &why);
        let from = self.grammar.quote_table(&self.target.name);
        let sql = format!("SELECT {list}\nFROM {from}\nWHERE {from_quoted} IS NOT NULL AND ({condition}) IS NOT TRUE");
        Ok(Some(Statement::Check { message, sql }))
    }

    /// Rows without a value where one is required.
    fn required(&self, column: &'a Column) -> Result<Option<Statement>, String> {
        let fills_itself = column.nullable || column.auto_increment;
        let Some(source) = self.source(&column.name).filter(|_| !fills_itself) else { return Ok(None) };
        let was_required = source.from.as_ref().and_then(|from| self.staged.column(from)).is_some_and(|before| !before.nullable);
        let kept = matches!(source.value, Value::Kept | Value::Converted { .. });
        let is_known = kept && was_required && (column.generated.is_none() || self.is_untouched(&column.name));
        if is_known || is_never_null(source, column) {
            return Ok(None);
        }
        let message = obstacle::missing(&self.target.name, &column.name);
        if column.generated.is_some() {
            let sql = self.select(&[], &[column.name.as_str()], &format!("{} IS NULL", self.grammar.quote(&column.name)))?;
            return Ok(Some(Statement::Check { message, sql }));
        }
        let key: Vec<String> = self.key().filter(|name| *name != column.name).map(|name| self.grammar.quote(name)).collect();
        let list = if key.is_empty() { "*".to_owned() } else { key.join(", ") };
        let condition = match self.value(&column.name)?.as_str() {
            "NULL" => String::new(),
            value => format!("\nWHERE {value} IS NULL"),
        };
        let sql = format!("SELECT {list}\nFROM {}{condition}", self.grammar.quote_table(&self.target.name));
        Ok(Some(Statement::Check { message, sql }))
    }

    /// Computed values that are no variant of the enum.
    fn variants(&self, column: &'a Column) -> Result<Option<Statement>, String> {
        let Some(variants) = variants(column.data_type.item()) else { return Ok(None) };
        let computed = self.source(&column.name).is_some_and(|source| match &source.value {
            Value::New { fill } => fill.is_some(),
            Value::Replaced { .. } => true,
            Value::Kept | Value::Converted { .. } | Value::Recast { .. } | Value::Restored { .. } => false,
        });
        if !computed {
            return Ok(None);
        }
        let (name, list) = (self.grammar.quote(&column.name), self.grammar.literal_all(variants));
        let (why, condition) = if let DataType::Array(_) = column.data_type {
            (holds_another(variants), enums::has_another(&self.grammar.typed(name, &column.data_type), &list))
        } else {
            (is_not_one_of(variants), format!("{} NOT IN ({list})", self.grammar.as_text(&name)))
        };
        let message = obstacle::unfit(&self.target.name, &column.name, &why);
        let sql = self.select(&[&column.name], &[], &condition)?;
        Ok(Some(Statement::Check { message, sql }))
    }

    /// What a person wrote that gives the column values, where more than one value can come of it.
    fn given(&self, column: &'a Column) -> Vec<&'a str> {
        let Some(source) = self.source(&column.name) else { return Vec::new() };
        let is_read = match &source.value {
            Value::Restored { .. } => !column.nullable,
            Value::Replaced { using, .. } => !matches!(using, Some(Using::Unfill(_))),
            Value::New { .. } => column.generated.is_none(),
            Value::Kept | Value::Converted { .. } | Value::Recast { .. } => false,
        };
        source.value.expressions().filter(|sql| is_read && !is_literal(sql)).collect()
    }

    /// Asks of which rows a person's expression can't be computed.
    fn attempt(&self, column: &'a Column) -> Result<Option<[Statement; 3]>, String> {
        let given = self.given(column);
        if given.is_empty() {
            return Ok(None);
        }
        let value = self.grammar.typed(self.value(&column.name)?, &column.data_type);
        let attempt = self.grammar.attempt(&self.target.name, &value, &column.data_type);
        Ok(attempt.and_then(|attempt| attempt.question(self.grammar, self.staged, column, &given)))
    }

    /// Values that a person's expression gives and the type does not have.
    fn computed(&self, column: &'a Column) -> Result<Option<Statement>, String> {
        let is_tried = self.grammar.attempt(&self.target.name, "", &column.data_type).is_some();
        let is_computed = !is_tried && !self.given(column).is_empty();
        let name = self.grammar.quote(&column.name);
        let Some(refused) = self.grammar.refuses(&name, &column.data_type).filter(|_| is_computed) else { return Ok(None) };
        let message = obstacle::too_large(&self.target.name, column);
        let sql = self.select(&[&column.name], &[], &refused)?;
        Ok(Some(Statement::Check { message, sql }))
    }

    /// Rows with the same primary key.
    fn primary_key(&self) -> Result<Option<Statement>, String> {
        let key: Vec<&str> = self.target.primary_key.iter().map(String::as_str).collect();
        let numbered = key.iter().any(|name| self.target.column(name).is_some_and(|column| column.auto_increment));
        let same = self.staged.primary_key == self.target.primary_key && key.iter().all(|name| self.is_untouched(name));
        let numbers_itself = numbered && !key.iter().all(|name| self.is_untouched(name));
        if key.is_empty() || same || numbers_itself {
            return Ok(None);
        }
        let parts: Vec<String> = key.iter().map(|name| self.collated(name)).collect();
        // SQLite lets a part of a key be NULL, and then it is another key than every other.
        let nullable = key.iter().filter(|name| self.can_be_null(Some(name)));
        let given: Vec<String> = nullable.map(|name| format!("{} IS NOT NULL", self.grammar.quote(name))).collect();
        self.duplicates(&key, &parts, &key, &given).map(Some)
    }

    /// What makes rows have the same unique key.
    fn same(&self, index: &Index) -> Same<'a> {
        let mut columns = Vec::new();
        let (mut parts, mut shown) = (Vec::new(), Vec::new());
        for part in &index.parts {
            match &part.key {
                IndexKey::Column(name) => {
                    columns.extend(self.target.columns.iter().map(|column| column.name.as_str()).filter(|column| column == name));
                    parts.push(part.collation.as_ref().map_or_else(|| self.collated(name), |own| self.with_collation(name, own)));
                    shown.push(name.clone());
                }
                IndexKey::Expression(sql) => {
                    columns.extend(self.mentioned(sql));
                    parts.push(self.grammar.expression(sql).into_owned());
                    shown.push(sql.clone());
                }
            }
        }
        columns.extend(index.filter.iter().flat_map(|filter| self.mentioned(filter)));
        let mut conditions: Vec<String> = index.filter.iter().map(|filter| format!("({})", self.grammar.expression(filter))).collect();
        let can_differ = |part: &IndexPart| !index.nulls_not_distinct && self.can_be_null(part.column_name());
        let nullable = index.parts.iter().zip(&parts).filter(|(part, _)| can_differ(part));
        conditions.extend(nullable.map(|(part, sql)| {
            let name = part.column_name().map_or_else(|| format!("({sql})"), |name| self.grammar.quote(name));
            format!("{name} IS NOT NULL")
        }));
        Same { shown, parts, columns, conditions }
    }

    /// Rows with the same unique key.
    fn unique(&self, index: &Index) -> Result<Option<Statement>, String> {
        let Same { shown, parts, columns, conditions } = self.same(index);
        let known = self
            .staged
            .indexes
            .iter()
            .any(|other| Index { name: index.name.clone(), constraint: index.constraint, ..other.clone() } == *index);
        let nulls_differ = !index.nulls_not_distinct;
        let empty = nulls_differ && index.parts.iter().any(|part| part.column_name().is_some_and(|name| self.is_empty(name)));
        if empty || (known && columns.iter().all(|name| self.is_untouched(name))) {
            return Ok(None);
        }
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        self.duplicates(&shown, &parts, &columns, &conditions).map(Some)
    }

    fn can_be_null(&self, column: Option<&str>) -> bool {
        column.and_then(|name| self.target.column(name)).is_none_or(|column| column.nullable)
    }

    /// A column with the collation that decides which of its values are equal, where its values do not bring it along.
    fn collated(&self, name: &str) -> String {
        let default = self.grammar.default_collation();
        let collation = |table: &Table| table.column(name).map_or(default.into(), |column| self.grammar.collation(column));
        let (before, after) = (collation(self.staged), collation(self.target));
        let quoted = self.grammar.quote(name);
        let plain = after.is_empty() || (before == default && after == default);
        if plain || self.is_untouched(name) { quoted } else { self.with_collation(name, &after) }
    }

    fn with_collation(&self, name: &str, collation: &str) -> String {
        format!("{} COLLATE {}", self.grammar.quote(name), self.grammar.quote(collation))
    }

    fn duplicates(&self, shown: &[&str], parts: &[String], needed: &[&str], conditions: &[String]) -> Result<Statement, String> {
        let from = self.from(&needed.iter().copied().collect())?;
        let condition = if conditions.is_empty() { String::new() } else { format!("\nWHERE {}", conditions.join(" AND ")) };
        let list = parts.join(", ");
        let value = |(name, part): (&&str, &String)| {
            if part.contains(" COLLATE ") { format!("{part} AS {}", self.grammar.quote(name)) } else { part.clone() }
        };
        let values: Vec<String> = shown.iter().zip(parts).map(value).collect();
        let (values, rows) = (values.join(", "), self.grammar.quote("rows"));
        Ok(Statement::Check {
            message: obstacle::repeated(&self.target.name, shown),
            sql: format!("SELECT {values}, count(*) AS {rows}\nFROM {from}{condition}\nGROUP BY {list}\nHAVING count(*) > 1"),
        })
    }

    /// Rows that a check refuses.
    fn condition(&self, check: &Check) -> Result<Option<Statement>, String> {
        if let Some((column, values)) = enums::checked(self.target, check) {
            return self.values(column, values);
        }
        let columns: Vec<&str> = self.mentioned(&check.expression).collect();
        let known = self.staged.checks.iter().any(|other| other.expression == check.expression);
        if known && columns.iter().all(|name| self.is_untouched(name)) {
            return Ok(None);
        }
        let message = obstacle::refused(&self.target.name, &check.name);
        let sql = self.select(&columns, &columns, &self.fails(check))?;
        Ok(Some(Statement::Check { message, sql }))
    }

    /// Computed values that an enum does not have. Where the values are those of an enum, their conversion has seen to it.
    fn values(&self, column: &'a Column, values: &str) -> Result<Option<Statement>, String> {
        let computed = self.source(&column.name).is_some_and(|source| match &source.value {
            Value::New { fill } => fill.is_some(),
            Value::Replaced { .. } => true,
            Value::Kept | Value::Converted { .. } | Value::Recast { .. } | Value::Restored { .. } => false,
        });
        if !computed && (column.generated.is_none() || self.is_untouched(&column.name)) {
            return Ok(None);
        }
        let message = obstacle::unfit(&self.target.name, &column.name, &format!("is not one of {values}"));
        let values = self.grammar.expression(values);
        let condition = format!("{} NOT IN ({values})", self.grammar.quote(&column.name));
        let sql = self.select(&[&column.name], &[], &condition)?;
        Ok(Some(Statement::Check { message, sql }))
    }

    /// Rows that refer to nothing.
    fn orphans(&self, change: &Change, key: &'a ForeignKey) -> Result<Option<Statement>, String> {
        let Some(other) = change.tables.iter().find(|table| table.name == key.target) else { return Ok(None) };
        let same = |known: &&ForeignKey| {
            (&known.columns, &known.target, &known.target_columns) == (&key.columns, &key.target, &key.target_columns)
        };
        let known = self.staged.foreign_keys.iter().any(|known| same(&known));
        let (staged, target) = change.sides(other)?;
        let parent = staged.map(|staged| Rows { grammar: self.grammar, change: other, staged, target });
        let untouched = key.columns.iter().all(|name| self.is_untouched(name))
            && parent.as_ref().is_some_and(|parent| key.target_columns.iter().all(|name| parent.is_untouched(name)));
        if (known && untouched) || key.columns.iter().any(|name| self.is_empty(name)) {
            return Ok(None);
        }
        let columns: Vec<&str> = key.columns.iter().map(String::as_str).collect();
        let condition = self.is_orphan(parent.as_ref(), key)?;
        let message = obstacle::orphaned(&self.target.name, &columns, &key.target);
        let sql = self.select(&columns, &columns, &condition)?;
        Ok(Some(Statement::Check { message, sql }))
    }

    /// The condition for rows that refer to nothing; `parent` is what they refer to, where it is there.
    fn is_orphan(&self, parent: Option<&Rows<'_>>, key: &ForeignKey) -> Result<String, String> {
        let given: Vec<String> = key.columns.iter().map(|name| format!("{} IS NOT NULL", self.grammar.quote(name))).collect();
        let given = given.join(" AND ");
        Ok(match parent {
            Some(parent) => format!("{given}\n    AND NOT EXISTS ({})", self.referenced(parent, key)?),
            None => given,
        })
    }

    /// The condition for rows that fail a check.
    fn fails(&self, check: &Check) -> String {
        format!("NOT ({})", self.grammar.expression(&check.expression))
    }

    /// Whether a column is an enum before or after the change.
    fn is_enum(&self, column: &str) -> bool {
        [self.staged, self.target].iter().any(|table| table.column(column).is_some_and(|column| variants(&column.data_type).is_some()))
    }

    /// The query for the row that a foreign key refers to.
    fn referenced(&self, parent: &Rows<'_>, key: &ForeignKey) -> Result<String, String> {
        let columns: BTreeSet<&str> = key.target_columns.iter().map(String::as_str).collect();
        let from = parent.from(&columns)?;
        // The table may refer to itself, so the two sides need names of their own.
        let alias = if self.target.name.eq_ignore_ascii_case("target") { "other" } else { "target" };
        let alias = self.grammar.quote(alias);
        let from = from.strip_suffix(&format!(" AS {}", self.grammar.alias(&key.target))).unwrap_or(&from);
        let pairs = key.columns.iter().zip(&key.target_columns);
        let equal: Vec<String> = pairs
            .map(|(own, other)| {
                let theirs = format!("{alias}.{}", self.grammar.quote(other));
                let ours = format!("{}.{}", self.grammar.alias(&self.target.name), self.grammar.quote(own));
                // An enum and a text are compared as texts: one end may have its new type before the other.
                let as_text = self.is_enum(own) || parent.is_enum(other);
                let text = |value: String| if as_text { self.grammar.as_text(&value) } else { value };
                format!("{} = {}", text(theirs), text(ours))
            })
            .collect();
        Ok(format!("SELECT 1 FROM {from} AS {alias} WHERE {}", equal.join(" AND ")))
    }
}

fn holds_another(variants: &[String]) -> String {
    format!("holds something that is not one of {}", variants.join(", "))
}

fn is_not_one_of(variants: &[String]) -> String {
    format!("is not one of {}", variants.join(", "))
}
