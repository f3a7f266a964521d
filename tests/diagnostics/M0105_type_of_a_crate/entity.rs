use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub ip: std::net::IpAddr,
    pub seen: std::collections::BTreeMap<String, i64>,
}
