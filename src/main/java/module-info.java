/** Clip Browser: review the clips a service cut from your videos, exact to the frame. */
@org.jspecify.annotations.NullMarked module clipbrowser {
    requires java.net.http;
    requires jdk.httpserver;
    requires java.desktop;
    requires java.sql;
    requires java.xml;
    requires javafx.base;
    requires javafx.graphics;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires uk.co.caprica.vlcj;
    requires uk.co.caprica.vlcj.natives;
    requires com.sun.jna;
    requires tools.jackson.databind;
    requires org.xerial.sqlitejdbc;
    requires org.apache.commons.csv;
    requires info.picocli;
    requires org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires static org.jspecify;

    exports clipbrowser.app to javafx.graphics;

    opens clipbrowser.cli to info.picocli;
    opens clipbrowser.model to tools.jackson.databind;

    provides java.net.spi.InetAddressResolverProvider with clipbrowser.net.PinningResolverProvider;

    provides ch.qos.logback.classic.spi.Configurator with clipbrowser.app.LogFile;
}
