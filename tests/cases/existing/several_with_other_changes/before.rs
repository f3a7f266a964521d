#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 40)]
    pub mail: String,
    pub role: Role,
    pub team_id: i64,
    pub age: i32,
    pub note: Option<String>,
}
