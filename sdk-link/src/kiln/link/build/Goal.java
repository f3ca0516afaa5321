package kiln.link.build;

/** How much of the workspace a verb needs. Each goal includes the ones before it. */
public enum Goal {
  /** The classes of sdk-link: enough to run a verb at all. */
  COMMANDS,
  /** Every room's classes and bundles: what an export reads. */
  BUNDLES,
  /** The test classes too. */
  TESTS
}
