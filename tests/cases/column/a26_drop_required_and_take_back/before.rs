#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = "x")]
    pub code: String,
    pub x: i64,
}
