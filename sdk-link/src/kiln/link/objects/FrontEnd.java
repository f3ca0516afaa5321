package kiln.link.objects;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.toolchain.Toolchain;

/**
 * Clang without its driver, which takes many sources in one process: to start takes it longer than to
 * compile a small class.
 *
 * <p>The driver itself says, under {@code -###}, with what words it would run it.
 */
final class FrontEnd {
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final String SOURCE = "-";

  private final Toolchain toolchain;
  private final List<String> words;

  private FrontEnd(Toolchain toolchain, List<String> words) {
    this.toolchain = toolchain;
    this.words = words;
  }

  /**
   * Asks the driver.
   *
   * @param flags for the driver, without names of files
   * @param folder in which the sources will lie
   */
  static FrontEnd of(Toolchain toolchain, List<String> flags, Path folder)
      throws IOException, InterruptedException {
    List<String> question = new ArrayList<>(List.of(toolchain.compiler().toString()));
    question.addAll(flags);
    question.addAll(List.of("-###", "-x", "c", "-c", SOURCE, "-o", "any.o"));
    String answer = toolchain.run(question, folder).output();
    String line = answer.lines().filter(l -> l.contains("\"-cc1\"")).findFirst()
        .orElseThrow(() -> new IOException("The C compiler does not start: " + answer.strip()));
    return new FrontEnd(toolchain, words(line));
  }

  /** The words of a line, but those that name the one source and its object. */
  private static List<String> words(String line) {
    List<String> result = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group(1).replaceAll("\\\\(.)", "$1");
      if (word.equals("-main-file-name") || word.equals("-o")) {
        matcher.find();
      } else if (!word.equals(SOURCE) && !word.equals("-disable-free")) { // others come after it
        result.add(word);
      }
    }
    return result;
  }

  /**
   * Compiles C sources that lie in {@code folder}, one after another: {@code A.c} becomes {@code
   * A.o}. After a failure those before the one that was refused are there.
   */
  Toolchain.Result compile(List<Source> sources, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(words);
    sources.forEach(source -> command.add(source.path()));
    return toolchain.run(command, folder);
  }

  /** The file that {@link #compile} writes for a source. */
  static String object(Source source) {
    return source.path().substring(0, source.path().length() - ".c".length()) + ".o";
  }
}
