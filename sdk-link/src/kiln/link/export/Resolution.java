package kiln.link.export;

import aQute.bnd.build.Container;
import aQute.bnd.build.Project;
import aQute.bnd.osgi.Constants;
import biz.aQute.resolve.Bndrun;
import biz.aQute.resolve.ResolverLogger;
import biz.aQute.resolve.RunResolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kiln.link.LinkFailure;

/**
 * The bundles of a run.
 *
 * <p>{@code -runbundles} is taken as it stands where there is one; else the run is resolved here,
 * because bnd's own export resolves nothing. Resolved for an image, a run needs no bundle that
 * extends others at run time: the linker itself reads the component descriptions.
 *
 * @param jars one file for each bundle, in any order
 * @param repositories what could have been chosen
 */
record Resolution(List<Path> jars, Repositories repositories) {
  /** What Declarative Services would provide; the linker is the extender of an image. */
  private static final String EXTENDER =
      "osgi.extender;osgi.extender=osgi.component;version:Version=1.5";

  private static final String EXTENDER_KEY = Constants.RUNSYSTEMCAPABILITIES + ".kiln.link";

  /**
   * @throws LinkFailure if the run does not resolve, or a bundle is in no repository
   */
  static Resolution of(Project run) throws LinkFailure {
    try {
      return resolve(run);
    } catch (LinkFailure e) {
      throw e;
    } catch (Exception e) { // bnd declares it everywhere
      throw new LinkFailure(List.of(
          "bnd could not read " + run.getPropertiesFile().getName() + ": " + e.getMessage() + "."));
    }
  }

  private static Resolution resolve(Project run) throws Exception {
    run.prepare();
    try (Bndrun resolver = Bndrun.createBndrun(run.getWorkspace(), run.getPropertiesFile())) {
      resolver.setProperty(EXTENDER_KEY, EXTENDER);
      Repositories repositories = Repositories.of(resolver, RunReader.platform(run));
      String bundles = run.mergeProperties(Constants.RUNBUNDLES);
      if (bundles == null || bundles.isBlank()) {
        requirePlatform(repositories);
        bundles = bundles(resolver, repositories);
      }
      run.setProperty(Constants.RUNBUNDLES, bundles);
      return new Resolution(files(run), repositories);
    }
  }

  private static void requirePlatform(Repositories repositories) throws LinkFailure {
    TreeSet<String> known = new TreeSet<>(repositories.platforms());
    if (!known.contains(repositories.platform())) {
      throw new LinkFailure(List.of("There is no platform " + repositories.platform() + ". "
          + (known.isEmpty()
              ? "No bundle of the workspace provides any: build it first (./bnd build)."
              : "There are: " + String.join(", ", known) + ".")));
    }
  }

  private static String bundles(Bndrun resolver, Repositories repositories) throws Exception {
    ResolverLogger log = ResolverLogger.newLogger(resolver, false);
    try {
      RunResolution resolution = RunResolution.resolve(resolver, resolver, null, log);
      if (!resolution.isOK()) {
        throw new LinkFailure(Diagnosis.of(repositories, resolution.exception));
      }
      return resolution.getRunBundlesAsString();
    } finally {
      log.closeAndDeleteLogfile();
    }
  }

  private static List<Path> files(Project run) throws Exception {
    List<String> problems = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (Container container : run.getRunbundles()) {
      if (container.getError() != null || container.getFile() == null) {
        problems.add("Bundle " + container.getBundleSymbolicName() + " is in no repository: "
            + container.getError() + ". Build it (./bnd build), or remove it from -runbundles.");
      } else {
        jars.add(container.getFile().toPath());
      }
    }
    if (jars.isEmpty() && problems.isEmpty()) {
      problems.add(run.getPropertiesFile().getName()
          + " names no bundle: give it a line -runrequires: bnd.identity;id='apps.NAME'.");
    }
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
    return jars;
  }
}
