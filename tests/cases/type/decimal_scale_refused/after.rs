#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(precision = 10, scale = 2)]
    pub value: rust_decimal::Decimal,
}
