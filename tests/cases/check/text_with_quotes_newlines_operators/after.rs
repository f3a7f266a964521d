#[derive(Entity)]
#[entity(check("name <> 'it''s \"not\"' AND\n (price << 1) | 1 <> 0 AND name NOT LIKE '%(%' -- a comment\n", name = "odd"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub price: i64,
    pub low: i64,
    pub high: i64,
    pub name: String,
}
