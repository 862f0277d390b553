import type { ComponentType } from 'preact';
import { returnPaths } from '../../../shared/domain/console.ts';
import { Frame } from '../common/frame.tsx';
import { Missing } from '../common/messages.tsx';
import { mounted } from '../common/mounted.ts';
import { session, type Session } from '../common/session.ts';
import { ForSignedIn, SigningIn, SignOut } from '../common/signed-in.tsx';
import '../common/style.css';
import './citizen.css';
import { Lazily } from './lazily.tsx';
import { StatusPage } from './status-page.tsx';

const own = session('citizens');
const links = [
  { href: '/me/incentives', text: { id: 'Insentif', en: 'Incentives' } },
  { href: '/me/cases', text: { id: 'Keberatan', en: 'Objections' } },
  { href: '/me/accesses', text: { id: 'Siapa melihat data saya', en: 'Who looked at my data' } },
];

/** The pages beside the first one, each loaded when somebody goes there. */
const pages: Readonly<Record<string, () => Promise<ComponentType<{ readonly own: Session }>>>> = {
  '/me/register': async () => (await import('./register-page.tsx')).RegisterPage,
  '/me/incentives': async () => (await import('./incentives-page.tsx')).IncentivesPage,
  '/me/cases': async () => (await import('./cases-page.tsx')).CasesPage,
  '/me/accesses': async () => (await import('./accesses-page.tsx')).AccessesPage,
};

const Citizen = ({ pathname }: { readonly pathname: string }) => {
  if (pathname === returnPaths.citizens.signedIn) return <SigningIn own={own} />;
  const load = pages[pathname];
  if (pathname !== '/' && load === undefined) return <Missing />;
  return (
    <ForSignedIn own={own}>
      {load === undefined ? <StatusPage own={own} /> : <Lazily name={pathname} load={load} props={{ own }} />}
    </ForSignedIn>
  );
};

mounted(
  <Frame home="/" links={links} aside={<SignOut own={own} />}>
    <Citizen pathname={location.pathname} />
  </Frame>,
);
