//! What the parts of planning that all dialects share need to know of one.

use std::borrow::Cow;

use super::checks::Rows;
use super::{Dialect, Statement, obstacle};
use crate::schema::{Column, DataType, Default, RetiredTable, Table, expression};

/// How a dialect stores what the model says, and how it writes expressions over it.
pub(super) trait Grammar {
    /// The dialect, which knows how names and literals are quoted.
    fn dialect(&self) -> Dialect;

    /// A table in use as the database has it, with nothing listed as retired: constraints that the dialect adds are there, and what is
    /// retired is a column among the others.
    fn table(&self, table: &Table) -> Table;

    /// A retired table as the database has it: under its new name, without what could get in the way of the tables in use.
    fn retired_table(&self, retired: &RetiredTable) -> Table;

    /// An expression that a user wrote, in the words of the dialect.
    fn expression<'a>(&self, sql: &'a str) -> Cow<'a, str>;

    /// A default as a value in an expression.
    fn default_value(&self, default: &Default, data_type: &DataType) -> String;

    /// The conversion of `column`, an identifier in quotes, between two types. `None` when only a person can say how.
    fn cast(&self, before: &DataType, after: &DataType, column: &str) -> Option<Cast>;

    /// `column`, an identifier in quotes, given another type by the database's own cast, to which nothing else leads.
    fn recast(&self, before: &DataType, after: &DataType, column: &str) -> String;

    /// What decides which values of a column are equal, as a collation's name; two columns with different ones may disagree.
    fn collation(&self, column: &Column) -> Cow<'static, str>;

    /// The collation of a column that declares none; empty where only the database knows it.
    fn default_collation(&self) -> &'static str;

    /// Whether two values are the same, NULLs included.
    fn same(&self, left: &str, right: &str) -> String;

    /// A value of an enum, compared as text.
    fn as_text(&self, value: &str) -> String;

    /// An expression with its type spelled out, where the database would take it for another or refuse to guess: without limits of length or
    /// precision, which would cut the value, and an enum as text, because its type may not be there yet.
    fn typed(&self, value: String, data_type: &DataType) -> String;

    /// What is true of a value of an expression that a column of the type can hold, where the database would store another one, cut it, or
    /// refuse it only when it is written.
    fn accepts(&self, value: &str, data_type: &DataType) -> Option<String>;

    /// How it is asked of which rows of `table` a value of the type can't be computed, where the database can be asked that.
    fn attempt(&self, table: &str, value: &str, data_type: &DataType) -> Option<Attempt>;

    /// A value of a retired column, to be written to `column`, or compared with it.
    fn restored(&self, value: String, column: &Column) -> String;

    /// What else the rows must satisfy in a column, besides what holds in every database.
    ///
    /// # Errors
    ///
    /// When there is no conversion for a column.
    fn further_check<'a>(&self, rows: &Rows<'a>, column: &'a Column) -> Result<Option<Statement>, String>;
}

/// How the values of a column are converted.
#[derive(Debug, Clone, PartialEq, Eq, std::default::Default)]
pub(super) struct Cast {
    /// The converted value; `None` when what is stored stays as it is.
    pub expression: Option<String>,
    /// What is true of a value that has a counterpart from which it can be brought back; `None` when that is every value.
    pub condition: Option<String>,
}

/// Trying to compute something of each row.
pub(super) struct Attempt {
    /// What has to be there meanwhile.
    pub create: String,
    /// The rows of which it can't be computed, to be selected from.
    pub rows: String,
    /// What takes that away.
    pub drop: String,
}

impl Attempt {
    /// The question for the rows of `table` of which the value of `column` can't be computed, with their key and what the expressions read;
    /// nothing where they read nothing.
    pub(super) fn question(self, grammar: &dyn Grammar, table: &Table, column: &Column, given: &[&str]) -> Option<[Statement; 3]> {
        let names = table.columns.iter().map(|column| &column.name);
        let read: Vec<&String> = names.filter(|name| given.iter().any(|sql| expression::mentions(sql, name))).collect();
        if read.is_empty() {
            return None;
        }
        let key = table.primary_key.iter().filter(|key| !read.contains(key));
        let sql = format!("SELECT {}\nFROM {}", grammar.quote_all(key.chain(read.iter().copied())), self.rows);
        let check = Statement::Check { message: obstacle::too_large(&table.name, column), sql };
        Some([Statement::Sql(self.create), check, Statement::Sql(self.drop)])
    }
}

impl dyn Grammar + '_ {
    /// What is true of a value of an expression that a column of the type can't [hold](Grammar::accepts).
    pub(super) fn refuses(&self, value: &str, data_type: &DataType) -> Option<String> {
        let accepted = self.accepts(value, data_type)?;
        Some(format!("{value} IS NOT NULL AND ({accepted}) IS NOT TRUE"))
    }

    /// A quoted identifier.
    pub(super) fn quote(&self, name: &str) -> String {
        self.dialect().identifier(name)
    }

    /// The quoted name of a table, with its namespace.
    pub(super) fn quote_table(&self, name: &str) -> String {
        self.dialect().table(name)
    }

    /// What a table can be called in an expression when it stands for a query: its name without the namespace.
    pub(super) fn alias(&self, name: &str) -> String {
        match self.dialect() {
            Dialect::Postgres => self.quote(crate::schema::name::split(name).1),
            Dialect::Sqlite | Dialect::Mysql => self.quote(name),
        }
    }

    /// Quoted identifiers, separated by commas.
    pub(super) fn quote_all<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> String {
        let quoted: Vec<String> = names.into_iter().map(|name| self.quote(name)).collect();
        quoted.join(", ")
    }

    /// Text literals, separated by commas.
    pub(super) fn literal_all<'a>(&self, texts: impl IntoIterator<Item = &'a String>) -> String {
        let quoted: Vec<String> = texts.into_iter().map(|text| self.dialect().literal(text)).collect();
        quoted.join(", ")
    }
}

/// The texts that an enum allows.
pub(super) fn variants(data_type: &DataType) -> Option<&[String]> {
    if let DataType::Enum(enum_type) = data_type { Some(&enum_type.variants) } else { None }
}
