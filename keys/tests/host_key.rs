//! The host key: made once, then loaded; what is wrong with it is said in one line.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;

use strombus_keys::{
    Existing, HostKey, KeyFile, KeyKind, Passphrase, generate, read_public_keys, ssh_key,
};
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data").join("host_key");
    (dir, path)
}

fn mode(path: impl AsRef<Path>) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn public(path: &Path) -> PathBuf {
    path.with_extension("pub")
}

/// The error of a start with this file, which must be the one line expected, and leave the file
/// as it was.
fn check_refused(path: &Path, expected: &str) {
    let before = fs::read(path).ok();
    let error = HostKey::load_or_generate(path).unwrap_err().to_string();
    assert_eq!(error, expected.replace("FILE", path.to_str().unwrap()));
    assert!(!error.contains('\n'));
    assert_eq!(fs::read(path).ok(), before);
}

#[test]
fn the_first_start_makes_a_key_and_later_ones_load_it() {
    let (_dir, path) = place();
    let first = HostKey::load_or_generate(&path).unwrap();
    assert!(first.is_new());
    assert_eq!(first.path(), path);
    assert_eq!(first.private_key().algorithm(), ssh_key::Algorithm::Ed25519);
    let second = HostKey::load_or_generate(&path).unwrap();
    assert!(!second.is_new());
    assert_eq!(second.public_key(), first.public_key());
    assert_eq!(second.fingerprint(), first.fingerprint());
    assert_eq!(second.into_private_key(), first.into_private_key());
}

#[test]
fn the_key_is_private_and_its_public_half_is_beside_it() {
    let (_dir, path) = place();
    let key = HostKey::load_or_generate(&path).unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(public(&path)), 0o644);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(
        read_public_keys(public(&path)).unwrap(),
        [key.public_key().clone()]
    );
    let files = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(files, 2, "nothing else is left there");
}

#[test]
fn of_many_that_start_together_one_makes_the_key_for_all() {
    let (_dir, path) = place();
    let start = Barrier::new(16);
    let keys: Vec<HostKey> = thread::scope(|scope| {
        let starting: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    HostKey::load_or_generate(&path).unwrap()
                })
            })
            .collect();
        starting
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(keys.iter().filter(|key| key.is_new()).count(), 1);
    for key in &keys {
        assert_eq!(key.public_key().key_data(), keys[0].public_key().key_data());
    }
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
}

#[test]
fn a_key_that_others_may_access_is_refused() {
    let (_dir, path) = place();
    HostKey::load_or_generate(&path).unwrap();
    for bad in [0o640, 0o604, 0o620, 0o601, 0o644] {
        set_mode(&path, bad);
        check_refused(
            &path,
            &format!(
                "FILE: others may access this private key (mode {bad:04o}); run: chmod 600 FILE"
            ),
        );
    }
    for good in [0o600, 0o400] {
        set_mode(&path, good);
        HostKey::load_or_generate(&path).unwrap();
    }
}

#[test]
fn a_key_with_a_passphrase_is_refused() {
    let (_dir, path) = place();
    let key = generate(KeyKind::Ed25519, "").unwrap();
    KeyFile::create(&path, &key, &"secret".into(), Existing::Keep).unwrap();
    check_refused(
        &path,
        "FILE: a host key must not have a passphrase; remove it with: strombus keygen -p -N '' -f FILE",
    );
}

#[test]
fn what_is_no_key_is_refused_and_left_alone() {
    let (_dir, path) = place();
    HostKey::load_or_generate(&path).unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    let half = &whole[..whole.len() / 2];
    for (content, reason) in [
        ("", "the file is empty"),
        ("nonsense", "it does not begin with -----BEGIN OPENSSH"),
        (half, "PEM"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "PEM"),
    ] {
        fs::write(&path, content).unwrap();
        let error = HostKey::load_or_generate(&path).unwrap_err().to_string();
        let start = format!("{}: is no valid private key (", path.display());
        assert!(error.starts_with(&start), "{error}");
        assert!(error.contains(reason), "{error}");
        assert!(error.ends_with("move it away to make a new one"), "{error}");
        assert!(!error.contains('\n'), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
    fs::write(&path, vec![b'x'; 65 * 1024]).unwrap();
    check_refused(
        &path,
        "FILE: is larger than 65536 bytes, so it is no key; name a key file",
    );
}

#[test]
fn a_key_whose_halves_do_not_match_is_refused() {
    use ssh_key::private::{EcdsaKeypair, KeypairData};
    let (_dir, path) = place();
    let pair = |key: &ssh_key::PrivateKey| match key.key_data() {
        KeypairData::Ecdsa(EcdsaKeypair::NistP256 { public, private }) => {
            (*public, private.clone())
        }
        _ => panic!("not what was generated"),
    };
    let (public, _) = pair(&generate(KeyKind::ECDSA, "").unwrap());
    let (_, private) = pair(&generate(KeyKind::ECDSA, "").unwrap());
    let mixed = EcdsaKeypair::NistP256 { public, private };
    let key = ssh_key::PrivateKey::new(KeypairData::Ecdsa(mixed), "").unwrap();
    KeyFile::create(&path, &key, &Passphrase::none(), Existing::Keep).unwrap();
    let error = HostKey::load_or_generate(&path).unwrap_err().to_string();
    assert!(error.contains("it cannot sign"), "{error}");
}

#[test]
fn what_is_no_file_is_refused_without_waiting_for_it() {
    let (dir, _) = place();
    check_refused(
        dir.path(),
        "FILE: is a directory, not a file; name a key file",
    );
    let pipe = dir.path().join("pipe");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let error = HostKey::load_or_generate(&pipe).unwrap_err().to_string();
    assert!(error.contains("is a pipe, not a file"), "{error}");
}

#[test]
fn a_link_to_a_key_is_followed_and_one_to_nowhere_is_an_error() {
    let (dir, path) = place();
    let key = HostKey::load_or_generate(&path).unwrap();
    let link = dir.path().join("link");
    symlink(&path, &link).unwrap();
    let linked = HostKey::load_or_generate(&link).unwrap();
    assert_eq!(linked.public_key(), key.public_key());
    let nowhere = dir.path().join("nowhere");
    symlink(dir.path().join("missing"), &nowhere).unwrap();
    let error = HostKey::load_or_generate(&nowhere).unwrap_err().to_string();
    assert!(error.contains("nowhere: cannot read it"), "{error}");
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let (dir, _) = place();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let path = file.join("host_key");
    let error = HostKey::load_or_generate(&path).unwrap_err().to_string();
    assert!(error.starts_with(path.to_str().unwrap()), "{error}");
}

#[test]
fn a_missing_or_foreign_public_half_is_written_anew() {
    let (_dir, path) = place();
    let key = HostKey::load_or_generate(&path).unwrap();
    let right = fs::read(public(&path)).unwrap();
    let other = generate(KeyKind::Ed25519, "").unwrap();
    fs::remove_file(public(&path)).unwrap();
    HostKey::load_or_generate(&path).unwrap();
    assert_eq!(fs::read(public(&path)).unwrap(), right);
    fs::write(public(&path), other.public_key().to_openssh().unwrap()).unwrap();
    HostKey::load_or_generate(&path).unwrap();
    assert_eq!(fs::read(public(&path)).unwrap(), right);
    // Its comment is nobody's business.
    let mut commented = key.public_key().clone();
    commented.set_comment("my comment");
    let line = commented.to_openssh().unwrap();
    fs::write(public(&path), &line).unwrap();
    HostKey::load_or_generate(&path).unwrap();
    assert_eq!(fs::read_to_string(public(&path)).unwrap(), line);
}
