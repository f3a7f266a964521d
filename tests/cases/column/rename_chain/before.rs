#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: String,
    pub b: String,
}
