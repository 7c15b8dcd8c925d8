//! An app that panics ends, with a message, and nothing else.

use std::time::Duration;

use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet;
use crate::unruly::unruly;

/// The incident that the client was told of.
fn incident(left: &str, app: &str) -> String {
    let told = format!(
        "strombus: the app `{app}` failed; nothing else is harmed. The log has it as incident "
    );
    let text = left.replace('\n', "");
    let rest = text
        .strip_prefix(&told)
        .unwrap_or_else(|| panic!("not what should be told:\n{left}"));
    rest.split('.').next().unwrap_or_default().to_owned()
}

fn server() -> Server {
    unruly(Duration::from_secs(60))
}

#[test]
fn a_panic_anywhere_in_an_app_ends_its_session_with_a_message() {
    needs!("ssh");
    let server = server();
    let mut other = ssh(&server).app("notes").open();
    other.wait_for("Note:");
    for (key, panic) in [
        ("k", "told to by a key"),
        ("u", "told to, in an update"),
        ("d", "it is broken"),
        ("t", "told to, in time"),
        ("b", "told to, in the background"),
    ] {
        let mut client = ssh(&server).app("panics").open();
        client.wait_for("still whole");
        client.type_text(key);
        client.wait_for("The app `panics` failed; nothing else is harmed.");
        client.wait_for("The log has it as incident ");
        client.type_text("\r");
        assert_eq!(client.wait_end(), 1, "{panic}");
        let incident = incident(&client.check_restored(), "panics");
        client.check_line_discipline_restored();
        server.wait_for_log(&["ERROR", "app failed", panic, &incident, "user=\"ann\""]);
    }
    other.type_text("all is well\r");
    other.wait_for("Noted: all is well.");
}

#[test]
fn an_app_that_does_not_open_ends_its_session_with_a_message() {
    needs!("ssh");
    let server = server();
    let mut client = ssh(&server).app("panics-when-opened").open();
    client.wait_for("Enter  leave");
    client.type_text("q");
    assert_eq!(client.wait_end(), 1);
    let incident = incident(&client.check_restored(), "panics-when-opened");
    server.wait_for_log(&["app failed", "it does not open", &incident]);
}

#[test]
fn an_app_that_panics_when_it_is_dropped_does_no_harm() {
    needs!("ssh");
    let server = server();
    let mut client = ssh(&server).app("panics").open();
    client.wait_for("still whole");
    client.type_text("r");
    let status = client.wait_end();
    assert!(matches!(status, 0 | 1), "{status}");
    client.check_restored();
    let mut other = ssh(&server).app("notes").open();
    other.wait_for("Note:");
}

#[test]
fn a_panic_ends_one_session_of_a_connection_and_not_the_others() {
    needs!("ssh", "telnet");
    let server = server();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let mut connection = crate::visitor::Connection::new(server.ssh, "ann").await;
        let mut fails = connection.open("panics").await.expect("a session");
        let mut goes_on = connection.open("notes").await.expect("a session");
        fails.wait_for("still whole").await;
        goes_on.wait_for("Note:").await;
        fails.send(b"k").await;
        fails.wait_for("incident").await;
        fails.send(b"\r").await;
        assert_eq!(fails.wait_end().await, Some(1));
        goes_on.send(b"fine\r").await;
        goes_on.wait_for("Noted: fine.").await;
    });
    let mut by_telnet = telnet(&server);
    by_telnet.wait_for("Note:");
}
