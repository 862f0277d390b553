import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks to the institutions' API as a Java client does, by HttpURLConnection. */
public class Redeem {
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    String path = arguments[1];
    String clientCode = arguments[2];
    String key = arguments[3];
    String body = "{\"redeem_code\":\"" + arguments[4] + "\"}";
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);

    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String signed = clientCode + timestamp + "POST" + path + body;
    String signature = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));

    HttpURLConnection connection = (HttpURLConnection) URI.create(url + path).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("client_code", clientCode);
    connection.setRequestProperty("signature", signature);
    connection.setRequestProperty("timestamp", timestamp);
    connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    boolean isRefused = connection.getResponseCode() >= 400;
    byte[] answer = (isRefused ? connection.getErrorStream() : connection.getInputStream()).readAllBytes();
    System.out.println(new String(answer, StandardCharsets.UTF_8));
  }
}
