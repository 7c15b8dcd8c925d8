//! Character sets beside UTF-8: what their bytes mean.

pub mod cp437;
