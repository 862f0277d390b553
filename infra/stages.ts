import { localChainName, quicknet } from '../shared/domain/draw/beacon.ts';

/** An issuer of tokens that takes the place of a Cognito user pool: any that speaks OpenID Connect. */
export interface Issuer {
  /** Its address as tokens state it in `iss`. */
  readonly issuer: string;
  /** What tokens state in `aud` or `client_id`; one of them is enough. */
  readonly audience: readonly string[];
}

/** The public name of the API, with the edge (CloudFront and WAF) in front of it. Certificates exist beforehand. */
export interface Domain {
  readonly name: string;
  /** Of the public name; CloudFront takes certificates of us-east-1 only. */
  readonly certificateArn: string;
  /** The name under which the edge reaches the API, with a certificate of the stage's own region. */
  readonly origin: { readonly name: string; readonly certificateArn: string };
}

/** Everything in which one stage differs from another. */
export interface StageSettings {
  readonly name: 'local' | 'development' | 'production';
  /** The account of the stage, so that a deployment to the wrong one is refused. Without it: that of the caller. */
  readonly account?: string;
  readonly region: string;

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
  readonly identity?: {
    readonly citizens?: Issuer;
    readonly staff?: Issuer;
    readonly partners?: Issuer;
  };
  /**
   * Names of further machines of partners that come with tokens of their own, beside the first. Each gets a client of the
   * user pool; its client id is registered as a partner's client code.
   */
  readonly partnerClients?: readonly string[];
  /** Where sign-in pages send a person back to. */
  readonly signIn: {
    readonly citizenPages: readonly string[];
    readonly staffPages: readonly string[];
  };
  readonly domain?: Domain;
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
  keepsData: true,
  logLevel: 'INFO',
  standingDelaySeconds: 15,
  joinTimeoutSeconds: 5,
  settlingSeconds: 30,
  selection: { maxConcurrency: 50, timeoutSeconds: 300 },
  completions: { maxConcurrency: 50 },
  payouts: { maxConcurrency: 10, callsPerSecondPerWorker: 5 },
  visibilityTimeouts: 6,
  beacon: publicBeacon,
  tickExpression: 'rate(1 minute)',
  listsExpression: 'rate(1 hour)',
} as const;

/** What the local stack is made from: the same system at the laptop's scale. */
const local: StageSettings = {
  ...cloud,
  name: 'local',
  partnerClients: ['Platform', 'Institution'],
  keepsData: false,
  objectLock: 'GOVERNANCE',
  evidenceRetentionDays: 1,
  logRetentionDays: 7,
  api: { rateLimit: 2_000, burstLimit: 1_000, allowedOrigins: ['http://localhost:5173'] },
  signIn: { citizenPages: ['http://localhost:5173/'], staffPages: ['http://localhost:5173/'] },
  alarmEmails: [],
  standingDelaySeconds: 6,
  // A laptop's workers write within moments, and whoever watches a wave there does not want to wait.
  settlingSeconds: 3,
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
  signIn: { citizenPages: ['http://localhost:5173/'], staffPages: ['http://localhost:5173/'] },
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
  signIn: { citizenPages: ['https://prakerja.example/'], staffPages: ['https://console.prakerja.example/'] },
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

/** @throws Error when the standing of a person could be settled before a join that read the old one has landed. */
export const checked = (settings: StageSettings): StageSettings => {
  if (settings.standingDelaySeconds <= settings.joinTimeoutSeconds) {
    throw new Error(`Stage ${settings.name}: standingDelaySeconds must be longer than joinTimeoutSeconds.`);
  }
  return settings;
};
