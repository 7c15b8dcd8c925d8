//! The TCP connections of one process, and of no other: those whose sockets it has open (proc_pid_net(5), proc_pid_fd(5)).

use std::collections::HashSet;
use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The state ESTABLISHED in /proc/PID/net/tcp.
const ESTABLISHED: &str = "01";

/// A TCP connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Socket {
    /// The end of the process.
    pub(super) local: SocketAddr,
    /// The other end.
    pub(super) remote: SocketAddr,
}

/// The established connections of a process, at most `most` of them.
///
/// # Errors
/// If the process is no more, or its descriptors are closed to us: then which of the machine's connections are its own
/// cannot be known.
pub(super) fn of_process(pid: u32, most: usize) -> io::Result<Vec<Socket>> {
    let inodes = inodes(pid)?;
    Ok(in_tables(pid, most, |line| inodes.contains(&line.inode)))
}

/// The established connections of the user of a process, at most `most` of them; those of another process of this user are
/// among them.
///
/// # Errors
/// If the process is no more.
pub(super) fn of_user(pid: u32, most: usize) -> io::Result<Vec<Socket>> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    // The real user and the effective one; sockets belong to the second.
    let uids = status.lines().find_map(|line| line.strip_prefix("Uid:"));
    let uid = uids.and_then(|uids| uids.split_whitespace().nth(1)?.parse::<u32>().ok());
    let uid = uid.ok_or_else(|| io::Error::other("its user is not told"))?;
    Ok(in_tables(pid, most, |line| line.uid == uid))
}

/// Those lines of the tables of connections that are meant.
fn in_tables(pid: u32, most: usize, is_meant: impl Fn(&Line) -> bool) -> Vec<Socket> {
    let mut sockets = Vec::new();
    // The tables are those of the network namespace of the process.
    for table in ["tcp", "tcp6"] {
        // Without IPv6 the second is not there.
        let Ok(text) = fs::read_to_string(format!("/proc/{pid}/net/{table}")) else {
            continue;
        };
        let own = text.lines().skip(1).filter_map(read).filter(&is_meant);
        let left = most - sockets.len();
        sockets.extend(own.map(|line| line.socket).take(left));
    }
    sockets
}

/// The numbers of the sockets that a process has open.
fn inodes(pid: u32) -> io::Result<HashSet<u64>> {
    let mut inodes = HashSet::new();
    for entry in fs::read_dir(format!("/proc/{pid}/fd"))? {
        // One that was closed in between is no error.
        let Ok(target) = entry.and_then(|entry| fs::read_link(entry.path())) else {
            continue;
        };
        let inode = target
            .to_str()
            .and_then(|text| text.strip_prefix("socket:["));
        let inode = inode.and_then(|text| text.strip_suffix(']')?.parse::<u64>().ok());
        inodes.extend(inode);
    }
    Ok(inodes)
}

/// A line of the table.
struct Line {
    socket: Socket,
    /// Whose it is.
    uid: u32,
    /// The number of the socket.
    inode: u64,
}

/// Reads a line of the table; none unless the connection is established.
fn read(line: &str) -> Option<Line> {
    let mut fields = line.split_whitespace().skip(1);
    let local = address(fields.next()?)?;
    let remote = address(fields.next()?)?;
    if fields.next()? != ESTABLISHED {
        return None;
    }
    let uid = fields.nth(3)?.parse().ok()?;
    let inode = fields.nth(1)?.parse().ok()?;
    Some(Line {
        socket: Socket { local, remote },
        uid,
        inode,
    })
}

/// `0100007F:1F90`: the words of the address as the machine holds them in memory, and the port.
fn address(text: &str) -> Option<SocketAddr> {
    let (address, port) = text.split_once(':')?;
    let port = u16::from_str_radix(port, 16).ok()?;
    let word = |at: usize| {
        let word = u32::from_str_radix(address.get(at * 8..at * 8 + 8)?, 16).ok()?;
        Some(word.to_ne_bytes())
    };
    let ip: IpAddr = match address.len() {
        8 => Ipv4Addr::from(word(0)?).into(),
        32 => {
            let mut bytes = [0; 16];
            for (at, chunk) in bytes.chunks_mut(4).enumerate() {
                chunk.copy_from_slice(&word(at)?);
            }
            // An IPv4 connection of a socket that listens for both.
            Ipv6Addr::from(bytes).to_canonical()
        }
        _ => return None,
    };
    Some(SocketAddr::new(ip, port))
}

#[cfg(test)]
mod tests {
    use std::net::{TcpListener, TcpStream};

    use super::*;

    #[test]
    fn addresses_are_read_as_the_kernel_writes_them() {
        let check = |text: &str, expected: Option<&str>| {
            let expected = expected.map(|text| text.parse().unwrap());
            assert_eq!(address(text), expected, "{text}");
        };
        if cfg!(target_endian = "little") {
            check("0100007F:1F90", Some("127.0.0.1:8080"));
            check("00000000000000000000000001000000:0050", Some("[::1]:80"));
            check(
                "0000000000000000FFFF00000100007F:0050",
                Some("127.0.0.1:80"),
            );
            check(
                "B80D01200000000067452301EFCDAB89:0050",
                Some("[2001:db8::123:4567:89ab:cdef]:80"),
            );
        }
        for wrong in [
            "",
            "0100007F",
            ":",
            "0100007F:10000",
            "01:1",
            "€€00007F:1",
            "0100007G:1",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn only_the_connections_of_the_process_are_seen() {
        for listen in ["127.0.0.1:0", "[::1]:0"] {
            let Ok(listener) = TcpListener::bind(listen) else {
                continue;
            };
            let near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let (far, _) = listener.accept().unwrap();
            let own = of_process(std::process::id(), 1000).unwrap();
            for stream in [&near, &far] {
                let socket = Socket {
                    local: stream.local_addr().unwrap(),
                    remote: stream.peer_addr().unwrap(),
                };
                assert!(own.contains(&socket), "{socket:?}");
                let user = of_user(std::process::id(), 10_000).unwrap();
                assert!(user.contains(&socket), "{socket:?}");
            }
            // The first process has none of ours, whether it may be looked at or not.
            let others = of_process(1, 1000).unwrap_or_default();
            assert!(
                others
                    .iter()
                    .all(|socket| socket.local != near.local_addr().unwrap())
            );
        }
        assert!(of_process(u32::MAX, 1).is_err());
        assert!(of_user(u32::MAX, 1).is_err());
    }
}
