package kiln.link.export;

import aQute.bnd.osgi.resource.CapReqBuilder;
import aQute.bnd.osgi.resource.ResourceUtils;
import biz.aQute.resolve.Bndrun;
import biz.aQute.resolve.BndrunResolveContext;
import biz.aQute.resolve.ResolverLogger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * Everything that a run could be resolved from, and which of it works on which platform.
 *
 * <p>Asked only when something is missing: it follows requirements one by one, which says why a
 * bundle cannot be had better than a resolver does, and needs no backtracking for it.
 */
final class Repositories {
  static final String PLATFORM = "kiln.platform";
  private static final String OWN = "kiln.";
  private static final String RUNTIME = "kiln.runtime";
  private static final String PLATFORM_ATTRIBUTE = "platform";

  private final BndrunResolveContext context;
  private final String platform;
  private final SortedSet<String> platforms = new TreeSet<>();

  /** What is known of a resource: true also while it is being found out, as circles are allowed. */
  private final Map<String, Map<Resource, Boolean>> works = new HashMap<>();

  private Repositories(BndrunResolveContext context, String platform) {
    this.context = context;
    this.platform = platform;
    for (Capability runtime : find(RUNTIME, null)) {
      platforms.add(String.valueOf(runtime.getAttributes().get(PLATFORM_ATTRIBUTE)));
    }
  }

  /** The repositories of a run that shall run on {@code platform}. */
  static Repositories of(Bndrun run, String platform) {
    ResolverLogger log = ResolverLogger.newLogger(run, false);
    try {
      BndrunResolveContext context =
          new BndrunResolveContext(run, run, run, log);
      context.init();
      return new Repositories(context, platform);
    } finally {
      log.closeAndDeleteLogfile();
    }
  }

  /** The platform that was asked for. */
  String platform() {
    return platform;
  }

  /** The platforms that some bundle provides. */
  SortedSet<String> platforms() {
    return platforms;
  }

  /** What the run itself requires. */
  Resource input() {
    return context.getInputResource();
  }

  /** Capabilities of a namespace; all of them without a filter. */
  private List<Capability> find(String namespace, String filter) {
    CapReqBuilder requirement = new CapReqBuilder(namespace);
    if (filter != null) {
      requirement.addDirective("filter", filter);
    }
    return context.findProviders(requirement.buildSyntheticRequirement());
  }

  /** Who provides what is required, of this platform or not. */
  List<Resource> providers(Requirement requirement) {
    List<Resource> resources = new ArrayList<>();
    for (Capability capability : context.findProviders(requirement)) {
      resources.add(capability.getResource());
    }
    return resources;
  }

  /** The requirements that have to be met before a resource can be in a run. */
  List<Requirement> needs(Resource resource) {
    List<Requirement> needs = new ArrayList<>();
    for (Requirement requirement : resource.getRequirements(null)) {
      String effective = requirement.getDirectives().getOrDefault("effective", "resolve");
      boolean counts = effective.equals("resolve") || effective.equals("active");
      if (counts && !"optional".equals(requirement.getDirectives().get("resolution"))) {
        needs.add(requirement);
      }
    }
    return needs;
  }

  /** Whether everything that a resource needs can be had on a platform. */
  boolean works(Resource resource, String on) {
    if (context.isSystemResource(resource)) {
      return true;
    }
    Map<Resource, Boolean> known = works.computeIfAbsent(on, p -> new HashMap<>());
    Boolean answer = known.putIfAbsent(resource, true);
    if (answer == null) {
      answer = needs(resource).stream().allMatch(need -> isMet(need, on));
      known.put(resource, answer);
    }
    return answer;
  }

  boolean isMet(Requirement requirement, String on) {
    if (requirement.getNamespace().equals(PLATFORM)) {
      return isFor(requirement, on);
    }
    return providers(requirement).stream().anyMatch(provider -> works(provider, on));
  }

  /**
   * Whether a resource belongs to other platforms only: what it requires in Kiln's own namespaces
   * leads to them. A resource that merely lacks a service here does not.
   */
  boolean isForeign(Resource resource) {
    return isForeign(resource, new HashSet<>());
  }

  private boolean isForeign(Resource resource, Set<Resource> seen) {
    if (!seen.add(resource) || context.isSystemResource(resource)) {
      return false;
    }
    for (Requirement need : needs(resource)) {
      if (need.getNamespace().equals(PLATFORM)) {
        if (!isFor(need, platform)) {
          return true;
        }
      } else if (need.getNamespace().startsWith(OWN)) {
        List<Resource> providers = providers(need);
        if (!providers.isEmpty() && providers.stream().allMatch(p -> isForeign(p, seen))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a requirement of kiln.platform accepts a platform. */
  static boolean isFor(Requirement requirement, String platform) {
    Capability capability = new CapReqBuilder(PLATFORM)
        .addAttribute(PLATFORM_ATTRIBUTE, platform)
        .buildSyntheticCapability();
    return ResourceUtils.matches(requirement, capability);
  }

  /** What provides a service on any platform, as {@link kiln.link.wiring.Elsewhere} says it. */
  List<String> providers(String service) {
    Set<String> phrases = new TreeSet<>();
    Set<Resource> resources = new HashSet<>();
    find("osgi.service", "(objectClass=" + service + ")")
        .forEach(capability -> resources.add(capability.getResource()));
    for (Resource resource : resources) {
      for (String other : platforms) {
        if (works(resource, other)) {
          phrases.add(other + " by " + name(resource));
        }
      }
    }
    return List.copyOf(phrases);
  }

  /** The file of a bundle in a repository on this machine, or null; the newest of its versions. */
  Path file(String symbolicName) {
    for (Capability identity : find("osgi.identity", "(osgi.identity=" + symbolicName + ")")) {
      ResourceUtils.ContentCapability content =
          ResourceUtils.getContentCapability(identity.getResource());
      if (content != null && "file".equals(content.url().getScheme())) {
        return Path.of(content.url());
      }
    }
    return null;
  }

  /** The symbolic name of a resource. */
  static String name(Resource resource) {
    ResourceUtils.IdentityCapability identity = ResourceUtils.getIdentityCapability(resource);
    return identity == null ? resource.toString() : identity.osgi_identity();
  }
}
