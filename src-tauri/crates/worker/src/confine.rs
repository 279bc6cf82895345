//! What the worker takes from itself before it sees a byte of the file: memory, time, files, sockets, programs.
//!
//! Limits of resources hold on every Unix. The filter of system calls exists on Linux, where it denies everything but
//! reading and writing what is open, memory and time; where the system offers none, the limits alone stand.

/// Most memory, in bytes of address space: 512 MB for the file and what is made of it, and the room of the stack, the
/// program and the allocator's reserve beside them, of which little is ever touched.
pub const MEMORY: u64 = 640 << 20;
/// Most seconds of processor time.
pub const SECONDS: u64 = 4;

/// Sets the limits of the process.
#[cfg(unix)]
pub fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    #[cfg_attr(not(target_os = "linux"), expect(unused_mut, reason = "Linux knows one limit more"))]
    let mut limits = vec![(Resource::Cpu, SECONDS), (Resource::Fsize, 0), (Resource::Core, 0)];
    #[cfg(target_os = "linux")]
    limits.push((Resource::As, MEMORY));
    for (resource, most) in limits {
        // A limit that stands lower already may not be raised, and need not be.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

/// Sets the limits of the process; this system knows none that can be set from within.
#[cfg(not(unix))]
pub const fn limit() {}

/// Denies every thread all system calls but those that reading a pipe, computing and ending need. Answers whether the
/// system took the filter.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")))]
pub fn close() -> bool {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
    const ALLOWED: [i64; 26] = [
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_lseek,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_sigaltstack,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_restart_syscall,
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_sched_yield,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];
    let Ok(architecture) = std::env::consts::ARCH.try_into() else { return false };
    let rules = ALLOWED.into_iter().map(|call| (call, Vec::new())).collect();
    let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let Ok(filter) = SeccompFilter::new(rules, denied, SeccompAction::Allow, architecture) else { return false };
    BpfProgram::try_from(filter).is_ok_and(|program| seccompiler::apply_filter_all_threads(&program).is_ok())
}

/// This system has no such filter.
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64"))))]
pub const fn close() -> bool {
    false
}
