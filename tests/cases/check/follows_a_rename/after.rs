#[derive(Entity)]
#[entity(check("cents >= 0 AND cents <> 13"))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "price")]
    pub cents: i64,
}
