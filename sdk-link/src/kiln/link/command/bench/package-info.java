/**
 * Benchmarks and their tables.
 *
 * <p>A benchmark is a class named {@code …Bench} beside a room's tests that implements {@link
 * kiln.link.command.bench.Benchmark}; {@code ./bnd bench NAME} finds it, runs it in a process of
 * its own and prints its table. Never part of the tests: a busy machine breaks no build.
 */
package kiln.link.command.bench;
