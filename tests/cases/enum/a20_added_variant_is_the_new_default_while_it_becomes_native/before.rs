#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = Role::Member)]
    pub role: Role,
}
