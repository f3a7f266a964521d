use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

mod broken {
    pub struct Team {
        pub id i64,
    }
}

fn main() {}
