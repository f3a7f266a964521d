#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub z: String,
    pub a: i64,
    pub m: Option<bool>,
}
