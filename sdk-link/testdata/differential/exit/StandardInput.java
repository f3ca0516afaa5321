// input: first line\nsecond ünï line\n\nlast without end
package exit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Standard input by line, to its end. */
public class StandardInput {
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      System.out.println(line.length() + " " + line);
    }
    System.out.println(System.in.read());
  }
}
