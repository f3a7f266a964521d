#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Draft,
    Published,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
}
