#[derive(Entity)]
#[entity(check("price >= 0", name = "c"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub price: i64,
    pub low: i64,
    pub high: i64,
    pub name: String,
}
