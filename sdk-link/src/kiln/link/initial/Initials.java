package kiln.link.initial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;

/**
 * The classes that are initialized when an image is linked, and the values of their static fields.
 *
 * <p>A class is among them if its initializer, and those of its super types and of all classes that
 * it needs, only compute: they read nothing that another class could have changed, change nothing
 * but what they made, and end without an exception. That nobody can tell when they ran (JVMS §5.5)
 * follows. The answer for a class does not depend on who asks first: classes that need each other
 * are never among them.
 */
public final class Initials {
  private final World world;
  private final Rules rules;
  private final Map<ClassInfo, Optional<Map<FieldInfo, Object>>> known = new HashMap<>();
  private final List<Run> running = new ArrayList<>();

  public Initials(World world, Rules rules) {
    this.world = world;
    this.rules = rules;
  }

  /** Is the class initialized from the start? Also if there is nothing to run. */
  public boolean isDone(ClassInfo type) {
    for (String supertype : world.supertypes(type.name)) {
      ClassInfo info = world.find(supertype);
      boolean counts = info == type || info != null && (!info.isInterface() || hasDefault(info));
      if (counts && info.initializer() != null && !isOwnDone(info)) {
        return false;
      }
    }
    return true;
  }

  /** The fields that the initializer of a class has set; null unless it was run. */
  public Map<FieldInfo, Object> fields(ClassInfo type) {
    return type.initializer() != null && isOwnDone(type) ? known.get(type).get() : null;
  }

  /** Has the field's class been initialized, by an initializer of its own? */
  public boolean has(FieldInfo field) {
    return field.isStatic() && fields(field.owner) != null;
  }

  /** What the static field holds at the start, where {@link #has} holds. */
  public Object value(FieldInfo field) {
    return fields(field.owner).getOrDefault(
        field, field.constant != null ? field.constant : Values.zero(field.descriptor));
  }

  private static boolean hasDefault(ClassInfo face) {
    return face.methods().stream().anyMatch(m -> !m.isAbstract() && !m.isStatic());
  }

  private boolean isOwnDone(ClassInfo type) {
    Optional<Map<FieldInfo, Object>> answer = known.get(type);
    if (answer == null) {
      if (isRunning(type)) {
        return false;
      }
      answer = run(type);
      known.put(type, answer);
    }
    return answer.isPresent();
  }

  private Optional<Map<FieldInfo, Object>> run(ClassInfo type) {
    Run run = new Run(type, world, rules, this);
    running.add(run);
    try {
      require(type, run);
      return Optional.of(run.fields());
    } catch (NotConstant | RuntimeException | StackOverflowError e) {
      return Optional.empty(); // the image will run it, and throw what there is to throw
    } finally {
      running.remove(run);
    }
  }

  private boolean isRunning(ClassInfo type) {
    return running.stream().anyMatch(run -> run.type() == type);
  }

  /** Makes sure that {@code needed} is initialized for {@code run}. */
  void require(ClassInfo needed, Run run) throws NotConstant {
    for (String supertype : world.supertypes(needed.name)) {
      ClassInfo info = world.find(supertype);
      boolean counts = info == needed || info != null && (!info.isInterface() || hasDefault(info));
      if (counts && info.initializer() != null && info != run.type() && !isOwnDone(info)) {
        throw new NotConstant("needs " + info.name);
      }
    }
  }
}
