//! The statements that copy rows from where a query finds them, and take them out again.
//!
//! What the new rows could break is asked before they are written: values that are missing, keys that occur twice or are taken, references
//! to nothing, checks. The query is asked each time as the user wrote it.

use crate::Schema;
use crate::dialect::ahead::TABLE;
use crate::dialect::grammar::Grammar;
use crate::dialect::value::null;
use crate::dialect::{Dialect, Statement, obstacle, postgres};
use crate::schema::{Column, DataType, ForeignKey, Index, RetiredTable, Table, expression};
use crate::step::{CopyRows, Data, Step, Target, Way};

/// What the rows that the query finds are called.
const FOUND: &str = "_migrator_from";

/// The statements in a database with this schema.
///
/// # Errors
///
/// When the database reads an operator of the query as another one, or does not have the table: a defect of the caller.
pub(super) fn statements(grammar: &dyn Grammar, schema: &Schema, copy: &CopyRows) -> Result<Vec<Statement>, String> {
    if grammar.dialect() == Dialect::Mysql && expression::has_operator(&copy.sql, "||") {
        return Err(format!("MySQL reads the `||` of `{}` as OR; write `concat(…, …)`", copy.sql));
    }
    let table = schema.table(&copy.table).ok_or_else(|| format!("there is no table `{}`", copy.table))?;
    let rows = Rows { grammar, schema, table, copy };
    match copy.way {
        Way::Once => Ok(rows.all()),
        Way::Again => Ok(rows.again()),
        Way::Back => rows.back(),
    }
}

/// What becomes of the table, as a query over it; `None` where that can't be told.
pub(in crate::dialect) fn outcome(grammar: &dyn Grammar, schema: &Schema, copy: &CopyRows) -> Option<String> {
    let table = grammar.table(schema.table(&copy.table)?);
    let rows = Rows { grammar, schema, table: &table, copy };
    let all = grammar.quote_all(table.columns.iter().map(|column| &column.name));
    let own = format!("SELECT {all} FROM {TABLE}");
    match (copy.way, &copy.into) {
        // The database numbers and computes what the query does not give.
        (Way::Once, _)
            if table.columns.iter().any(|column| !rows.is_given(&column.name) && (column.auto_increment || column.generated.is_some())) =>
        {
            None
        }
        // Texts of other character sets are converted when they are written.
        (Way::Once, _) if table.columns.iter().any(|column| column.charset.is_some() && grammar.collation(column).is_empty()) => None,
        (Way::Once, _) => {
            let value = |column: &Column| {
                let default = || column.default.as_ref().map(|default| grammar.default_value(default, &column.data_type));
                if rows.is_given(&column.name) { rows.as_stored(column) } else { default().unwrap_or_else(null) }
            };
            let values: Vec<String> = table.columns.iter().map(value).collect();
            Some(format!("{own} UNION ALL SELECT {} FROM {}", values.join(", "), rows.found()))
        }
        (Way::Back, Target::Existing { .. }) => Some(format!("{own} WHERE NOT {}", rows.copied())),
        (Way::Back, Target::New { .. }) => Some(own),
        (Way::Again, _) => None,
    }
}

/// The rows that are copied.
struct Rows<'a> {
    grammar: &'a dyn Grammar,
    schema: &'a Schema,
    table: &'a Table,
    copy: &'a CopyRows,
}

