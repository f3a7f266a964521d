#[derive(EntityEnum)]
#[entity(stored = text)]
pub enum Role {
    #[entity(renamed_from = "Member")]
    User,
    Admin,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
}
