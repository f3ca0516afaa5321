// heap: 32M
package memory;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** What a variable held that was set to null is gone at the next collection. */
public class ForgottenVariables {
  static class Link {
    Link next;
    final long[] payload = new long[10];
  }

  static boolean cleared(WeakReference<?> reference) {
    for (int i = 0; i < 5 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }

  public static void main(String[] args) {
    Object object = new Object();
    WeakReference<Object> weak = new WeakReference<>(object);
    System.out.println(cleared(weak) + " " + (object != null));
    object = null;
    System.out.println(cleared(weak));

    List<byte[]> blocks = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 24; i++) {
        blocks.add(new byte[1 << 20]);
      }
      System.out.println(blocks.size());
      blocks = null;
      byte[] large = new byte[10 << 20];
      System.out.println(large.length);
      large = null;
      blocks = new ArrayList<>();
    }

    Link head = null;
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 150_000; i++) {
        Link link = new Link();
        link.next = head;
        head = link;
      }
      int count = 0;
      for (Link at = head; at != null; at = at.next) {
        count++;
      }
      System.out.println(count);
      head = null;
    }
  }
}
