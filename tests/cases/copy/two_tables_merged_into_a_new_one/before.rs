#[derive(Entity)]
pub struct Dog {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Cat {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
    pub lives: i64,
}
