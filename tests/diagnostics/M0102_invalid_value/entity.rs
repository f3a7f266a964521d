use migrator::Entity;

#[derive(Entity)]
#[entity(rename_all = "Camel")]
#[entity(retire = "no")]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(length = "long")]
    pub email: String,
    #[entity(default = 1 + 1)]
    pub age: i32,
    #[entity(default(temporary))]
    pub size: i32,
    #[entity(default(0, temporary = true))]
    pub weight: i32,
}
