use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(skip)]
    pub cache: String,
}
