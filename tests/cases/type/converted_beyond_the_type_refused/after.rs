//@ dialects: sqlite, mysql
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "value * 2")]
    pub value: i16,
}
