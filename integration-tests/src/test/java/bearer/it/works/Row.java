package bearer.it.works;

import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.util.stream.Stream;

/** One row of a table, which names it, on one of its JDKs. */
record Row<T>(T what, Jdk jdk) {
  /**
   * Whose table is made: {@code servers}, {@code agents}, {@code modes}; empty in ordinary runs.
   */
  static final String PROFILE = System.getProperty("bearer.works", "");

  private static final String ONLY = System.getProperty("bearer.works.only", "");

  /**
   * Rows for each JDK; with {@code -Dbearer.works.only=x} those alone whose name contains x.
   *
   * @param quick whether ordinary runs have it too, on the build's own JDK
   */
  static <T> Stream<Row<T>> of(T what, boolean quick, Stream<Jdk> jdks) {
    return PROFILE.isEmpty()
        ? Jdks.all().stream()
            .filter(jdk -> quick && jdk.feature() == Jdks.BUILDS_OWN)
            .map(jdk -> new Row<>(what, jdk))
        : jdks.map(jdk -> new Row<>(what, jdk)).filter(row -> row.toString().contains(ONLY));
  }

  @Override
  public String toString() {
    return what + " on " + jdk;
  }
}
