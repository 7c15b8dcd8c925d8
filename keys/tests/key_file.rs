//! Key files: what is there is kept, what changes changes in both halves.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use strombus_keys::ssh_key::PrivateKey;
use strombus_keys::{Existing, KeyError, KeyFile, KeyKind, Passphrase, generate, read_public_keys};
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("id");
    (dir, path)
}

fn key(comment: &str) -> PrivateKey {
    generate(KeyKind::Ed25519, comment).unwrap()
}

#[test]
fn a_key_is_read_as_it_was_written() {
    let (_dir, path) = place();
    let key = key("mine");
    KeyFile::create(&path, &key, &Passphrase::none(), Existing::Keep).unwrap();
    let file = KeyFile::read(&path).unwrap();
    assert!(!file.is_encrypted());
    let read = file.unlock(&Passphrase::none()).unwrap();
    assert_eq!(read.key_data(), key.key_data());
    assert_eq!(file.public_key(), *key.public_key());
    assert_eq!(read_public_keys(&path).unwrap(), [key.public_key().clone()]);
}

#[test]
fn blank_lines_around_a_key_do_not_matter() {
    let (_dir, path) = place();
    KeyFile::create(&path, &key(""), &Passphrase::none(), Existing::Keep).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    for text in [format!("\n{text}\n\n"), text.replace('\n', "\r\n")] {
        fs::write(&path, &text).unwrap();
        KeyFile::read(&path).unwrap();
    }
}

#[test]
fn neither_half_of_a_key_is_overwritten_unless_asked() {
    let (dir, path) = place();
    let (old, new) = (key("old"), key("new"));
    let public = dir.path().join("id.pub");
    let create = |existing| KeyFile::create(&path, &new, &Passphrase::none(), existing);
    KeyFile::create(&path, &old, &Passphrase::none(), Existing::Keep).unwrap();
    for lone in [None, Some(&public), Some(&path)] {
        if let Some(other) = lone {
            KeyFile::create(&path, &old, &Passphrase::none(), Existing::Replace).unwrap();
            fs::remove_file(other).unwrap();
        }
        let error = create(Existing::Keep).unwrap_err();
        assert!(matches!(error, KeyError::Exists { .. }), "{error}");
        let kept = if path.exists() { &path } else { &public };
        assert_eq!(
            read_public_keys(kept).unwrap()[0].key_data(),
            old.public_key().key_data()
        );
    }
    create(Existing::Replace).unwrap();
    assert_eq!(read_public_keys(&path).unwrap(), [new.public_key().clone()]);
    assert_eq!(
        read_public_keys(&public).unwrap(),
        [new.public_key().clone()]
    );
}

#[test]
fn the_comment_of_an_encrypted_key_is_known_from_its_public_half() {
    let (dir, path) = place();
    let (mine, other) = (key("mine"), key("other"));
    KeyFile::create(&path, &mine, &"secret".into(), Existing::Keep).unwrap();
    let comment = || {
        KeyFile::read(&path)
            .unwrap()
            .public_key()
            .comment()
            .to_string()
    };
    assert_eq!(comment(), "mine");
    let public = dir.path().join("id.pub");
    fs::write(&public, other.public_key().to_openssh().unwrap()).unwrap();
    assert_eq!(comment(), "", "the comment of another key is not ours");
    fs::remove_file(&public).unwrap();
    assert_eq!(comment(), "");
}

#[test]
fn a_comment_changes_in_both_halves_and_leaves_the_encryption_as_it_is() {
    for (passphrase, given) in [("", ""), ("", "for nothing"), ("secret", "secret")] {
        let (dir, path) = place();
        KeyFile::create(&path, &key("old"), &passphrase.into(), Existing::Keep).unwrap();
        let mut file = KeyFile::read(&path).unwrap();
        file.change_comment("new", &given.into()).unwrap();
        let file = KeyFile::read(&path).unwrap();
        assert_eq!(file.is_encrypted(), !passphrase.is_empty());
        let key = file.unlock(&passphrase.into()).unwrap();
        assert_eq!(key.comment().as_str_lossy(), "new");
        let public = read_public_keys(dir.path().join("id.pub")).unwrap();
        assert_eq!(public, [key.public_key().clone()]);
    }
}

#[test]
fn a_failed_change_leaves_both_halves_as_they_were() {
    let (dir, path) = place();
    KeyFile::create(&path, &key("old"), &"secret".into(), Existing::Keep).unwrap();
    let content = || {
        let public = dir.path().join("id.pub");
        (fs::read(&path).unwrap(), fs::read(public).unwrap())
    };
    let before = content();
    let mut file = KeyFile::read(&path).unwrap();
    assert!(file.change_comment("new", &"wrong".into()).is_err());
    assert!(file.change_comment("two\nlines", &"secret".into()).is_err());
    assert!(
        file.change_passphrase(&"wrong".into(), &"new".into())
            .is_err()
    );
    assert_eq!(content(), before);
    file.unlock(&"secret".into()).unwrap();
}

#[test]
fn a_key_behind_a_link_is_changed_there() {
    let (dir, path) = place();
    let link = dir.path().join("link");
    KeyFile::create(&path, &key("old"), &Passphrase::none(), Existing::Keep).unwrap();
    symlink(&path, &link).unwrap();
    let mut file = KeyFile::read(&link).unwrap();
    file.change_passphrase(&Passphrase::none(), &"secret".into())
        .unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(KeyFile::read(&path).unwrap().is_encrypted());
}

#[test]
fn a_comment_of_two_lines_makes_no_key() {
    let error = generate(KeyKind::Ed25519, "one\ntwo").unwrap_err();
    assert!(matches!(error, KeyError::Comment), "{error}");
}

#[test]
fn a_file_without_public_keys_is_named_with_its_first_mistake() {
    let (_dir, path) = place();
    for (content, reason) in [
        ("", "the file is empty"),
        (
            "# nothing\nssh-ed25519\n",
            "line 2: the key ends after its type",
        ),
    ] {
        fs::write(&path, content).unwrap();
        assert_eq!(
            read_public_keys(&path).unwrap_err().to_string(),
            format!(
                "{}: has no public key ({reason}); name a file such as id_ed25519.pub",
                path.display()
            )
        );
    }
}
