//@ dialects: postgres, mysql
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub value: String,
}
