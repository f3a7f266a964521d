//@ dialects: sqlite, mysql
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END")]
    pub amount: i64,
    pub unit: String,
}
