#[derive(Entity)]
#[entity(rename_all = "camelCase")]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "first_name")]
    pub first_name: String,
    #[entity(renamed_from = "is_admin")]
    pub is_admin: bool,
}
