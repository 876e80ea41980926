//! Faults of a disk, for tests: what is asked of the system fails as a schedule says. The program that people use has none.

/// What is asked of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A file without a name.
    Nameless,
    /// A file with a name.
    Named,
    /// Some bytes are written.
    Write,
    /// Everything is brought to the disk.
    Sync,
    /// A file without a name gets one.
    Link,
    /// A file gets another name.
    Rename,
}

#[cfg(debug_assertions)]
pub(super) use schedule::at;

/// Fails where a schedule says so.
#[cfg(not(debug_assertions))]
#[expect(clippy::unnecessary_wraps, reason = "in a test it can fail")]
pub(super) fn at(_: Step) -> std::io::Result<()> {
    Ok(())
}

#[cfg(debug_assertions)]
mod schedule {
    use std::io;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    use crate::commands::outputs::faults::Step;

    /// `ENROLL_FAULTS`: a number is a schedule that is the same in every run, `named` takes away files without a name.
    enum Schedule {
        None,
        OnlyNamed,
        Seeded(u64),
    }

    /// Fails where a schedule says so; some schedules end the program instead, as a crash would.
    pub(in super::super) fn at(step: Step) -> io::Result<()> {
        static SCHEDULE: OnceLock<Schedule> = OnceLock::new();
        static STEPS: AtomicU64 = AtomicU64::new(0);
        let schedule = SCHEDULE.get_or_init(|| {
            let asked = std::env::var("ENROLL_FAULTS").unwrap_or_default();
            match asked.as_str() {
                "" => Schedule::None,
                "named" => Schedule::OnlyNamed,
                seed => Schedule::Seeded(seed.parse().unwrap_or_default()),
            }
        });
        match schedule {
            Schedule::OnlyNamed if step == Step::Nameless => Err(io::ErrorKind::Unsupported.into()),
            Schedule::None | Schedule::OnlyNamed => Ok(()),
            Schedule::Seeded(seed) => {
                let number = STEPS.fetch_add(1, Ordering::Relaxed);
                seeded(*seed, number)
            }
        }
    }

    fn seeded(seed: u64, number: u64) -> io::Result<()> {
        let random = mixed(mixed(seed) ^ number);
        // From every second step to every sixteenth.
        if !random.is_multiple_of(2 << (seed % 4)) {
            return Ok(());
        }
        match (random >> 32) % 6 {
            0 | 1 => Err(io::ErrorKind::StorageFull.into()),
            2 => Err(io::ErrorKind::PermissionDenied.into()),
            3 => Err(io::ErrorKind::Interrupted.into()),
            4 if seed % 8 < 4 => std::process::abort(),
            _ => Err(io::Error::other("the disk failed")),
        }
    }

    /// The finisher of `splitmix64`.
    fn mixed(number: u64) -> u64 {
        let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }
}
