//! Going through a table in the order of a key, batch by batch.
//!
//! The database itself says where a batch ends, as a literal of its own, and compares with that: nothing here knows what a value means.

use schema_core::Dialect;

/// A column of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyColumn {
    pub(crate) name: String,
    /// Its type, as the catalog of the database has it, in small letters.
    pub(crate) data_type: String,
}

/// A table in the order of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keyset {
    pub(crate) dialect: Dialect,
    pub(crate) table: String,
    pub(crate) columns: Vec<KeyColumn>,
}

impl Keyset {
    /// The query for the end of the batch that begins after `after` and has up to `size` rows: the literals of its last row, and how many rows it
    /// has. It returns no row where there is none left.
    pub(crate) fn end(&self, after: &[String], size: u32) -> String {
        let names = self.names().join(", ");
        let literals: Vec<String> = self.columns.iter().map(|column| self.literal(column)).collect();
        let backwards: Vec<String> = self.names().iter().map(|name| format!("{name} DESC")).collect();
        let beyond = self.beyond(after).map_or(String::new(), |condition| format!(" WHERE {condition}"));
        format!(
            "SELECT {}, count(*) OVER () FROM (SELECT {names} FROM {}{beyond} ORDER BY {names} LIMIT {size}) AS batch ORDER BY {} LIMIT 1",
            literals.join(", "),
            self.dialect.table(&self.table),
            backwards.join(", ")
        )
    }

    /// The query for a row that has no place in the order.
    pub(crate) fn without_place(&self, columns: &[&str]) -> String {
        let missing: Vec<String> = columns.iter().map(|column| format!("{} IS NULL", self.dialect.identifier(column))).collect();
        format!("SELECT 1 FROM {} WHERE {} LIMIT 1", self.dialect.table(&self.table), missing.join(" OR "))
    }

    /// The condition for the rows after `after` up to `last`, that one among them.
    pub(crate) fn range(&self, after: &[String], last: &[String]) -> String {
        let end = self.compared(last, "<=");
        self.beyond(after).map_or(end.clone(), |beyond| format!("{beyond} AND {end}"))
    }

    /// The query for the rows after `after` up to `last` for which `filter` is true, with their literals before their columns. They are locked
    /// until the transaction ends.
    pub(crate) fn rows(&self, after: &[String], last: &[String], filter: Option<&str>) -> String {
        let table = self.dialect.table(&self.table);
        let literals = self.columns.iter().enumerate();
        let literals: Vec<String> = literals.map(|(at, column)| format!("{} AS {}", self.literal(column), self.alias(at))).collect();
        let filter = filter.map_or(String::new(), |filter| format!(" AND ({filter}\n)"));
        let lock = match self.dialect {
            Dialect::Sqlite => "",
            _ => " FOR UPDATE",
        };
        format!(
            "SELECT {}, {table}.* FROM {table} WHERE {}{filter} ORDER BY {}{lock}",
            literals.join(", "),
            self.range(after, last),
            self.names().join(", ")
        )
    }

    /// A name that no column has.
    fn alias(&self, at: usize) -> String {
        self.dialect.identifier(&format!("literal {at} of the key"))
    }

    /// [`range`](Self::range) for people.
    pub(crate) fn shown(&self, after: &[String], last: &[String]) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        let (names, last) = (names.join(", "), last.join(", "));
        if after.is_empty() { format!("{names} up to {last}") } else { format!("{names} after {} up to {last}", after.join(", ")) }
    }

    /// The columns, quoted.
    pub(crate) fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| self.dialect.identifier(&column.name)).collect()
    }

    fn beyond(&self, after: &[String]) -> Option<String> {
        (after.len() == self.columns.len()).then(|| self.compared(after, ">"))
    }

    /// A comparison with the key. MySQL finds no range of an index in one of rows, so there it is written out.
    fn compared(&self, values: &[String], operator: &str) -> String {
        let names = self.names();
        match (names.as_slice(), values) {
            ([name], [value]) => format!("{name} {operator} {value}"),
            _ if self.dialect == Dialect::Mysql => written_out(&names, values, operator),
            _ => format!("({}) {operator} ({})", names.join(", "), values.join(", ")),
        }
    }

    /// An expression for the text of a literal that means the value of a column.
    fn literal(&self, column: &KeyColumn) -> String {
        let name = self.dialect.identifier(&column.name);
        match self.dialect {
            // `quote` ends a text at its first zero.
            Dialect::Sqlite => format!(
                "CASE WHEN typeof({name}) = 'text' AND instr({name}, char(0)) > 0 THEN 'CAST(x''' || hex({name}) || ''' AS TEXT)' \
                 ELSE quote({name}) END"
            ),
            // How a moment is written depends on a setting, but not in JSON.
            Dialect::Postgres if column.data_type.starts_with("timestamp") || column.data_type == "date" => {
                format!("quote_literal(to_jsonb({name}) #>> '{{}}')")
            }
            Dialect::Postgres => format!("quote_literal({name}::text)"),
            _ => mysql_literal(&name, &column.data_type),
        }
    }
}

