package kiln.link.build;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder of class files and what decides them.
 *
 * @param name of the output, for the log and its key: {@code ROOM.classes} or {@code ROOM.tests}
 * @param sources folders of Java sources; they need not exist
 * @param classPath jars and class folders that the sources may use
 * @param options for javac
 * @param output the folder itself
 */
record ClassFolder(
    String name, List<Path> sources, List<Path> classPath, List<String> options, Path output) {}
