//! Speed of the models; not their answers.

fn main() {}
