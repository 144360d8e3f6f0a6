package clipbrowser.view;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Intents that only note what was asked: {@code "openRun r1 null"}. */
public final class SilentIntents {
    private SilentIntents() {}

    public static Intents noting(List<String> heard) {
        return (Intents) Proxy.newProxyInstance(SilentIntents.class.getClassLoader(), new Class<?>[]{Intents.class},
                (_, method, args) -> {
                    heard.add(Stream.concat(Stream.of(method.getName()), args == null ? Stream.of() : Stream.of(args))
                            .map(String::valueOf).collect(Collectors.joining(" ")));
                    return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                });
    }
}
