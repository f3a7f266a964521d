#[derive(ColumnType)]
pub struct UserId(i64);

#[derive(Entity)]
pub struct U {
    #[entity(primary_key)]
    pub id: UserId,
    pub name: String,
}

#[derive(Entity)]
pub struct P {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = U)]
    pub user_id: UserId,
}
