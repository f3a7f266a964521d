#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(check = "price >= 0")]
    pub price: i64,
    pub low: i64,
    #[entity(check = "high > 0")]
    pub high: i64,
    pub name: String,
}
