use migrator::Entity;

#[derive(Entity)]
#[entity(deny(gone_column, existing_rows))]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(check = "id > 0")]
    pub age: Option<i32>,
}
