use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Team(cod))]
    pub team_code: String,
}

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(unique)]
    pub code: String,
}
