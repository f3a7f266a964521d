//! Rows of entities with embedded structs, read by sqlx as `docs/attributes.md` shows it.

use migrator::Dialect;
use sqlx::sqlite::{SqlitePoolOptions, SqliteRow};
use sqlx::{FromRow, Row as _};

use crate::schema::schema;

const ENTITIES: &str = "
    #[derive(Embedded)]
    pub struct Audit { #[entity(default = 1)] pub revision: i64, pub note: Option<String> }

    #[derive(Embedded)]
    pub struct Address { pub street: String, #[entity(length = 2, check = \"length(country) = 2\")] pub country: String }

    #[derive(Entity)]
    #[entity(index(billing.country))]
    pub struct User {
        #[entity(primary_key)]
        pub id: i64,
        #[entity(flatten)]
        pub audit: Audit,
        #[entity(flatten, prefix = \"billing_\")]
        pub billing: Address,
        #[entity(flatten, prefix = \"home_\")]
        pub home: Option<Address>,
    }
";

#[derive(Debug, PartialEq)]
struct Audit {
    revision: i64,
    note: Option<String>,
}

#[derive(Debug, PartialEq)]
struct Address {
    street: String,
    country: String,
}

#[derive(Debug, PartialEq)]
struct User {
    id: i64,
    audit: Audit,
    billing: Address,
    home: Option<Address>,
}

impl Address {
    fn read(row: &SqliteRow, prefix: &str) -> sqlx::Result<Self> {
        let column = |name: &str| format!("{prefix}{name}");
        Ok(Self { street: row.try_get(&*column("street"))?, country: row.try_get(&*column("country"))? })
    }
}

/// What `#[derive(sqlx::FromRow)]` makes.
impl FromRow<'_, SqliteRow> for Audit {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self { revision: row.try_get("revision")?, note: row.try_get("note")? })
    }
}

impl FromRow<'_, SqliteRow> for User {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        let has_home = row.try_get::<Option<String>, _>("home_street")?.is_some();
        let home = has_home.then(|| Address::read(row, "home_")).transpose()?;
        Ok(Self { id: row.try_get("id")?, audit: Audit::from_row(row)?, billing: Address::read(row, "billing_")?, home })
    }
}

#[tokio::test]
async fn sqlx_reads_them() {
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await.unwrap();
    let schema = schema(ENTITIES);
    assert_eq!(schema.create_sql(Dialect::Sqlite).unwrap().len(), 2);
    schema.create(&pool).await.unwrap();
    let insert = "INSERT INTO user (id, billing_street, billing_country, home_street, home_country) VALUES \
                  (1, 'Gasse', 'CH', NULL, NULL), (2, 'Via', 'IT', 'Rue', 'FR')";
    sqlx::query(insert).execute(&pool).await.unwrap();
    let address = |street: &str, country: &str| Address { street: street.to_owned(), country: country.to_owned() };
    let user = |id, billing, home| User { id, audit: Audit { revision: 1, note: None }, billing, home };
    let users: Vec<User> = sqlx::query_as("SELECT * FROM user ORDER BY id").fetch_all(&pool).await.unwrap();
    let expected = [user(1, address("Gasse", "CH"), None), user(2, address("Via", "IT"), Some(address("Rue", "FR")))];
    assert_eq!(users, expected);
    let refused = "INSERT INTO user (id, billing_street, billing_country, home_country) VALUES (3, '', 'CH', 'x')";
    sqlx::query(refused).execute(&pool).await.unwrap_err();
}
