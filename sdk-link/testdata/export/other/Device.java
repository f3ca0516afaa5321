package other;

import contracts.Net;
import org.osgi.service.component.annotations.Component;

@Component
public final class Device implements Net {}
