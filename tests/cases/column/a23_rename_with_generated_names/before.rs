#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub email: String,
    #[entity(index)]
    pub city: String,
    #[entity(references = Team)]
    pub team: i64,
    #[entity(check = "age > -100")]
    pub age: i32,
}
