import { localChainName, quicknet } from '../shared/domain/draw/beacon.ts';

/** An issuer of tokens that takes the place of a Cognito user pool: any that speaks OpenID Connect. */
export interface Issuer {
  /** Its address as tokens state it in `iss`. */
  readonly issuer: string;
  /** What tokens state in `aud` or `client_id`; one of them is enough. The first is the console's client. */
  readonly audience: readonly string[];
  /** Origins of its endpoints that are not its own, which the console's policy must name: that of the tokens, for one. */
  readonly origins?: readonly string[];
}

/**
 * How citizens sign in: with a user pool of Cognito, or with any other issuer in its place. What each costs, and how a
 * person stays the same person from one to the other, is in docs/decisions/0031-sign-in.md.
 */
export type CitizenIdentity =
  | {
      readonly kind: 'cognito';
      readonly plan: 'lite' | 'essentials' | 'plus';
      /** What takes the place of a password, for whoever wants none; the plan `lite` has nothing. */
      readonly factors: readonly ('email-code' | 'sms-code')[];
    }
  | (Issuer & {
      readonly kind: 'oidc';
      /** The claim that says who somebody is, where the subjects of the issuer before are kept; `sub` without it. */
      readonly subjectClaim?: string;
      /** The scope that opens the routes for citizens; `citizen/self` without it. */
      readonly scope?: string;
    });

/** How the API knows what came through the edge, by a secret that the edge adds (docs/decisions/0032-edge.md). */
interface EdgeProof {
  /** The SHA-256 of the secret in hexadecimal; of the old one and the new one while it is exchanged. */
  readonly hashes: readonly string[];
}

/** The public name of the API, with the edge (CloudFront and WAF) in front of it. Certificates exist beforehand. */
export interface Domain {
  readonly name: string;
  /** Of the public name; CloudFront takes certificates of us-east-1 only. */
  readonly certificateArn: string;
  /** The name under which the edge reaches the API, with a certificate of the stage's own region. */
  readonly origin: { readonly name: string; readonly certificateArn: string };
  /** The secret of Secrets Manager in us-east-1 that the edge adds to each request, and which version of it. */
  readonly proofSecret: { readonly name: string; readonly versionId: string };
}

/**
 * How many requests the edge lets through in five minutes. A mobile carrier may have thousands of people behind one
 * address, so what counts by address is there against floods; what counts by token is there for one account's sake.
 */
export interface FirewallLimits {
  readonly requestsPerAddress: number;
  readonly registrationsPerAddress: number;
  /** Of whatever sends somebody a code or a message. */
  readonly codesPerAddress: number;
  readonly requestsPerToken: number;
  /** Sign-ups, sign-ins and codes of the citizens' user pool, pages of its own included. */
  readonly signInsPerAddress: number;
}

/** Everything in which one stage differs from another. */
export interface StageSettings {
  readonly name: 'local' | 'development' | 'production';
  /** The account of the stage, so that a deployment to the wrong one is refused. Without it: that of the caller. */
  readonly account?: string;
  readonly region: string;

  /**
   * How new versions of functions take over: `gradual` sends them one invocation in ten for five minutes, and goes back when
   * an alarm of releases rings (docs/decisions/0054-deploys.md).
   */
  readonly release: 'at-once' | 'gradual';
  /** Whether data outlives the stack: resources that hold data are kept on removal, and protected from deletion. */
  readonly keepsData: boolean;
  /** GOVERNANCE can be lifted by who has the right to; COMPLIANCE by nobody, the account's root included. */
  readonly objectLock: 'GOVERNANCE' | 'COMPLIANCE';
  readonly evidenceRetentionDays: number;
  readonly logRetentionDays: 7 | 30 | 365;
  readonly logLevel: 'DEBUG' | 'INFO';
  /**
   * Throughput that the table has from the first second, in units a second. A new table takes 4,000 writes; warming
   * costs once and is not taken back, not even by lowering the figure.
   */
  readonly warmThroughput?: { readonly readUnits: number; readonly writeUnits: number };

  readonly api: {
    /** Requests a second that the API lets through, and how many at one instant. The account's own quota is 2,500 and 1,250. */
    readonly rateLimit: number;
    readonly burstLimit: number;
    /** Pages from which browsers may call the API. */
    readonly allowedOrigins: readonly string[];
  };
  readonly identity: {
    readonly citizens: CitizenIdentity;
    readonly staff?: Issuer;
    readonly partners?: Issuer;
  };
  /**
   * Names of further machines of partners that come with tokens of their own, beside the first. Each gets a client of the
   * user pool; its client id is registered as a partner's client code.
   */
  readonly partnerClients?: readonly string[];
  /** Where the console is found, beside the stage's own domain: sign-in sends people back to these and to nowhere else. */
  readonly consoleOrigins: readonly string[];
  readonly domain?: Domain;
  /** Needed with a domain. Without it the API answers whoever reaches it. */
  readonly edgeProof?: EdgeProof;
  readonly firewall: FirewallLimits;
  /** A domain whose mails Amazon SES sends for us; without it Cognito sends 50 a day from its own address. */
  readonly mailIdentity?: { readonly domain: string; readonly from: string };
  readonly alarmEmails: readonly string[];

