package kiln.link.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;

/** Finds the verb and turns what it throws into messages and an exit status. */
public final class Main {
  private static final List<Verb> VERBS = List.of(
          new Boot(),
          new Export(),
          new Run(),
          new Java(),
          new Why(),
          new Size(),
          new Resolve(),
          new Test(),
          new Bench(),
          new Doctor(),
          new Build());

  private Main() {}

  /**
   * Runs one command line, without the {@code ./bnd} itself.
   *
   * @return the exit status: the verb's, 1 for a failure, 2 for a misuse
   */
  public static int run(Builder workspace, String[] line) throws InterruptedException {
    List<String> words = Arrays.asList(line);
    try {
      if (words.isEmpty() || List.of("help", "--help", "-h").contains(words.get(0))) {
        System.out.print(help());
        return words.isEmpty() ? Usage.STATUS : 0;
      }
      return verb(words.get(0)).run(workspace, words.subList(1, words.size()));
    } catch (Usage e) {
      System.err.println(e.getMessage());
      return Usage.STATUS;
    } catch (BuildFailure e) {
      e.problems().forEach(System.err::println);
      return 1;
    } catch (LinkFailure e) {
      e.problems().forEach(System.err::println);
      return 1;
    } catch (IOException e) {
      System.err.println(words.get(0) + ": " + e.getMessage());
      return 1;
    }
  }

  private static Verb verb(String name) throws Usage {
    for (Verb verb : VERBS) {
      if (verb.name().equals(name)) {
        return verb;
      }
    }
    if (Passed.knows(name)) {
      return new Passed(name);
    }
    String known = String.join(", ", VERBS.stream().map(Verb::name).toList());
    throw new Usage(
        "No verb '%s'. ./bnd knows %s, and bnd's own verbs; ./bnd help says what they do."
            .formatted(name, known));
  }

  private static String help() {
    StringBuilder text = new StringBuilder("usage: ./bnd VERB …\n\n");
    for (Verb verb : VERBS) {
      text.append("  ./bnd ").append(verb.name()).append(' ').append(verb.arguments()).append('\n');
      text.append("      ").append(verb.summary()).append('\n');
    }
    return text.append("\nAny other verb is bnd's own: ./bnd print FILE, ./bnd version, …\n").toString();
  }
}
