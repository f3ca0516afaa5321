package kiln.link.differential;

import java.util.regex.Pattern;

/**
 * Removes what two runs or configurations of HotSpot 17 may print differently, and nothing else:
 * identity hashes, names of lambda classes, and module or loader names in traces and messages.
 */
final class Normalizer {
  private static final Pattern MODULE_OF_FRAME =
      Pattern.compile("(?m)^(\\s*at )(?:app//|[a-z][\\w.]*(?:@[\\w.+-]+)?/)");
  private static final Pattern MODULE_OF_MESSAGE =
      Pattern.compile(" \\([^()\\n]* (?:is|are) in (?:unnamed )?module [^()\\n]*\\)");
  private static final Pattern LAMBDA =
      Pattern.compile("\\$\\$Lambda(?:\\$\\d+)?(?:/0x[0-9a-f]+)?");
  private static final Pattern IDENTITY_HASH =
      Pattern.compile("([\\w$;\\]]+(?:\\[\\])*|\\[+[ZBCSIJFD])@[0-9a-f]{1,8}\\b");

  private Normalizer() {}

  static Outcome normalize(Outcome outcome) {
    return new Outcome(normalize(outcome.output()), normalize(outcome.error()), outcome.status());
  }

  static String normalize(String text) {
    String result = MODULE_OF_FRAME.matcher(text).replaceAll("$1");
    result = MODULE_OF_MESSAGE.matcher(result).replaceAll("");
    result = LAMBDA.matcher(result).replaceAll("\\$\\$Lambda");
    return IDENTITY_HASH.matcher(result).replaceAll("$1@hash");
  }
}
