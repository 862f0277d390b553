/** What an execution environment is told when it is made. */
export interface EnvironmentSetup {
  /** The bundle, and the name of the function that it exports. */
  readonly file: string;
  readonly exported: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
}

/** One invocation, on its way into an environment. The event is JSON text, as Lambda passes it. */
export interface InvocationMessage {
  readonly requestId: string;
  readonly event: string;
  /** Epoch milliseconds at which the time-out strikes. */
  readonly deadline: number;
  /** By how much the environment's clock is wrong. */
  readonly skewMilliseconds: number;
}

/** What comes out of an environment: that it is ready or could not be, or how an invocation ended. */
export type EnvironmentMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed-to-start'; readonly error: FunctionError }
  | { readonly kind: 'answered'; readonly answer: string }
  | { readonly kind: 'threw'; readonly error: FunctionError };

/** An error in the shape in which Lambda reports it. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}