impl Rows<'_> {
    fn all(&self) -> Vec<Statement> {
        let mut statements = self.checks("");
        statements.extend(self.insert(""));
        statements
    }

    /// What was kept comes back first.
    fn again(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        if let Target::Existing { retired } = &self.copy.into {
            let (aside, all) = (self.grammar.quote_table(retired), self.grammar.quote_all(self.stored()));
            let key: Vec<&str> = self.table.primary_key.iter().map(String::as_str).collect();
            let taken = self.exists(&key, &aside);
            let list = self.grammar.quote_all(&self.table.primary_key);
            let sql = format!("SELECT {list}\nFROM {aside}\nWHERE {taken}");
            statements.push(Statement::Check { message: self.taken(&key), sql });
            let values = self.values(self.stored());
            statements.push(Statement::Sql(format!(
                "INSERT INTO {} ({all}){}\nSELECT {values}\nFROM {aside}",
                self.name(),
                self.overriding()
            )));
            statements.push(Statement::Sql(format!("DROP TABLE {aside}")));
        }
        // Rows that are known by no key can't be told from those that came back.
        if let Some(key) = self.known_by() {
            let found = self.grammar.quote(FOUND);
            let new = format!("\nWHERE NOT ({})", self.exists(&key, &found));
            statements.extend(self.checks(&new));
            statements.extend(self.insert(&new));
        } else {
            statements.extend(self.numbering());
        }
        statements
    }

    fn back(&self) -> Result<Vec<Statement>, String> {
        let Target::Existing { retired } = &self.copy.into else { return Ok(Vec::new()) };
        let mut statements: Vec<Statement> = self.referring().collect();
        let copied = self.copied();
        if self.copy.keeps {
            let mut left = self.schema.clone();
            self.copy_of_schema(&mut left)?;
            let aside = left.retired.pop().filter(|aside| aside.name == *retired).ok_or("nothing is kept")?;
            statements.extend(self.create(&aside)?);
            let (aside, all) = (self.grammar.quote_table(retired), self.grammar.quote_all(self.stored()));
            let sql = format!("INSERT INTO {aside} ({all})\nSELECT {all}\nFROM {}\nWHERE {copied}", self.name());
            statements.push(Statement::Sql(sql));
        }
        statements.push(Statement::Sql(format!("DELETE FROM {}\nWHERE {copied}", self.name())));
        Ok(statements)
    }

    fn copy_of_schema(&self, schema: &mut Schema) -> Result<(), String> {
        Step::Data(Data::Copy(self.copy.clone())).apply(schema).map_err(|misfit| misfit.reason)
    }

    /// The table that rows are kept in.
    fn create(&self, aside: &RetiredTable) -> Result<Vec<Statement>, String> {
        let table = self.grammar.retired_table(aside);
        let create = Step::CreateTable { table, retired: String::new(), restore: false };
        self.grammar.dialect().plan(self.schema, &[create]).map_err(|misfit| misfit.reason)
    }

    fn name(&self) -> String {
        self.grammar.quote_table(&self.table.name)
    }

    /// The columns that rows have values of their own in.
    fn stored(&self) -> impl Iterator<Item = &String> {
        self.table.columns.iter().filter(|column| column.generated.is_none()).map(|column| &column.name)
    }

    /// What the query finds, to be read from.
    fn found(&self) -> String {
        let sql = self.grammar.expression(self.copy.sql.trim());
        format!("(\n    {}\n) AS {}", sql.trim().replace('\n', "\n    "), self.grammar.quote(FOUND))
    }

    /// The rows of the table that the query finds: by the key, which it gives.
    fn copied(&self) -> String {
        let (table, found) = (self.name(), self.found());
        let same = self.same(&self.table.primary_key.iter().map(String::as_str).collect::<Vec<_>>(), &table, &self.grammar.quote(FOUND));
        let found = format!("SELECT 1\nFROM {found}\nWHERE {same}").replace('\n', "\n    ");
        format!("EXISTS (\n    {found}\n)")
    }

    /// Whether the table has a row with the same values as `other` in these columns.
    fn exists(&self, columns: &[&str], other: &str) -> String {
        let table = self.name();
        format!("EXISTS (SELECT 1 FROM {table} WHERE {})", self.same(columns, &table, other))
    }

    fn same(&self, columns: &[&str], one: &str, other: &str) -> String {
        let pair = |name: &&str| format!("{one}.{0} = {other}.{0}", self.grammar.quote(name));
        columns.iter().map(pair).collect::<Vec<_>>().join(" AND ")
    }

    /// By what a row is known that was copied before: the primary key, else a unique one, where the query gives all of it.
    fn known_by(&self) -> Option<Vec<&str>> {
        let key: Vec<&str> = self.table.primary_key.iter().map(String::as_str).collect();
        let keys = std::iter::once(key).chain(self.table.indexes.iter().filter_map(unique_columns));
        keys.into_iter().find(|key| !key.is_empty() && key.iter().all(|name| self.is_given(name)))
    }

    fn is_given(&self, name: &str) -> bool {
        self.copy.columns.iter().any(|column| column == name)
    }

    fn taken(&self, key: &[&str]) -> String {
        let list: Vec<String> = key.iter().map(|name| format!("`{name}`")).collect();
        format!("rows to be copied into `{}` have the {} of rows that are there", self.table.name, list.join(", "))
    }

    fn insert(&self, condition: &str) -> Vec<Statement> {
        let list = self.grammar.quote_all(&self.copy.columns);
        let values = self.values(self.copy.columns.iter());
        let (name, found) = (self.name(), self.found());
        let sql = format!("INSERT INTO {name} ({list}){}\nSELECT {values}\nFROM {found}{condition}", self.overriding());
        std::iter::once(Statement::Sql(sql)).chain(self.numbering()).collect()
    }

    /// What a column holds once the value is written into it, beside others of it: a text has the column's collation.
    fn as_stored(&self, column: &Column) -> String {
        let (value, collation) = (self.grammar.quote(&column.name), self.grammar.collation(column));
        let is_needed = match self.grammar.dialect() {
            Dialect::Mysql => !collation.is_empty(),
            Dialect::Sqlite | Dialect::Postgres => false,
        };
        if is_needed { format!("CONVERT({value} USING utf8mb4) COLLATE {collation}") } else { value }
    }

    /// What lets rows bring their numbers along.
    fn overriding(&self) -> &'static str {
        let always = |column: &Column| column.numbering.always && self.is_given(&column.name);
        if self.table.columns.iter().any(always) { "\nOVERRIDING SYSTEM VALUE" } else { "" }
    }

    /// Columns as values of the table: an enum of PostgreSQL takes no text.
    fn values<'n>(&self, columns: impl Iterator<Item = &'n String>) -> String {
        let value = |name: &String| {
            let quoted = self.grammar.quote(name);
            match self.table.column(name).filter(|_| self.grammar.dialect() == Dialect::Postgres) {
                Some(column) if matches!(column.data_type.item(), DataType::Enum(_)) => postgres::assigned(quoted, &column.data_type),
                Some(_) | None => quoted,
            }
        };
        columns.map(value).collect::<Vec<_>>().join(", ")
    }

    /// Has numbers go on behind the largest; SQLite and MySQL do so by themselves.
    fn numbering(&self) -> Option<Statement> {
        let column = self.table.columns.iter().find(|column| column.auto_increment && self.is_given(&column.name))?;
        let numbers = match (self.grammar.dialect(), &self.copy.into) {
            (Dialect::Sqlite | Dialect::Mysql, _) => return None,
            (Dialect::Postgres, Target::New { empty: true }) if self.copy.way == Way::Once => {
                postgres::advance(&self.table.name, &column.name)
            }
            (Dialect::Postgres, Target::New { .. } | Target::Existing { .. }) => postgres::go_on(&self.table.name, &column.name),
        };
        Some(Statement::Sql(numbers))
    }

    /// What the rows of the query that meet a condition could break.
    fn checks(&self, condition: &str) -> Vec<Statement> {
        let mut checks: Vec<Statement> = self
            .table
            .columns
            .iter()
            .filter(|column| self.is_given(&column.name))
            .flat_map(|column| [self.missing(column, condition), self.unfit(column, condition)])
            .flatten()
            .collect();
        let key: Vec<&str> = self.table.primary_key.iter().map(String::as_str).collect();
        let unique = self.table.indexes.iter().filter_map(|index| Some((unique_columns(index)?, index.nulls_not_distinct)));
        for (key, _) in std::iter::once((key, false)).chain(unique).filter(|(key, _)| !key.is_empty()) {
            if key.iter().all(|name| self.is_given(name)) {
                checks.push(self.repeated(&key, condition));
                // Of those that come again only what is not there by that key is looked at.
                let is_known = !condition.is_empty() && self.known_by().as_ref() == Some(&key);
                let asks = !is_known && self.is_filled(condition);
                checks.extend(asks.then(|| self.colliding(&key, condition)));
            }
        }
        checks.extend(self.table.foreign_keys.iter().filter_map(|key| self.orphaned(key, condition)));
        let columns = |sql: &str| {
            self.table.columns.iter().filter(|column| expression::mentions(sql, &column.name)).all(|column| self.is_given(&column.name))
        };
        for check in self.table.checks.iter().filter(|check| columns(&check.expression)) {
            let message = obstacle::refused(&self.table.name, &check.name);
            let refused = format!("NOT ({})", self.grammar.expression(&check.expression));
            checks.push(Statement::Check { message, sql: self.select("*", condition, &refused) });
        }
        checks
    }

    /// Whether rows may be there already.
    fn is_filled(&self, condition: &str) -> bool {
        self.copy.into != (Target::New { empty: true }) || !condition.is_empty()
    }

    fn select(&self, list: &str, condition: &str, also: &str) -> String {
        let both = if condition.is_empty() { format!("\nWHERE {also}") } else { format!("{condition} AND {also}") };
        format!("SELECT {list}\nFROM {}{both}", self.found())
    }

    fn missing(&self, column: &Column, condition: &str) -> Option<Statement> {
        if column.nullable || column.auto_increment {
            return None;
        }
        let message = obstacle::missing(&self.table.name, &column.name);
        Some(Statement::Check { message, sql: self.select("*", condition, &format!("{} IS NULL", self.grammar.quote(&column.name))) })
    }

    /// Values that the type does not have, where they are not those of a column of that type.
    fn unfit(&self, column: &Column, condition: &str) -> Option<Statement> {
        if self.is_of_the_type(column) {
            return None;
        }
        let refused = self.grammar.refuses(&self.grammar.quote(&column.name), &column.data_type)?;
        Some(Statement::Check { message: obstacle::too_large(&self.table.name, column), sql: self.select("*", condition, &refused) })
    }

    /// Whether what the query gives is a column as it stands, and of the same type.
    fn is_of_the_type(&self, column: &Column) -> bool {
        let Ok(select) = expression::select(&self.copy.sql) else { return false };
        let at = select.columns.iter().position(|name| *name == column.name);
        let Some(origin) = at.and_then(|at| select.origins[at].as_ref()) else { return false };
        let tables: Option<Vec<&Table>> = select.tables.iter().map(|name| self.schema.table(name)).collect();
        let tables = tables.unwrap_or_default();
        let mut columns = tables.iter().filter_map(|table| table.column(origin)).peekable();
        columns.peek().is_some() && columns.all(|found| found.data_type == column.data_type)
    }

    fn repeated(&self, key: &[&str], condition: &str) -> Statement {
        let quoted: Vec<String> = key.iter().map(|name| self.grammar.quote(name)).collect();
        let list = quoted.join(", ");
        let given: Vec<String> = quoted.iter().map(|name| format!("{name} IS NOT NULL")).collect();
        let sql = self.select(&format!("{list}, count(*) AS {}", self.grammar.quote("rows")), condition, &given.join(" AND "));
        Statement::Check { message: obstacle::repeated(&self.table.name, key), sql: format!("{sql}\nGROUP BY {list}\nHAVING count(*) > 1") }
    }

    fn colliding(&self, key: &[&str], condition: &str) -> Statement {
        let taken = self.exists(key, &self.grammar.quote(FOUND));
        Statement::Check { message: self.taken(key), sql: self.select("*", condition, &taken) }
    }

    fn orphaned(&self, key: &ForeignKey, condition: &str) -> Option<Statement> {
        if key.target == self.table.name || !key.columns.iter().all(|name| self.is_given(name)) {
            return None;
        }
        let columns: Vec<&str> = key.columns.iter().map(String::as_str).collect();
        let (found, target) = (self.grammar.quote(FOUND), self.grammar.quote_table(&key.target));
        let given = columns.iter().map(|name| format!("{} IS NOT NULL", self.grammar.quote(name)));
        let same = key.columns.iter().zip(&key.target_columns);
        let same: Vec<String> =
            same.map(|(own, other)| format!("{target}.{} = {found}.{}", self.grammar.quote(other), self.grammar.quote(own))).collect();
        let absent = format!("NOT EXISTS (SELECT 1 FROM {target} WHERE {})", same.join(" AND "));
        let condition_of_rows = given.chain([absent]).collect::<Vec<_>>().join(" AND ");
        let message = obstacle::orphaned(&self.table.name, &columns, &key.target);
        Some(Statement::Check { message, sql: self.select("*", condition, &condition_of_rows) })
    }

    /// Rows of other tables that refer to those that are taken out.
    fn referring(&self) -> impl Iterator<Item = Statement> + '_ {
        let inbound = self.schema.foreign_keys().filter(|(table, key)| key.target == self.table.name && table.name != self.table.name);
        inbound.map(|(table, key)| {
            let (own, other) = (self.name(), self.grammar.quote_table(&table.name));
            let same = key.columns.iter().zip(&key.target_columns);
            let same: Vec<String> = same
                .map(|(column, target)| format!("{own}.{} = {other}.{}", self.grammar.quote(target), self.grammar.quote(column)))
                .collect();
            let sql =
                format!("SELECT *\nFROM {other}\nWHERE EXISTS (SELECT 1 FROM {own} WHERE {} AND {})", same.join(" AND "), self.copied());
            let message = format!("rows of `{}` refer to rows that are to be taken out of `{}`", table.name, self.table.name);
            Statement::Check { message, sql }
        })
    }
}

/// The columns of a unique index that refuses equal rows whatever else is in them.
fn unique_columns(index: &Index) -> Option<Vec<&str>> {
    let columns: Option<Vec<&str>> = index.parts.iter().map(|part| part.column_name().filter(|_| part.collation.is_none())).collect();
    columns.filter(|_| index.unique && index.filter.is_none())
}
