//@ dialects: postgres
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub numbers: Vec<i64>,
    #[entity(length = 30)]
    pub words: Option<Vec<String>>,
}
