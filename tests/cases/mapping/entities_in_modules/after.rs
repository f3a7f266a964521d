pub mod shop {
    use super::people::Person;

    #[derive(Entity)]
    pub struct Order {
        #[entity(primary_key)]
        pub id: i64,
        #[entity(references = Person)]
        pub person_id: i64,
    }
}

pub mod people {
    #[derive(Entity)]
    pub struct Person {
        #[entity(primary_key)]
        pub id: i64,
    }
}
