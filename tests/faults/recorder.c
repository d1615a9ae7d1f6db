/* Record what a process does to the files of one folder, or let its n-th operation fail.
 *
 * RECORD_FOLDER, RECORD_LOG: write every change of a file below the folder to the log.
 * fail_arm(folder, n, always, error): let the n-th write, flush, cut, opening for writing, renaming
 * or removal below the folder fail, and with "always" all that come after it; n = 0 ends that.
 * fail_operations() tells how many there have been since. slow_arm(ms): let every flush take so
 * long from now on.
 *
 * An entry of the log: one letter, then the lengths of path and data and the offset as 64-bit
 * little-endian integers, then path and data. Letters: C made, W written, T cut to the offset,
 * S flushed, U removed, R renamed to the data, D folder flushed, A acknowledged by the program.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_FILES 4096

static char *names[MOST_FILES]; /* of open files below the folder that is recorded */
static const char *folder;
static int log_file = -1;
static char *fail_folder;
static long fail_at = 0, operations = 0;
static int fails_always = 0, fails_with = EIO;
static volatile int flush_ms = 0;

static int is_below(const char *path, const char *of)
{
    size_t length = of ? strlen(of) : 0;
    return path && of && !strncmp(path, of, length) && (path[length] == '/' || !path[length]);
}

void fail_arm(const char *of, long at, int always, int error)
{
    free(fail_folder);
    fail_folder = at ? strdup(of) : NULL;
    fail_at = at;
    fails_always = always;
    fails_with = error;
    operations = 0;
}

long fail_operations(void)
{
    return operations;
}

void slow_arm(int ms)
{
    flush_ms = ms;
}

__attribute__((constructor)) static void begin(void)
{
    const char *log = getenv("RECORD_LOG");
    folder = getenv("RECORD_FOLDER");
    if (folder && log) {
        int file = syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_APPEND, 0644);
        log_file = fcntl(file, F_DUPFD_CLOEXEC, 900);
        syscall(SYS_close, file);
    }
}

static void record(char what, const char *path, int64_t offset, const void *data, uint64_t size)
{
    if (log_file < 0)
        return;
    uint64_t length = strlen(path), whole = 25 + length + size;
    char *entry = malloc(whole);
    entry[0] = what;
    memcpy(entry + 1, &length, 8);
    memcpy(entry + 9, &size, 8);
    memcpy(entry + 17, &offset, 8);
    memcpy(entry + 25, path, length);
    if (size)
        memcpy(entry + 25 + length, data, size);
    syscall(SYS_write, log_file, entry, whole);
    free(entry);
}

static const char *name_of(int file)
{
    return file >= 0 && file < MOST_FILES ? names[file] : NULL;
}

static int fails_at(const char *path)
{
    if (!is_below(path, fail_folder))
        return 0;
    operations++;
    if (operations < fail_at || (operations > fail_at && !fails_always))
        return 0;
    errno = fails_with;
    return 1;
}

static int fails(int file)
{
    char link[64], path[PATH_MAX];
    if (!fail_folder)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return fails_at(path);
}

#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real)                                                                                     \
        real = dlsym(RTLD_NEXT, name)

static int is_there(const char *path)
{
    return syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
}

static void opened(int file, const char *path, int flags, int was_there)
{
    if (file < 0 || file >= MOST_FILES)
        return;
    free(names[file]);
    names[file] = NULL;
    if (log_file < 0 || !is_below(path, folder))
        return;
    names[file] = strdup(path);
    if ((flags & O_CREAT) && !was_there)
        record('C', path, 0, NULL, 0);
    else if (flags & O_TRUNC)
        record('T', path, 0, NULL, 0);
}

static mode_t mode_from(int flags, va_list rest)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
}

#define OPENS(name)                                                                                \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode_t mode = mode_from(flags, rest);                                                      \
        va_end(rest);                                                                              \
        int was_there = is_below(path, folder) && is_there(path);                                  \
        if ((flags & (O_CREAT | O_WRONLY | O_RDWR)) && fails_at(path))                             \
            return -1;                                                                             \
        REAL(int, #name, const char *, int, ...);                                                  \
        int file = real(path, flags, mode);                                                        \
        opened(file, path, flags, was_there);                                                      \
        return file;                                                                               \
    }
OPENS(open)
OPENS(open64)

#define WRITES_AT(name, offset_type)                                                               \
    ssize_t name(int file, const void *data, size_t size, offset_type offset)                      \
    {                                                                                              \
        REAL(ssize_t, #name, int, const void *, size_t, offset_type);                              \
        if (fails(file))                                                                           \
            return -1;                                                                             \
        ssize_t done = real(file, data, size, offset);                                             \
        if (done > 0 && name_of(file))                                                             \
            record('W', name_of(file), offset, data, done);                                        \
        return done;                                                                               \
    }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

ssize_t write(int file, const void *data, size_t size)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    if (fails(file))
        return -1;
    const char *name = name_of(file);
    off_t offset = name ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = real(file, data, size);
    if (done > 0 && name)
        record(strstr(name, "/ACK") ? 'A' : 'W', name, offset, data, done);
    return done;
}

/* Copying inside the kernel would pass by unseen; told that it cannot be done, programs write. */
#define SENDS(name, offset_type)                                                                   \
    ssize_t name(int to, int from, offset_type *offset, size_t size)                               \
    {                                                                                              \
        REAL(ssize_t, #name, int, int, offset_type *, size_t);                                     \
        if (name_of(to) || fail_folder) {                                                          \
            errno = ENOTSOCK;                                                                      \
            return -1;                                                                             \
        }                                                                                          \
        return real(to, from, offset, size);                                                       \
    }
SENDS(sendfile, off_t)
SENDS(sendfile64, off64_t)

#define CUTS(name, offset_type)                                                                    \
    int name(int file, offset_type size)                                                           \
    {                                                                                              \
        REAL(int, #name, int, offset_type);                                                        \
        if (fails(file))                                                                           \
            return -1;                                                                             \
        int done = real(file, size);                                                               \
        if (!done && name_of(file))                                                                \
            record('T', name_of(file), size, NULL, 0);                                             \
        return done;                                                                               \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define FLUSHES(name)                                                                              \
    int name(int file)                                                                             \
    {                                                                                              \
        REAL(int, #name, int);                                                                     \
        if (fails(file))                                                                           \
            return -1;                                                                             \
        usleep(flush_ms * 1000);                                                                   \
        int done = real(file);                                                                     \
        struct stat status;                                                                        \
        if (!done && name_of(file) && !fstat(file, &status))                                       \
            record(S_ISDIR(status.st_mode) ? 'D' : 'S', name_of(file), 0, NULL, 0);                \
        return done;                                                                               \
    }
FLUSHES(fsync)
FLUSHES(fdatasync)

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    if (fails_at(path))
        return -1;
    int done = real(path);
    if (!done && is_below(path, folder))
        record('U', path, 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    if (fails_at(from))
        return -1;
    int done = real(from, to);
    if (!done && is_below(from, folder))
        record('R', from, 0, to, strlen(to));
    return done;
}

int close(int file)
{
    REAL(int, "close", int);
    if (file == log_file)
        return 0;
    if (file >= 0 && file < MOST_FILES) {
        free(names[file]);
        names[file] = NULL;
    }
    return real(file);
}
