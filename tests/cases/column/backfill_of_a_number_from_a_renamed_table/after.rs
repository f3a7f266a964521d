#[derive(Entity)]
#[entity(renamed_from = "team")]
pub struct Squad {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(renamed_from = "places")]
    pub seats: i32,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Squad)]
    pub team_id: i64,
    #[entity(backfill = "(SELECT squad.seats FROM squad WHERE squad.id = team_id)")]
    pub seats: i32,
}
