package lang;

import java.util.EnumMap;
import java.util.EnumSet;

/** EnumMap and EnumSet, small and beyond 64 constants. */
public class EnumCollections {
  enum Day {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
  }

  enum Big {
    B0,
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    B8,
    B9,
    B10,
    B11,
    B12,
    B13,
    B14,
    B15,
    B16,
    B17,
    B18,
    B19,
    B20,
    B21,
    B22,
    B23,
    B24,
    B25,
    B26,
    B27,
    B28,
    B29,
    B30,
    B31,
    B32,
    B33,
    B34,
    B35,
    B36,
    B37,
    B38,
    B39,
    B40,
    B41,
    B42,
    B43,
    B44,
    B45,
    B46,
    B47,
    B48,
    B49,
    B50,
    B51,
    B52,
    B53,
    B54,
    B55,
    B56,
    B57,
    B58,
    B59,
    B60,
    B61,
    B62,
    B63,
    B64,
    B65,
    B66
  }

  public static void main(String[] args) {
    EnumMap<Day, Integer> map = new EnumMap<>(Day.class);
    map.put(Day.SUN, 7);
    map.put(Day.MON, 1);
    map.put(Day.WED, null);
    System.out.println(map + " " + map.containsKey(Day.WED) + " " + map.get(Day.TUE) + map.size());
    map.remove(Day.MON);
    map.merge(Day.SUN, 10, Integer::sum);
    System.out.println(map.entrySet() + " " + map.keySet() + " " + map.values());
    EnumSet<Day> weekend = EnumSet.of(Day.SUN, Day.SAT);
    EnumSet<Day> week = EnumSet.complementOf(weekend);
    System.out.println(weekend + " " + week + " " + EnumSet.range(Day.TUE, Day.THU));
    week.removeIf(d -> d.name().startsWith("T"));
    week.addAll(weekend);
    week.retainAll(EnumSet.of(Day.MON, Day.SUN, Day.TUE));
    System.out.println(
        week + " " + week.contains(null) + " " + week.equals(EnumSet.of(Day.MON, Day.SUN)));
    EnumSet<Big> big = EnumSet.allOf(Big.class);
    System.out.println(big.size());
    big.removeIf(b -> b.ordinal() % 13 != 0);
    System.out.println(
        big + " " + EnumSet.noneOf(Big.class) + " " + EnumSet.copyOf(big).equals(big));
  }
}
