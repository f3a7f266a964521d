#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: String,
    pub b: String,
    pub c: i64,
    pub d: bool,
}
