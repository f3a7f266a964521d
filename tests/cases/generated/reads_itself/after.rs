use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(generated = "b + 1")]
    pub a: i64,
    #[entity(generated = "a + 1")]
    pub b: i64,
}
