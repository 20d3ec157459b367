package bearer.benchmarks.startup.programs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestTemplate;

/** A web application that starts, sends one GET and ends. */
@SpringBootApplication
public class SpringBoot {
  public static void main(String[] args) {
    ConfigurableApplicationContext context =
        SpringApplication.run(SpringBoot.class, "--server.port=0");
    long start = System.nanoTime();
    String answer = new RestTemplate().getForObject(args[0], String.class);
    if (answer == null) {
      throw new IllegalStateException();
    }
    FirstCall.print(start);
    context.close();
  }
}
