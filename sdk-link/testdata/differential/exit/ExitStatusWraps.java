package exit;

/** Only the low eight bits of a status reach the host. */
public class ExitStatusWraps {
  public static void main(String[] args) {
    System.exit(259);
  }
}
