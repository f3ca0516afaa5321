package kiln.runtime.logging;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/**
 * Loggers without a manager, handlers and configuration: each has a level, INFO at first, and writes
 * a line to standard error.
 */
@Substitutes("java.util.logging.Logger")
final class LoggerSubstitution {
  private static Map<String, Logger> named;

  @Original private String name;
  private Level threshold;

  @Original
  private LoggerSubstitution(String name) {}

  public static synchronized Logger getLogger(String name) {
    if (named == null) {
      named = new HashMap<>();
    }
    Logger logger = named.get(name.toString());
    if (logger == null) {
      logger = make(name);
      named.put(name, logger);
    }
    return logger;
  }

  public static Logger getAnonymousLogger() {
    return make(null);
  }

  @Adds
  private static Logger make(String name) {
    return (Logger) (Object) new LoggerSubstitution(name);
  }

  public Level getLevel() {
    return threshold;
  }

  public void setLevel(Level level) {
    threshold = level;
  }

  public boolean isLoggable(Level level) {
    Level least = threshold == null ? Level.INFO : threshold;
    return level.intValue() >= least.intValue() && least != Level.OFF;
  }

  private void doLog(LogRecord logged) {
    log(logged);
  }

  public void log(LogRecord logged) {
    if (!isLoggable(logged.getLevel())) {
      return;
    }
    String level = logged.getLevel().getName();
    System.err.println(level + " " + name + ": " + message(logged)); // a date would need java.time
    if (logged.getThrown() != null) {
      logged.getThrown().printStackTrace();
    }
  }

  /** The message, with {0} and the like replaced. */
  @Adds
  private static String message(LogRecord logged) {
    String text = String.valueOf(logged.getMessage());
    Object[] parameters = logged.getParameters();
    for (int i = 0; parameters != null && i < parameters.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(parameters[i]));
    }
    return text;
  }
}
