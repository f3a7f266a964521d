#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team)]
    pub home_id: i64,
    #[entity(references = Team, on_delete = set_null)]
    pub away_id: Option<i64>,
}
