#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "name")]
    pub title: String,
}

#[derive(Entity)]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
    #[entity(backfill = "(SELECT t.title FROM team t WHERE t.id = team_id)")]
    pub label: String,
}
