#[derive(EntityEnum)]
#[entity(stored = integer, removed(Guest = Member, Trial = User))]
pub enum Role {
    Admin,
    Member,
    User,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
}
