//! By hand.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20250101000001", "two", up, down)
    .from("0000000000000000")
    .to("2222222222222222");

fn up(_plan: &mut Plan) {}

fn down(_plan: &mut Plan) {}
