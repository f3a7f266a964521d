#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "n > 5")]
    pub n: bool,
}
