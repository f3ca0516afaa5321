package bare;

import contracts.Console;
import kiln.app.Target;
import org.osgi.service.component.annotations.Component;

@Component
public final class Here implements Target, Console {
  @Override
  public String platform() {
    return "bare";
  }

  @Override
  public void println(String line) {
    System.out.println(line);
  }
}
