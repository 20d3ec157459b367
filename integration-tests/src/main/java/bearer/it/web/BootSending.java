package bearer.it.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** As {@link JavaxSending}, an application of Spring Boot's with its own Tomcat. */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class BootSending {
  /** Sends one GET. */
  @GetMapping("/app/call")
  public String call(@RequestParam("adapter") String adapter, @RequestParam("url") String url) {
    return Deployment.CURRENT.send(adapter, url);
  }

  /** The first parameter of {@code run} is an Object in Spring Boot 1 and a Class from 2 on. */
  public static void main(String... arguments) throws ReflectiveOperationException {
    Method run =
        Arrays.stream(SpringApplication.class.getMethods())
            .filter(BootSending::runsOne)
            .findFirst()
            .orElseThrow(NoSuchMethodException::new);
    run.invoke(null, BootSending.class, arguments);
  }

  private static boolean runsOne(Method method) {
    return method.getName().equals("run")
        && method.getParameterCount() == 2
        && !method.getParameterTypes()[0].isArray();
  }
}
