// file: reflect/greeting.txt Hello from a resource.\nSecond line: äöü €\n
// file: empty.txt 
// file: www/index.html <p>index</p>\n
// file: www/deep/page.html <p>page</p>\n
// declare: resource www/**
package reflect;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public class ResourcesByName {
  static class Nested {}

  public static void main(String[] args) throws IOException {
    constants();
    lines();
    declared(new String[] {"/www/index.html", "/www/deep/page.html", "/www/none.html"});
    marks();
  }

  static void constants() throws IOException {
    show(ResourcesByName.class.getResourceAsStream("greeting.txt"));
    show(ResourcesByName.class.getResourceAsStream("/reflect/greeting.txt"));
    show(ResourcesByName.class.getResourceAsStream("/greeting.txt"));
    show(Nested.class.getResourceAsStream("greeting.txt"));
    show(Nested[].class.getResourceAsStream("greeting.txt"));
    show(new ResourcesByName().getClass().getResourceAsStream("greeting.txt"));
    show(ResourcesByName.class.getResourceAsStream("/empty.txt"));
    show(ClassLoader.getSystemResourceAsStream("reflect/greeting.txt"));
    show(ClassLoader.getSystemResourceAsStream("/reflect/greeting.txt"));
    try {
      ResourcesByName.class.getResourceAsStream(null);
    } catch (NullPointerException e) {
      System.out.println("no name: NullPointerException");
    }
  }

  static void lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ResourcesByName.class.getResourceAsStream("greeting.txt"),
                StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        System.out.println("> " + line);
      }
    }
  }

  static void declared(String[] paths) throws IOException {
    for (String path : paths) {
      System.out.print(path + ": ");
      show(ResourcesByName.class.getResourceAsStream(path));
    }
  }

  static void marks() throws IOException {
    InputStream in = ResourcesByName.class.getResourceAsStream("greeting.txt");
    byte[] buffer = new byte[5];
    System.out.println(in.read(buffer) + " " + Arrays.toString(buffer));
    System.out.println(in.skip(3) + " " + (char) in.read());
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    System.out.println(in.transferTo(rest) + " " + rest.size());
    System.out.println(in.read() + " " + in.read(buffer) + " " + in.read(buffer, 0, 0));
    try {
      in.read(buffer, 3, 3);
    } catch (IndexOutOfBoundsException e) {
      System.out.println("out of bounds");
    }
    in.close();
  }

  static void show(InputStream in) throws IOException {
    if (in == null) {
      System.out.println("none");
      return;
    }
    byte[] all = in.readAllBytes();
    System.out.println(all.length + " " + Arrays.hashCode(all));
    in.close();
  }
}
