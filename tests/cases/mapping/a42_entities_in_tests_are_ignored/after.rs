#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[cfg(test)]
mod tests {
    #[derive(Entity)]
    pub struct Fake {
        #[entity(primary_key)]
        pub id: i64,
    }
}
