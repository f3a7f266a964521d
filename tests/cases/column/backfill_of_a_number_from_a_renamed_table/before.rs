#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
    pub places: i32,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
}
