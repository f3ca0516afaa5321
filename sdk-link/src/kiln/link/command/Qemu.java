package kiln.link.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The virtual machine that a {@code virtio} image boots in: QEMU without firmware tables or devices
 * but those named here, the serial port on the terminal.
 *
 * <p>What the image's end looks like is agreed with {@code platforms/virtio/native/poweroff.c}: for
 * a status from 0 to 125 it writes status + 1 to QEMU's isa-debug-exit device, for any other 127
 * and, as the console's last line, {@code kiln: exit status N}. QEMU exits with twice what was
 * written, plus one; with 1 for a failure of its own.
 */
record Qemu(String machine, int memoryMegabytes, boolean waitsForDebugger) {
  static final String COMMAND = "qemu-system-x86_64";

  /**
   * The machines that the platform supports, and what QEMU calls them. A microvm without ACPI tells
   * its devices on the command line.
   */
  static final Map<String, String> MACHINES =
      Map.of(
          "pc", "pc",
          "q35", "q35",
          "microvm", "microvm,acpi=off");

  static final int DEFAULT_MEGABYTES = 64;

  /** What stands for a machine that stopped without a word: reset, or switched off from outside. */
  static final int SILENT = 125;

  /** What stands for QEMU's own failure; its message is on standard error. */
  static final int NO_MACHINE = 126;

  private static final int OTHER = 127;
  private static final Pattern LAST_LINE = Pattern.compile("kiln: exit status ([0-9]{1,3})\\s*");

  /** What to run for {@code image}; {@code arguments} become its kernel command line. */
  List<String> command(Path image, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(COMMAND);
    command.addAll(List.of("-machine", MACHINES.get(machine), "-accel", "tcg", "-cpu", "max"));
    command.addAll(List.of("-m", memoryMegabytes + "M", "-nodefaults", "-no-reboot"));
    command.addAll(List.of("-display", "none", "-serial", "stdio"));
    command.addAll(List.of("-device", "isa-debug-exit,iobase=0x501,iosize=2"));
    command.addAll(List.of("-kernel", image.toString()));
    command.addAll(List.of("-append", commandLine(arguments))); // microvm adds only to what is there
    if (waitsForDebugger) {
      command.addAll(List.of("-S", "-gdb", "tcp:127.0.0.1:1234"));
    }
    return command;
  }

  /**
   * The app's status.
   *
   * @param exit QEMU's exit status
   * @param lastLine of the console
   */
  static int status(int exit, String lastLine) {
    if (exit == 1) {
      return NO_MACHINE;
    }
    if (exit == 2 * OTHER + 1) {
      Matcher status = LAST_LINE.matcher(lastLine);
      return status.matches() ? Integer.parseInt(status.group(1)) : OTHER;
    }
    boolean written = exit % 2 == 1 && exit <= 2 * OTHER + 1;
    return written ? exit / 2 - 1 : SILENT;
  }

  /** One text; an argument with blanks or quotes is quoted, {@code \} before {@code "} and itself. */
  static String commandLine(List<String> arguments) {
    return String.join(" ", arguments.stream().map(Qemu::quoted).toList());
  }

  private static String quoted(String argument) {
    boolean plain =
        !argument.isEmpty()
            && argument.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\\');
    return plain ? argument : '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
