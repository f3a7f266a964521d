#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references(Team, existing = delete), on_delete = cascade)]
    pub team: Option<i64>,
    pub title: String,
}
