package util;

import java.io.*;
import java.util.*;

/** Properties are read and written as text. */
public class PropertiesFiles {
  public static void main(String[] args) throws IOException {
    Properties defaults = new Properties();
    defaults.setProperty("color", "green");
    Properties p = new Properties(defaults);
    p.load(new StringReader("# comment\n! other\na=1\nb : two words\nc three\n"
        + "long=one \\\n    two\nuni=\\u00e9\\u20ac\n  spaced\\ key  =  v\\t!\nempty=\nnovalue\n"));
    for (String key : new TreeSet<>(p.stringPropertyNames())) {
      System.out.println("[" + key + "] = [" + p.getProperty(key) + "]");
    }
    System.out.println(p.getProperty("none", "default") + " " + p.get("color"));
    StringWriter out = new StringWriter();
    Properties one = new Properties();
    one.setProperty("k e:y", " v=1\n#\u00e9");
    one.store(out, "a comment\nmore");
    out.toString().lines().filter(l -> !l.matches("#... ... .*")).forEach(System.out::println);
    try {
      p.load(new StringReader("x=\\u12"));
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(one.equals(Map.of("k e:y", " v=1\n#\u00e9")) + " " + one.size());
  }
}
