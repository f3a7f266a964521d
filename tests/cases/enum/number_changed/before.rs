#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Admin = 1,
    Member = 2,
    Guest = 3,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = Role::Member)]
    pub role: Role,
}
