#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Editor,
    Reader,
}

#[derive(EntityEnum)]
pub enum Color {
    Red,
    Green,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Color,
}
