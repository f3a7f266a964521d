#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(backfill = "nick")]
    pub name: String,
    pub nick: Option<String>,
}
