//! Catalogs as text, so that two of them can be compared and their difference read.

use migrator::introspect::Catalog;
use schema_core::Dialect;
use schema_core::schema::{Column, Deferral, ForeignKey, Index, IndexKey, Table};
use similar::TextDiff;

/// A catalog, one property a line. What is no part of a schema is left out, the order of columns, and so are the names of foreign keys and
/// checks on SQLite, where they mean nothing. What is retired is left out too; see [`retired`].
#[must_use]
pub fn render(dialect: Dialect, catalog: &Catalog) -> String {
    let mut tables: Vec<&Table> = catalog.schema.tables.iter().collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    let render = |table: &&Table| if dialect == Dialect::Sqlite { render_table(table) } else { whole_table(table) };
    tables.iter().map(render).collect()
}

/// A table with everything that the model has of it.
fn whole_table(table: &Table) -> String {
    let mut lines: Vec<String> = table.columns.iter().map(|column| format!("{column:?}")).collect();
    lines.extend(table.indexes.iter().map(|index| format!("{index:?}")));
    lines.extend(table.foreign_keys.iter().map(|key| format!("{key:?}")));
    lines.extend(table.checks.iter().map(|check| format!("{check:?}")));
    lines.sort();
    format!("table {} key ({}) {:?}\n  {}\n", table.name, table.primary_key.join(", "), table.options, lines.join("\n  "))
}

/// The retired tables and columns, one a line.
#[must_use]
pub fn retired(schema: &schema_core::Schema) -> Vec<String> {
    let tables = schema.retired.iter().map(|table| table.name.clone());
    let columns = schema.tables.iter().flat_map(|table| table.retired.iter().map(|column| format!("{}.{}", table.name, column.name)));
    let mut names: Vec<String> = tables.chain(columns).collect();
    names.sort();
    names
}

/// What no entity stands for, one a line.
#[must_use]
pub fn objects(catalog: &Catalog) -> Vec<String> {
    catalog.objects.iter().map(|object| format!("{} {} on {}", object.kind.name(), object.name, object.table)).collect()
}

/// What differs between two texts; `None` when nothing does.
#[must_use]
pub fn difference(expected: &str, actual: &str) -> Option<String> {
    (expected != actual).then(|| TextDiff::from_lines(expected, actual).unified_diff().header("expected", "actual").to_string())
}

fn render_table(table: &Table) -> String {
    let options = &table.options;
    let mut lines: Vec<String> = table.columns.iter().map(column).collect();
    lines.extend(table.indexes.iter().map(index));
    lines.extend(table.foreign_keys.iter().map(foreign_key));
    lines.extend(table.checks.iter().map(|check| format!("check {}", sorted_list(normal(&check.expression)))));
    lines.sort();
    let head = format!("{}{}", if options.strict { " strict" } else { "" }, if options.without_rowid { " without rowid" } else { "" });
    format!("table {}{head} key ({})\n  {}\n", table.name, table.primary_key.join(", "), lines.join("\n  "))
}

fn column(column: &Column) -> String {
    let mut text = format!("column {} {}", column.name, column.data_type);
    if !column.nullable {
        text.push_str(" required");
    }
    if let Some(default) = &column.default {
        text = text + " default " + &default.to_string();
    }
    if column.auto_increment {
        text.push_str(" numbered");
    }
    if let Some(generated) = &column.generated {
        text = text + " computed from " + &normal(&generated.expression) + if generated.stored { ", stored" } else { "" };
    }
    let collation = column.collation.as_deref().filter(|name| !name.eq_ignore_ascii_case("binary"));
    text + &collation.map_or(String::new(), |name| format!(" collate {}", name.to_ascii_lowercase()))
}

fn index(index: &Index) -> String {
    let part = |part: &schema_core::schema::IndexPart| {
        let key = match &part.key {
            IndexKey::Column(name) => name.clone(),
            IndexKey::Expression(sql) => normal(sql),
        };
        let collation = part.collation.as_ref().map_or(String::new(), |name| format!(" collate {}", name.to_ascii_lowercase()));
        format!("{key}{collation}{}", if part.descending { " desc" } else { "" })
    };
    let parts: Vec<String> = index.parts.iter().map(part).collect();
    let filter = index.filter.as_deref().map_or(String::new(), |filter| format!(" where {}", normal(filter)));
    format!("{} {} ({}){filter}", if index.unique { "unique index" } else { "index" }, index.name, parts.join(", "))
}

fn foreign_key(key: &ForeignKey) -> String {
    let actions = format!("on delete {} on update {}", key.on_delete.sql(), key.on_update.sql());
    let deferred = match key.deferral {
        Deferral::Never => "",
        Deferral::Immediate => " deferrable",
        Deferral::Deferred => " deferred",
    };
    format!("foreign key ({}) to {} ({}) {actions}{deferred}", key.columns.join(", "), key.target, key.target_columns.join(", "))
}

/// An expression without what does not matter: white space, the case of bare words, the quotes of names. A rename by SQLite puts names in
/// quotes, one in the entities need not.
fn normal(sql: &str) -> String {
    let mut text = String::new();
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' => {
                text.push(c);
                for inner in chars.by_ref() {
                    text.push(inner);
                    if inner == '\'' {
                        break;
                    }
                }
            }
            '"' => {}
            c if c.is_whitespace() => {}
            c => text.extend(c.to_lowercase()),
        }
    }
    text
}

/// The check of an enum with its variants in order: in which order they stand does not matter.
fn sorted_list(expression: String) -> String {
    let Some((column, list)) = expression.strip_suffix(')').and_then(|text| text.split_once("in(")) else { return expression };
    let mut variants: Vec<&str> = list.split(',').collect();
    variants.sort_unstable();
    format!("{column}in({})", variants.join(","))
}
