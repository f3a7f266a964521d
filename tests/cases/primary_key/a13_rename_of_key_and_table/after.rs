#[derive(Entity)]
#[entity(renamed_from = "team")]
pub struct Crew {
    #[entity(primary_key, renamed_from = "id")]
    pub key: uuid::Uuid,
    pub name: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Crew, renamed_from = "team_id")]
    pub crew_id: Option<uuid::Uuid>,
}
