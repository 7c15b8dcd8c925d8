//! Strombus: text interfaces on ports.
