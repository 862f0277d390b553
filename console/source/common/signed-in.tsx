import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './language.ts';
import { Loading } from './messages.tsx';
import { PageHeading } from './page-heading.tsx';
import { useSessionState, type Session } from './session.ts';

const dictionary = {
  id: {
    nobody: 'Silakan masuk',
    why: { citizens: 'Halaman ini menampilkan data Anda sendiri.', staff: 'Halaman ini untuk petugas.' },
    expired: 'Sesi Anda sudah berakhir',
    back: 'Masuk lagi, lalu Anda kembali ke halaman ini.',
    signIn: 'Masuk',
    again: 'Masuk lagi',
    signOut: 'Keluar',
    failed: 'Kami belum dapat memproses masuknya Anda. Periksa sambungan internet Anda, lalu coba lagi.',
    unfinished: 'Anda belum masuk',
    refused: 'Proses masuk tidak selesai. Silakan coba lagi.',
  },
  en: {
    nobody: 'Please sign in',
    why: { citizens: 'This page shows your own data.', staff: 'This page is for staff.' },
    expired: 'Your session has ended',
    back: 'Sign in again, and you come back to this page.',
    signIn: 'Sign in',
    again: 'Sign in again',
    signOut: 'Sign out',
    failed: 'We cannot sign you in at the moment. Please check your connection and try again.',
    unfinished: 'You are not signed in',
    refused: 'Signing in was not finished. Please try again.',
  },
};

/** A button that leads to the issuer, and says so when it does not answer. */
const SignInButton = ({ own, text }: { readonly own: Session; readonly text: string }) => {
  const { words } = useWords(dictionary);
  const [step, setStep] = useState<'idle' | 'leaving' | 'failed'>('idle');
  return (
    <>
      <button
        type="button"
        class="strong"
        disabled={step === 'leaving'}
        onClick={() => {
          setStep('leaving');
          own.signIn().catch(() => {
            setStep('failed');
          });
        }}
      >
        {text}
      </button>
      <p class="fault" role="alert">
        {step === 'failed' ? words.failed : ''}
      </p>
    </>
  );
};

/** What only those see who are signed in. Who is not is asked to sign in; whose time ends while they read or type keeps the page. */
export const ForSignedIn = ({ own, children }: { readonly own: Session; readonly children: ComponentChildren }) => {
  const { words } = useWords(dictionary);
  const state = useSessionState(own);
  const [wasIn, setWasIn] = useState(state === 'signed-in');
  useEffect(() => {
    setWasIn((before) => state !== 'nobody' && (before || state === 'signed-in'));
  }, [state]);
  if (!wasIn) {
    return (
      <>
        <PageHeading text={state === 'expired' ? words.expired : words.nobody} />
        <p>{state === 'expired' ? words.back : words.why[own.kind]}</p>
        <SignInButton own={own} text={state === 'expired' ? words.again : words.signIn} />
      </>
    );
  }
  return (
    <>
      {state === 'expired' && (
        <div class="finding noted" role="alert">
          <p>
            <strong>{words.expired}.</strong> {words.back}
          </p>
          <SignInButton own={own} text={words.again} />
        </div>
      )}
      {children}
    </>
  );
};

/** Signs out, for the header; nothing for who is not signed in. */
export const SignOut = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(dictionary);
  const state = useSessionState(own);
  if (state === 'nobody') return null;
  return (
    <button type="button" class="plain" onClick={() => void own.signOut()}>
      {words.signOut}
    </button>
  );
};

/** The page that the issuer sends back to: finishes signing in, and leads on. */
export const SigningIn = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(dictionary);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    own.finishSignIn().catch(() => {
      setHasFailed(true);
    });
  }, [own]);
  if (!hasFailed) return <Loading />;
  return (
    <>
      <PageHeading text={words.unfinished} />
      <p role="alert">{words.refused}</p>
      <SignInButton own={own} text={words.signIn} />
    </>
  );
};
