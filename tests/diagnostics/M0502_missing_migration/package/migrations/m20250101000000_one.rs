//! By hand.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20250101000000", "one", up, down)
    .from("0000000000000000")
    .to("1111111111111111");

fn up(_plan: &mut Plan) {}

fn down(_plan: &mut Plan) {}
