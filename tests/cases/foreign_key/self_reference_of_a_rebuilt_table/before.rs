#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = User, on_delete = cascade)]
    pub boss_id: Option<i64>,
    pub name: Option<String>,
}
