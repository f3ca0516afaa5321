package kiln.link.export;

import aQute.bnd.build.Container;
import aQute.bnd.build.Project;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Processor;
import biz.aQute.resolve.Bndrun;
import biz.aQute.resolve.ResolverLogger;
import biz.aQute.resolve.RunResolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kiln.link.LinkFailure;
import kiln.link.wiring.Elsewhere;
import org.osgi.service.repository.Repository;

/**
 * The bundles of a run.
 *
 * <p>{@code -runbundles} is taken as it stands where there is one; else the run is resolved here,
 * because bnd's own export resolves nothing. An image holds no framework: what a bundle requires
 * only to run on one (Declarative Services, Configuration Admin) counts as being there, so that the
 * bundles which implement it stay out. Code that an image really reaches is looked for later, and
 * found missing then.
 *
 * @param jars one file for each bundle, in any order; none for a run that names no bundle
 * @param elsewhere knows what else could have been chosen
 */
record Resolution(List<Path> jars, Elsewhere elsewhere) {
  /** What the implementations of Declarative Services and Configuration Admin provide. */
  private static final String CAPABILITIES =
      "osgi.extender;osgi.extender=osgi.component;version:Version=1.5,"
          + "osgi.implementation;osgi.implementation=osgi.cm;version:Version=1.6";

  /** Their packages, and those of the framework are there already. */
  private static final String PACKAGES =
      "org.osgi.service.cm;version=1.6.1,"
          + "org.osgi.service.component;version=1.5.1,"
          + "org.osgi.service.component.runtime;version=1.5.0,"
          + "org.osgi.service.component.runtime.dto;version=1.5.0,"
          + "org.osgi.util.promise;version=1.3.0,"
          + "org.osgi.util.function;version=1.2.0";

  private static final String SUFFIX = ".kiln.link"; // merged with what the run says itself

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
    lendRepositories(run);
    try (Bndrun resolver = resolver(run)) {
      String bundles = run.mergeProperties(Constants.RUNBUNDLES);
      if (bundles == null || bundles.isBlank()) {
        bundles = known(run, resolver);
      }
      return new Resolution(files(run, resolver, bundles), service -> elsewhere(run, service));
    }
  }

  /**
   * Makes the repositories that a run brings by {@code -plugin} known to its workspace: bnd
   * resolves from the workspace's alone.
   */
  private static void lendRepositories(Project run) {
    List<Repository> known = run.getWorkspace().getPlugins(Repository.class);
    for (Repository repository : run.getPlugins(Repository.class)) {
      if (!known.contains(repository)) {
        run.getWorkspace().addBasicPlugin(repository);
      }
    }
  }

  /** The run as bnd resolves it, with what an image does not need on top. */
  private static Bndrun resolver(Project run) throws Exception {
    Bndrun resolver = Bndrun.createBndrun(run.getWorkspace(), run.getPropertiesFile());
    resolver.setProperty(Constants.RUNSYSTEMCAPABILITIES + SUFFIX, CAPABILITIES);
    resolver.setProperty(Constants.RUNSYSTEMPACKAGES + SUFFIX, PACKAGES);
    return resolver;
  }

  /** Made only when something is missing: reading all repositories takes its time. */
  private static Repositories repositories(Project run) throws Exception {
    try (Bndrun resolver = resolver(run)) {
      return Repositories.of(resolver, RunReader.platform(run));
    }
  }

  private static List<String> elsewhere(Project run, String service) {
    try {
      return repositories(run).providers(service);
    } catch (Exception e) {
      return List.of(); // the service is missing either way, and that is what is told
    }
  }

  /** As it was resolved before, if nothing changed that matters to it. */
  private static String known(Project run, Bndrun resolver) throws Exception {
    Optional<KnownResolution> known = KnownResolution.of(run, resolver, RunReader.cache(run));
    Optional<String> before = known.isPresent() ? known.get().bundles() : Optional.empty();
    if (before.isPresent()) {
      return before.get();
    }
    String bundles = bundles(run, resolver);
    if (known.isPresent()) {
      known.get().put(bundles);
    }
    return bundles;
  }

  private static String bundles(Project run, Bndrun resolver) throws Exception {
    ResolverLogger log = ResolverLogger.newLogger(resolver, false);
    try {
      RunResolution resolution = RunResolution.resolve(resolver, resolver, null, log);
      if (!resolution.isOK()) {
        Repositories repositories = repositories(run);
        requirePlatform(repositories);
        throw new LinkFailure(Diagnosis.of(repositories, resolution.exception));
      }
      return resolution.getRunBundlesAsString();
    } finally {
      log.closeAndDeleteLogfile();
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

  /** bnd itself would look into the workspace's own repositories only. */
  private static List<Path> files(Project run, Bndrun resolver, String bundles) throws Exception {
    resolver.setProperty(Constants.RUNBUNDLES, bundles);
    Map<String, Path> found = new HashMap<>();
    for (Container container : resolver.getRunbundles()) {
      if (container.getError() == null && container.getFile() != null) {
        found.put(container.getBundleSymbolicName(), container.getFile().toPath());
      }
    }
    List<String> problems = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (String clause : new Parameters(bundles, resolver).keySet()) {
      String name = Processor.removeDuplicateMarker(clause);
      Path jar = found.containsKey(name) ? found.get(name) : repositories(run).file(name);
      jars.add(jar);
      if (jar == null) {
        problems.add("There is no bundle " + name + ". Build it (./bnd build), or remove it from"
            + " -runbundles.");
      }
    }
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
    return jars;
  }
}
