// jars: slf4j-api slf4j-simple
package jars;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.helpers.MessageFormatter;

/** SLF4J over its simple backend, which writes to standard error. */
public class Slf4j {
  private static final Logger LOG = LoggerFactory.getLogger(Slf4j.class);

  public static void main(String[] args) {
    LOG.info("hello {} and {}", "one", 2);
    LOG.warn("a warning", new IllegalStateException("with a cause"));
    LOG.debug("not shown {}", 3);
    LOG.error("list {}", (Object) new int[] {1, 2, 3});
    System.out.println(LOG.getName() + " " + LOG.isInfoEnabled() + LOG.isDebugEnabled());
    System.out.println(MessageFormatter.format("{} \\{} {}", "a", "b").getMessage());
    MDC.put("key", "value");
    System.out.println(MDC.get("key"));
    System.out.println(LoggerFactory.getLogger("other.name") == LoggerFactory.getLogger("other.name"));
    LOG.atInfo().addKeyValue("k", 1).log("fluent {}", "message");
  }
}
