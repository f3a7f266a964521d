#[derive(Entity)]
#[entity(rename_all = "camelCase")]
#[entity(index(first_name))]
pub struct UserAccount {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub first_name: String,
    #[entity(unique)]
    pub email_address: String,
}
