#[derive(Entity)]
pub struct Seat {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub hall: i32,
    pub rank: Option<i32>,
    pub number: Option<i32>,
    pub sold: bool,
}
