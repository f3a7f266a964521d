#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(renamed_from = "name")]
    pub full_name: String,
    #[entity(renamed_from = "name")]
    pub nick: Option<String>,
    #[entity(renamed_from = "city", new)]
    pub town: String,
    #[entity(renamed_from = "aeg", convert = "CAST(age AS INTEGER)")]
    pub years: i32,
    pub kind: String,
    #[entity(renamed_from = "kind")]
    pub sort: Option<String>,
    #[entity(renamed_from = "telephone")]
    pub phone: Option<String>,
}
