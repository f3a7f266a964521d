use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Team(name))]
    pub team: String,
    #[entity(references = Team)]
    pub team_id: String,
}

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}
