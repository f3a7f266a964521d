#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Team {
    #[entity(primary_key)]
    pub id: i64,
    pub title: String,
}

#[derive(Entity)]
pub struct Note {
    #[entity(primary_key)]
    pub id: i64,
    pub text: String,
}
