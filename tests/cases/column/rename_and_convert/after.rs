#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "born", convert = "CAST(substr(born, 1, 4) AS INTEGER)")]
    pub year: i32,
}
