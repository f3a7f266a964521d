use migrator::Entity;

macro_rules! hidden {
    () => {
        type String = i64;
    };
}

hidden!();

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}
