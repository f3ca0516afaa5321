package algorithms;

import java.util.*;

/** An ordinary small application: accounts, transactions, own checked exceptions, reports. */
public class Bank {
  static class InsufficientFunds extends Exception {
    private static final long serialVersionUID = 1;
    final long missing;

    InsufficientFunds(long missing) {
      super("missing " + missing + " cents");
      this.missing = missing;
    }
  }

  abstract static class Account {
    private static int next = 1000;
    final int number = next++;
    protected long cents;
    private final List<String> journal = new LinkedList<>();

    void deposit(long amount) {
      if (amount <= 0) {
        throw new IllegalArgumentException("amount " + amount);
      }
      cents += amount;
      journal.add("+" + amount);
    }

    void withdraw(long amount) throws InsufficientFunds {
      if (amount > available()) {
        throw new InsufficientFunds(amount - available());
      }
      cents -= amount;
      journal.add("-" + amount);
    }

    long available() {
      return cents;
    }

    abstract void monthEnd();

    @Override
    public String toString() {
      return getClass().getSimpleName()
          + "#"
          + number
          + " "
          + cents / 100
          + "."
          + cents % 100
          + " "
          + journal;
    }
  }

  static class Savings extends Account {
    @Override
    void monthEnd() {
      if (cents > 0) {
        deposit(Math.max(1, Math.round(cents * 0.0025)));
      }
    }
  }

  static class Checking extends Account {
    private final long limit;

    Checking(long limit) {
      this.limit = limit;
    }

    @Override
    long available() {
      return super.available() + limit;
    }

    @Override
    void monthEnd() {
      if (cents < 0) {
        cents += cents / 100;
      }
    }
  }

  static void transfer(Account from, Account to, long amount) throws InsufficientFunds {
    boolean done = false;
    try {
      from.withdraw(amount);
      to.deposit(amount);
      done = true;
    } finally {
      System.out.println(
          (done ? "done " : "failed ") + from.number + "->" + to.number + " " + amount);
    }
  }

  public static void main(String[] args) {
    List<Account> accounts = List.of(new Savings(), new Checking(50_000), new Checking(0));
    accounts.get(0).deposit(123_456);
    int[][] plan = {
      {0, 1, 100_000}, {1, 2, 120_000}, {2, 0, 150_000}, {1, 0, 30_001}, {0, 2, 0}, {1, 2, 25_000}
    };
    for (int[] p : plan) {
      try {
        transfer(accounts.get(p[0]), accounts.get(p[1]), p[2]);
      } catch (InsufficientFunds e) {
        System.out.println(e.getMessage() + " " + e.missing);
      } catch (IllegalArgumentException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
    accounts.forEach(Account::monthEnd);
    accounts.forEach(System.out::println);
    Map<Boolean, Long> byKind = new TreeMap<>();
    for (Account a : accounts) {
      byKind.merge(a instanceof Savings, a.cents, Long::sum);
    }
    System.out.println(byKind);
  }
}
