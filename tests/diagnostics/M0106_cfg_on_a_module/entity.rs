#[cfg(unix)]
mod unix {
    #[derive(migrator::Entity)]
    pub struct Socket {
        #[entity(primary_key)]
        pub id: i64,
    }
}
