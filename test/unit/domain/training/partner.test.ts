import { describe, expect, test } from 'vitest';
import { InstitutionId } from '../../../../events/catalogue.ts';
import { ClientCode } from '../../../../events/training.ts';
import {
  PartnerInput,
  partnerView,
  registeredPartner,
  withNewKey,
  withSettings,
  type Partner,
} from '../../../../shared/domain/training/partner.ts';

const clientCode = ClientCode.parse('lp-cendekia-1');
const at = new Date('2023-03-01T00:00:00.000Z');
const by = { by: 'olga', at };
const party = { kind: 'institution', institutionId: InstitutionId.parse('lp-cendekia') } as const;

const registered = (): Partner => {
  const partner = registeredPartner(undefined, { clientCode, input: PartnerInput.parse({ party }) }, by);
  if (partner === undefined) throw new Error('A new partner is not what stands already.');
  return partner;
};

const sealed = (version: number) => ({ sealed: `sealed-${version}`, at });
const versions = ({ signKeys }: Partner): number[] => signKeys.map(({ version }) => version);

describe('the register of partners’ machines', () => {
  test('lets twenty requests a second through and takes clocks that are five minutes off, unless told', () => {
    expect(registered()).toMatchObject({ requestsPerSecond: 20, clockSeconds: 300, acceptsSha1: true, signKeys: [] });
  });

  test('changes limits, keeps keys and settings, and does nothing for the same again', () => {
    const partner = { ...withNewKey(registered(), { newest: 0 }, sealed(1)), acceptsSha1: false };
    const input = PartnerInput.parse({ party, requestsPerSecond: 50 });

    const changed = registeredPartner(partner, { clientCode, input }, by);

    expect(changed).toMatchObject({
      requestsPerSecond: 50,
      acceptsSha1: false,
      signKeys: [{ version: 1 }],
      revision: 3,
    });
    expect(changed && registeredPartner(changed, { clientCode, input }, by)).toBeUndefined();
  });

  test('never gives a code to another party', () => {
    const input = PartnerInput.parse({ party: { kind: 'platform', platformId: 'pasar-ilmu' } });

    expect(() => registeredPartner(registered(), { clientCode, input }, by)).toThrow(
      expect.objectContaining({ code: 'partner-of-another' }),
    );
  });

  test('shows everything but the keys', () => {
    expect(JSON.stringify(partnerView(withNewKey(registered(), { newest: 0 }, sealed(1))))).not.toContain('sealed');
  });
});

describe('a new key', () => {
  const two = (): Partner => withNewKey(withNewKey(registered(), { newest: 0 }, sealed(1)), { newest: 1 }, sealed(2));

  test('is live beside the one before, and the older goes', () => {
    expect(versions(two())).toEqual([2, 1]);
    expect(versions(withNewKey(two(), { newest: 2 }, sealed(3)))).toEqual([3, 2]);
  });

  test('takes the place of the newest where that was lost, so that the one in use stays', () => {
    expect(versions(withNewKey(two(), { newest: 2, discards: 2 }, sealed(3)))).toEqual([3, 1]);
  });

  test('is not made for who knows of an older one only: a request that is sent again pushes no key out', () => {
    expect(() => withNewKey(two(), { newest: 1 }, sealed(3))).toThrow(
      expect.objectContaining({ code: 'partner-key-not-newest' }),
    );
    expect(() => withNewKey(two(), { newest: 2, discards: 9 }, sealed(3))).toThrow(
      expect.objectContaining({ code: 'partner-key-not-live' }),
    );
  });
});

describe('a partner’s own settings', () => {
  test('follow the request that was signed last, and an older one cannot undo it', () => {
    const off = withSettings(registered(), { acceptsSha1: false, signedAtSeconds: 1_000 }) ?? registered();

    expect(off).toMatchObject({ acceptsSha1: false, revision: 2 });
    expect(withSettings(off, { acceptsSha1: false, signedAtSeconds: 1_000 })).toBeUndefined();
    for (const signedAtSeconds of [999, 1_000])
      expect(() => withSettings(off, { acceptsSha1: true, signedAtSeconds })).toThrow(
        expect.objectContaining({ code: 'settings-outdated' }),
      );
    expect(withSettings(off, { acceptsSha1: true, signedAtSeconds: 1_001 })).toMatchObject({ acceptsSha1: true });
  });
});
