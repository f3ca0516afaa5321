package kiln.link.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Jdk17;

/** Says what is on this machine, what is missing, and which platforms can run here. */
final class Doctor implements Verb {
  private static final int NAME_WIDTH = 22;

  /** Platforms whose images run under a program that no package manager brings. */
  private static final Set<String> TENDERS = Set.of("spt", "hvt");

  /** How a platform's main bundle provides it (cnf/ext/platform.bnd requires it). */
  private static final Pattern PROVIDED = Pattern.compile("kiln\\.runtime;platform=(\\w+)");

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "show what is here, what is missing, and which platforms can run";
  }

  @Override
  public int run(Builder workspace, List<String> line) throws Usage, IOException {
    Options options = Options.parse(name(), line, Set.of(), Set.of());
    if (!options.operands().isEmpty()) {
      throw new Usage("doctor: it takes no operands.");
    }
    boolean library = java();
    boolean llvm = jars(workspace.root());
    Packages packages = Packages.read(workspace.root());
    packages.tools().forEach(Doctor::tool);
    System.out.println();
    boolean all = true;
    for (String platform : platforms(workspace.root())) {
      String lacks = lacks(platform, library, llvm);
      all &= lacks.isEmpty();
      if (lacks.isEmpty() && TENDERS.contains(platform)) {
        lacks = new TenderLaunch(platform).lacks(); // images can be made without
      }
      say("platform " + platform, lacks.isEmpty() ? "can run" : "cannot run: " + lacks);
    }
    List<Packages.Tool> missing = packages.missing();
    if (!missing.isEmpty()) {
      System.out.println();
      System.out.println("As root: " + Packages.line(missing));
    }
    return all ? 0 : 1;
  }

  private static boolean java() {
    say("java", Runtime.version() + " in " + System.getProperty("java.home"));
    try {
      say("class library", "JDK 17 in " + Jdk17.home());
      return true;
    } catch (BuildFailure e) {
      say("class library", e.getMessage());
      return false;
    }
  }

  private static boolean jars(Path root) throws IOException {
    List<String> jars = Files.readAllLines(root.resolve("cnf/cache/jars.txt"));
    long there = jars.stream().filter(jar -> Files.isRegularFile(Path.of(jar))).count();
    say("jars of cnf/pom.xml", there + " of " + jars.size() + " in Maven's local repository");
    boolean llvm =
        jars.stream().anyMatch(jar -> jar.contains("/org/bytedeco/") && Files.isRegularFile(Path.of(jar)));
    say("C compiler", llvm ? "the pinned LLVM" : "missing: delete cnf/cache/jars.txt, run again");
    return llvm;
  }

  private static void tool(Packages.Tool tool) {
    Path there = Packages.find(tool.command());
    say(tool.command(), (there == null ? "missing" : there.toString()) + ", for " + tool.neededBy());
  }

  /** Every platform that a bundle of the workspace is the main bundle of, by name. */
  static SortedSet<String> platforms(Path root) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve("platforms"), "*.bnd")) {
      for (Path file : files) {
        PROVIDED.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
      }
    }
    return names;
  }

  /** Why the platform cannot run here; empty if it can. */
  private static String lacks(String platform, boolean library, boolean llvm) {
    boolean image = !platform.equals("jvm");
    boolean amd64 = System.getProperty("os.arch").equals("amd64");
    if (!library) {
      return "no JDK 17";
    }
    if (image && !llvm && Packages.find("gcc") == null) {
      return "no C compiler";
    }
    boolean process = platform.equals("linux") || platform.equals("sim");
    if (process && !(amd64 && System.getProperty("os.name").equals("Linux"))) {
      return "this is not Linux on x86-64";
    }
    if (platform.equals("virtio") && Packages.find(Qemu.COMMAND) == null) {
      return "no " + Qemu.COMMAND;
    }
    return "";
  }

  private static void say(String what, String how) {
    System.out.printf("%-" + NAME_WIDTH + "s %s%n", what, how);
  }
}
