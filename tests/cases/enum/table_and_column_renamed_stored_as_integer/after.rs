#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
#[entity(table = "person", renamed_from = "member")]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
    #[entity(renamed_from = "former")]
    pub previous: Option<Role>,
}
