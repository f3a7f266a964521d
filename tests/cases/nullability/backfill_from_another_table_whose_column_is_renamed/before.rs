#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
    pub label: Option<String>,
}
