#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub n: String,
}
