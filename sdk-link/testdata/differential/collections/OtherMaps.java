package collections;

import java.util.*;

/** IdentityHashMap, Hashtable, Properties, Vector, Stack, Dictionary. */
public class OtherMaps {
  public static void main(String[] args) throws Exception {
    Map<String, Integer> id = new IdentityHashMap<>();
    String a = new String("k");
    String b = new String("k");
    id.put(a, 1);
    id.put(b, 2);
    id.put(a, 3);
    System.out.println(id.size() + " " + id.get(a) + id.get(b) + id.get("k") + id.containsKey(b));
    for (int i = 0; i < 100; i++) {
      id.put("x" + i, i);
    }
    id.remove(a);
    System.out.println(id.size() + " " + id.values().stream().mapToInt(i -> i).sum());
    Hashtable<String, Integer> h = new Hashtable<>();
    for (String s : "seven keys in the old hash table".split(" ")) {
      h.put(s, s.length());
    }
    System.out.println(h + " " + h.contains(4) + Collections.list(h.keys()));
    try {
      h.put("x", null);
    } catch (NullPointerException e) {
      System.out.println("no null values");
    }
    Properties p = new Properties();
    p.load(
        new java.io.StringReader(
            "# comment\na = 1\nb:two words \\\n  continued\nc\\ d\\u0041=\\t\ne"));
    System.out.println(
        new TreeMap<>(p) + " " + p.getProperty("a") + p.getProperty("zz", "default"));
    Properties child = new Properties(p);
    child.setProperty("own", "x");
    System.out.println(child.getProperty("b") + " " + new TreeSet<>(child.stringPropertyNames()));
    java.io.StringWriter w = new java.io.StringWriter();
    Properties one = new Properties();
    one.setProperty("key with = sign", " value\u20ac");
    one.store(w, null);
    System.out.println(w.toString().lines().filter(s -> !s.startsWith("#")).toList());
    Stack<Integer> s = new Stack<>();
    s.push(1);
    s.push(2);
    System.out.println(s + " " + s.peek() + s.search(1) + s.pop() + s.empty() + s.firstElement());
    try {
      new Stack<>().pop();
    } catch (EmptyStackException e) {
      System.out.println(e);
    }
    Vector<String> v = new Vector<>(2, 3);
    for (int i = 0; i < 6; i++) {
      v.addElement("e" + i);
    }
    System.out.println(v + " " + v.capacity() + v.elementAt(2));
  }
}
