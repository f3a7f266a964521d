#[derive(Entity)]
#[entity(retire = false)]
pub struct Session {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub seen: i64,
}

// It keeps what leaves it.
#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}
