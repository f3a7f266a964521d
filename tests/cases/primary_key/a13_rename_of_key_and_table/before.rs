#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: uuid::Uuid,
    pub name: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: Option<uuid::Uuid>,
}
