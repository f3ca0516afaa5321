package noapp.app;

import contracts.Console;
import org.osgi.service.component.annotations.Component;

@Component
public final class Lonely implements Console {
}
