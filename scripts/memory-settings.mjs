/**
 * How glibc manages the heap of C, which Node has no call for: read from the environment when a process starts. By itself
 * glibc makes up to eight arenas for each processor and gives back nothing that lies between two things in use, so that
 * each mailbox that was opened and closed may leave something in another arena. Two arenas are enough for what our threads
 * ask of it, and what is large is mapped by itself and given back whole. Other C libraries ignore these.
 * https://sourceware.org/glibc/manual/latest/html_node/Memory-Allocation-Tunables.html
 */
export const memorySettings = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
