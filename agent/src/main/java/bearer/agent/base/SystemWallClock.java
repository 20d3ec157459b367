package bearer.agent.base;

final class SystemWallClock implements WallClock {
  @Override
  public long millis() {
    return System.currentTimeMillis();
  }
}
