#[derive(Entity)]
#[entity(check("low <= high AND price < 100"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub price: i64,
    pub low: i64,
    pub high: i64,
    pub name: String,
}
