#[derive(EntityEnum)]
pub enum Kind {
    Circle,
    Square,
}

#[derive(Entity)]
#[entity(check("(kind = 'Circle') = (radius IS NOT NULL)"))]
pub struct Shape {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub kind: Kind,
    pub radius: Option<f64>,
    pub side: Option<f64>,
}
