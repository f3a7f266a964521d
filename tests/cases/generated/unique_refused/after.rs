//@ dialects: sqlite, mysql
use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    pub price: i64,
    pub amount: Option<i64>,
    #[entity(unique, generated = "amount IS NULL")]
    pub total: Option<i64>,
}
