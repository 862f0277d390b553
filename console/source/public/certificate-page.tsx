import { useState } from 'preact/hooks';
import { ApiRefused, told } from '../../../shared/api-client/client.ts';
import type { Certificate } from './answers.ts';
import { certificateWords } from './certificate-words.ts';
import { dayText, numberText } from '../common/format.ts';
import { isAsSigned } from './genuine.ts';
import { useWords } from '../common/language.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { client } from './client.ts';
import { useLoaded } from '../common/loaded.ts';

/** Whether the signature of a certificate was checked here, and what it came to. */
const checkHere = async (certificate: Certificate): Promise<'genuine' | 'forged'> => {
  const { checkCertificate } = await import('../proof/index.ts');
  const keys = await told(client.GET('/v1/keys'));
  const checked = checkCertificate(certificate.signed, keys, new Date());
  return checked.isGenuine && isAsSigned(certificate, checked.statement) ? 'genuine' : 'forged';
};

const readCertificate = async (certificateId: string): Promise<Certificate> => {
  const params = { path: { certificateId } };
  const headers = { accept: 'application/json' };
  const answer = await told(client.GET('/v1/certificates/{certificateId}', { params, headers }));
  // The same address has a page, for who asks for one.
  if (typeof answer === 'string') throw new TypeError('The certificate came as a page.');
  return answer;
};

/** Asks for the number of a certificate. */
export const CertificateForm = () => {
  const { words } = useWords(certificateWords);
  const [number, setNumber] = useState('');
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form
        class="check"
        onSubmit={(event) => {
          event.preventDefault();
          location.assign(`/certificates/${encodeURIComponent(number.replaceAll(/[\s-]/g, '').toUpperCase())}`);
        }}
      >
        <label for="number">{words.number}</label>
        <input
          id="number"
          name="number"
          value={number}
          required
          maxLength={40}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={(event) => {
            setNumber(event.currentTarget.value);
          }}
        />
        <button type="submit">{words.look}</button>
      </form>
    </>
  );
};

/** A certificate: whether it is valid, checked in this browser, and what it states. */
export const CertificatePage = ({ certificateId }: { readonly certificateId: string }) => {
  const { words } = useWords(certificateWords);
  const { value, fault, retry } = useLoaded(certificateId, () => readCertificate(certificateId));
  if (fault instanceof ApiRefused && fault.code === 'certificate-not-found') {
    return (
      <>
        <CertificateForm />
        <p class="finding failed" role="alert">
          {words.missing}
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{words.title}</h1>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined ? fault === undefined ? <Loading /> : null : <CertificateShown certificate={value} />}
      <p>
        <a href="/certificates">{words.again}</a>
      </p>
    </>
  );
};

const CertificateShown = ({ certificate }: { readonly certificate: Certificate }) => {
  const { words, language } = useWords(certificateWords);
  const { value: genuineness, fault, retry } = useLoaded(certificate.signed, () => checkHere(certificate));
  const { status, revokedAt, revokedBecause, scores } = certificate;
  if (genuineness === 'forged') {
    return (
      <div class="finding failed" role="alert">
        <p class="finding-title">{words.forged}</p>
        <p>{words.forgedText}</p>
      </div>
    );
  }
  return (
    <>
      {status === 'revoked' ? (
        <div class="finding failed" role="alert">
          <p class="finding-title">{words.revoked}</p>
          <p>
            {revokedAt === undefined || revokedBecause === undefined
              ? null
              : words.revokedText(dayText(language, revokedAt), words.revocations[revokedBecause])}
          </p>
        </div>
      ) : (
        <div class="finding held">
          <p class="finding-title">{words.valid}</p>
          <p>{words.validText}</p>
        </div>
      )}
      <p role="status" class="quiet">
        {genuineness === 'genuine' ? `✓ ${words.checked}` : fault === undefined ? words.checking : words.unchecked}
      </p>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      <dl class="facts">
        <dt>{words.number}</dt>
        <dd>
          <code>{certificate.certificateId}</code>
        </dd>
        <dt>{words.holder}</dt>
        <dd>
          {certificate.holder} <span class="quiet">{words.holderHint}</span>
        </dd>
        <dt>{words.course}</dt>
        <dd>{certificate.title}</dd>
        <dt>{words.institution}</dt>
        <dd>{certificate.institution.name}</dd>
        <dt>{words.mode}</dt>
        <dd>{words.modes[certificate.mode]}</dd>
        <dt>{words.hours}</dt>
        <dd>{words.hoursText(numberText(language, certificate.hours))}</dd>
        <dt>{words.completed}</dt>
        <dd>{dayText(language, certificate.completedAt)}</dd>
        <dt>{words.issued}</dt>
        <dd>{dayText(language, certificate.issuedAt)}</dd>
        {(['preTest', 'postTest', 'final'] as const).map((name) => {
          const score = scores[name];
          return score === undefined ? null : (
            <div key={name}>
              <dt>{words.scores[name]}</dt>
              <dd>{words.score(numberText(language, score))}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
};
