#[derive(Entity)]
pub struct Größe {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub straße: Option<String>,
    #[entity(column = "日本", default = 1)]
    pub japan: i64,
    #[entity(index)]
    pub 名前: Option<String>,
}
