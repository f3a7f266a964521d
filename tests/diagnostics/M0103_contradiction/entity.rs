use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: String,
    #[entity(skip, unique)]
    pub cache: String,
    #[entity(length = 5)]
    pub age: i32,
}
