#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = 7, comment = "how many; it's a count", check = "amount >= 0")]
    pub amount: i32,
    #[entity(length = 40, default = "no 'name'", comment = "shown to \"people\"", index)]
    pub title: Option<String>,
    #[entity(default = now)]
    pub at: chrono::NaiveDateTime,
    #[entity(precision = 10, scale = 2, default = sql("1.50"), comment = "in euros")]
    pub price: rust_decimal::Decimal,
}
