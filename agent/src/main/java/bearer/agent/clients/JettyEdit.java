package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The headers of one head, which the thread that makes it is given instead of the request's. */
final class JettyEdit implements Headers<List<HttpField>> {
  private static final @Nullable Method BUILD; // of the interface that they are from 10 on
  private static final Method ADD;

  static {
    try {
      BUILD = HttpFields.class.isInterface() ? HttpFields.class.getMethod("build") : null;
      Class<?> type = BUILD == null ? HttpFields.class : BUILD.getReturnType();
      ADD = type.getMethod("add", HttpField.class);
    } catch (NoSuchMethodException changed) {
      throw new NoSuchMethodError(changed.getMessage());
    }
  }

  private final Object headers;
  private final Thread maker = Thread.currentThread();
  private volatile boolean taken; // by the maker alone

  /**
   * @param fields those of the request, to be changed
   */
  JettyEdit(Edit edit, List<HttpField> fields) {
    edit.applyTo(fields, this);
    try {
      headers =
          BUILD == null
              ? HttpFields.class.getConstructor().newInstance()
              : requireNonNull(BUILD.invoke(null));
      for (HttpField field : fields) {
        ADD.invoke(headers, field);
      }
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  Object insteadOf(Object own) {
    if (Thread.currentThread() != maker) {
      return own;
    }
    taken = true;
    return headers;
  }

  void mustBeTaken() {
    if (!taken) {
      throw new IllegalStateException("a head was made of other headers");
    }
  }

  @Override
  public void remove(List<HttpField> fields, String name) {
    fields.removeIf(field -> field.getName().equalsIgnoreCase(name));
  }

  @Override
  public void set(List<HttpField> fields, String name, String value) {
    remove(fields, name);
    fields.add(new HttpField(name, value));
  }
}
