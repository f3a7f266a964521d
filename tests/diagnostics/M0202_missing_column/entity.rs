use migrator::Entity;

#[derive(Entity)]
#[entity(index(mail), unique(id, emali))]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub email: String,
}
