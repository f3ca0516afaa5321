package natives;

/** Needs code that only an image has. */
public final class Natives {
  private Natives() {}

  public static void main(String[] arguments) {
    write();
  }

  private static native void write();

  private static native void unreached();
}
