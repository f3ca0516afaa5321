package kiln.link.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Jdk17;
import kiln.link.closure.ClosedWorld;
import kiln.link.closure.Closure;
import kiln.link.image.Image;
import kiln.link.image.Linker;
import kiln.link.lower.Lowering;
import kiln.link.objects.Compiler;
import kiln.link.objects.Objects;
import kiln.link.program.Program;
import kiln.link.report.Sizes;
import kiln.link.toolchain.Toolchain;
import kiln.link.wiring.Wiring;
import kiln.link.world.ClassLibrary;

/**
 * All stages of the linker, one after the other: {@code Bundles -> Wiring -> Closure -> Program ->
 * Objects -> Image}. Each is a function of the one before.
 *
 * @param toolchain name of the C compiler and linker: {@code llvm} or {@code gcc}
 * @param cache folder for the unpacked toolchain and for compiled objects; need not exist
 * @param progress told of each stage
 */
public record Pipeline(String toolchain, Path cache, Progress progress) {

  /** What takes a closure while its class library is open. */
  @FunctionalInterface
  public interface Use<T> {
    T of(Closure closure) throws LinkFailure, InterruptedException;
  }

  /**
   * Links an image.
   *
   * @param name of the image
   * @param debug whether to keep an ELF file with symbols beside the artifact
   * @throws LinkFailure with everything that is wrong at the first stage that fails
   * @throws InterruptedException if this thread was interrupted; no child process is left
   */
  public Image link(String name, Wiring wiring, boolean debug)
      throws LinkFailure, InterruptedException {
    Toolchain tools = Toolchain.of(toolchain, cache, System.getenv());
    return link(close(name, wiring, this::lower), tools, debug);
  }

  /** Links an image and tells where its bytes go. */
  public String sizes(String name, String fileName, Wiring wiring, boolean all)
      throws LinkFailure, InterruptedException {
    Toolchain tools = Toolchain.of(toolchain, cache, System.getenv());
    return close(name, wiring, closure ->
        Sizes.of(fileName, closure, link(lower(closure), tools, false).sizes(), all));
  }

  private Program lower(Closure closure) {
    progress.say("lowering to C");
    return Lowering.lower(closure);
  }

  private Image link(Program program, Toolchain tools, boolean debug)
      throws LinkFailure, InterruptedException {
    progress.say("compiling");
    Objects objects = new Compiler(tools, cache).compile(program);
    progress.say("linking");
    return Linker.link(objects, tools, debug);
  }

  /** Finds the closed world of a wiring, and gives it to {@code use} while it can be read. */
  public <T> T close(String name, Wiring wiring, Use<T> use)
      throws LinkFailure, InterruptedException {
    progress.say("finding what is reachable");
    try (ClassLibrary library = ClassLibrary.open(Jdk17.home())) {
      Closure closure = ClosedWorld.of(name, wiring, library);
      if (!closure.notes().isEmpty()) {
        progress.say(closure.notes().size() + " calls in jars of others ask for what images do not"
            + " have, and throw if they run; ./bnd size lists them");
      }
      return use.of(closure);
    } catch (BuildFailure e) {
      throw new LinkFailure(List.of(e.getMessage()));
    } catch (IOException e) {
      throw new LinkFailure(List.of("The JDK's class library cannot be read: " + e.getMessage()
          + ". Install the JDK again, or set JAVA_HOME_17 to another."));
    }
  }
}
