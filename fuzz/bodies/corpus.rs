//! The committed seeds, and mutations of them: a fuzzer for where there is none, the same every time.

use std::fs;
use std::path::Path;

/// Runs `body` on each seed in `fuzz/corpus/<target>`, and on `mutations` of them.
pub(crate) fn run(target: &str, mutations: usize, body: impl Fn(&[u8])) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/corpus")
        .join(target);
    let mut seeds: Vec<(String, Vec<u8>)> = fs::read_dir(&directory)
        .expect("the corpus")
        .map(|entry| {
            let entry = entry.expect("a seed");
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("a seed"))
        })
        .collect();
    seeds.sort();
    assert!(seeds.len() >= 8, "only {} seeds for {target}", seeds.len());
    for (name, seed) in &seeds {
        guarded(&body, seed, name);
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for at in 0..mutations {
        let (name, seed) = &seeds[at % seeds.len()];
        let mut bytes = seed.clone();
        for _ in 0..=random.below(4) {
            let (_, other) = &seeds[random.below(seeds.len())];
            mutate(&mut bytes, other, &mut random);
        }
        guarded(&body, &bytes, name);
    }
}

/// Says which bytes it was that broke the body.
fn guarded(body: impl Fn(&[u8]), bytes: &[u8], name: &str) {
    struct Shown<'a>(&'a [u8], &'a str);
    impl Drop for Shown<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                let Self(bytes, name) = self;
                let message = format!("from {name}: b\"{}\"\n", bytes.escape_ascii());
                drop(std::io::Write::write_all(
                    &mut std::io::stderr(),
                    message.as_bytes(),
                ));
            }
        }
    }
    let _shown = Shown(bytes, name);
    body(bytes);
}

fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    const SHARP: &[u8] =
        b"\0\x03\x07\n\r\x18\x1a\x1b\x7f\x80\x9b\xc3\xe2\xf0\xfa\xfb\xfd\xff0;:?<[]\\~";
    let (at, end) = (random.below(bytes.len() + 1), random.below(bytes.len() + 1));
    let (at, end) = (at.min(end), at.max(end));
    match random.below(6) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 => bytes.insert(at, SHARP[random.below(SHARP.len())]),
        2 => drop(bytes.drain(at..end)),
        3 if bytes.len() < 4096 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        4 => bytes.truncate(end),
        _ if bytes.len() < 4096 => {
            let from = random.below(other.len() + 1);
            let to = from + random.below(other.len() - from + 1);
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        _ => {}
    }
}

/// Marsaglia's xorshift, with 64 bits.
struct Random(u64);

impl Random {
    /// A number below `bound`, which is not 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
