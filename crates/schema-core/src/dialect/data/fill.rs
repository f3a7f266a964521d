//! The statements that give rows a value, and those that take it back.

use crate::dialect::value::is_literal;
use crate::dialect::{Backfill, Dialect, Statement, mysql, obstacle, physical};
use crate::schema::{Column, Table, expression};
use crate::step::{FillRows, Misfit, RowValue, Turn};
use crate::{Schema, Step};

/// What `fill` does in a database with this schema.
///
/// # Errors
///
/// When it does not fit the schema, and when the database would read its SQL otherwise than it is meant.
pub(super) fn statements(dialect: Dialect, schema: &Schema, fill: &FillRows) -> Result<Vec<Statement>, Misfit> {
    let rows = Rows { dialect, fill, key: schema.table(&fill.table).map_or(&[], |table| &table.primary_key) };
    let mut statements = match (fill.turn, fill.retired.is_empty()) {
        (Turn::Down, true) => return Ok(Vec::new()),
        (Turn::Again, _) if !fill.required => return Ok(Vec::new()),
        (Turn::Down, false) => return Ok(vec![rows.emptied()]),
        (Turn::Again, false) => rows.restored(schema),
        (Turn::Up | Turn::Again, _) => Vec::new(),
    };
    statements.extend(rows.unfit(schema));
    if fill.turn == Turn::Up && !fill.retired.is_empty() {
        statements.extend(rows.create(schema)?);
    }
    let filled = rows.filled().map_err(|reason| Misfit { step: fill.to_string(), reason })?;
    statements.push(rows.by_key(filled));
    Ok(statements)
}

/// The same for rows that came meanwhile, right before the column becomes required and, where there is such a thing, in one transaction with that.
///
/// # Errors
///
/// When the database would read its SQL otherwise than it is meant.
pub(super) fn rest(dialect: Dialect, schema: &Schema, fill: &FillRows) -> Result<Vec<Statement>, Misfit> {
    let rows = Rows { dialect, fill, key: schema.table(&fill.table).map_or(&[], |table| &table.primary_key) };
    let is_meant = fill.required && fill.turn != Turn::Down && !rows.key.is_empty();
    let Some(batch) = fill.filling.batch.filter(|_| is_meant) else { return Ok(Vec::new()) };
    let filled = rows.filled().map_err(|reason| Misfit { step: fill.to_string(), reason })?;
    let rest = filled.key(rows.key).batch(batch).in_transaction().into();
    Ok(rows.keeping_out(schema).map(Statement::Sql).into_iter().chain([rest]).collect())
}

/// The columns of a key and one more.
fn listed(key: &[String], last: &str) -> String {
    key.iter().map(String::as_str).chain([last]).collect::<Vec<_>>().join(", ")
}

struct Rows<'a> {
    dialect: Dialect,
    fill: &'a FillRows,
    /// The columns of the primary key.
    key: &'a [String],
}

