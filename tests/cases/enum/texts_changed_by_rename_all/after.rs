//@ dialects: sqlite, mysql
#[derive(EntityEnum)]
#[entity(rename_all = "snake_case")]
pub enum Role {
    Admin,
    Editor,
    Reader,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "lower(role)")]
    pub role: Role,
}
