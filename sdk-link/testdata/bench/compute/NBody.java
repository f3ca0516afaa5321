package compute;

/** Planets under gravity: double arithmetic over small arrays of objects. */
final class NBody implements Kernel {
  private static final class Body {
    double x;
    double y;
    double z;
    double vx;
    double vy;
    double vz;
    final double mass;

    Body(double x, double y, double z, double vx, double vy, double vz, double mass) {
      this.x = x;
      this.y = y;
      this.z = z;
      this.vx = vx;
      this.vy = vy;
      this.vz = vz;
      this.mass = mass;
    }
  }

  private static Body[] system() {
    Body[] bodies = new Body[5];
    for (int i = 0; i < bodies.length; i++) {
      double r = i * i * 1.7;
      bodies[i] =
          new Body(
              r, 0.3 * i - r / 3, 0.1 * i, -0.2 * i, 0.9 / (i + 1), 0.01 * i, 40.0 / (1 + 30 * i));
    }
    return bodies;
  }

  private static void advance(Body[] bodies, double dt) {
    for (int i = 0; i < bodies.length; i++) {
      Body a = bodies[i];
      for (int j = i + 1; j < bodies.length; j++) {
        Body b = bodies[j];
        double dx = a.x - b.x;
        double dy = a.y - b.y;
        double dz = a.z - b.z;
        double distance = dx * dx + dy * dy + dz * dz;
        double magnitude = dt / (distance * Math.sqrt(distance));
        a.vx -= dx * b.mass * magnitude;
        a.vy -= dy * b.mass * magnitude;
        a.vz -= dz * b.mass * magnitude;
        b.vx += dx * a.mass * magnitude;
        b.vy += dy * a.mass * magnitude;
        b.vz += dz * a.mass * magnitude;
      }
    }
    for (Body b : bodies) {
      b.x += dt * b.vx;
      b.y += dt * b.vy;
      b.z += dt * b.vz;
    }
  }

  @Override
  public long run() {
    Body[] bodies = system();
    for (int i = 0; i < 20_000; i++) {
      advance(bodies, 0.001);
    }
    return Double.doubleToLongBits(bodies[0].x + bodies[4].vz);
  }
}
