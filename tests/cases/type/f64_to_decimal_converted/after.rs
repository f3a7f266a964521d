//@ dialects: sqlite
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "printf('%.2f', value)")]
    pub value: rust_decimal::Decimal,
}
