use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(uniqe)]
    pub email: String,
    #[entity(colour = "red")]
    pub name: String,
}
