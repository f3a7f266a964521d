use migrator::Entity;

#[cfg(unix)]
#[derive(Entity)]
pub struct Socket {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[cfg(unix)]
    pub shell: String,
}
