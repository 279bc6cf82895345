/* Makes the N-th call of the system that writes below a folder fail: once, or from then on. Loaded before the C library
   by the test of faults; it is no part of the program. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int watched(int fd) {
    const char *folder = getenv("FAULT_FOLDER");
    char link[64], path[PATH_MAX];
    if (!folder) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

/* Whether this call fails; the figures come by the environment, armed by a file so that start-up is left alone. */
static int fails(int fd) {
    const char *nth = getenv("FAULT_AT"), *sticky = getenv("FAULT_STICKY"), *armed = getenv("FAULT_ARMED");
    if (!nth || !armed || !watched(fd) || access(armed, F_OK) != 0) return 0;
    long call = __sync_add_and_fetch(&calls, 1), at = atol(nth);
    int hit = call == at || (sticky && *sticky == '1' && call > at);
    if (hit) {
        const char *code = getenv("FAULT_ERRNO");
        errno = code && !strcmp(code, "ENOSPC") ? ENOSPC : EIO;
    }
    return hit;
}

/* Half of a write that fails reaches the file. */
static int torn(void) {
    const char *mode = getenv("FAULT_TORN");
    return mode && *mode == '1';
}

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off64_t));
    if (fails(fd)) {
        int error = errno;
        if (torn() && count > 1) real(fd, bytes, count / 2, at);
        errno = error;
        return -1;
    }
    return real(fd, bytes, count, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

ssize_t write(int fd, const void *bytes, size_t count) {
    ssize_t (*real)(int, const void *, size_t) = REAL("write", ssize_t (*)(int, const void *, size_t));
    if (fails(fd)) {
        int error = errno;
        if (torn() && count > 1) real(fd, bytes, count / 2);
        errno = error;
        return -1;
    }
    return real(fd, bytes, count);
}

int fsync(int fd) {
    int (*real)(int) = REAL("fsync", int (*)(int));
    return fails(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    int (*real)(int) = REAL("fdatasync", int (*)(int));
    return fails(fd) ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t length) {
    int (*real)(int, off64_t) = REAL("ftruncate64", int (*)(int, off64_t));
    return fails(fd) ? -1 : real(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
