use migrator::Entity;

#[derive(Entity)]
#[entity(primary_key(id, team_id))]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub team_id: i64,
}
