//@ dialects: sqlite
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "iif(value, 'yes', 'no')")]
    pub value: String,
}
