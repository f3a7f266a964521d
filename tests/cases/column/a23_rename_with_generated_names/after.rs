#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, renamed_from = "email")]
    pub mail: String,
    #[entity(index, renamed_from = "city")]
    pub town: String,
    #[entity(references = Team, renamed_from = "team")]
    pub team_id: i64,
    #[entity(check = "years > -100", renamed_from = "age")]
    pub years: i32,
}
