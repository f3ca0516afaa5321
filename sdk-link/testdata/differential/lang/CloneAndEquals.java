package lang;

import java.util.*;

/** equals and hashCode contracts, deep and shallow copies, covariant clone, identity. */
public class CloneAndEquals {
  static class Point implements Cloneable {
    final int x;
    final int y;

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }

    @Override
    public boolean equals(Object o) {
      if (this == o) {
        return true;
      }
      if (o == null || getClass() != o.getClass()) {
        return false;
      }
      Point p = (Point) o;
      return x == p.x && y == p.y;
    }

    @Override
    public int hashCode() {
      return Objects.hash(x, y);
    }

    @Override
    public Point clone() {
      try {
        return (Point) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public String toString() {
      return "(" + x + "," + y + ")";
    }
  }

  static class Colored extends Point {
    String color = "red";

    Colored(int x, int y) {
      super(x, y);
    }

    @Override
    public Colored clone() {
      return (Colored) super.clone();
    }
  }

  static class NoHash {
    @Override
    public boolean equals(Object o) {
      return o instanceof NoHash;
    }
  }

  public static void main(String[] args) {
    Point p = new Point(1, 2);
    Colored c = new Colored(1, 2);
    System.out.println(
        p.equals(new Point(1, 2))
            + " "
            + p.equals(c)
            + " "
            + c.equals(p)
            + " "
            + p.hashCode()
            + " "
            + p.equals(null));
    Colored d = c.clone();
    d.color = "blue";
    System.out.println(c.color + d.color + d + (d != c) + d.equals(c) + (p.clone() == p));
    Set<Point> set = new HashSet<>(List.of(p, c));
    System.out.println(
        set.contains(new Point(1, 2))
            + " "
            + set.contains(new Colored(1, 2))
            + " "
            + set.size()
            + set.contains(new Point(2, 1)));
    System.out.println(
        new NoHash().equals(new NoHash())
            + " "
            + new ArrayList<>(List.of(new NoHash())).contains(new NoHash()));
    Point[] array = {p, c};
    Point[] copy = array.clone();
    copy[0] = null;
    System.out.println(array[0] + " " + copy[1] + (copy[1] == c) + copy.getClass().getSimpleName());
    int[][] grid = {{1}, {2}};
    int[][] shallow = grid.clone();
    shallow[0][0] = 9;
    System.out.println(
        grid[0][0]
            + " "
            + Arrays.deepEquals(grid, shallow)
            + " "
            + Arrays.equals(grid, shallow)
            + grid.equals(shallow));
    ArrayList<Point> list = new ArrayList<>(List.of(p));
    @SuppressWarnings("unchecked")
    ArrayList<Point> listCopy = (ArrayList<Point>) list.clone();
    listCopy.add(c);
    System.out.println(list + " " + listCopy + list.equals(List.of(new Point(1, 2))));
  }
}
