#[derive(Entity)]
#[entity(check("price >= 0 AND price <> 13"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub price: i64,
}
