use migrator::Entity;

#[derive(Entity)]
pub struct Person {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}
