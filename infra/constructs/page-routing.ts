import { Function, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { routingCode } from '../console.ts';

/** Leads each path of the console to the file that answers it, before the edge looks whether it has that file. */
export class PageRouting extends Function {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      code: FunctionCode.fromInline(routingCode),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Prakerja: leads paths of the console to its pages.',
    });
  }
}