  /** How long the Standing queue holds a message: longer than the time-out of join-wave (docs/decisions/0003-standing.md). */
  readonly standingDelaySeconds: number;
  /** The time-out of join-wave, leave-wave and place-order. */
  readonly joinTimeoutSeconds: number;
  /**
   * How long after its cut-off a wave is frozen at the soonest: the longest time-out of the functions that date a change
   * and then write it (docs/decisions/0003-standing.md).
   */
  readonly settlingSeconds: number;
  /** How long events are gathered before they are captured for the audit trail together: an object each time is what it costs. */
  readonly captureWindowSeconds: number;
  readonly verification: {
    readonly maxConcurrency: number;
    /** Calls to the population registry a second, of each of the concurrent workers. */
    readonly callsPerSecondPerWorker: number;
  };
  readonly selection: { readonly maxConcurrency: number; readonly timeoutSeconds: number };
  readonly completions: { readonly maxConcurrency: number };
  readonly payouts: {
    readonly maxConcurrency: number;
    /** Instructions to one channel a second, of each of the concurrent workers. */
    readonly callsPerSecondPerWorker: number;
  };
  /**
   * How many time-outs of its function a message stays hidden for, and so how soon a failed one comes back. AWS
   * advises six, since a throttled batch waits inside Lambda.
   */
  readonly visibilityTimeouts: number;

  readonly registryUrl: string;
  readonly listsUrl: string;
  readonly messagesUrl: string;
  /** Who tells whether a face before a camera is alive and the participant's. */
  readonly livenessUrl: string;
  /** Behind which the banks and e-wallets lie that incentives are paid over. */
  readonly bankUrl: string;
  readonly beacon: { readonly chain: string; readonly urls: readonly string[] };
  /** Time-stamping authorities (RFC 3161), in the order of preference: one of them witnesses each commitment. */
  readonly witnessUrls: readonly string[];

  /** How often waves are looked at, and the ministries' lists. */
  readonly tickExpression: string;
  readonly listsExpression: string;
}

/** Jakarta: the personal data of a public service stays in the country. */
const region = 'ap-southeast-3';

/** drand's own relays and that of Cloudflare, in the order of preference. */
const publicBeacon = {
  chain: quicknet.name,
  urls: ['https://api.drand.sh', 'https://api2.drand.sh', 'https://api3.drand.sh', 'https://drand.cloudflare.com'],
};

const cloud = {
  region,
  release: 'gradual',
  keepsData: true,
  logLevel: 'INFO',
  standingDelaySeconds: 15,
  joinTimeoutSeconds: 5,
  settlingSeconds: 30,
  captureWindowSeconds: 60,
  selection: { maxConcurrency: 50, timeoutSeconds: 300 },
  completions: { maxConcurrency: 50 },
  payouts: { maxConcurrency: 10, callsPerSecondPerWorker: 5 },
  visibilityTimeouts: 6,
  beacon: publicBeacon,
  identity: { citizens: { kind: 'cognito', plan: 'essentials', factors: ['email-code'] } },
  firewall: {
    requestsPerAddress: 2_000,
    registrationsPerAddress: 300,
    codesPerAddress: 200,
    requestsPerToken: 600,
    signInsPerAddress: 1_000,
  },
  tickExpression: 'rate(1 minute)',
  listsExpression: 'rate(1 hour)',
} as const;

