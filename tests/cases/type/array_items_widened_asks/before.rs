//@ dialects: postgres
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub numbers: Vec<i32>,
    #[entity(length = 9)]
    pub words: Option<Vec<String>>,
}
