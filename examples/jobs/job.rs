//! One job: numbers are looked at, and some of them are counted.

/// How many steps a job takes.
pub(crate) const STEPS: u64 = 20;

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Waiting,
    Running,
    Done,
    Cancelled,
}

impl State {
    /// In a word, and with a sign for a list.
    pub(crate) const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Waiting => ("waiting", "."),
            Self::Running => ("running", ">"),
            Self::Done => ("done", "+"),
            Self::Cancelled => ("cancelled", "x"),
        }
    }
}

/// A job.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) name: &'static str,
    pub(crate) state: State,
    /// The numbers from 1 to below this are looked at.
    pub(crate) end: u64,
    /// The first that was not looked at yet.
    pub(crate) next: u64,
    /// How many were counted, and the last of them.
    pub(crate) found: u64,
    pub(crate) last: u64,
    counts: fn(u64) -> bool,
}

impl Job {
    const fn new(name: &'static str, end: u64, counts: fn(u64) -> bool) -> Self {
        Self {
            name,
            state: State::Waiting,
            end,
            next: 1,
            found: 0,
            last: 0,
            counts,
        }
    }

    /// How much of it is done, in percent.
    pub(crate) fn percent(&self) -> u64 {
        100 * (self.next - 1) / (self.end - 1)
    }

    /// Whether it can still be cancelled.
    pub(crate) const fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Running)
    }

    /// Looks at the numbers of one step.
    pub(crate) fn step(&mut self) {
        let until = self.end.min(self.next + self.end.div_ceil(STEPS));
        for number in self.next..until {
            if (self.counts)(number) {
                self.found += 1;
                self.last = number;
            }
        }
        self.next = until;
        if until == self.end {
            self.state = State::Done;
        }
    }
}

/// The jobs that there are.
pub(crate) const JOBS: [Job; 5] = [
    Job::new("Primes", 100_000, is_prime),
    Job::new("Twin primes", 100_000, |n| is_prime(n) && is_prime(n + 2)),
    Job::new("Perfect numbers", 10_000, is_perfect),
    Job::new("Palindromes", 1_000_000, |n| reversed(n) == n),
    Job::new("Happy numbers", 10_000, is_happy),
];

fn divisors(n: u64) -> impl Iterator<Item = u64> {
    (2..)
        .take_while(move |d| d * d <= n)
        .filter(move |d| n.is_multiple_of(*d))
}

fn is_prime(n: u64) -> bool {
    n > 1 && divisors(n).next().is_none()
}

/// Whether it is the sum of its divisors but itself.
fn is_perfect(n: u64) -> bool {
    let pair = |d: u64| if d * d == n { d } else { d + n / d };
    n > 1 && 1 + divisors(n).map(pair).sum::<u64>() == n
}

fn reversed(mut n: u64) -> u64 {
    let mut reversed = 0;
    while n > 0 {
        reversed = reversed * 10 + n % 10;
        n /= 10;
    }
    reversed
}

/// Whether the sum of the squares of its digits, taken again and again, comes to 1. Else it comes to 4.
fn is_happy(mut n: u64) -> bool {
    while n != 1 && n != 4 {
        let mut sum = 0;
        while n > 0 {
            sum += (n % 10) * (n % 10);
            n /= 10;
        }
        n = sum;
    }
    n == 1
}
