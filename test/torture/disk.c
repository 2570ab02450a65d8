/*
 * Loaded into the service before everything else (LD_PRELOAD), by npm run torture: stands between it and the files of one database.
 * Nothing of this is in the product.
 *
 * DISK_OF: the database's file; it, its -wal and its -journal are watched, all else goes through.
 * DISK_LOG: a file that takes down every write, cut and sync of them in the order in which they were done, for power-loss.ts.
 * DISK_FAULTS: a file of three bytes that is looked at each time: of a hundred writes and syncs so many fail, of a hundred reads so
 * many, and the errno they fail with.
 *
 * It asks the kernel itself and not the C library, so nothing here depends on the order in which libraries are loaded.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 65536
enum { NONE, DATABASE, WAL, JOURNAL };

/* As power-loss.ts reads it: 16 bytes, then `length` bytes of what was written. */
struct entry {
  uint8_t what; /* 'W' write, 'T' cut to `offset` bytes, 'S' sync, 'U' file taken away */
  uint8_t file;
  uint16_t unused;
  uint32_t length;
  uint64_t offset;
};

static unsigned char kinds[MOST_FILES];
static const char *database;
static int log_to = -1;
static volatile const unsigned char *faults;
static uint32_t chance = 2463534242u;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  database = getenv("DISK_OF");
  const char *log = getenv("DISK_LOG"), *said = getenv("DISK_FAULTS");
  if (log) log_to = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (said) {
    int from = syscall(SYS_openat, AT_FDCWD, said, O_RDONLY | O_CLOEXEC, 0);
    void *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, from, 0);
    if (map != MAP_FAILED) faults = map;
  }
}

static unsigned char kind_of_path(const char *path) {
  size_t length;
  if (!database || !path) return NONE;
  length = strlen(database);
  if (strncmp(path, database, length) != 0) return NONE;
  if (strcmp(path + length, "") == 0) return DATABASE;
  if (strcmp(path + length, "-wal") == 0) return WAL;
  return strcmp(path + length, "-journal") == 0 ? JOURNAL : NONE;
}

static unsigned char kind_of(int file) { return file >= 0 && file < MOST_FILES ? kinds[file] : NONE; }

/* Whether this one fails; `at` 0 is writing, 1 is reading. */
static int fails(int at) {
  if (!faults || faults[at] == 0) return 0;
  chance ^= chance << 13, chance ^= chance >> 17, chance ^= chance << 5;
  if (chance % 100 >= faults[at]) return 0;
  errno = faults[2];
  return 1;
}

static void note(uint8_t what, uint8_t file, uint64_t offset, const void *bytes, uint32_t length) {
  struct entry entry = {what, file, 0, length, offset};
  struct iovec parts[2] = {{&entry, sizeof entry}, {(void *)bytes, length}};
  if (log_to >= 0 && syscall(SYS_writev, log_to, parts, 2) != (long)(sizeof entry + length)) abort();
}

int open64(const char *path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  int file = syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
  if (file >= 0 && file < MOST_FILES) kinds[file] = kind_of_path(path);
  return file;
}

int close(int file) {
  if (file >= 0 && file < MOST_FILES) kinds[file] = NONE;
  return syscall(SYS_close, file);
}

ssize_t pread64(int file, void *bytes, size_t length, off64_t offset) {
  if (kind_of(file) && faults) {
    pthread_mutex_lock(&lock);
    int failed = fails(1);
    pthread_mutex_unlock(&lock);
    if (failed) return -1;
  }
  return syscall(SYS_pread64, file, bytes, length, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  unsigned char kind = kind_of(file);
  if (!kind) return syscall(SYS_pwrite64, file, bytes, length, offset);
  pthread_mutex_lock(&lock);
  ssize_t written = fails(0) ? -1 : syscall(SYS_pwrite64, file, bytes, length, offset);
  if (written > 0) note('W', kind, offset, bytes, written);
  pthread_mutex_unlock(&lock);
  return written;
}

int ftruncate64(int file, off64_t size) {
  unsigned char kind = kind_of(file);
  if (!kind) return syscall(SYS_ftruncate, file, size);
  pthread_mutex_lock(&lock);
  int done = fails(0) ? -1 : syscall(SYS_ftruncate, file, size);
  if (done == 0) note('T', kind, size, "", 0);
  pthread_mutex_unlock(&lock);
  return done;
}

static int sync_by(long call, int file) {
  unsigned char kind = kind_of(file);
  if (!kind) return syscall(call, file);
  pthread_mutex_lock(&lock);
  int done = fails(0) ? -1 : syscall(call, file);
  if (done == 0) note('S', kind, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return done;
}
int fsync(int file) { return sync_by(SYS_fsync, file); }
int fdatasync(int file) { return sync_by(SYS_fdatasync, file); }

int unlink(const char *path) {
  unsigned char kind = kind_of_path(path);
  if (!kind) return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  pthread_mutex_lock(&lock);
  int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (done == 0) note('U', kind, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return done;
}
