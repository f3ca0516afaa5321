package kiln.link.objects;

/**
 * Lets the linker pack functions tightly: compilers ask for 16 octets each, which nothing needs.
 *
 * <p>In hello that is two per cent of the image, and no kernel of the benchmarks is slower without.
 * Only for compiled C: hand-written assembly knows why it aligns.
 */
final class CodeAlignment {
  /** Octets; part of the key of cached objects, since it is no flag of the compiler. */
  static final int OCTETS = 4;

  private CodeAlignment() {}

  /** Changes the sections of code in a relocatable file, in place. */
  static void relax(byte[] object) {
    RelocatableFile file = new RelocatableFile(object);
    for (int i = 1; i < file.sections(); i++) {
      if (file.isCode(i)) {
        file.relaxAlignment(i, OCTETS);
      }
    }
  }
}
