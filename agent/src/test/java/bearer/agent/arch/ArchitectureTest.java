package bearer.agent.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

@AnalyzeClasses(packages = "bearer.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final PackageTable TABLE = PackageTable.ofTheDocs();

  @ArchTest
  static final ArchRule packages_knowOnlyWhatTheTableAllows =
      classes()
          .should(knowOnlyWhatTheTableAllows())
          .because("docs/architecture.md, \"Who may know whom\", is the one list of it");

  @ArchTest
  static void packages_areThoseOfTheTable(JavaClasses all) {
    assertThat(known(all).keySet()).as("packages of classes").isEqualTo(TABLE.packages());
  }

  @ArchTest
  static void packages_knowAllThatTheTableAllows(JavaClasses all) {
    known(all)
        .forEach(
            (name, others) ->
                assertThat(others).as("known by " + name).isEqualTo(TABLE.allowed(name)));
  }

  /** Buffers that are used again keep what was in them last: a secret, a key, a token. */
  @ArchTest
  static final ArchRule json_ofCredentials_isReadByFactoriesThatKeepNothing =
      noClasses()
          .that()
          .resideInAPackage("bearer.agent.oauth")
          .and()
          .doNotHaveSimpleName("Json")
          .should()
          .callConstructor(JsonFactory.class)
          .because("SecretInMemoryIT found a secret in a buffer");

  @ArchTest
  static final ArchRule byteBuddy_isNotInTheJar =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.bytebuddy..")
          .because("the numbers of instructions alone are taken, which the compiler copies");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("bearer.agent.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothing_initialisesWhatTheApplicationConfigures =
      noClasses()
          .that()
          .resideOutsideOfPackage("bearer.agent.jmx") // loaded where the application uses JMX
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "javax.management..")
          .because("what premain touches first, the application cannot configure any more");

  @ArchTest
  static final ArchRule caches_areOfThePlainKind =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "weakKeys, softValues, recordStats ... of Caffeine",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(Caffeine.class)
                          && call.getName()
                              .matches("weak.*|soft.*|recordStats|.*Listener|refresh.*")))
          .because("the packer leaves out what these need, half of Caffeine");

  @ArchTest
  static final ArchRule fileSystems_areNotUsedByTheStart =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("bearer.agent.base.FileAccess")
          .and()
          .resideOutsideOfPackages(
              "bearer.agent.cli",
              "bearer.agent.evidence",
              "bearer.agent.metrics",
              "bearer.agent.picpay",
              "bearer.agent.qpay",
              "bearer.agent.scan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..")
          .because(
              "no start needs one; who can read a secret is asked when it is first read, and what"
                  + " happens is written after the start, where that is wanted");

  @ArchTest
  static final ArchRule nothing_exitsOrPrintsStackTraces =
      noClasses()
          .should()
          .callMethodWhere(describe("an exit outside of the program's main", exitsElsewhere()))
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("the process and its streams belong to the application");

  @ArchTest
  static final ArchRule clocks_areReadInBaseAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("bearer.agent.base")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("time is injected where it matters, so that tests own it");

  @ArchTest
  static final ArchRule properties_areReadInOptionsAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "bearer.agent.options",
              "bearer.agent.base",
              "bearer.agent.bootstrap",
              "bearer.agent.cli",
              "bearer.agent.weave")
          .should()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getProperties")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because(
              "an option has one home; base reads what the JVM's own settings say, weave and bootstrap ask for the Java version alone");

  @ArchTest
  static final ArchRule secrets_areRevealedInOauthAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("bearer.agent.oauth")
          .should()
          .callMethod("bearer.agent.config.Secret", "reveal")
          .because("a secret goes into a token request and nowhere else");

  @ArchTest
  static final ArchRule sockets_areOpenedForTokensAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "bearer.agent.oauth",
              "bearer.agent.store",
              "bearer.agent.blindspots",
              "bearer.agent.clients",
              "bearer.agent.rewriting")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(Socket|URLConnection|HttpURLConnection)|javax\\.net\\..*")
          .because("nothing else does network I/O, or looks at who does");

  @ArchTest
  static final ArchRule connectionHooks_areNamesAlone =
      noClasses()
          .that()
          .haveSimpleName("ConnectionHooks")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.net..", "sun.security..")
          .because("premain touches them, and a class it mentions loads before it can be woven");

  @ArchTest
  static final ArchRule fields_areFinalOrVolatile =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "bearer.agent.rules",
              "bearer.agent.blindspots",
              "bearer.agent.net",
              "bearer.agent.options",
              "bearer.agent.config",
              "bearer.agent.clients")
          .and()
          .areDeclaredInClassesThat()
          .doNotHaveSimpleName("Settings") // gathers, while the configuration is read
          .should()
          .beFinal()
          .orShould()
          .haveModifier(JavaModifier.VOLATILE)
          .because("a change at run time is a new snapshot in one volatile field");

  @ArchTest
  static final ArchRule names_sayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
          .because("such a name says nothing");

  @ArchTest
  static final ArchRule classes_areFinal =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .haveModifier(JavaModifier.ABSTRACT)
          .because("nothing here is made to be extended");

  @ArchTest
  static final ArchRule advice_callsNoDefaultOrStaticInterfaceMethod =
      noClasses()
          .that()
          .resideInAPackage("bearer.agent.clients")
          .and()
          .areNestedClasses()
          .should(callAnInterfaceMethodWithCode())
          .because("it would not verify inside a class file older than Java 8");

  /**
   * What {@code java -jar bearer-agent.jar} runs is a process of ours, and has an exit code; and an
   * operator can want that nothing runs without the agent.
   */
  private static Predicate<JavaMethodCall> exitsElsewhere() {
    Set<String> mayExit =
        Set.of(
            "bearer.agent.bootstrap.Premain.main([Ljava.lang.String;)",
            // bearer.on-config-error=exit
            "bearer.agent.install.AgentMain.start(java.lang.String, java.lang.instrument.Instrumentation)");
    return call ->
        call.getTarget().getFullName().equals("java.lang.System.exit(int)")
            && !mayExit.contains(call.getOrigin().getFullName());
  }

  private static ArchCondition<JavaClass> callAnInterfaceMethodWithCode() {
    return new ArchCondition<>("call a static or default interface method") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
          if (call.getTargetOwner().isInterface()) {
            call.getTarget()
                .resolveMember()
                .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
                .ifPresent(
                    method ->
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> knowOnlyWhatTheTableAllows() {
    return new ArchCondition<>("know only what the table allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(use -> !TABLE.allows(type.getPackageName(), packageOf(use.getTargetClass())))
            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
      }
    };
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  /**
   * The packages of ours, each with those of ours that its classes use, as the table names them.
   */
  private static Map<String, Set<String>> known(JavaClasses all) {
    Map<String, Set<String>> known = new TreeMap<>();
    for (JavaClass type : all) {
      Set<String> others =
          known.computeIfAbsent(
              PackageTable.shortName(type.getPackageName()), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(use -> packageOf(use.getTargetClass()))
          .filter(name -> name.startsWith(PackageTable.OURS))
          .filter(name -> !name.equals(type.getPackageName()))
          .forEach(name -> others.add(PackageTable.shortName(name)));
    }
    return known;
  }
}
