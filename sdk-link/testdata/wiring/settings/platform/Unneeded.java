package settings.platform;

import org.osgi.service.component.annotations.Component;

@Component(name = "unneeded")
public final class Unneeded {
}
