package kiln.link.build;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * Where {@code ./bnd} enters Java: compiles sdk-link if it is stale, then hands the command line to
 * its verbs.
 *
 * <p>The verbs are found by name, because this package is compiled before they are.
 */
public final class Launcher {
  private static final String VERBS = "kiln.link.command.Main";

  private Launcher() {}

  /**
   * @param arguments the workspace, then the command line
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ReflectiveOperationException {
    Builder builder = new Builder(Path.of(arguments[0]), System.err);
    SharedClasses classes = builder.sharedClasses();
    try {
      builder.build(Goal.COMMANDS).orFail();
    } catch (BuildFailure e) {
      e.problems().forEach(System.err::println);
      System.exit(1);
    }
    String[] line = new String[arguments.length - 1];
    System.arraycopy(arguments, 1, line, 0, line.length);
    int status = run(builder, line);
    classes.update(status == 0);
    System.exit(status);
  }

  private static int run(Builder builder, String[] line) throws ReflectiveOperationException {
    try {
      return (int)
          Class.forName(VERBS)
              .getMethod("run", Builder.class, String[].class)
              .invoke(null, builder, line);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      return 70; // EX_SOFTWARE: a verb reports what it expects itself, so this is a bug
    }
  }
}
