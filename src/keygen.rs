//! `strombus keygen`: makes keys and changes them, with the flags of `ssh-keygen`.
//!
//! All it does is in `strombus-keys`; here are the flags, the questions and the answers.

use std::fmt;
use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use strombus_keys::{
    Existing, KeyError, KeyFile, KeyKind, Passphrase, ask_passphrase, default_comment, fingerprint,
    generate, listing, randomart, read_public_keys,
};

/// Make a key, or show or change one. Without -p, -c, -y or -l a new key is made.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("action").multiple(false))]
pub(crate) struct KeygenArgs {
    /// The type of key
    #[arg(
        short = 't',
        value_enum,
        value_name = "TYPE",
        default_value = "ed25519"
    )]
    kind: Kind,

    /// Its size: 256, 384 or 521 for ecdsa, 2048 to 16384 for rsa (3072 if not given)
    #[arg(short, value_name = "BITS")]
    bits: Option<u32>,

    /// The file of the private key; FILE.pub has the public half [default: ~/.ssh/id_TYPE]
    #[arg(short, value_name = "FILE")]
    file: Option<PathBuf>,

    /// The comment [default for a new key: user@host]
    #[arg(short = 'C', value_name = "COMMENT")]
    comment: Option<String>,

    /// The new passphrase, '' for none. Others on this machine can see it: better let yourself be
    /// asked, or use --passphrase-file
    #[arg(
        short = 'N',
        value_name = "PASSPHRASE",
        conflicts_with = "passphrase_file"
    )]
    new_passphrase: Option<Passphrase>,

    /// The present passphrase. Others on this machine can see it
    #[arg(
        short = 'P',
        value_name = "PASSPHRASE",
        conflicts_with = "old_passphrase_file"
    )]
    old_passphrase: Option<Passphrase>,

    /// Read the new passphrase from a file
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,

    /// Read the present passphrase from a file
    #[arg(long, value_name = "FILE")]
    old_passphrase_file: Option<PathBuf>,

    /// Change the passphrase
    #[arg(short = 'p', group = "action")]
    change_passphrase: bool,

    /// Change the comment to that of -C
    #[arg(short = 'c', group = "action", requires = "comment")]
    change_comment: bool,

    /// Print the public half
    #[arg(short = 'y', group = "action")]
    print_public: bool,

    /// Print size, fingerprint, comment and type of the keys in a public, private or
    /// authorized_keys file
    #[arg(short = 'l', group = "action")]
    list: bool,

    /// With -l: the picture of the key, too
    #[arg(short, requires = "list")]
    visual: bool,

    /// Say nothing when all went well
    #[arg(short, long)]
    quiet: bool,

    /// Overwrite a key that is there
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    Ed25519,
    Ecdsa,
    Rsa,
}

/// Wrong usage that only shows when flags are looked at together: exit status 2, not 1. Find it
/// with `error.is::<Usage>()`.
#[derive(Debug)]
pub(crate) struct Usage(KeyError);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Usage {}

/// Does what the flags say. What it prints goes to standard output, questions to the terminal.
///
/// # Errors
/// One line each, [`Usage`] for a size that the type of key does not have.
pub(crate) fn run(args: KeygenArgs) -> anyhow::Result<()> {
    let kind = args.key_kind().map_err(Usage)?;
    let path = match &args.file {
        Some(file) => file.clone(),
        None => default_file(kind)?,
    };
    if args.change_passphrase {
        change_passphrase(&args, &path)
    } else if args.change_comment {
        change_comment(&args, &path)
    } else if args.print_public {
        print_public(&args, &path)
    } else if args.list {
        list(&args, &path)
    } else {
        make(&args, kind, &path)
    }
}

fn make(args: &KeygenArgs, kind: KeyKind, path: &Path) -> anyhow::Result<()> {
    let existing = if args.force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    // Asked again when the file is written; but nobody should type a passphrase, or wait for an
    // RSA key, for nothing.
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        bail!(KeyError::Exists { path: path.into() });
    }
    args.say(format_args!(
        "Generating public/private {} key pair.",
        kind.name()
    ))?;
    // A pipeline or a script that gives no passphrase wants none, as there is nobody to ask.
    let passphrase = match args.given_new_passphrase()? {
        Some(passphrase) => passphrase,
        None if io::stdin().is_terminal() => ask_new(path)?,
        None => Passphrase::none(),
    };
    let comment = args.comment.clone().unwrap_or_else(default_comment);
    let key = generate(kind, &comment)?;
    KeyFile::create(path, &key, &passphrase, existing)?;
    let public = key.public_key();
    args.say(format_args!(
        "Your identification has been saved in {0}\n\
         Your public key has been saved in {0}.pub\n\
         The key fingerprint is:\n{1} {comment}\n\
         The key's randomart image is:\n{2}",
        path.display(),
        fingerprint(public),
        randomart(public),
    ))
}

