//! Columns that come, go, change and get other names.

use schema_core::dialect::Statement;
use schema_core::schema::{Default, Table};

use crate::model::*;

fn user(columns: impl IntoIterator<Item = schema_core::schema::Column>) -> Table {
    table("user", columns)
}

const DATA: &str = "INSERT INTO user (name) VALUES ('Ada'), ('Grace'), ('it''s')";

#[tokio::test]
async fn add_native() {
    let steps =
        vec![add("user", optional(text("phone")), None), add("user", defaulted(int("age"), Default::Number("-1".to_owned())), None)];
    let mut case = Case::new(schema([user([text("name")])]), DATA, steps).await;
    let plan = plan(&case.before, &case.steps);
    assert_eq!(
        plan,
        [
            Statement::Sql(r#"ALTER TABLE "user" ADD COLUMN "phone" TEXT"#.to_owned()),
            Statement::Sql(r#"ALTER TABLE "user" ADD COLUMN "age" INTEGER NOT NULL DEFAULT -1"#.to_owned()),
        ]
    );
    case.round_trip().await;
}
