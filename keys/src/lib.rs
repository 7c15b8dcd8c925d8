//! Host keys and key generation in OpenSSH's formats.
