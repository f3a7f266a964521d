#[derive(Entity)]
pub struct Parent {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Child {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Parent)]
    pub parent_id: i64,
}

#[derive(Entity)]
pub struct Kept {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}
