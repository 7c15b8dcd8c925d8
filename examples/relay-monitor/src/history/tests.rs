use std::collections::HashMap;

use super::*;

const NOW: u64 = 1_800_000_000;

fn bandwidth(at: u64, first: f64, second: f64) -> Sample {
    Sample {
        at,
        kept: Kept::Graph(Statistic::Bandwidth),
        point: Point { first, second },
    }
}

fn file() -> (tempfile::TempDir, PathBuf, File) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sub/relays.sqlite");
    let file = File::open(&path).unwrap();
    (folder, path, file)
}

fn write(file: &mut File, samples: Vec<Sample>, now: u64) {
    let samples = [(Arc::from("relay1"), samples)].into();
    file.write(&samples, &[], now).unwrap();
}

fn past(file: &File, step: u64) -> Vec<(u64, f64, f64)> {
    let past = file
        .past("relay1", Kept::Graph(Statistic::Bandwidth), step, 0)
        .unwrap();
    past.into_iter()
        .map(|(at, point)| (at, point.first, point.second))
        .collect()
}

#[test]
fn every_resolution_has_the_mean_of_its_seconds() {
    let (_folder, _, mut file) = file();
    let start = NOW - NOW % 3600;
    write(
        &mut file,
        vec![bandwidth(start, 10.0, 1.0), bandwidth(start + 1, 20.0, 3.0)],
        start + 2,
    );
    write(
        &mut file,
        vec![
            bandwidth(start + 29, 60.0, 5.0),
            bandwidth(start + 30, 6.0, 7.0),
        ],
        start + 31,
    );
    assert_eq!(past(&file, 1).len(), 4);
    assert_eq!(
        past(&file, 30),
        [(start, 30.0, 3.0), (start + 30, 6.0, 7.0)]
    );
    assert_eq!(past(&file, 900), [(start, 24.0, 4.0)]);
    assert_eq!(past(&file, 3600), [(start, 24.0, 4.0)]);
}

#[test]
fn a_second_counts_once_whoever_brings_it() {
    let (_folder, path, mut file) = file();
    let mut other = File::open(&path).unwrap();
    write(&mut file, vec![bandwidth(NOW, 10.0, 1.0)], NOW);
    write(
        &mut other,
        vec![bandwidth(NOW, 90.0, 1.0), bandwidth(NOW + 1, 20.0, 1.0)],
        NOW,
    );
    assert_eq!(past(&file, 3600), [(NOW, 15.0, 1.0)]);
    // It is forgotten as a second after an hour, but does not count again in the hours.
    write(&mut file, vec![bandwidth(NOW, 90.0, 1.0)], NOW + 3600);
    assert_eq!(past(&file, 1), [(NOW + 1, 20.0, 1.0)]);
    assert_eq!(past(&file, 3600), [(NOW, 15.0, 1.0)]);
}

#[test]
fn what_is_no_number_is_not_kept() {
    let (_folder, _, mut file) = file();
    write(
        &mut file,
        vec![
            bandwidth(NOW, f64::NAN, 1.0),
            bandwidth(NOW, 1.0, f64::INFINITY),
        ],
        NOW,
    );
    assert_eq!(past(&file, 1), []);
}

/// Twelve years with a second of each hour: rows and bytes stay below what the steps say.
#[test]
fn the_file_is_bounded_however_long_a_relay_is_watched() {
    let (_folder, path, mut file) = file();
    let hours = 12 * 365 * 24;
    let bound: u64 = STEPS.iter().map(|(step, age)| age / step).sum();
    let mut largest = 0;
    for batch in 0..hours / 240 {
        let mut samples = Vec::new();
        for hour in batch * 240..(batch + 1) * 240 {
            samples.push(bandwidth(NOW + hour * 3600, 1.0, 1.0));
        }
        write(&mut file, samples, NOW + batch * 240 * 3600);
        largest = largest.max(file.rows());
    }
    assert!(
        largest as u64 <= bound + 240,
        "{largest} rows, {bound} allowed"
    );
    assert!(past(&file, 3600).len() as u64 <= 3650 * 24 + 240);
    assert!(
        past(&file, 3600).len() as u64 >= 3650 * 24 - 240,
        "ten years are kept"
    );
    let oldest = past(&file, 900)[0].0;
    assert!(oldest + 30 * 86_400 > NOW + (hours - 240) * 3600);
    drop(file);
    let bytes = std::fs::metadata(path).unwrap().len();
    assert!(bytes < bound * 64, "{bytes} bytes for {bound} rows");
}

#[test]
fn flags_are_kept_when_they_change_and_not_without_end() {
    let (_folder, _, mut file) = file();
    let mut set = |at: u64, flags: &str| {
        file.write(&HashMap::new(), &[("relay1".into(), at, flags.into())], NOW)
            .unwrap();
    };
    set(1, "Running Valid");
    set(2, "Running Valid");
    set(3, "Running");
    let kept: Vec<_> = file
        .flags("relay1")
        .unwrap()
        .into_iter()
        .map(|change| change.at)
        .collect();
    assert_eq!(kept, [1, 3]);
    let changes = (4..3000)
        .map(|at| ("relay1".into(), at, at.to_string()))
        .collect::<Vec<_>>();
    file.write(&HashMap::new(), &changes, NOW).unwrap();
    let kept = file.flags("relay1").unwrap();
    assert_eq!((kept.len(), kept.last().unwrap().at), (1000, 2999));
}

