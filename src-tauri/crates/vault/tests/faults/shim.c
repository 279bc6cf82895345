/* Makes the N-th call of the system that writes below a folder fail: once, or from then on; or writes every such call down,
   with what is said on standard output, so that a loss of power can be replayed. Loaded before the C library by the tests
   of crashes; it is no part of the program. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

/* The name below the folder of the file that is open as fd; 0 for other files. */
static int named(int fd, char *name) {
    const char *folder = getenv("FAULT_FOLDER");
    char link[64], path[PATH_MAX];
    if (!folder) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0 || path[strlen(folder)] != '/') return 0;
    if (name) strcpy(name, path + strlen(folder) + 1);
    return 1;
}

static int watched(int fd) { return named(fd, 0); }

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

/* Writes a call down: kind, length of name, name, place, length of bytes, bytes. */
static void record(char kind, const char *name, long long place, const void *bytes, unsigned count) {
    const char *log = getenv("FAULT_LOG"), *armed = getenv("FAULT_ARMED");
    if (!log || !armed || access(armed, F_OK) != 0) return;
    ssize_t (*put)(int, const void *, size_t) = REAL("write", ssize_t (*)(int, const void *, size_t));
    int before = errno;
    pthread_mutex_lock(&one);
    static int to = -1;
    if (to < 0) to = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    unsigned char length = (unsigned char)strlen(name);
    if (to < 0 || put(to, &kind, 1) != 1 || put(to, &length, 1) != 1 || put(to, name, length) != length
        || put(to, &place, 8) != 8 || put(to, &count, 4) != 4 || (count && put(to, bytes, count) != (ssize_t)count)) abort();
    pthread_mutex_unlock(&one);
    errno = before;
}

/* Writes down what was done to a watched file. */
static void recorded(char kind, int fd, long long place, const void *bytes, long count) {
    char name[PATH_MAX];
    if (count >= 0 && getenv("FAULT_LOG") && named(fd, name)) record(kind, name, place, bytes, (unsigned)count);
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

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off64_t));
    if (fails(fd)) {
        int error = errno;
        if (torn() && count > 1) real(fd, bytes, count / 2, at);
        errno = error;
        return -1;
    }
    ssize_t done = real(fd, bytes, count, at);
    recorded('W', fd, at, bytes, done);
    return done;
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
    /* What is said is said before it can be heard: a loss of power right after must find it kept. */
    if (fd == 1) record('A', "", 0, bytes, (unsigned)count);
    off_t at = getenv("FAULT_LOG") ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = real(fd, bytes, count);
    recorded('W', fd, at, bytes, done);
    return done;
}

int fsync(int fd) {
    int (*real)(int) = REAL("fsync", int (*)(int));
    int done = fails(fd) ? -1 : real(fd);
    recorded('S', fd, 0, "", done);
    return done;
}

int fdatasync(int fd) {
    int (*real)(int) = REAL("fdatasync", int (*)(int));
    int done = fails(fd) ? -1 : real(fd);
    recorded('S', fd, 0, "", done);
    return done;
}

int ftruncate64(int fd, off64_t length) {
    int (*real)(int, off64_t) = REAL("ftruncate64", int (*)(int, off64_t));
    int done = fails(fd) ? -1 : real(fd, length);
    recorded('T', fd, length, "", done);
    return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
    int (*real)(const char *) = REAL("unlink", int (*)(const char *));
    const char *folder = getenv("FAULT_FOLDER");
    int done = real(path);
    if (done == 0 && folder && strncmp(path, folder, strlen(folder)) == 0 && path[strlen(folder)] == '/')
        record('U', path + strlen(folder) + 1, 0, "", 0);
    return done;
}
