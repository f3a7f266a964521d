#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = 0)]
    pub n: i64,
}
