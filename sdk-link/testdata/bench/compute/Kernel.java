package compute;

/** One kernel: the same work and the same result at each call. */
interface Kernel {
  /** Returns a checksum of what was computed. */
  long run();
}