impl Rows<'_> {
    /// What creates the column that tells which rows had no value.
    fn create(&self, schema: &Schema) -> Result<Vec<Statement>, Misfit> {
        let FillRows { table, retired, .. } = self.fill;
        let mut after = schema.clone();
        Step::Data(crate::step::Data::Fill(self.fill.clone())).apply(&mut after)?;
        // As it is while it is retired: without the check of an enum, or its type.
        let found = physical::schema(self.dialect.grammar(), &after);
        let column = found.table(table).and_then(|table| table.column(retired)).cloned();
        let column = column.ok_or_else(|| Misfit { step: self.fill.to_string(), reason: format!("there is no `{retired}`") })?;
        let step = Step::AddColumn { table: table.clone(), column, fill: None, retired: String::new(), restore: false };
        self.dialect.plan_changes(&physical::schema(self.dialect.grammar(), schema), &[step])
    }

    /// Rows without a value get one. On MySQL an expression sees what was set before it, so the column itself comes last.
    fn filled(&self) -> Result<Backfill, String> {
        let FillRows { column, filling, retired, .. } = self.fill;
        let name = self.dialect.identifier(column);
        let backfill = Backfill::of(&self.fill.table).filter(format!("{name} IS NULL"));
        let is_kept = !retired.is_empty();
        Ok(match &filling.value {
            RowValue::Function(path) if is_kept => backfill.computed(column, path).set(retired, name),
            RowValue::Function(path) => backfill.computed(column, path),
            RowValue::Sql(sql) => {
                if self.dialect == Dialect::Mysql && expression::has_operator(sql, "||") {
                    return Err(format!("MySQL reads the `||` of `{sql}` as OR; write `concat(…, …)`"));
                }
                let sql = self.dialect.grammar().expression(sql);
                if is_kept { backfill.set(retired, &*sql).set(column, &*sql) } else { backfill.set(column, &*sql) }
            }
        })
    }

    /// Asks for values that the type does not have, before a batch stores some.
    fn unfit(&self, schema: &Schema) -> Vec<Statement> {
        let FillRows { table, column, filling, .. } = self.fill;
        let given = filling.as_sql().filter(|sql| !is_literal(sql));
        let (Some(sql), Some(own)) = (given, schema.table(table)) else { return Vec::new() };
        let Some(column) = own.column(column) else { return Vec::new() };
        self.attempt(own, column, sql).unwrap_or_else(|| self.refused(column, sql).into_iter().collect())
    }

    /// Whether no row has a value yet.
    fn is_all(&self) -> bool {
        !self.fill.was_there && self.fill.turn == Turn::Up
    }

    /// Asks of which rows the expression can't be computed.
    fn attempt(&self, table: &Table, column: &Column, sql: &str) -> Option<Vec<Statement>> {
        let (grammar, name) = (self.dialect.grammar(), self.dialect.identifier(&column.name));
        let value = grammar.typed(grammar.expression(sql).into_owned(), &column.data_type);
        let value = if self.is_all() { value } else { format!("CASE WHEN {name} IS NULL THEN {value} END") };
        let attempt = grammar.attempt(&table.name, &value, &column.data_type)?;
        Some(attempt.question(grammar, table, column, &[sql]).map(Vec::from).unwrap_or_default())
    }

    /// Asks for values that the expression gives and the type does not have.
    fn refused(&self, column: &Column, sql: &str) -> Option<Statement> {
        let (table, grammar, name) = (&self.fill.table, self.dialect.grammar(), self.dialect.identifier(&column.name));
        let refused = grammar.refuses(&name, &column.data_type)?;
        let own = format!("{} AS {name}", grammar.typed(grammar.expression(sql).into_owned(), &column.data_type));
        let shown: Vec<String> = self.key.iter().map(|key| self.dialect.identifier(key)).collect();
        let (shown, inner) = (listed(&shown, &name), listed(&shown, &own));
        let open = if self.is_all() { String::new() } else { format!(" WHERE {name} IS NULL") };
        let sql = format!(
            "SELECT {shown}\nFROM (SELECT {inner} FROM {}{open}) AS {}\nWHERE {refused}",
            grammar.quote_table(table),
            grammar.alias(table),
        );
        Some(Statement::Check { message: obstacle::too_large(table, column), sql })
    }

    /// Sees to it that from here on no row comes without a value. SQLite has one writer anyway.
    fn keeping_out(&self, schema: &Schema) -> Option<String> {
        let FillRows { table, column, default, .. } = self.fill;
        match self.dialect {
            Dialect::Sqlite => None,
            // What makes the column required takes this lock in any case; to take a weaker one before would be a way into a deadlock.
            Dialect::Postgres => Some(format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", self.dialect.table(table))),
            // The statements are a transaction each.
            Dialect::Mysql => {
                let data_type = &schema.table(table)?.column(column)?.data_type;
                let default = mysql::default_sql(default.as_ref()?, data_type);
                let (table, column) = (self.dialect.table(table), self.dialect.identifier(column));
                Some(format!("ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT {default}"))
            }
        }
    }

    /// Rows that had no value have none again. What they have is kept, and so it stays known which they are.
    fn emptied(&self) -> Statement {
        let FillRows { table, column, retired, .. } = self.fill;
        let (name, kept) = (self.dialect.identifier(column), self.dialect.identifier(retired));
        self.by_key(
            Backfill::of(table).set(retired, &name).set(column, "NULL").filter(format!("{kept} IS NOT NULL AND {name} IS NOT NULL")),
        )
    }

    /// They have it again, unless they have got another value meanwhile.
    fn restored(&self, schema: &Schema) -> Vec<Statement> {
        let FillRows { table, column, retired, .. } = self.fill;
        let (name, kept) = (self.dialect.identifier(column), self.dialect.identifier(retired));
        let other = Backfill::of(table).set(retired, "NULL").filter(format!("{kept} IS NOT NULL AND {name} IS NOT NULL"));
        let there = physical::schema(self.dialect.grammar(), schema);
        let found = there.table(table).and_then(|table| table.column(column));
        let value = found.map_or_else(|| kept.clone(), |found| self.dialect.grammar().restored(kept.clone(), found));
        let own = Backfill::of(table).set(column, value).filter(format!("{kept} IS NOT NULL AND {name} IS NULL"));
        vec![self.by_key(other), self.by_key(own)]
    }

    /// In batches, if that is asked for and there is an order for them, else at once.
    fn by_key(&self, backfill: Backfill) -> Statement {
        let backfill = backfill.key(self.key);
        match self.fill.filling.batch {
            Some(batch) if !self.key.is_empty() => backfill.batch(batch).into(),
            _ if backfill.function.is_some() => backfill.in_transaction().into(),
            _ => Statement::Sql(backfill.sql(self.dialect, "")),
        }
    }
}
