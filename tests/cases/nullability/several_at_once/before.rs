#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: Option<i64>,
    pub b: i64,
    pub c: Option<bool>,
}
