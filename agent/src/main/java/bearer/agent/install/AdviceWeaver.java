package bearer.agent.install;

import bearer.agent.clients.ClientHook;
import java.io.IOException;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;

/**
 * Inlines Byte Buddy advice, applied to the method visitor directly: the builder around it would
 * double the cost of the first class. Types of the client library are known by name alone; nothing
 * is ever asked of the application's class loaders.
 */
final class AdviceWeaver implements MethodWeaver {
  private final ClientHook hook;
  private final TypePool pool;
  private final TypeDescription type;
  private final Advice advice;
  private final Implementation.Context context;
  private int woven;

  AdviceWeaver(ClientHook hook, String name, byte[] original) throws IOException {
    this.hook = hook;
    String adviceName = java.util.Objects.requireNonNull(hook.advice);
    ClassFileLocator classFiles =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name.replace('/', '.'), original),
            ClassFileLocator.Simple.of(adviceName, ClassBytes.read(adviceName.replace('.', '/'))));
    pool =
        new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(),
            classFiles,
            TypePool.Default.ReaderMode.FAST,
            new JdkTypePool());
    type = pool.describe(name.replace('/', '.')).resolve();
    advice =
        Advice.to(pool.describe(adviceName).resolve(), classFiles)
            .withExceptionHandler(new ReportFailure(hook.client));
    ClassFileVersion version = ClassFileVersion.ofClassFile(original);
    context =
        Implementation.Context.Disabled.Factory.INSTANCE.make(
            type,
            new AuxiliaryType.NamingStrategy.SuffixingRandom("bearer"),
            TypeInitializer.None.INSTANCE,
            version,
            version,
            Implementation.Context.FrameGeneration.DISABLED);
  }

  @Override
  public int woven() {
    return woven;
  }

  @Override
  public MethodVisitor weave(MethodVisitor out, String method, String descriptor) {
    if (!hook.method.equals(method)) {
      return out;
    }
    for (MethodDescription.InDefinedShape declared : type.getDeclaredMethods()) {
      if (declared.getInternalName().equals(method)
          && declared.getDescriptor().equals(descriptor)
          && (hook.arguments < 0 || declared.getParameters().size() == hook.arguments)
          && !declared.isBridge()) {
        woven++;
        return advice.wrap(
            type,
            declared,
            out,
            context,
            pool,
            ClassWriter.COMPUTE_MAXS,
            ClassReader.EXPAND_FRAMES);
      }
    }
    return out;
  }
}
