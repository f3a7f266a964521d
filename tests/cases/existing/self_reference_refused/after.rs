#[derive(Entity)]
pub struct Node {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references(Node, existing = delete))]
    pub parent: Option<i64>,
}
