package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;

/** Exports an assembly and runs the artifact. The exit status is the app's. */
final class Boot implements Verb {
  @Override
  public String name() {
    return "boot";
  }

  @Override
  public String arguments() {
    return "[--platform P] [--toolchain T] " + LaunchOptions.SYNOPSIS + " X.bndrun [ARGUMENTS]";
  }

  @Override
  public String summary() {
    return "export and run; ARGUMENTS are the app's, --key=value sets its configuration";
  }

  @Override
  public int run(Builder workspace, List<String> line)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException {
    Set<String> valued = new HashSet<>(Exports.OPTIONS);
    valued.addAll(LaunchOptions.VALUED);
    Options options = Options.parseUntil(1, name(), line, valued, LaunchOptions.FLAGS);
    if (options.operands().isEmpty()) {
      throw new Usage("boot: name a .bndrun, as in ./bnd boot apps/hello.bndrun");
    }
    LaunchOptions launch = LaunchOptions.of(options);
    Path assembly = Assembly.find(name(), options.operands().get(0));
    Artifact artifact = new Exports(workspace, options).export(assembly, Optional.empty());
    return new Launches(launch).run(artifact, options.arguments());
  }
}
