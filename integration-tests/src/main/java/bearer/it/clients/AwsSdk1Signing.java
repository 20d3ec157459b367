package bearer.it.clients;

import bearer.it.contract.Call;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.Signer;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.http.ExecutionContext;
import com.amazonaws.internal.auth.SignerProvider;
import com.amazonaws.internal.auth.SignerProviderContext;
import java.util.Collections;
import java.util.Date;

/** Signs as the services of the AWS SDK 1 do. */
final class AwsSdk1Signing {
  private AwsSdk1Signing() {}

  static ExecutionContext context(Call call, RequestHandler2 handler) {
    ExecutionContext.Builder builder =
        ExecutionContext.builder().withRequestHandler2s(Collections.singletonList(handler));
    if (!AwsSigned.isAskedFor(call)) {
      return builder.build();
    }
    ExecutionContext context = builder.withSignerProvider(new Same(signer())).build();
    context.setCredentialsProvider(
        new AWSStaticCredentialsProvider(new BasicAWSCredentials(AwsSigned.KEY, AwsSigned.SECRET)));
    return context;
  }

  private static Signer signer() {
    AWS4Signer signer = new AWS4Signer();
    signer.setServiceName(AwsSigned.SERVICE);
    signer.setRegionName(AwsSigned.REGION);
    signer.setOverrideDate(Date.from(AwsSigned.WHEN));
    return signer;
  }

  private static final class Same extends SignerProvider {
    private final Signer signer;

    Same(Signer signer) {
      this.signer = signer;
    }

    @Override
    public Signer getSigner(SignerProviderContext context) {
      return signer;
    }
  }
}
