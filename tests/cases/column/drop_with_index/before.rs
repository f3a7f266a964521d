#[derive(Entity)]
#[entity(index(b, a))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index)]
    pub a: String,
    pub b: i64,
}
