package kiln.platforms.image;

import java.util.List;
import kiln.console.AttachedConsoles;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The platform's own console, where there are no others. */
@Component(property = "kiln.default:Boolean=true")
public final class ImageConsoles implements AttachedConsoles {
  private final List<Console> all;

  @Activate
  public ImageConsoles(@Reference Console own) {
    this.all = List.of(own);
  }

  @Override
  public List<Console> all() {
    return all;
  }
}
