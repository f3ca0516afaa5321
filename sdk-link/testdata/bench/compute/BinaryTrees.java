package compute;

/** Builds and walks binary trees of depth 16. */
final class BinaryTrees implements Kernel {
  private static final class Tree {
    final Tree left;
    final Tree right;

    Tree(Tree left, Tree right) {
      this.left = left;
      this.right = right;
    }

    int count() {
      return left == null ? 1 : 1 + left.count() + right.count();
    }
  }

  private static Tree build(int depth) {
    return depth == 0 ? new Tree(null, null) : new Tree(build(depth - 1), build(depth - 1));
  }

  @Override
  public long run() {
    long sum = build(16).count();
    for (int depth = 4; depth <= 14; depth += 2) {
      for (int i = 0; i < 1 << 14 - depth; i++) {
        sum += build(depth).count();
      }
    }
    return sum;
  }
}
