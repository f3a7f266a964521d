#[derive(EntityEnum)]
pub enum Color {
    Red,
    Green,
}

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END")]
    pub value: Color,
}
