#[derive(Entity)]
#[entity(renamed_from = "user")]
pub struct Person {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "name")]
    pub full_name: String,
    pub age: i32,
}
