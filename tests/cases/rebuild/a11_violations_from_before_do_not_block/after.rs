//@ dialects: sqlite
#[derive(Entity)]
pub struct Parent {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub x: i64,
}

#[derive(Entity)]
pub struct Child {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Parent, on_delete = cascade)]
    pub parent_id: i64,
    pub note: String,
}
