package bearer.it.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What stands in YAML or JSON. */
record Tree(Object value) {
  static Tree of(String text) {
    return new Tree(Objects.requireNonNull(new Yaml().load(text)));
  }

  /** Several documents. */
  static List<Tree> all(String text) {
    List<Tree> all = new ArrayList<>();
    new Yaml().loadAll(text).forEach(document -> all.add(new Tree(document)));
    return all;
  }

  /** What the names and numbers lead to; fails if that is nothing. */
  Tree at(Object... path) {
    Object found = value;
    for (Object step : path) {
      found =
          Objects.requireNonNull(
              step instanceof Integer index ? list(found).get(index) : map(found).get(step),
              () -> "nothing at " + List.of(path));
    }
    return new Tree(found);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  List<Tree> each() {
    return list(value).stream().map(Tree::new).toList();
  }

  Map<String, Object> map() {
    return map(value);
  }

  Set<String> names() {
    return map().keySet();
  }

  String text() {
    return value.toString();
  }
}
