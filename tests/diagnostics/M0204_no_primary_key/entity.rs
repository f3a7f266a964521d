use migrator::Entity;

#[derive(Entity)]
pub struct User {
    pub name: String,
}
