package kiln.link.lower;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kiln.link.world.MethodInfo;

/**
 * What a unit holds of other methods for the C compiler to inline: small methods whole, of others
 * the {@link Shortcut}.
 */
final class Copies {
  /**
   * Warm instructions up to which a method may be copied into the units of its callers, each call
   * and allocation counted as {@link #CALL} more. Without these a quarter of the copies' text was
   * such that the C compiler inlined one in ten, and read and optimized the others for nothing.
   */
  private static final int SMALL = 30;

  private static final int CALL = 4;

  /** The same where the caller is compiled for size: what takes no more than the call. */
  private static final int TINY = 6;

  /** How deep copies may call copies. */
  private static final int DEPTH = 4;

  private final Lowering lowering;
  private final Map<MethodInfo, Optional<Shortcut>> shortcuts = new HashMap<>();
  private Set<MethodInfo> wanted = new LinkedHashSet<>(); // by the current unit
  private Set<MethodInfo> shortened = new LinkedHashSet<>(); // shortcuts that it needs

  Copies(Lowering lowering) {
    this.lowering = lowering;
  }

  /** The shortcut to call where {@code caller} often calls the method; null if there is none. */
  String shortcut(MethodInfo method, MethodInfo caller, ClassUnit unit) {
    if (lowering.isRare(caller) || !lowering.hasBody(method) || shortcut(method) == null) {
      return null;
    }
    shortened.add(method);
    return unit.shortcut(method);
  }

  /** Lets the C compiler see the body of a small method, which {@code caller} often calls. */
  void offer(MethodInfo method, MethodInfo caller) {
    if (isOffered(method, caller)) {
      wanted.add(method);
    }
  }

  /** Is the method so small that the C compiler sees it where {@code caller} often calls it? */
  boolean isOffered(MethodInfo method, MethodInfo caller) {
    return mayCopy(method) && (lowering.isRare(caller) ? isTiny(method) : isSmall(method));
  }

  private boolean isSmall(MethodInfo method) {
    ColdPaths paths = lowering.coldPaths(method);
    return paths.warmCount() + CALL * paths.warmCalls() <= SMALL;
  }

  private boolean isTiny(MethodInfo method) {
    return lowering.coldPaths(method).warmCount() <= TINY;
  }

  private boolean mayCopy(MethodInfo method) {
    return lowering.hasBody(method)
        && !lowering.looks(method)
        && shortcut(method) == null;
  }

  /** Appends to a unit, which holds {@code methods}, all that it has asked for since the last one. */
  void append(Collection<MethodInfo> methods, ClassUnit unit) {
    Set<MethodInfo> there = new LinkedHashSet<>(methods);
    for (int depth = 0; depth < DEPTH; depth++) {
      appendWanted(there, unit);
    }
    wanted.clear();
    for (MethodInfo method : List.copyOf(shortened)) {
      String head = "KILN_INLINE " + MethodWriter.head(method, unit.shortcut(method));
      MethodWriter writer = lowering.writer(method, unit).withoutStackCheck();
      unit.append(writer.shortened(shortcut(method), unit.opaque(method)).write(head));
    }
    appendWanted(there, unit); // of shortcuts: they call no others, as these have what to skip
    wanted.clear();
    shortened.clear();
  }

  private void appendWanted(Set<MethodInfo> there, ClassUnit unit) {
    Set<MethodInfo> round = wanted;
    wanted = new LinkedHashSet<>();
    for (MethodInfo method : round) {
      if (there.add(method)) {
        String head = "KILN_COPY " + MethodWriter.head(method, unit.function(method));
        unit.append(lowering.writer(method, unit).withoutStackCheck().write(head));
      }
    }
  }

  /** The shortcut of a method that has a body; null if it has none. */
  private Shortcut shortcut(MethodInfo method) {
    return shortcuts
        .computeIfAbsent(
            method,
            m -> Optional.ofNullable(Shortcut.of(lowering, lowering.closure().bodies().of(m))))
        .orElse(null);
  }
}
