#[derive(EntityEnum)]
pub enum Side {
    Left,
    Right,
}

#[derive(Embedded)]
#[entity(rename_all = "camelCase", check("lat <> lon OR \"lat\" IS NULL", name = "differ"), index(lat, lon desc))]
pub struct Point {
    #[entity(check = "lat >= -90")]
    pub lat: Option<i32>,
    #[entity(generated = "lat + 1")]
    pub next_lat: Option<i32>,
    pub lon: Option<i32>,
}

#[derive(Embedded)]
#[entity(unique(town, point.lat))]
pub struct Address {
    #[entity(length = 80, unique(name = "town_key"), column = "city")]
    pub town: Option<String>,
    #[entity(length = 2, references = Country, on_delete = cascade)]
    pub country: Option<String>,
    #[entity(flatten, prefix = "at_")]
    pub point: Point,
    #[entity(default = Side::Left)]
    pub side: Side,
    #[entity(skip)]
    pub label: std::fmt::Arguments<'static>,
}

#[derive(Entity)]
pub struct Country {
    #[entity(primary_key, length = 2)]
    pub code: String,
}

#[derive(Entity)]
#[entity(index(main.point.lat, id), check("main_at_lat < 90"))]
pub struct Shop {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(flatten, prefix = "main_")]
    pub main: Address,
    #[entity(flatten, prefix = "old_")]
    pub old: Option<Address>,
}
