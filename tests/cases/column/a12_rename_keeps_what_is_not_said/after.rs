#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "amount", default = 7, comment = "how many; it's a count", check = "quantity >= 0")]
    pub quantity: i32,
    #[entity(renamed_from = "title", length = 40, default = "no 'name'", comment = "shown to \"people\"", index)]
    pub name: Option<String>,
    #[entity(renamed_from = "at", default = now)]
    pub since: chrono::NaiveDateTime,
    #[entity(renamed_from = "price", precision = 10, scale = 2, default = sql("1.50"), comment = "in euros")]
    pub cost: rust_decimal::Decimal,
}
