use migrator::Entity;


#[derive(Entity)]
#[entity(tabel = "users")]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = User)]
    pub user_id: i64,
}

fn table<E: Entity>() -> &'static str {
    E::TABLE
}

fn main() {
    println!("{} {}", table::<User>(), table::<Post>());
}
