/** The keys with which other parties' services know us; each is a secret of its own. */
export const secrets = ['RegistryKey', 'ListsKey', 'MessagesKey', 'LivenessKey', 'BankKey', 'BankCallbackKey'] as const;
export type Secret = (typeof secrets)[number];
