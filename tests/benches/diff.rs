//! The difference of two large schemas with ten changes: time by size.

mod support;

use schema_core::diff::{Intent, TableIntent, diff};
use schema_core::schema::{Column, DataType, ForeignKey, Index, IndexPart, Schema, Table, name};
use schema_core::{Pair, schema};

fn main() {
    support::heading("Diff of schemas with 20 columns a table and ten changes");
    let mut first = None;
    for tables in [100, 1_000, 10_000] {
        let before = schema_of(tables);
        let after = changed(&before);
        let steps = diff(Pair::new(&before, &after), &intent(), "20250101000000").expect("no questions").len();
        let time = support::clock::best(10, || diff(Pair::new(&before, &after), &intent(), "20250101000000")).as_secs_f64();
        let per_table = time / f64::from(tables);
        let base = *first.get_or_insert(per_table);
        let note = format!("{steps} steps; {:.2}x the time a table of the smallest", per_table / base);
        support::line(&format!("{tables} tables"), &support::ms(time), &note);
    }
    println_bound();
}

fn println_bound() {
    support::line("bound", "", "1,000 tables under 20 ms; linear");
}

fn schema_of(tables: u32) -> Schema {
    Schema { tables: (0..tables).map(table).collect(), ..Schema::default() }
}

fn table(number: u32) -> Table {
    let table_name = format!("table_{number}");
    let mut columns = vec![Column::new("id", DataType::Int64)];
    columns.extend((1..20).map(|at| Column {
        nullable: at % 3 == 0,
        ..Column::new(format!("column_{at}"), if at % 2 == 0 { DataType::Int64 } else { DataType::Text(Some(100)) })
    }));
    let index = Index {
        name: name::index(&table_name, &["column_1"], false),
        unique: false,
        parts: vec![IndexPart::column("column_1")],
        ..Index::default()
    };
    let key = ForeignKey {
        name: name::foreign_key(&table_name, &["column_2"]),
        columns: vec!["column_2".to_owned()],
        target: format!("table_{}", number / 2),
        target_columns: vec!["id".to_owned()],
        on_delete: schema::Action::Cascade,
        on_update: schema::Action::NoAction,
        ..ForeignKey::default()
    };
    Table {
        name: table_name,
        columns,
        primary_key: vec!["id".to_owned()],
        indexes: vec![index],
        foreign_keys: vec![key],
        ..Table::default()
    }
}

/// Ten changes, spread over the tables.
fn changed(before: &Schema) -> Schema {
    let mut after = before.clone();
    let count = after.tables.len();
    let at = |tenth: usize| count / 10 * tenth + 3;
    after.tables[at(0)].columns.push(Column { nullable: true, ..Column::new("added", DataType::Text(None)) });
    after.tables[at(1)].columns.pop();
    after.tables[at(2)].columns[4].nullable = true;
    after.tables[at(3)].columns[5].default = Some(schema::Default::Text("x".to_owned()));
    after.tables[at(4)].indexes.clear();
    after.tables[at(5)].foreign_keys[0].on_delete = schema::Action::SetNull;
    after.tables[at(6)].foreign_keys.clear();
    after.tables[at(7)].indexes[0].unique = true;
    after.tables[at(8)].columns[7].data_type = DataType::Text(None);
    let renamed = &mut after.tables[at(9)];
    renamed.columns[2].default = Some(schema::Default::Number("7".to_owned()));
    after
}

fn intent() -> Intent {
    Intent { tables: [("table_3".to_owned(), TableIntent::default())].into(), ..Intent::default() }
}
