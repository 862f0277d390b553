import { LogFormatter, LogItem, Logger } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { correlationId } from './correlation.ts';

/**
 * A line of the log: what is said, by whom, and of what it came. What the log group's name says already (the function's
 * ARN and size) is left out of every line. `xray_trace_id` is the invocation's trace, `correlation_id` goes from the HTTP
 * request through stream and queues: a worker has many of the latter in one invocation.
 */
class Line extends LogFormatter {
  override formatAttributes(line: UnformattedAttributes, more: LogAttributes): LogItem {
    const attributes: LogAttributes = {
      level: line.logLevel,
      message: line.message,
      timestamp: this.formatTimestamp(line.timestamp),
      service: line.serviceName,
      function_name: line.lambdaContext?.functionName,
      function_request_id: line.lambdaContext?.awsRequestId,
      cold_start: line.lambdaContext?.coldStart,
      xray_trace_id: line.xRayTraceId,
      correlation_id: correlationId(),
    };
    return new LogItem({ attributes }).addAttributes(more);
  }
}

/** Structured logs: a fixed sentence with fields. Identifiers always, personal data never. */
export const log = new Logger({ logFormatter: new Line() });
