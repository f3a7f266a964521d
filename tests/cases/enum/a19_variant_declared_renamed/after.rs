#[derive(EntityEnum)]
pub enum Role {
    Admin,
    #[entity(renamed_from = "Editor")]
    Writer,
    Reader,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
    pub second: Option<Role>,
}
