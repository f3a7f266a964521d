#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Admin = 2,
    Member = 1,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub role: Role,
}
