import { Function, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * JavaScript of CloudFront Functions (runtime 2.0), which has neither modules nor types. A header of the name with the
 * hyphen that the client sent beside the other is not what it signed with, and gives way.
 */
export const hyphenatingCode = `function handler(event) {
  var headers = event.request.headers;
  if (headers['client_code']) headers['client-code'] = { value: headers['client_code'].value };
  return event.request;
}
`;

/**
 * Gives the origin the header `client_code` under the name `client-code` too: nothing on the way to a function may drop
 * a header with a hyphen, and servers that drop one with an underscore are common (docs/decisions/0016-underscore-headers.md).
 */
export class HyphenatedHeaders extends Function {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      code: FunctionCode.fromInline(hyphenatingCode),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Prakerja: gives client_code the name client-code as well.',
    });
  }
}
