#[derive(Entity)]
pub struct Team {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Club {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub title: Option<bool>,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Club)]
    pub group_id: i64,
}
