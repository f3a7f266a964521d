#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment, renamed_from = "id")]
    pub number: i64,
    #[entity(references = Team)]
    pub parent_id: Option<i64>,
    pub name: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team, on_delete = cascade)]
    pub team_id: i64,
}
