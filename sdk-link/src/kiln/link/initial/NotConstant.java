package kiln.link.initial;

/** The initializer does something that has to wait for the image to run. */
final class NotConstant extends Exception {
  private static final long serialVersionUID = 1;

  NotConstant(String what) {
    super(what, null, false, false);
  }
}
