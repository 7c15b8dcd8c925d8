//! Sessions, transports, accounts and limits: what hosts the apps.
