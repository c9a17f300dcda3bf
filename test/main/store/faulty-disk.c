/* Preloaded into a process (ld.so(8), LD_PRELOAD): writes, syncs and cuts of files named "….sqlite…" fail from the n-th
   one on. A file of three numbers, named by FAULTY_DISK, says how: calls left before the first that fails (negative:
   none fails), errno, and, counted here, how many have failed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static volatile int *told;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("FAULTY_DISK");
  int file = name == NULL ? -1 : open(name, O_RDWR);
  if (file < 0) return;
  void *mapped = mmap(NULL, 12, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) told = mapped;
  close(file);
}

static int fails(int file) {
  char link[64], name[4096];
  if (told == NULL || told[0] < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length < 0) return 0;
  name[length] = 0;
  if (strstr(name, ".sqlite") == NULL) return 0;
  if (told[0] > 0) {
    told[0] -= 1;
    return 0;
  }
  told[2] += 1;
  errno = told[1];
  return 1;
}

#define FAULTY(type, name, parameters, arguments)                                  \
  type name parameters {                                                           \
    static type(*real) parameters;                                                 \
    if (real == NULL) real = (type(*) parameters)dlsym(RTLD_NEXT, #name);          \
    return fails(file) ? -1 : real arguments;                                      \
  }

FAULTY(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
FAULTY(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at))
FAULTY(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at))
FAULTY(int, fsync, (int file), (file))
FAULTY(int, fdatasync, (int file), (file))
FAULTY(int, ftruncate, (int file, off_t length), (file, length))
FAULTY(int, ftruncate64, (int file, off64_t length), (file, length))
