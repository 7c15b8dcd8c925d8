//! The beginning of a connection: who is it, may we in, what has it.

use std::path::PathBuf;

use super::{Connection, Facts, refused};
use crate::command::Command;
use crate::cookie::{Challenge, Cookie, hex};
use crate::credentials::Credentials;
use crate::error::{AuthenticationError, Error};
use crate::protocol_info::{Method, ProtocolInfo};
use crate::reply::Reply;
use crate::stranger::presentable;

impl Connection {
    pub(super) async fn authenticate(&self, credentials: &Credentials) -> Result<(), Error> {
        let protocol = self.ask(Command::new("PROTOCOLINFO").word("1")?).await?;
        let protocol = ProtocolInfo::read(&protocol).ok_or_else(|| {
            let said = protocol.lines.first().map(|line| (line.status, &line.text));
            let said = said.map_or_else(String::new, |(status, text)| format!("{status} {text}"));
            let said = presentable(&said);
            Error::NotTor(format!("it answers PROTOCOLINFO with `{said}`"))
        })?;
        self.let_in(&protocol, credentials).await?;
        self.learn(protocol).await
    }

    async fn let_in(
        &self,
        protocol: &ProtocolInfo,
        credentials: &Credentials,
    ) -> Result<(), Error> {
        let has = |method| protocol.methods.contains(&method);
        if has(Method::Null) {
            let reply = self.ask(Command::new("AUTHENTICATE")).await?;
            return accepted(&reply, AuthenticationError::Refused);
        }
        let takes_cookie = has(Method::SafeCookie) || has(Method::Cookie);
        if let Some(password) = &credentials.password {
            if has(Method::HashedPassword) {
                let command = Command::new("AUTHENTICATE").quoted(password.as_bytes());
                let reply = self.ask(command).await?;
                return accepted(&reply, AuthenticationError::WrongPassword);
            }
            if credentials.cookie.is_none() {
                let methods: Vec<_> = protocol.methods.iter().map(Method::as_str).collect();
                return Err(AuthenticationError::NoPassword(methods.join(", ")).into());
            }
        }
        if takes_cookie {
            let path = credentials.cookie.clone().or(protocol.cookie_file.clone());
            let path = path.ok_or(AuthenticationError::NoCookieFile)?;
            return self.show_cookie(path, has(Method::SafeCookie)).await;
        }
        Err(match has(Method::HashedPassword) {
            true => AuthenticationError::NeedsPassword,
            false => {
                let methods: Vec<_> = protocol.methods.iter().map(Method::as_str).collect();
                AuthenticationError::UnknownMethods(methods.join(", "))
            }
        }
        .into())
    }

    async fn show_cookie(&self, path: PathBuf, safely: bool) -> Result<(), Error> {
        let cookie = Cookie::read(&path).await?;
        let proof = match safely {
            true => self.prove(&cookie).await?,
            // Only where tor is so old that it knows no better way.
            false => cookie.to_hex().to_string(),
        };
        let reply = self.ask(Command::new("AUTHENTICATE").word(&proof)?).await?;
        accepted(&reply, |text| AuthenticationError::WrongCookie {
            path,
            text,
        })
    }

    /// Both sides prove that they know the cookie, and neither shows it.
    async fn prove(&self, cookie: &Cookie) -> Result<String, Error> {
        let mut nonce = [0; 32];
        getrandom::fill(&mut nonce).map_err(|error| Error::Broken(error.to_string()))?;
        let command = Command::new("AUTHCHALLENGE").word("SAFECOOKIE")?;
        let reply = self.ask(command.word(&hex(&nonce))?).await?;
        if !reply.is_ok() {
            return Err(refused("AUTHCHALLENGE".into(), &reply));
        }
        let challenge = Challenge::read(&reply).ok_or_else(|| Error::Reply {
            command: "AUTHCHALLENGE".into(),
            why: "it has no SERVERHASH or SERVERNONCE of 64 digits".into(),
        })?;
        let proof = cookie.answer(&nonce, &challenge);
        proof.ok_or_else(|| {
            let path = cookie.path.clone();
            AuthenticationError::ServerUnverified { path }.into()
        })
    }

    /// What tor is and has; then it is told which events are wanted.
    async fn learn(&self, protocol: ProtocolInfo) -> Result<(), Error> {
        let events = match self.get_info(&["version", "events/names"]).await {
            Ok(info) => info,
            // What is asked is not everything's: a stand-in for tor may not know it.
            Err(Error::Refused { .. }) => super::Info::default(),
            Err(error) => return Err(error),
        };
        let version = events.get("version").map(Into::into);
        let names = events.get("events/names").unwrap_or_default();
        let _ = self.facts.set(Facts {
            version: version.or_else(|| protocol.version.clone()),
            events: names.split_whitespace().map(Into::into).collect(),
            protocol,
        });
        match self.settle_events().await {
            Ok(_) | Err(Error::Refused { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

fn accepted(reply: &Reply, error: impl FnOnce(String) -> AuthenticationError) -> Result<(), Error> {
    match reply.is_ok() {
        true => Ok(()),
        false => Err(error(format!("{} {}", reply.status(), reply.text())).into()),
    }
}
