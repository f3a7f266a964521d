//! By hand.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20250101000001", "theirs", up, down)
    .from("8569f645a3854c42")
    .to("2222222222222222");

fn up(_plan: &mut Plan) {}

fn down(_plan: &mut Plan) {}