fn change_passphrase(args: &KeygenArgs, path: &Path) -> anyhow::Result<()> {
    let mut file = KeyFile::read(path)?;
    let old = args.present_passphrase(&file)?;
    // Before the new one is asked for.
    file.unlock(&old)?;
    let new = match args.given_new_passphrase()? {
        Some(passphrase) => passphrase,
        None if io::stdin().is_terminal() => ask_new(path)?,
        // Removing the encryption must be said, not be what happens when nothing is.
        None => bail!(
            "{}: no new passphrase and no terminal to ask on; give --passphrase-file FILE, or -N '' to remove the passphrase",
            path.display()
        ),
    };
    file.change_passphrase(&old, &new)?;
    args.say(format_args!(
        "Your identification has been saved with the new passphrase."
    ))
}

fn change_comment(args: &KeygenArgs, path: &Path) -> anyhow::Result<()> {
    let mut file = KeyFile::read(path)?;
    let passphrase = args.present_passphrase(&file)?;
    let comment = args.comment.as_deref().unwrap_or_default();
    file.change_comment(comment, &passphrase)?;
    args.say(format_args!("Comment changed to: {comment}"))
}

fn print_public(args: &KeygenArgs, path: &Path) -> anyhow::Result<()> {
    let file = KeyFile::read(path)?;
    // As ssh-keygen does, unlike -l: who asks for the public half this way wants to know that it
    // is the private half's.
    let key = file.unlock(&args.present_passphrase(&file)?)?;
    print(format_args!("{}", key.public_key().to_openssh()?))
}

fn list(args: &KeygenArgs, path: &Path) -> anyhow::Result<()> {
    for key in read_public_keys(path)? {
        print(format_args!("{}", listing(&key)))?;
        if args.visual {
            print(format_args!("{}", randomart(&key)))?;
        }
    }
    Ok(())
}

impl KeygenArgs {
    fn key_kind(&self) -> Result<KeyKind, KeyError> {
        let kind = match self.kind {
            Kind::Ed25519 => KeyKind::Ed25519,
            Kind::Ecdsa => KeyKind::ECDSA,
            Kind::Rsa => KeyKind::RSA,
        };
        match self.bits {
            Some(bits) => kind.with_bits(bits),
            None => Ok(kind),
        }
    }

    fn given_new_passphrase(&self) -> Result<Option<Passphrase>, KeyError> {
        given(&self.new_passphrase, &self.passphrase_file)
    }

    /// The passphrase of this file, asked for if it has one and none was given.
    fn present_passphrase(&self, file: &KeyFile) -> anyhow::Result<Passphrase> {
        let passphrase = given(&self.old_passphrase, &self.old_passphrase_file)?;
        match passphrase {
            Some(passphrase) => Ok(passphrase),
            None if !file.is_encrypted() => Ok(Passphrase::none()),
            None if io::stdin().is_terminal() => {
                ask(&format!("Enter passphrase for {}: ", file.path().display()))
            }
            None => bail!(
                "{}: has a passphrase and there is no terminal to ask on; give --old-passphrase-file FILE",
                file.path().display()
            ),
        }
    }

    fn say(&self, text: fmt::Arguments<'_>) -> anyhow::Result<()> {
        if self.quiet { Ok(()) } else { print(text) }
    }
}

fn given(
    typed: &Option<Passphrase>,
    file: &Option<PathBuf>,
) -> Result<Option<Passphrase>, KeyError> {
    match (typed, file) {
        (Some(passphrase), _) => Ok(Some(passphrase.clone())),
        (None, Some(file)) => Passphrase::read(file).map(Some),
        (None, None) => Ok(None),
    }
}

fn ask_new(path: &Path) -> anyhow::Result<Passphrase> {
    let path = path.display();
    let first = ask(&format!(
        "Enter passphrase for {path} (empty for no passphrase): "
    ))?;
    if ask("Enter same passphrase again: ")? != first {
        bail!("{path}: the passphrases do not match; nothing was changed, try again");
    }
    Ok(first)
}

fn ask(question: &str) -> anyhow::Result<Passphrase> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .and_then(|terminal| ask_passphrase(&terminal, question))
        .context("no passphrase was read from the terminal")
}

fn default_file(kind: KeyKind) -> anyhow::Result<PathBuf> {
    let home = std::env::home_dir().context("there is no home directory; give -f FILE")?;
    Ok(home.join(".ssh").join(format!("id_{}", kind.name())))
}

fn print(text: fmt::Arguments<'_>) -> anyhow::Result<()> {
    writeln!(io::stdout().lock(), "{text}").context("cannot write to standard output")
}
