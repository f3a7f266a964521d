#[derive(Entity)]
pub struct T {
    #[entity(primary_key)]
    pub key: String,
    pub v: i64,
}
