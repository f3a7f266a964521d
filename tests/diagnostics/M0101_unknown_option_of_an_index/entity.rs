use migrator::Entity;

#[derive(Entity)]
#[entity(index(email, wher = "id > 1"))]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub email: String,
}
