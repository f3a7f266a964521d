//@ dialects: postgres
#[derive(Entity)]
#[entity(index(team_id, name = "user_team", include(full_name, email)))]
#[entity(unique(full_name, name = "user_name"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub team_id: i64,
    #[entity(renamed_from = "name")]
    pub full_name: String,
    pub email: String,
}
