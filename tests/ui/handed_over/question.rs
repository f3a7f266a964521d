use migrator::Entity;


#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub full_name: String,
    pub r#type: String,
}

fn main() {}
