//! How much memory the system has to spare, and what a model would take; not who uses it.

use crate::LoadError;

/// Bytes that programs can still take without pressing others out; `None` where the system does not say.
pub fn free_memory() -> Option<u64> {
    #[cfg(target_os = "linux")]
    {
        available(&std::fs::read_to_string("/proc/meminfo").ok()?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        None
    }
}

/// Refuses what needs more memory than is free, where that is known.
///
/// # Errors
/// [`LoadError::NoRoom`].
pub(crate) fn check_room(needed: u64, free: Option<u64>) -> Result<(), LoadError> {
    free.filter(|free| *free < needed).map_or(Ok(()), |free| Err(LoadError::NoRoom { needed, free }))
}

/// What the kernel's list says is available.
#[cfg(any(test, target_os = "linux"))]
fn available(list: &str) -> Option<u64> {
    let line = list.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_the_kernel_is_read() {
        assert_eq!(available("MemTotal: 100 kB\nMemFree: 1 kB\nMemAvailable:   2048 kB\n"), Some(2 << 20));
        assert_eq!(available("MemTotal: 100 kB\n"), None);
        assert_eq!(available("MemAvailable: many kB\n"), None);
    }
}
