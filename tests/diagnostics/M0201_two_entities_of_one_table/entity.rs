use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(table = "user")]
pub struct Person {
    #[entity(primary_key)]
    pub id: i64,
}