#[test]
fn a_file_of_a_later_version_is_left_alone() {
    let (_folder, path, file) = file();
    drop(file);
    rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 2)
        .unwrap();
    let said = File::open(&path).unwrap_err().to_string();
    assert!(
        said.contains("its version is 2, and this program knows 1"),
        "{said}"
    );
}

#[test]
fn what_is_no_history_is_said_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nonsense");
    std::fs::write(
        &path,
        "no database at all, but long enough to be taken for one".repeat(99),
    )
    .unwrap();
    let said = History::open(&path).unwrap_err().to_string();
    assert!(
        said.contains("nonsense") && said.contains("not a database"),
        "{said}"
    );
    let said = csv(&folder.path().join("none"), None, &mut Vec::new())
        .unwrap_err()
        .to_string();
    assert!(said.contains("there is none"), "{said}");
}

#[tokio::test]
async fn what_was_kept_is_there_at_once_and_after_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("relays.sqlite");
    let relay: Arc<str> = "relay1".into();
    let now = seconds(SystemTime::now());
    let kept = Kept::Graph(Statistic::Bandwidth);
    let history = History::open(&path).unwrap();
    history.keep(&relay, bandwidth(now, 1.0, 2.0));
    assert_eq!(
        history.past(&relay, kept, 1, 0).await,
        [(
            now,
            Point {
                first: 1.0,
                second: 2.0
            }
        )]
    );
    history.keep(&relay, bandwidth(now + 1, 1.0, 2.0));
    drop(history);
    let history = History::open(&path).unwrap();
    assert_eq!(history.past(&relay, kept, 1, 0).await.len(), 2);
    assert_eq!(history.past(&relay, kept, 1, now + 1).await.len(), 1);
}

#[test]
fn csv_has_a_line_for_each_value() {
    let (_folder, path, mut file) = file();
    file.write(
        &[(Arc::from("a,b"), vec![bandwidth(NOW, 1.5, 2.0)])].into(),
        &[("a,b".into(), NOW, "Running Valid".into())],
        NOW,
    )
    .unwrap();
    let mut out = Vec::new();
    csv(&path, None, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 1 + 2 * STEPS.len() + 1, "{text}");
    assert_eq!(lines[0], "time,step_seconds,relay,measure,value");
    assert_eq!(
        lines[1],
        format!("{NOW},1,\"a,b\",read_bytes_per_second,1.5")
    );
    assert_eq!(
        lines[2],
        format!("{NOW},1,\"a,b\",written_bytes_per_second,2")
    );
    assert_eq!(lines[9], format!("{NOW},0,\"a,b\",flags,Running Valid"));
    let said = csv(&path, Some("c"), &mut Vec::new())
        .unwrap_err()
        .to_string();
    assert!(said.contains("there are: a,b"), "{said}");
}

#[test]
fn prometheus_reads_the_newest_values_and_no_old_ones() {
    let (_folder, path, mut file) = file();
    file.write(
        &[
            (
                Arc::from("one\"1\""),
                vec![bandwidth(NOW, 1.5, 2.0), bandwidth(NOW + 1, 7.0, 8.0)],
            ),
            (Arc::from("two"), vec![bandwidth(NOW - 300, 1.0, 1.0)]),
        ]
        .into(),
        &[("two".into(), NOW, "Running".into())],
        NOW,
    )
    .unwrap();
    let mut out = Vec::new();
    prometheus(&path, None, NOW + 5, &mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "# HELP tor_relay_read_bytes_per_second Bytes that the relay read, a second.\n\
         # TYPE tor_relay_read_bytes_per_second gauge\n\
         tor_relay_read_bytes_per_second{relay=\"one\\\"1\\\"\"} 7\n\
         # HELP tor_relay_written_bytes_per_second Bytes that the relay wrote, a second.\n\
         # TYPE tor_relay_written_bytes_per_second gauge\n\
         tor_relay_written_bytes_per_second{relay=\"one\\\"1\\\"\"} 8\n\
         # HELP tor_relay_flag Whether the consensus gives the relay the flag.\n\
         # TYPE tor_relay_flag gauge\n\
         tor_relay_flag{relay=\"two\",flag=\"Running\"} 1\n"
    );
}

/// A copy of the files as they lie there while the program runs is what a `kill -9` leaves.
#[test]
fn what_was_written_survives_the_end_of_the_process() {
    let (folder, path, mut file) = file();
    write(&mut file, vec![bandwidth(NOW, 1.0, 2.0)], NOW);
    let left = folder.path().join("left");
    std::fs::create_dir(&left).unwrap();
    for entry in std::fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), left.join(entry.file_name())).unwrap();
    }
    let copy = File::open(&left.join("relays.sqlite")).unwrap();
    assert_eq!(past(&copy, 1), [(NOW, 1.0, 2.0)]);
    assert_eq!(past(&copy, 3600).len(), 1);
}
