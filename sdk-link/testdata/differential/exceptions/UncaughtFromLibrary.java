package exceptions;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A trace through frames of the class library. */
public class UncaughtFromLibrary {
  public static void main(String[] args) {
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    list.forEach(
        i -> {
          if (i == 2) {
            Iterator<Integer> empty = new ArrayList<Integer>().iterator();
            empty.next();
          }
          System.out.println(i);
        });
  }
}
