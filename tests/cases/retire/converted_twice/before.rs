#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "CAST(n AS INTEGER)")]
    pub n: i64,
}
