#[derive(Entity)]
pub struct Node {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub parent: Option<i64>,
}
