#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "width")]
    pub breadth: i32,
    #[entity(renamed_from = "double", generated = "breadth * 2", comment = "twice")]
    pub both: i32,
    #[entity(generated = "breadth + 1", comment = "another word")]
    pub more: Option<i32>,
}
