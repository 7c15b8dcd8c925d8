//! Measures a running server beside a bare russh echo.
fn main() {}
