package io;

import java.io.File;
import java.util.Arrays;
import java.util.TreeSet;

/** Names of files, of which none exists: what is below the root is alike everywhere. */
public class FileNames {
  public static void main(String[] args) throws Exception {
    String[] names = {
      "a", "/a/b.txt", "a//b/", "/", "", ".", "..", "a/../b", "/x/./y/../z", "//a", "a b", "\u00e4/\u00f6"
    };
    for (String name : names) {
      File file = new File(name);
      System.out.println("[" + file + "] " + file.getName() + " | " + file.getParent() + " | "
          + file.isAbsolute() + " | " + file.hashCode() + " | " + file.getPath().length());
    }
    System.out.println(new File("a", "b") + " " + new File("a/", "/b") + " " + new File("", "b")
        + " " + new File((String) null, "b") + " " + new File(new File("/"), "c"));
    System.out.println(new File("/p").compareTo(new File("/q")) + " "
        + new File("a").equals(new File("a/")) + " " + File.separator + File.pathSeparatorChar);
    System.out.println(new TreeSet<>(Arrays.asList(new File("b"), new File("a/c"), new File("a"))));
    File none = new File("/no/such/place/./x/../file");
    System.out.println(none.getCanonicalPath() + " " + new File("/../..").getCanonicalPath() + " "
        + new File("/a/b/../../../c/").getCanonicalPath() + " " + none.getAbsolutePath());
    System.out.println(none.exists() + " " + none.isFile() + " " + none.isDirectory() + " "
        + none.canRead() + " " + none.length() + " " + none.lastModified() + " " + none.delete()
        + " " + none.mkdir() + " " + none.list() + " " + none.listFiles() + " "
        + none.renameTo(new File("/no/other")) + " " + none.isHidden() + " "
        + new File("/no/.x").isHidden() + " " + none.setLastModified(1) + " " + none.getFreeSpace());
    try {
      System.out.println(none.createNewFile());
    } catch (java.io.IOException e) {
      System.out.println("cannot be made");
    }
    try {
      new File((String) null);
    } catch (NullPointerException e) {
      System.out.println("null is no name");
    }
  }
}
