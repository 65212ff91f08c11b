// Starts Amazon's DynamoDB Local on 127.0.0.1 alone (its own main listens on every interface), on a free port that it
// prints, until its standard input ends: it cannot outlive the tests that started it.
import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import java.lang.reflect.Field;

public class DynamoLocalOnLoopback {
  public static void main(String[] args) throws Exception {
    var proxy = ServerRunner.createServerFromCommandLineArgs(
        new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", "8000"});
    Field field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    var jetty = (org.eclipse.jetty.server.Server) field.get(proxy);
    var connector = (org.eclipse.jetty.server.ServerConnector) jetty.getConnectors()[0];
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    proxy.start();
    System.out.println("listening on " + connector.getLocalPort());
    while (System.in.read() != -1) {}
    System.exit(0);
  }
}
