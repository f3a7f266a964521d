use migrator::Entity;


pub struct Team {
    pub id: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
}

fn main() {}
