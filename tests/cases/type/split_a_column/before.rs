#[derive(Entity)]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}
