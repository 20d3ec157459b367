package bearer.it.clients;

import bearer.it.contract.Call;
import java.time.Clock;
import java.time.ZoneOffset;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs as the services of the AWS SDK 2 do, over every header of the request and its body. */
final class AwsSigning {
  private AwsSigning() {}

  static SdkHttpRequest signed(Call call, SdkHttpRequest request) {
    return AwsSigned.isAskedFor(call) ? sign(call, request) : request;
  }

  private static SdkHttpRequest sign(Call call, SdkHttpRequest request) {
    return AwsV4HttpSigner.create()
        .sign(
            signed ->
                signed
                    .identity(AwsCredentialsIdentity.create(AwsSigned.KEY, AwsSigned.SECRET))
                    .request(request)
                    .payload(call.bodyKind == Call.Body.NONE ? null : AwsRequests.content(call))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, AwsSigned.SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, AwsSigned.REGION)
                    .putProperty(
                        AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(AwsSigned.WHEN, ZoneOffset.UTC)))
        .request();
  }
}
