use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
}

pub struct Team;
