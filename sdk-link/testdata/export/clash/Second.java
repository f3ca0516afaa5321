package clash;

import contracts.Console;
import org.osgi.service.component.annotations.Component;

@Component
public final class Second implements Console {
  @Override
  public void println(String line) {}
}
