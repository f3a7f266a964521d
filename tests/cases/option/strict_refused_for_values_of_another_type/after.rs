//@ dialects: sqlite
#[derive(Entity)]
#[entity(strict)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub n: i64,
}
