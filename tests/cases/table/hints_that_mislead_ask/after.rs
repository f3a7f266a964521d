#[derive(Entity)]
#[entity(renamed_from = "user")]
pub struct Person {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
#[entity(renamed_from = "user")]
pub struct Member {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
#[entity(renamed_from = "tean")]
pub struct Group {
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

#[derive(Entity)]
#[entity(renamed_from = "note")]
pub struct Remark {
    #[entity(primary_key)]
    pub id: i64,
    pub text: String,
}
