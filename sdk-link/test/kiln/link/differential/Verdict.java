package kiln.link.differential;

/**
 * The result of one program.
 *
 * @param fault a diff or the linker's refusal; empty if both sides agree
 */
record Verdict(TestCase test, String fault) {
  boolean agrees() {
    return fault.isEmpty();
  }
}
