//! Entities for an existing database.

use std::fs;

use super::support::{Database, Ran, refusal, repository, run};

const SHOP: &str = "
    CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, email VARCHAR(255) NOT NULL UNIQUE, \"full name\" TEXT);
    CREATE TABLE order_lines (
        order_no INTEGER NOT NULL, line INTEGER NOT NULL CHECK (line > 0), customer INTEGER REFERENCES customers ON DELETE CASCADE,
        amount INTEGER NOT NULL DEFAULT 1, type TEXT NOT NULL DEFAULT 'new', PRIMARY KEY (order_no, line)
    );
    CREATE INDEX by_customer ON order_lines (customer, amount DESC) WHERE customer IS NOT NULL;
    CREATE VIEW names AS SELECT \"full name\" FROM customers;
";

const EXPECTED: &str = r#"//! Entities for `sqlite://$FOLDER/app.db`, written by `migrator entities`.
//!
//! It needs, in `Cargo.toml`: `migrator` with `features = ["sqlite"]`.

use migrator::Entity;

#[derive(Debug, Clone, Entity)]
pub struct Customers {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(type = "VARCHAR(255)", unique(unnamed))]
    pub email: String,
    #[entity(column = "full name")]
    pub full_name: Option<String>,
}

#[derive(Debug, Clone, Entity)]
#[entity(primary_key(order_no, line))]
#[entity(index(
    customer,
    amount desc,
    name = "by_customer",
    filter = "customer IS NOT NULL"
))]
pub struct OrderLines {
    pub order_no: i64,
    #[entity(check("line > 0", unnamed))]
    pub line: i64,
    #[entity(references = Customers, on_delete = cascade)]
    pub customer: Option<i64>,
    #[entity(default = 1)]
    pub amount: i64,
    #[entity(default = "new")]
    pub r#type: String,
}

// Not among these entities:
//
// - view `names`
"#;

#[tokio::test]
async fn a_database_becomes_a_file() {
    let database = Database::new(SHOP).await;
    let folder = database.beside("").display().to_string();
    let expected = EXPECTED.replace("$FOLDER", folder.trim_end_matches('/'));
    let notes = "note: not among the entities: view `names`\n".to_owned();
    let ran = run(&["entities", "--from", &database.url]);
    assert_eq!(ran, Ran { code: 0, output: expected.clone(), errors: notes.clone() });
    let file = database.beside("model.rs");
    let ran = run(&["entities", "--from", &database.url, "--out", &file.display().to_string()]);
    assert_eq!(ran, Ran { code: 0, output: String::new(), errors: notes });
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
}

#[tokio::test]
async fn the_package_with_the_file_is_the_database() {
    let database = Database::new(SHOP).await;
    let source = database.beside("src");
    fs::create_dir(&source).unwrap();
    fs::write(database.beside("Cargo.toml"), "[package]\nname = \"shop\"\n").unwrap();
    let ran = run(&["entities", "--from", &database.url, "--out", &source.join("lib.rs").display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let folder = database.beside("").display().to_string();
    let note = "note: view `names` is in the database and not compared\n".to_owned();
    let ran = run(&["diff", "--from", &database.url, "--to", &folder]);
    assert_eq!(ran, Ran { code: 0, output: String::new(), errors: note });
}

#[test]
fn a_package_is_a_source_too() {
    let ran = run(&["entities", "--from", &repository("examples/quickstart")]);
    assert_eq!((ran.code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("\npub struct Task {\n") && ran.output.contains("references = "), "{}", ran.output);
    let nothing = run(&["entities", "--from", "empty"]);
    assert_eq!(nothing.output, "//! Entities for `empty`, written by `migrator entities`.\n");
    assert!(refusal(&["entities", "--from", "no/such"]).starts_with("error: there is nothing at `no/such`\n"));
}
