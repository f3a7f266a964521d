#[derive(Entity)]
#[entity(retire = false)]
pub struct Parent {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = User)]
    pub user_id: i64,
}

#[derive(Entity)]
#[entity(retire = false)]
pub struct Child {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(index, references = Parent)]
    pub parent_id: i64,
}

#[derive(Entity)]
pub struct Kept {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = User)]
    pub user_id: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}
