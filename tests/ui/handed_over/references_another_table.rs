use migrator::Entity;


mod club {
    #[derive(migrator::Entity)]
    #[entity(table = "club_team")]
    pub struct Team {
        #[entity(primary_key)]
        pub id: i64,
    }
}
use club::Team;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Team)]
    pub team_id: i64,
}

fn main() {}
