//! PROTOCOLINFO: what tor is and how it wants to be asked.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

use crate::fields::{Fields, comma_separated};
use crate::quoting::unquote;
use crate::reply::Reply;
use crate::words::words;

words! {
    /// How tor lets controllers in.
    Method {
        /// It lets everybody in.
        Null = "NULL",
        /// A password, whose hash tor has.
        HashedPassword = "HASHEDPASSWORD",
        /// What stands in a file that tor wrote.
        Cookie = "COOKIE",
        /// A proof that we know what stands there, and one that tor does.
        SafeCookie = "SAFECOOKIE",
    }
}

/// What tor says before anybody is let in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProtocolInfo {
    /// How it lets controllers in.
    pub methods: Vec<Method>,
    /// Where the cookie stands.
    pub cookie_file: Option<PathBuf>,
    /// Which tor it is: `0.4.9.11`.
    pub version: Option<String>,
}

impl ProtocolInfo {
    /// Reads the reply; none if it is not one to PROTOCOLINFO.
    #[must_use]
    pub fn read(reply: &Reply) -> Option<Self> {
        if !reply.is_ok() || !reply.lines.first()?.text.starts_with("PROTOCOLINFO ") {
            return None;
        }
        let mut info = Self::default();
        for line in &reply.lines {
            let mut fields = Fields::of(&line.text);
            match fields.word() {
                Some("AUTH") => info.read_auth(fields.rest()),
                Some("VERSION") => {
                    let version = fields.pair().filter(|(key, _)| *key == "Tor");
                    info.version = version.map(|(_, version)| version.into());
                }
                _ => {}
            }
        }
        Some(info)
    }

    fn read_auth(&mut self, text: &str) {
        // A path may hold any bytes, which `pair` would replace.
        if let Some((_, path)) = text.split_once("COOKIEFILE=")
            && let Some((bytes, _)) = unquote(path)
        {
            self.cookie_file = Some(path_of(bytes));
        }
        let mut fields = Fields::of(text);
        while let Some((key, value)) = fields.pair() {
            if key == "METHODS" {
                let methods = comma_separated(&value);
                self.methods = methods.iter().map(|name| name.as_str().into()).collect();
            }
        }
    }
}

fn path_of(bytes: Vec<u8>) -> PathBuf {
    OsString::from_vec(bytes).into()
}