/** What the local stack is made from: the same system at the laptop's scale. */
const local: StageSettings = {
  ...cloud,
  name: 'local',
  partnerClients: ['Platform', 'Institution'],
  release: 'at-once',
  keepsData: false,
  objectLock: 'GOVERNANCE',
  evidenceRetentionDays: 1,
  logRetentionDays: 7,
  api: { rateLimit: 2_000, burstLimit: 1_000, allowedOrigins: ['http://localhost:5173'] },
  consoleOrigins: ['http://localhost:5173'],
  alarmEmails: [],
  standingDelaySeconds: 6,
  // A laptop's workers write within moments, and whoever watches a wave there does not want to wait.
  settlingSeconds: 3,
  captureWindowSeconds: 1,
  verification: { maxConcurrency: 10, callsPerSecondPerWorker: 100 },
  selection: { maxConcurrency: 10, timeoutSeconds: 60 },
  completions: { maxConcurrency: 10 },
  payouts: { maxConcurrency: 10, callsPerSecondPerWorker: 200 },
  // Nothing is throttled on a laptop, and nobody wants to wait three minutes for a second try.
  visibilityTimeouts: 1,
  registryUrl: 'http://registry.sandbox',
  listsUrl: 'http://lists.sandbox',
  messagesUrl: 'http://messages.sandbox',
  livenessUrl: 'http://liveness.sandbox',
  bankUrl: 'http://bank.sandbox',
  beacon: { chain: localChainName, urls: ['http://beacon.sandbox'] },
  witnessUrls: ['http://witness.sandbox'],
};

const development: StageSettings = {
  ...cloud,
  name: 'development',
  objectLock: 'GOVERNANCE',
  evidenceRetentionDays: 7,
  logRetentionDays: 30,
  api: { rateLimit: 2_000, burstLimit: 1_000, allowedOrigins: ['http://localhost:5173'] },
  consoleOrigins: ['http://localhost:5173'],
  alarmEmails: [],
  verification: { maxConcurrency: 10, callsPerSecondPerWorker: 5 },
  registryUrl: 'https://registry.development.example',
  listsUrl: 'https://lists.development.example',
  messagesUrl: 'https://messages.development.example',
  livenessUrl: 'https://liveness.development.example',
  bankUrl: 'https://bank.development.example',
  // Public ones that ask for no key. Nothing but a hash is sent to them.
  witnessUrls: ['https://freetsa.org/tsr', 'http://timestamp.digicert.com'],
};

const production: StageSettings = {
  ...cloud,
  name: 'production',
  objectLock: 'COMPLIANCE',
  // Ten years. It cannot be shortened for what is already written.
  evidenceRetentionDays: 3_650,
  logRetentionDays: 365,
  // 2,000 joins and registrations a second, each in a transaction (which doubles its units), with room for reads.
  warmThroughput: { readUnits: 30_000, writeUnits: 20_000 },
  api: { rateLimit: 2_000, burstLimit: 1_000, allowedOrigins: ['https://prakerja.example'] },
  consoleOrigins: ['https://prakerja.example'],
  alarmEmails: [],
  // Ten workers at ten calls a second: 8.6 million people a day, should the registry bear it.
  verification: { maxConcurrency: 10, callsPerSecondPerWorker: 10 },
  registryUrl: 'https://registry.prakerja.example',
  listsUrl: 'https://lists.prakerja.example',
  messagesUrl: 'https://messages.prakerja.example',
  livenessUrl: 'https://liveness.prakerja.example',
  bankUrl: 'https://bank.prakerja.example',
  // The state's own authority is BSrE, of BSSN. Its address is agreed with it, and so is that of a second one that
  // does not belong to the state.
  witnessUrls: ['https://timestamp.bsre.example', 'https://timestamp.second.example'],
};

export const stages = { local, development, production } as const satisfies Record<string, StageSettings>;

/** @throws Error when there is no stage of that name, or its settings contradict each other. */
export const stageNamed = (name: string): StageSettings => {
  const settings = Object.entries(stages).find(([key]) => key === name)?.[1];
  if (!settings) throw new Error(`There is no stage ${name}: choose one of ${Object.keys(stages).join(', ')}.`);
  return checked(settings);
};

/**
 * @throws Error when the standing of a person could be settled before a join that read the old one has landed, when an
 * edge could be gone past, or when a plan of Cognito has not what is asked of it.
 */
export const checked = (settings: StageSettings): StageSettings => {
  const { citizens } = settings.identity;
  if (settings.domain !== undefined && (settings.edgeProof?.hashes ?? []).length === 0) {
    throw new Error(`Stage ${settings.name}: a domain needs edgeProof, or its firewall can be gone past.`);
  }
  const malformed = settings.edgeProof?.hashes.filter((hash) => !/^[0-9a-f]{64}$/.test(hash)) ?? [];
  if (malformed.length > 0) throw new Error(`Stage ${settings.name}: edgeProof holds SHA-256 hashes in hexadecimal.`);
  if (citizens.kind === 'cognito' && citizens.plan === 'lite' && citizens.factors.length > 0) {
    throw new Error(`Stage ${settings.name}: the plan lite of Cognito knows passwords only.`);
  }
  if (settings.standingDelaySeconds <= settings.joinTimeoutSeconds) {
    throw new Error(`Stage ${settings.name}: standingDelaySeconds must be longer than joinTimeoutSeconds.`);
  }
  return settings;
};
