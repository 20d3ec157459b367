package bearer.agent.weave;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiled for Java 9, and never loaded on Java 8. */
final class JavaModules extends Modules {
  private final Module javaBase = Object.class.getModule();

  @Override
  List<Class<?>> outsideJavaBase(Class<?>[] types) {
    List<Class<?>> outside = new ArrayList<>();
    for (Class<?> type : types) { // nearly all are of java.base, and nothing is compiled yet
      if (type.getModule() != javaBase) {
        outside.add(type);
      }
    }
    return outside;
  }

  @Override
  void open(Instrumentation instrumentation, Class<?> type, ClassLoader to) {
    Module reader = to.getUnnamedModule();
    String name = type.getPackageName();
    if (type.getModule().isNamed() && !type.getModule().isOpen(name, reader)) {
      open(instrumentation, type.getModule(), Map.of(name, Set.of(reader)));
    }
  }

  @Override
  void openToAgent(Instrumentation instrumentation, String module, Iterable<String> packages) {
    Map<String, Set<Module>> opens = new HashMap<>();
    for (String name : packages) {
      opens.put(name, Set.of(JavaModules.class.getModule()));
    }
    open(instrumentation, ModuleLayer.boot().findModule(module).get(), opens);
  }

  private static void open(
      Instrumentation instrumentation, Module module, Map<String, Set<Module>> opens) {
    instrumentation.redefineModule(module, Set.of(), Map.of(), opens, Set.of(), Map.of());
  }

  @Override
  void defineInJavaLang(byte[] classFile) throws IllegalAccessException {
    MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(classFile);
  }
}
