#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(precision = 10, scale = 4)]
    pub value: rust_decimal::Decimal,
}
