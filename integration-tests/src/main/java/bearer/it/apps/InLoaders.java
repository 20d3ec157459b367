package bearer.it.apps;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs programs one after the other, each in a class loader of its own that sees nothing of this
 * one. The argument is a file with a line for each: a label, which is printed to both streams
 * before, the class path, the main class and its arguments, divided by tabs.
 */
public final class InLoaders {
  private InLoaders() {}

  public static void main(String[] args) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(args[0]), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        run(line.split("\t", -1));
      }
    }
  }

  private static void run(String[] program) throws Exception {
    System.out.println("in " + program[0]);
    System.err.println("in " + program[0]);
    URLClassLoader loader = // stays open for threads that are about to end
        new URLClassLoader(LoadClasses.urls(program[1]), LoadClasses.platformLoader());
    try {
      Thread.currentThread().setContextClassLoader(loader);
      loader
          .loadClass(program[2])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(program, 3, program.length));
    } catch (InvocationTargetException failed) {
      System.out.println(failed.getCause());
    }
  }
}
