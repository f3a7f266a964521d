//@ dialects: postgres, mysql
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "CAST(value AS DECIMAL(12, 0))")]
    pub value: i32,
}
