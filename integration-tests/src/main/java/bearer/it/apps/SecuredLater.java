package bearer.it.apps;

/** As {@link SendOnce}, behind a SecurityManager that the program sets itself. */
public final class SecuredLater {
  private SecuredLater() {}

  @SuppressWarnings("removal") // not run on a JDK that has removed it
  public static void main(String[] args) throws Exception {
    System.setSecurityManager(new SecurityManager());
    SendOnce.main(args);
  }
}
