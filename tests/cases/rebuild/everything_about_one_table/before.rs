#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
#[entity(check("age < 200"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index)]
    pub email: String,
    pub age: Option<i32>,
    #[entity(references = Team)]
    pub team_id: i64,
    pub fax: String,
}
