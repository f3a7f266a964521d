#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
#[entity(renamed_from = "user")]
#[entity(check("age < 150"))]
#[entity(index(since desc))]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, renamed_from = "email")]
    pub mail: String,
    #[entity(default = 18)]
    pub age: i64,
    #[entity(references = Team, on_delete = cascade, renamed_from = "team_id")]
    pub crew_id: Option<i64>,
    #[entity(default = now)]
    pub since: chrono::DateTime<chrono::Utc>,
}
