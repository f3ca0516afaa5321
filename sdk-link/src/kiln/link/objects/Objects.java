package kiln.link.objects;

import java.util.List;
import java.util.stream.Collectors;
import kiln.link.program.Program;

/**
 * A program and its compiled units: the fifth stage of {@code Bundles -> Wiring -> Closure -> Program
 * -> Objects -> Image}.
 *
 * @param objects in link order: the units of the program, then its natives
 */
public record Objects(Program program, List<ObjectFile> objects) {
  public Objects {
    objects = List.copyOf(objects);
  }

  /** The stage as text: one line per object, sorted, with its size in bytes. */
  public String dump() {
    return objects.stream()
        .map(object -> "object " + object.name() + " " + object.content().length + "\n")
        .sorted()
        .collect(Collectors.joining("", "objects of " + program.name() + "\n", ""));
  }
}
