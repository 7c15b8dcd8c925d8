//! The listener: as much of HTTP/1.1 (RFC 9112) as a scraper needs.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

use crate::Monitor;

/// How many connections there may be at once. One more takes the place of the oldest: a scraper says what it wants in the
/// moment that it comes, so that those who say nothing keep nobody away.
const AT_ONCE: usize = 32;

/// The longest request, in bytes.
const LONGEST: usize = 8192;

/// How long a request and its answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long it is waited after a failure: one for want of descriptors would fail again at once.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers `GET /metrics` with what is now with all relays of the monitor, as long as the future is polled. Whoever reaches
/// the address sees them: names, versions, traffic and alerts; no addresses.
pub async fn serve_metrics(listener: TcpListener, monitor: Monitor) {
    let mut answering = Answering::default();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let monitor = monitor.clone();
                let task = tokio::spawn(async move {
                    // Who goes away before the answer is no news.
                    let _ = timeout(PATIENCE, answer(stream, &monitor)).await;
                });
                answering.add(task.abort_handle());
            }
            Err(error) => {
                tracing::warn!("metrics: {error}");
                sleep(PAUSE).await;
            }
        }
    }
}

/// The connections that there are, the oldest first. They end with it.
#[derive(Default)]
struct Answering(VecDeque<AbortHandle>);

impl Answering {
    fn add(&mut self, task: AbortHandle) {
        self.0.retain(|task| !task.is_finished());
        if self.0.len() >= AT_ONCE
            && let Some(oldest) = self.0.pop_front()
        {
            oldest.abort();
        }
        self.0.push_back(task);
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.iter().for_each(AbortHandle::abort);
    }
}

async fn answer(mut stream: TcpStream, monitor: &Monitor) -> io::Result<()> {
    let mut request = Vec::new();
    let mut bytes = [0; 1024];
    while !is_whole(&request) {
        let count = stream.read(&mut bytes).await?;
        if count == 0 {
            return Ok(());
        }
        request.extend_from_slice(bytes.get(..count).unwrap_or_default());
        if request.len() > LONGEST {
            return say(&mut stream, "431 Request Header Fields Too Large", "", "").await;
        }
    }
    let mut words = request.split(|byte| byte.is_ascii_whitespace());
    let (method, path) = (words.next(), words.next());
    let path = path.and_then(|path| path.split(|byte| *byte == b'?').next());
    match (method, path) {
        (Some(b"GET"), Some(b"/metrics")) => {
            let kind = "text/plain; version=0.0.4; charset=utf-8";
            say(&mut stream, "200 OK", kind, &monitor.metrics()).await
        }
        (Some(b"GET"), _) => {
            let hint = "there is /metrics\n";
            say(&mut stream, "404 Not Found", "text/plain", hint).await
        }
        _ => say(&mut stream, "405 Method Not Allowed", "", "").await,
    }
}

/// Whether the empty line behind the fields is there.
fn is_whole(request: &[u8]) -> bool {
    request.windows(4).any(|end| end == b"\r\n\r\n") || request.windows(2).any(|end| end == b"\n\n")
}

async fn say(stream: &mut TcpStream, status: &str, kind: &str, text: &str) -> io::Result<()> {
    let length = text.len();
    let kind = if kind.is_empty() { "text/plain" } else { kind };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nAllow: GET\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(text.as_bytes()).await?;
    stream.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RelayId, RelayView};

    async fn check(request: &[u8], expected: &[&str]) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let view = RelayView::unknown(RelayId(0), "one", "9051", std::time::SystemTime::now());
        let (monitor, _script) = Monitor::scripted(vec![view]);
        let serving = tokio::spawn(serve_metrics(listener, monitor));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request).await.unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        for part in expected {
            assert!(said.contains(part), "{part}\n{said}");
        }
        serving.abort();
    }

    #[tokio::test]
    async fn those_who_say_nothing_keep_nobody_away() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (monitor, _script) = Monitor::scripted(Vec::new());
        let serving = tokio::spawn(serve_metrics(listener, monitor));
        let mut silent = Vec::new();
        for _ in 0..3 * AT_ONCE {
            silent.push(TcpStream::connect(address).await.unwrap());
        }
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream
            .write_all(b"GET /metrics HTTP/1.1\r\n\r\n")
            .await
            .unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        assert!(said.starts_with("HTTP/1.1 200 OK"), "{said}");
        // The oldest are gone.
        assert_eq!(silent[0].read(&mut [0]).await.unwrap(), 0);
        serving.abort();
    }

    #[tokio::test]
    async fn scrapers_are_answered_and_others_are_told_where() {
        check(
            b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n",
            &[
                "HTTP/1.1 200 OK\r\n",
                "Content-Type: text/plain; version=0.0.4",
                "tor_relay_up{relay=\"one\"} 0\n",
            ],
        )
        .await;
        check(b"GET /metrics?x=1 HTTP/1.0\r\n\r\n", &["200 OK"]).await;
        check(
            b"GET / HTTP/1.1\r\n\r\n",
            &["404 Not Found", "there is /metrics"],
        )
        .await;
        check(
            b"POST /metrics HTTP/1.1\r\n\r\n",
            &["405 Method Not Allowed"],
        )
        .await;
        check(b"\n\n", &["405 Method Not Allowed"]).await;
        check(&[b'x'; LONGEST + 1], &["431 "]).await;
    }
}
