#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
#[entity(table = "member")]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
    pub former: Option<Role>,
}
