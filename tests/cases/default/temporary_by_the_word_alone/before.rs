#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 40)]
    pub name: String,
    #[entity(default = 0)]
    pub size: i64,
}
