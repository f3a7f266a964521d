use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(default = "young")]
    pub age: i32,
    #[entity(default = 300)]
    pub rank: i8,
}
