//@ dialects: postgres
#[derive(Entity)]
#[entity(index(team_id, name = "user_team", include(name)))]
#[entity(unique(name, name = "user_name", include(team_id)))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub team_id: i64,
    pub name: String,
    pub email: String,
}
