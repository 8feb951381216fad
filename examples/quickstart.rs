//! The walk through temporary access.

fn main() {}