/// Each kind of value as the server compares it without rounding or another order.
fn mysql_literal(name: &str, data_type: &str) -> String {
    match data_type {
        "tinyint" | "smallint" | "mediumint" | "int" | "bigint" | "decimal" => format!("CAST({name} AS char)"),
        // These are in the order of their numbers.
        "enum" | "set" | "bit" | "year" => format!("CAST({name} + 0 AS char)"),
        // With all its digits.
        "float" | "double" => format!("quote(CAST({name} + 0e0 AS char))"),
        "binary" | "varbinary" | "tinyblob" | "blob" | "mediumblob" | "longblob" => format!("concat('x''', hex({name}), '''')"),
        _ => format!("quote(CAST({name} AS char))"),
    }
}

/// `(a, b) > (1, 2)` as `(a >= 1 AND (a > 1 OR b > 2))`.
fn written_out(names: &[String], values: &[String], operator: &str) -> String {
    let strict = &operator[..1];
    match (names, values) {
        ([name], [value]) => format!("{name} {operator} {value}"),
        ([name, names @ ..], [value, values @ ..]) => {
            let rest = written_out(names, values, operator);
            format!("({name} {strict}= {value} AND ({name} {strict} {value} OR {rest}))")
        }
        _ => "TRUE".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyset(dialect: Dialect, columns: &[(&str, &str)]) -> Keyset {
        let column = |(name, data_type): &(&str, &str)| KeyColumn { name: (*name).to_owned(), data_type: (*data_type).to_owned() };
        Keyset { dialect, table: "user".to_owned(), columns: columns.iter().map(column).collect() }
    }

    fn texts(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn a_batch_ends_where_the_database_says() {
        let keyset = keyset(Dialect::Postgres, &[("team", "integer"), ("at", "timestamp with time zone")]);
        assert_eq!(
            keyset.end(&texts(&["'1'", "'2020'"]), 10),
            "SELECT quote_literal(\"team\"::text), quote_literal(to_jsonb(\"at\") #>> '{}'), count(*) OVER () FROM \
             (SELECT \"team\", \"at\" FROM \"user\" WHERE (\"team\", \"at\") > ('1', '2020') ORDER BY \"team\", \"at\" LIMIT 10) AS batch \
             ORDER BY \"team\" DESC, \"at\" DESC LIMIT 1"
        );
        assert!(keyset.end(&[], 10).contains("FROM \"user\" ORDER BY"));
    }

    #[test]
    fn a_range_is_one_of_rows() {
        let one = keyset(Dialect::Sqlite, &[("id", "integer")]);
        assert_eq!(one.range(&[], &texts(&["9"])), "\"id\" <= 9");
        assert_eq!(one.range(&texts(&["7"]), &texts(&["9"])), "\"id\" > 7 AND \"id\" <= 9");
        let two = keyset(Dialect::Mysql, &[("a", "int"), ("b", "varchar")]);
        assert_eq!(two.range(&[], &texts(&["1", "'x'"])), "(`a` <= 1 AND (`a` < 1 OR `b` <= 'x'))");
        assert_eq!(two.shown(&texts(&["1", "'x'"]), &texts(&["2", "'y'"])), "a, b after 1, 'x' up to 2, 'y'");
    }
}
