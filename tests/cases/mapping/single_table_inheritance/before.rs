#[derive(Entity)]
pub struct Shape {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub kind: String,
    pub radius: Option<f64>,
}
