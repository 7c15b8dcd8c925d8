//! Character sets beside UTF-8: what their bytes mean.

pub(crate) mod console;
pub mod cp437;
